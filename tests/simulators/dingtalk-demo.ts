import { fileURLToPath } from 'node:url'
import { silentLog } from '../support/silent-log.ts'
import type { Log } from '../../src/log-port.ts'
import { readConfig } from '../../src/config.ts'
import { startServer } from '../../src/server.ts'
import { temporaryFolder } from '../support/folder.ts'
import { startDingtalkSimulator } from './dingtalk/index.ts'
import type { DingtalkSimulator } from './dingtalk/index.ts'
import { servePage } from './dingtalk/page-server.ts'

export interface DemoOptions {
  /** Port of the simulated platform with the page on which one chats; 0 takes a free one. */
  readonly port: number
  /** Port of the product's own pages with the originals. */
  readonly webPort: number
  readonly seedsDir?: string | undefined
  /** Interactive cards instead of messages with links. */
  readonly cards?: boolean
  readonly log?: Log
}

export interface Demo {
  readonly simulator: DingtalkSimulator
  stop(): Promise<void>
}

/** A simulated DingTalk with the product connected to it, as a configuration would start it. */
export async function startDingtalkDemo(options: DemoOptions): Promise<Demo> {
  const { port, webPort, log = silentLog } = options
  const simulator = await startDingtalkSimulator({ port })
  servePage(simulator)
  const zhang = simulator.createUser('张敏')
  const li = simulator.createUser('李伟')
  const wang = simulator.createUser('王老师')
  simulator.createGroup('企业服务群', [zhang, li, wang])
  const staff = simulator.createGroup('政策专员群', [wang, zhang])
  for (const person of [zhang, li, wang]) simulator.singleChat(person)

  const folder = temporaryFolder()
  const seeds = fileURLToPath(new URL('../../seeds', import.meta.url))
  const config = readConfig({
    PORT: String(webPort),
    HUIWEN_PUBLIC_URL: `http://127.0.0.1:${webPort}`,
    HUIWEN_SEEDS_DIR: options.seedsDir ?? seeds,
    HUIWEN_INDEX_DIR: folder.at('index'),
    HUIWEN_DATA_DIR: folder.path,
    DINGTALK_CLIENT_ID: simulator.clientId,
    DINGTALK_CLIENT_SECRET: simulator.clientSecret,
    DINGTALK_API_BASE: simulator.url,
    DINGTALK_SESSION_HOSTS: new URL(simulator.url).host,
    DINGTALK_ADMINS: zhang.staffId,
    DINGTALK_STAFF_CHAT: staff.conversationId,
    ...(options.cards ? { DINGTALK_CARD_TEMPLATE: simulator.cardTemplate } : {}),
  })
  const server = await startServer({ config, log, version: 'demo' })
  await simulator.waitFor(() => simulator.gateway.connections.size > 0, 'the bot to connect')
  return {
    simulator,
    async stop() {
      await server.stop()
      await simulator.close()
      folder[Symbol.dispose]()
    },
  }
}
