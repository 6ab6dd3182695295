import * as z from 'zod'
import { checkContent, fromMsgKey } from './content.ts'
import type { DingtalkSimulator } from './simulator.ts'

export interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

type Handler = (simulator: DingtalkSimulator, body: unknown) => Answer

/** The open platform's routes, tokens checked before. */
export const API: Readonly<Record<string, Handler>> = {
  '/v1.0/robot/groupMessages/send': sendToGroup,
  '/v1.0/robot/oToMessages/batchSend': sendToPeople,
  '/v1.0/card/instances/createAndDeliver': createCard,
}

/** `POST /robot/sendBySession`: HTTP 200 whatever happens, the outcome in `errcode`. */
export function sendBySession(simulator: DingtalkSimulator, session: string, body: unknown): Answer {
  const known = simulator.sessions.get(session)
  if (!known || known.until < Date.now()) return refused(300001, 'session 不存在或已过期')
  if (!simulator.sessionLimit.take(known.conversationId))
    return refused(130101, 'send too fast, exceed 20 times per minute')
  const content = checkContent(body)
  if ('problem' in content) return refused(content.problem.code, content.problem.message)
  simulator.show({ conversationId: known.conversationId, via: 'session', ...content })
  return { status: 200, body: { errcode: 0, errmsg: 'ok' } }
}

const robot = { robotCode: z.string(), msgKey: z.string(), msgParam: z.string() }
const groupRequest = z.object({ ...robot, openConversationId: z.string() })
const peopleRequest = z.object({ ...robot, userIds: z.array(z.string()).min(1).max(20) })

function sendToGroup(simulator: DingtalkSimulator, body: unknown): Answer {
  const request = groupRequest.safeParse(body)
  if (!request.success) return invalid('miss.param', '缺少参数')
  const { robotCode, openConversationId, msgKey, msgParam } = request.data
  if (robotCode !== simulator.clientId)
    return invalid('resource.not.found', 'robot 不存在；请确认 robotCode 是否正确', 404)
  const chat = simulator.chats.get(openConversationId)
  if (chat?.type !== 'group') return invalid('invalidParameter.openConversationId', '群不存在')
  if (!simulator.robotLimit.take(openConversationId)) return invalid('send.too.fast', '发送过快', 400)
  const content = fromMsgKey(msgKey, msgParam)
  if ('problem' in content) return invalid(content.problem.code, content.problem.message)
  const { messageId } = simulator.show({ conversationId: openConversationId, via: 'robot', ...content })
  return { status: 200, body: { processQueryKey: messageId } }
}

function sendToPeople(simulator: DingtalkSimulator, body: unknown): Answer {
  const request = peopleRequest.safeParse(body)
  if (!request.success) return invalid('miss.param', '缺少参数')
  const { robotCode, userIds, msgKey, msgParam } = request.data
  if (robotCode !== simulator.clientId)
    return invalid('resource.not.found', 'robot 不存在；请确认 robotCode 是否正确', 404)
  const content = fromMsgKey(msgKey, msgParam)
  if ('problem' in content) return invalid(content.problem.code, content.problem.message)
  const invalidStaffIdList: string[] = []
  let processQueryKey = ''
  for (const staffId of userIds) {
    const chat = simulator.singleChatOf(staffId)
    if (!chat) invalidStaffIdList.push(staffId)
    else processQueryKey = simulator.show({ conversationId: chat.conversationId, via: 'robot', ...content }).messageId
  }
  return { status: 200, body: { processQueryKey, invalidStaffIdList, flowControlledStaffIdList: [] } }
}

const cardRequest = z.object({
  cardTemplateId: z.string().min(1),
  outTrackId: z.string().min(1),
  callbackType: z.literal('STREAM'),
  cardData: z.object({ cardParamMap: z.record(z.string(), z.string()) }),
  openSpaceId: z.string().regex(/^dtv1\.card\/\/IM_(?:GROUP|ROBOT)\./u),
})

function createCard(simulator: DingtalkSimulator, body: unknown): Answer {
  const request = cardRequest.safeParse(body)
  if (!request.success) return invalid('param.error', request.error.issues[0]?.message ?? '参数不对')
  const { outTrackId, openSpaceId, cardTemplateId, cardData } = request.data
  if (cardTemplateId !== simulator.cardTemplate) return invalid('param.templateNotExist', '模板不存在')
  if ([...simulator.messages.values()].some((m) => m.outTrackId === outTrackId)) {
    return invalid('card.outTrackId.exist', '卡片已经存在')
  }
  const [, kind, id = ''] = /IM_(GROUP|ROBOT)\.([^]+)$/u.exec(openSpaceId) ?? []
  const chat = kind === 'GROUP' ? simulator.chats.get(id) : simulator.singleChatOf(id)
  if (!chat) return invalid('param.spaceNotExist', '场域不存在')
  const { conversationId } = chat
  simulator.show({ conversationId, via: 'card', msgtype: 'card', body: cardData.cardParamMap, outTrackId })
  return { status: 200, body: { success: true, result: { outTrackId, deliverResults: [{ success: true }] } } }
}

function refused(errcode: number | string, errmsg: string): Answer {
  return { status: 200, body: { errcode, errmsg } }
}

function invalid(code: number | string, message: string, status = 400): Answer {
  return { status, body: { code, message, requestid: 'r' } }
}
