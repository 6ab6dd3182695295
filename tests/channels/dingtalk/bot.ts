import type { DingtalkSettings } from '../../../src/channels/dingtalk/index.ts'
import type { DingtalkSimulator } from '../../simulators/dingtalk/index.ts'
import { startBot as startBotOn } from '../bot.ts'
import type { Bot, BotOptions } from '../bot.ts'

export type { Bot }
export type DingtalkBotOptions = BotOptions & { readonly settings?: Partial<DingtalkSettings> }

/** The whole bot against a simulator, in this process. Resolves when messages come in. */
export async function startBot(
  simulator: DingtalkSimulator,
  { settings, ...options }: DingtalkBotOptions = {},
): Promise<Bot> {
  const dingtalk = { ...settingsFor(simulator), ...settings }
  const bot = await startBotOn({ ...options, dingtalk })
  if (dingtalk.mode === 'http') simulator.delivery = httpAt(bot.url)
  await simulator.waitFor(() => bot.channel('dingtalk').state().state === 'ready', 'the bot to be ready')
  return bot
}

export function settingsFor(simulator: DingtalkSimulator): DingtalkSettings {
  return {
    clientId: simulator.clientId,
    clientSecret: simulator.clientSecret,
    mode: 'stream',
    apiBase: simulator.url,
    sessionHosts: [new URL(simulator.url).host],
    publicUrl: 'https://huiwen.example',
    reconnectMs: 20,
    timeoutMs: 2000,
  }
}

export function httpAt(url: string) {
  return { mode: 'http', url: `${url}/dingtalk/messages` } as const
}
