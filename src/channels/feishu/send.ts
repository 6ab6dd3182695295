import { DeliveryRefused } from '../../service/index.ts'
import type { Address, Reply } from '../../service/index.ts'
import type { Content, FeishuApi } from './api.ts'
import { FeishuRefused, NO_REPLY, NOT_IN_CHAT, TOO_RICH } from './errors.ts'
import { renditions } from './render.ts'

/**
 * Sends the richest form that the platform takes, as a reply where there is a message to reply to, else to the chat,
 * else to the person. All attempts bear the same uuid, so at most one of them is ever seen.
 */
export async function deliver(
  api: FeishuApi,
  to: Address,
  reply: Reply,
  uuid: string,
  publicUrl: string | undefined,
): Promise<string> {
  const ways = waysTo(api, to, uuid)
  let refused: FeishuRefused | null = null
  let way = 0
  let form = 0
  const forms = renditions(reply, publicUrl)
  while (way < ways.length && form < forms.length) {
    const send = ways[way]
    const content = forms[form]
    if (!send || !content) break
    try {
      return await send(content)
    } catch (error) {
      if (!(error instanceof FeishuRefused)) throw error
      refused = error
      if (TOO_RICH.has(error.code)) form += 1
      else if (NO_REPLY.has(error.code) || NOT_IN_CHAT.has(error.code)) way += 1
      else break
    }
  }
  throw new DeliveryRefused(refused?.message ?? '回复没有可以送达的地方', { cause: refused })
}

function waysTo(api: FeishuApi, to: Address, uuid: string): ((content: Content) => Promise<string>)[] {
  const { messageId, chatId, openId } = to
  const ways: ((content: Content) => Promise<string>)[] = []
  if (messageId) ways.push((content) => api.reply(messageId, chatId ?? messageId, content, uuid))
  if (chatId) ways.push((content) => api.send({ type: 'chat_id', id: chatId }, content, uuid))
  if (openId) ways.push((content) => api.send({ type: 'open_id', id: openId }, content, uuid))
  return ways
}
