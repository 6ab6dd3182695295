import type { Log } from '../../log-port.ts'
import type { Incoming, Service } from '../../service/index.ts'
import { cardPress } from './callback.ts'
import { robotCodeOf } from './config.ts'
import type { DingtalkConfig } from './config.ts'
import { decodeMessage, isDirect, robotMessage } from './decode.ts'
import { cardParams } from './render/card.ts'

export interface EventOptions {
  readonly config: DingtalkConfig
  readonly service: Pick<Service, 'receive' | 'act'>
  readonly log: Log
}

export interface Events {
  /** Resolves when the message is on disk, not when it is answered. */
  onMessage(data: unknown): Promise<void>
  /** What the pressed card shows from now on. Never throws: two seconds are all there is. */
  onCard(data: unknown): Promise<Readonly<Record<string, unknown>>>
}

/** The handling behind both ways in. */
export function createEvents({ config, service, log }: EventOptions): Events {
  return {
    async onMessage(data) {
      const read = robotMessage.safeParse(data)
      if (!read.success) {
        // Acknowledged all the same: a second copy would read no better.
        log.warn({ problems: read.error.issues.length }, 'a dingtalk message could not be read')
        return
      }
      const message = decodeMessage(read.data, {
        now: Date.now(),
        maxAgeMs: config.maxMessageAgeMs,
        sessionHosts: config.sessionHosts,
        robotCode: robotCodeOf(config),
      })
      if (!message) return
      await service.receive(message)
      if (isDirect(read.data)) await service.receive(greetingAfter(message))
    },

    async onCard(data) {
      const press = cardPress(data, { robotCode: robotCodeOf(config), now: Date.now() })
      if (!press) return {}
      try {
        const { toast, redraw } = await service.act('dingtalk', press.actor, press.action)
        return drawn(
          redraw?.kind === 'answer' ? cardParams(redraw, config.publicUrl, toast.text) : { status: toast.text },
        )
      } catch (error) {
        log.error({ error: String(error) }, 'a pressed card button could not be answered')
        return drawn({ status: '出错了，请稍后再试。' })
      }
    },
  }
}

function drawn(cardParamMap: Readonly<Record<string, string>>) {
  return { cardUpdateOptions: { updateCardDataByKey: true }, cardData: { cardParamMap } }
}

/** DingTalk tells nobody that a direct chat was opened, so the greeting follows the first message that is answered in it. */
function greetingAfter({ platform, chatId, threadId, userId, address, sentAt }: Incoming): Incoming {
  const messageId = `entered:${chatId}`
  const common = { platform, messageId, chatId, threadId, userId, address, sentAt: sentAt + 1 }
  return { ...common, kind: 'welcome', occasion: 'entered' }
}
