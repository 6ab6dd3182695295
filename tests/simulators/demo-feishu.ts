import { startFeishuSimulator } from './feishu/index.ts'
import { startEchoBot } from './feishu/echo-bot.ts'

/** Starts the simulated Feishu with a few people, chats and a bot, and prints the address of the page. */
async function main(): Promise<void> {
  const port = Number(process.env['PORT'] ?? 8710)
  const simulator = await startFeishuSimulator({ port, page: true })
  const [zhang, li, wang] = ['张敏', '李伟', '王老师'].map((name) => simulator.createUser(name))
  if (!zhang || !li || !wang) return
  simulator.createGroup({ name: '安康惠企政策咨询群', members: [zhang, li, wang] })
  simulator.createGroup({ name: '惠企专员 · 转人工', members: [zhang, wang] })
  for (const person of [zhang, li, wang]) simulator.directChat(person)
  const stop = await startEchoBot(simulator)
  process.once('SIGINT', () => {
    stop()
    void simulator.close().then(() => process.exit(0))
  })
  console.log(`飞书模拟已启动：${simulator.url}/`)
}

await main()
