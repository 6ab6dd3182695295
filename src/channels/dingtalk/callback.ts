import * as z from 'zod'
import type { Action, Actor } from '../../service/index.ts'
import { parseRecord } from '../json.ts'
import { answerIdOf } from './render/card.ts'

/** A pressed button of an interactive card, as the Stream connection delivers it. */
const callback = z.object({
  outTrackId: z.string(),
  userId: z.string().min(1),
  spaceId: z.string().optional().catch(undefined),
  spaceType: z.string().optional().catch(undefined),
  content: z.string(),
})

const pressed = z.object({
  cardPrivateData: z.object({
    actionIds: z.array(z.string()).min(1),
    params: z.record(z.string(), z.unknown()).default({}),
  }),
})

/** Who pressed what; null for cards that are none of ours. */
export function cardPress(
  data: unknown,
  { robotCode, now }: { readonly robotCode: string; readonly now: number },
): { actor: Actor; action: Action } | null {
  const read = callback.safeParse(data)
  if (!read.success) return null
  const content = pressed.safeParse(parseRecord(read.data.content))
  const answerId = answerIdOf(read.data.outTrackId)
  if (!content.success || answerId === null) return null
  const action = actionOf(content.data.cardPrivateData.actionIds[0], answerId)
  if (!action) return null
  const { userId, outTrackId, spaceId, spaceType } = read.data
  const group = spaceType === 'IM_GROUP' && spaceId !== undefined
  const chatId = group ? spaceId : (spaceId ?? userId)
  const address = {
    conversationId: chatId,
    chatType: group ? 'group' : 'single',
    staffId: userId,
    robotCode,
  }
  return { action, actor: { userId, chatId, threadId: null, messageId: outTrackId, pressedAt: now, address } }
}

function actionOf(id: string | undefined, answerId: string): Action | null {
  switch (id) {
    case 'useful':
    case 'unresolved':
      return { do: 'vote', answerId, verdict: id }
    case 'related':
    case 'forward':
    case 'handover':
      return { do: id, answerId }
    default:
      return null
  }
}
