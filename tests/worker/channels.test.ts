import { describe } from 'vitest'
import type { DingtalkSettings } from '../../src/channels/dingtalk/index.ts'
import type { FeishuSettings } from '../../src/channels/feishu/index.ts'
import { openDingtalk } from '../channels/dingtalk/platform.ts'
import { openFeishu } from '../channels/feishu/platform.ts'
import { freePort } from '../channels/processes.ts'
import { channelContract } from '../contracts/channel.ts'
import type { BotProcesses, ChannelUnderTest, ChatPlatform, StartOptions } from '../contracts/channel.ts'
import { temporaryFolder } from '../support/folder.ts'
import { startWorkerd } from './workerd.ts'
import type { Workerd } from './workerd.ts'

type Vars = Readonly<Record<string, string>>

interface Platform extends ChatPlatform {
  reach(url: string): void
}

/** The bundle that is deployed, in a workerd process, called by a simulated platform and calling it. */
function workerUnderTest<P extends Platform>(
  open: () => Promise<P>,
  varsFor: (platform: P, options: StartOptions) => Vars,
  { sure }: Pick<ChannelUnderTest<P>, 'sure'> = {},
): ChannelUnderTest<P> {
  return {
    open,
    posted: true,
    sure,
    async start(platform, options) {
      const worker = await startWorkerd({ bundle: 'contract', vars: varsFor(platform, options) })
      platform.reach(worker.url)
      return worker
    },
    async processes(platform) {
      const port = await freePort()
      platform.reach(`http://127.0.0.1:${port}`)
      return workerProcesses(port, varsFor(platform, {}))
    },
  }
}

/** Killed at its work; only the cron takes up what was left, more often here than once a minute. */
function workerProcesses(port: number, vars: Vars): BotProcesses {
  const folder = temporaryFolder()
  let running: Promise<Workerd> | null = null
  const start = (): void => {
    running = startWorkerd({ bundle: 'contract', vars, port, data: folder.path })
    running.catch((error: unknown) => console.error('workerd could not be started:', error))
  }
  const cron = setInterval(() => {
    running?.then((worker) => worker.runCron()).catch(() => undefined)
  }, 700)
  const kill = async (): Promise<void> => {
    const worker = await running
    running = null
    worker?.kill()
    await worker?.stop()
  }
  return {
    start,
    kill,
    async end() {
      clearInterval(cron)
      await kill()
      folder[Symbol.dispose]()
    },
  }
}

const PUBLIC = { HUIWEN_PUBLIC_URL: 'https://huiwen.example' }

describe('Feishu webhook on Workers', () => {
  const vars = ({
    appId,
    appSecret,
    encryptKey,
    verificationToken,
    domain,
    admins,
    staffChat,
  }: FeishuSettings): Vars => ({
    ...PUBLIC,
    FEISHU_APP_ID: appId,
    FEISHU_APP_SECRET: appSecret,
    FEISHU_ENCRYPT_KEY: encryptKey ?? '',
    FEISHU_VERIFICATION_TOKEN: verificationToken ?? '',
    FEISHU_DOMAIN: domain ?? '',
    FEISHU_ADMINS: admins?.join(',') ?? '',
    FEISHU_STAFF_CHAT: staffChat ?? '',
  })
  channelContract(
    workerUnderTest(
      () => openFeishu('webhook'),
      (platform, options) => vars(platform.settings(options)),
    ),
  )
})

describe('DingTalk HTTP on Workers', () => {
  const vars = ({ clientId, clientSecret, apiBase, sessionHosts, admins, staffChat }: DingtalkSettings): Vars => ({
    ...PUBLIC,
    DINGTALK_CLIENT_ID: clientId,
    DINGTALK_CLIENT_SECRET: clientSecret,
    DINGTALK_API_BASE: apiBase ?? '',
    DINGTALK_SESSION_HOSTS: sessionHosts?.join(',') ?? '',
    DINGTALK_ADMINS: admins?.join(',') ?? '',
    DINGTALK_STAFF_CHAT: staffChat ?? '',
  })
  channelContract(
    workerUnderTest(
      () => openDingtalk({ mode: 'http' }),
      (platform, options) => vars(platform.settings(options)),
      // Without a key on the platform an isolate cannot know what left it in its last moment.
      { sure: false },
    ),
  )
})
