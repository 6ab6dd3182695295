import * as z from 'zod'
import type { Action, ActionResult, Actor, Service } from '../../service/index.ts'
import { richestCard } from './render.ts'

const place = z.object({ open_message_id: z.string(), open_chat_id: z.string() })

/** `card.action.trigger` as the dispatcher hands it over; `context` stands in the event or beside it. */
const cardAction = z.object({
  operator: z.object({ open_id: z.string() }),
  action: z.object({
    value: z.unknown(),
    form_value: z.record(z.string(), z.unknown()).optional(),
  }),
  context: place,
})

const answerId = z.string().min(1).max(64)
const value = z.discriminatedUnion('do', [
  z.object({ do: z.literal('vote'), answerId, verdict: z.enum(['useful', 'unresolved']) }),
  z.object({ do: z.literal('related'), answerId }),
  z.object({ do: z.literal('forward'), answerId }),
  z.object({ do: z.literal('handover'), answerId }),
  z.object({ do: z.literal('ask'), question: z.string().min(1).max(500) }),
  z.object({ do: z.literal('staff_reply'), handoverId: z.string().min(1).max(64) }),
])

export interface CallbackAnswer {
  readonly toast?: { readonly type: string; readonly content: string }
  readonly card?: { readonly type: 'raw'; readonly data: unknown }
}

/** Answers a pressed button with a toast and, if the card changes, the card. Never throws: 3 s is all there is. */
export async function answerCallback(
  event: unknown,
  service: Pick<Service, 'act'>,
  publicUrl: string | undefined,
  onError: (error: unknown) => void,
): Promise<CallbackAnswer> {
  const press = readPress(event)
  if (!press) return { toast: { type: 'warning', content: '这个按钮已经失效，请重新提问。' } }
  try {
    return drawn(await service.act('feishu', press.actor, press.action), publicUrl)
  } catch (error) {
    onError(error)
    return { toast: { type: 'error', content: '出错了，请稍后再试。' } }
  }
}

function readPress(event: unknown): { actor: Actor; action: Action } | null {
  const parsed = cardAction.safeParse(withContext(event))
  if (!parsed.success) return null
  const { operator, action, context } = parsed.data
  const wanted = value.safeParse(action.value)
  if (!wanted.success) return null
  const actor: Actor = {
    userId: operator.open_id,
    chatId: context.open_chat_id,
    threadId: null,
    messageId: context.open_message_id,
    pressedAt: Date.now(),
    address: { messageId: context.open_message_id, chatId: context.open_chat_id, openId: operator.open_id },
  }
  if (wanted.data.do !== 'staff_reply') return { actor, action: wanted.data }
  const text = action.form_value?.['reply']
  return { actor, action: { ...wanted.data, text: typeof text === 'string' ? text : '' } }
}

/** Some samples of the documentation have the ids at the top instead of in `context`. */
function withContext(event: unknown): unknown {
  if (typeof event !== 'object' || event === null || 'context' in event) return event
  return { ...event, context: event }
}

function drawn({ toast, redraw }: ActionResult, publicUrl: string | undefined): CallbackAnswer {
  const card = redraw ? richestCard(redraw, publicUrl) : null
  return {
    toast: { type: toast.tone, content: toast.text },
    ...(card ? { card: { type: 'raw', data: card } } : {}),
  }
}
