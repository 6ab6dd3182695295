import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Log } from '../../src/log-port.ts'
import { startDemoBot } from './demo-bot.ts'
import { startEchoBot } from './feishu/echo-bot.ts'
import { startFeishuSimulator } from './feishu/index.ts'

/**
 * Starts a simulated Feishu with the bot in it and prints the address of a page on which one chats as a person would.
 * `--echo` puts a bot of a few lines in the product's place, `PORT` and `HUIWEN_SEEDS_DIR` choose port and texts.
 */
async function main(): Promise<void> {
  const port = Number(process.env['PORT'] ?? 8710)
  const simulator = await startFeishuSimulator({ port, page: true })
  const zhang = simulator.createUser('张敏')
  const li = simulator.createUser('李伟')
  const staff = simulator.createUser('王老师')
  const group = simulator.createGroup({ name: '企业服务群', members: [zhang, li, staff], withBot: false })
  const staffGroup = simulator.createGroup({ name: '政策专员群', members: [staff, zhang] })
  for (const person of [zhang, li, staff]) simulator.directChat(person)

  const stop = process.argv.includes('--echo')
    ? await startEchoBot(simulator)
    : await startDemoBot(simulator, {
        seedsDir: process.env['HUIWEN_SEEDS_DIR'] ?? fileURLToPath(new URL('../../seeds', import.meta.url)),
        webPort: 0,
        admins: [zhang.openId],
        staffChat: staffGroup.chatId,
        log: consoleLog,
      })
  simulator.addBot(group, zhang)
  const end = () => {
    void Promise.resolve(stop())
      .then(() => simulator.close())
      .then(() => process.exit(0))
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  if (process.stdout.isTTY) openBrowser(`${simulator.url}/`)
  console.log(`飞书模拟已启动，用浏览器打开 ${simulator.url}/ （张敏是管理员，左上角头像可切换身份）`)
}

/** Opens the page where there is a desktop; where there is none the printed address must do. */
function openBrowser(url: string): void {
  const command = process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open'
  spawn(command, [url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}

const line = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) =>
  console.error(level, message, JSON.stringify(fields))
const consoleLog: Log = { info: () => {}, warn: line('warn'), error: line('error') }

await main()
