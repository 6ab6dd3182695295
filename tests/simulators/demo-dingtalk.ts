import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Log } from '../../src/channels/log.ts'
import { readConfig } from '../../src/config.ts'
import { startServer } from '../../src/server.ts'
import { startDingtalkSimulator } from './dingtalk/index.ts'
import { servePage } from './dingtalk/page-server.ts'

/**
 * Starts a simulated DingTalk with the product connected to it, as a configuration would start it, and prints the
 * address of a page on which one chats as a person would. `--cards` uses interactive cards; `PORT` and
 * `HUIWEN_SEEDS_DIR` choose port and texts.
 */
async function main(): Promise<void> {
  const port = Number(process.env['PORT'] ?? 8720)
  const simulator = await startDingtalkSimulator({ port })
  servePage(simulator)
  const zhang = simulator.createUser('张敏')
  const li = simulator.createUser('李伟')
  simulator.createGroup('企业服务群', [zhang, li])
  for (const person of [zhang, li]) simulator.singleChat(person)

  const dir = mkdtempSync(join(tmpdir(), 'huiwen-demo-'))
  const seeds = fileURLToPath(new URL('../../seeds', import.meta.url))
  const config = readConfig({
    PORT: String(port === 0 ? 0 : port + 1),
    HUIWEN_PUBLIC_URL: `http://127.0.0.1:${port + 1}`,
    HUIWEN_SEEDS_DIR: process.env['HUIWEN_SEEDS_DIR'] ?? seeds,
    HUIWEN_INDEX_DIR: join(dir, 'index'),
    HUIWEN_DATA_DIR: dir,
    DINGTALK_CLIENT_ID: simulator.clientId,
    DINGTALK_CLIENT_SECRET: simulator.clientSecret,
    DINGTALK_API_BASE: simulator.url,
    DINGTALK_SESSION_HOSTS: new URL(simulator.url).host,
    DINGTALK_ADMINS: zhang.staffId,
    ...(process.argv.includes('--cards') ? { DINGTALK_CARD_TEMPLATE: simulator.cardTemplate } : {}),
  })
  const server = await startServer({ config, log: consoleLog, version: 'demo' })
  await simulator.waitFor(() => simulator.gateway.connections.size > 0, 30_000, 'the bot to connect')
  const end = (): void => {
    void server
      .stop()
      .then(() => simulator.close())
      .then(() => rmSync(dir, { recursive: true, force: true }))
      .then(() => process.exit(0))
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  console.log(`钉钉模拟已启动，用浏览器打开 ${simulator.url}/ （张敏是管理员，左上角可切换身份）`)
}

const line = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) =>
  console.error(level, message, JSON.stringify(fields))
const consoleLog: Log = { info: () => {}, warn: line('warn'), error: line('error') }

await main()
