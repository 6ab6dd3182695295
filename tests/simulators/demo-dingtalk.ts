import type { Log } from '../../src/log-port.ts'
import { startDingtalkDemo } from './dingtalk-demo.ts'

/**
 * Starts a simulated DingTalk with the product connected to it and prints the address of a page on which one chats as a
 * person would. `--cards` uses interactive cards; `PORT` and `HUIWEN_SEEDS_DIR` choose port and texts.
 */
async function main(): Promise<void> {
  const port = Number(process.env['PORT'] ?? 8720)
  const demo = await startDingtalkDemo({
    port,
    webPort: port + 1,
    seedsDir: process.env['HUIWEN_SEEDS_DIR'],
    cards: process.argv.includes('--cards'),
    log: consoleLog,
  })
  const end = (): void => void demo.stop().then(() => process.exit(0))
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  console.log(`钉钉模拟已启动，用浏览器打开 ${demo.simulator.url}/ （张敏是管理员，左上角可切换身份）`)
}

const line = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) =>
  console.error(level, message, JSON.stringify(fields))
const consoleLog: Log = { info: () => {}, warn: line('warn'), error: line('error') }

await main()
