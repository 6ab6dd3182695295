import type { FeishuSettings } from '../../../src/channels/feishu/index.ts'
import type { FeishuSimulator } from '../../simulators/feishu/index.ts'
import { startBot as startBotOn } from '../bot.ts'
import type { Bot, BotOptions } from '../bot.ts'

export type { Bot }

/** The whole bot against a simulator, in this process. Resolves when messages come in. */
export async function startBot(
  simulator: FeishuSimulator,
  { settings, ...options }: BotOptions & { readonly settings?: Partial<FeishuSettings> } = {},
): Promise<Bot> {
  const feishu = { ...settingsFor(simulator), ...settings }
  const bot = await startBotOn({ ...options, feishu })
  if (feishu.mode === 'webhook') simulator.events = simulator.callbacks = webhookAt(bot.url)
  // The SDK says that it is connected a moment before the platform hands events to the connection.
  const connected = (): boolean => feishu.mode === 'webhook' || simulator.socket.connections.size > 0
  const ready = (): boolean => bot.channel('feishu').state().state === 'ready' && connected()
  await simulator.waitFor(ready, 'the bot to be ready')
  return bot
}

export function settingsFor(simulator: FeishuSimulator): FeishuSettings {
  const { appId, appSecret, url, encryptKey, verificationToken } = simulator
  return {
    appId,
    appSecret,
    mode: 'socket',
    domain: url,
    publicUrl: 'https://huiwen.example',
    verificationToken,
    ...(encryptKey ? { encryptKey } : {}),
  }
}

export function webhookAt(url: string) {
  return { mode: 'webhook', url: `${url}/feishu/events` } as const
}
