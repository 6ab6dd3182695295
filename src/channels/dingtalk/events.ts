import type { Service } from '../../service/index.ts'
import type { Log } from '../log.ts'
import { cardPress } from './callback.ts'
import { robotCodeOf } from './config.ts'
import type { DingtalkConfig } from './config.ts'
import { decodeMessage, robotMessage } from './decode.ts'
import type { Decoded } from './decode.ts'
import { cardParams } from './render/card.ts'
import { noticeDraft } from './render/panels.ts'
import type { Sender } from './send.ts'

export interface EventOptions {
  readonly config: DingtalkConfig
  readonly service: Pick<Service, 'receive' | 'act'>
  readonly sender: Sender
  readonly log: Log
}

export interface Events {
  /** Resolves when the message is on disk, not when it is answered. */
  onMessage(data: unknown): Promise<void>
  /** What the pressed card shows from now on. Never throws: two seconds are all there is. */
  onCard(data: unknown): Promise<Readonly<Record<string, unknown>>>
}

/** The handling behind both ways in. */
export function createEvents({ config, service, sender, log }: EventOptions): Events {
  const pressed = createRecent(2000)

  const act = async ({ actor, action }: Extract<Decoded, { kind: 'action' }>): Promise<void> => {
    if (!pressed.isNew(actor.messageId)) return
    try {
      // The id of what is pressed on, so that pressing it twice in a minute is one press.
      const on = 'answerId' in action ? action.answerId : actor.messageId
      const { toast, redraw } = await service.act('dingtalk', { ...actor, messageId: on }, action)
      const offered = redraw?.kind === 'answer' && redraw.handover === 'offered' && redraw.votes.unresolved > 0
      // What comes by itself needs no announcement.
      if (action.do === 'forward' && toast.tone === 'success') return
      const related = action.do === 'related' && redraw ? redraw : null
      const offerOf = offered && action.do === 'vote' && action.verdict === 'unresolved' ? action.answerId : null
      const key = `${actor.messageId}:press`
      const sending = related
        ? sender.deliver(actor.address, related, key)
        : sender.deliver(actor.address, notice(toast.text, offerOf), key)
      // The press itself is on disk; the word of thanks is not worth holding up the acknowledgement.
      sending.catch((error: unknown) => log.warn({ error: String(error) }, 'a press could not be confirmed'))
    } catch (error) {
      pressed.forget(actor.messageId)
      throw error
    }
  }

  return {
    async onMessage(data) {
      const read = robotMessage.safeParse(data)
      if (!read.success) {
        // Acknowledged all the same: a second copy would read no better.
        log.warn({ problems: read.error.issues.length }, 'a dingtalk message could not be read')
        return
      }
      const decoded = decodeMessage(read.data, {
        now: Date.now(),
        maxAgeMs: config.maxMessageAgeMs,
        sessionHosts: config.sessionHosts,
        robotCode: robotCodeOf(config),
      })
      if (decoded?.kind === 'incoming') await service.receive(decoded.message)
      if (decoded?.kind === 'action') await act(decoded)
    },

    async onCard(data) {
      const press = cardPress(data, robotCodeOf(config))
      if (!press) return {}
      try {
        const { toast, redraw } = await service.act('dingtalk', press.actor, press.action)
        const params =
          redraw?.kind === 'answer' ? cardParams(redraw, config.publicUrl, toast.text) : { status: toast.text }
        return { cardUpdateOptions: { updateCardDataByKey: true }, cardData: { cardParamMap: params } }
      } catch (error) {
        log.error({ error: String(error) }, 'a pressed card button could not be answered')
        return {
          cardUpdateOptions: { updateCardDataByKey: true },
          cardData: { cardParamMap: { status: '出错了，请稍后再试。' } },
        }
      }
    },
  }
}

function notice(text: string, offerOf: string | null) {
  return { kind: 'notice' as const, ...noticeDraft(text, offerOf) }
}

/** Remembers the latest ids, against a second delivery while the first is still known. */
function createRecent(most: number) {
  const ids = new Set<string>()
  return {
    isNew(id: string): boolean {
      if (ids.has(id)) return false
      ids.add(id)
      const [oldest] = ids
      if (ids.size > most && oldest !== undefined) ids.delete(oldest)
      return true
    },
    forget: (id: string): void => void ids.delete(id),
  }
}
