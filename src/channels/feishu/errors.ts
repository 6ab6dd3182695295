import { PlatformRefused } from '../refused.ts'

export class FeishuRefused extends PlatformRefused<number> {
  constructor(call: string, code: number, said: string) {
    super('飞书', call, code, said, HINTS)
  }
}

/** How a code is to be taken; what is not named here is a refusal for good. */
export function meaningOf(code: number, status: number): 'token' | 'slower' | 'again' | 'refused' {
  if (TOKEN.has(code)) return 'token'
  if (SLOWER.has(code) || status === 429) return 'slower'
  if (AGAIN.has(code) || status >= 500) return 'again'
  return 'refused'
}

/** The content is too long or too complex, or a part of it is not understood: a plainer one may pass. */
export const TOO_RICH: ReadonlySet<number> = new Set([230025, 230099, 200860, 200621, 11310])
/** The message to reply to is gone or its topic takes no replies: write to the chat instead. */
export const NO_REPLY: ReadonlySet<number> = new Set([230011, 230019, 230071, 230072, 230110])
/** The bot is not in that chat (a forwarded card): write to the person instead. */
export const NOT_IN_CHAT: ReadonlySet<number> = new Set([230002])

const TOKEN: ReadonlySet<number> = new Set([99991663, 99991664, 99991671, 99991661])
const SLOWER: ReadonlySet<number> = new Set([99991400, 230020, 11232])
const AGAIN: ReadonlySet<number> = new Set([230049])

const HINTS: ReadonlyMap<number, string> = new Map([
  [10003, '应用凭证的格式不对，请检查 FEISHU_APP_ID 和 FEISHU_APP_SECRET'],
  [10014, '没有这个应用，请检查 FEISHU_APP_ID'],
  [10015, '应用密钥不对，请检查 FEISHU_APP_SECRET'],
  [99991672, '应用没有开通这个接口的权限，请在开放平台“权限管理”里开通并发布版本'],
  [230002, '机器人不在这个群里'],
  [230006, '应用没有开启机器人能力，请在开放平台“添加应用能力”里开启并发布版本'],
  [230013, '对方不在应用的可用范围内，请在开放平台扩大可用范围'],
  [230018, '群设置不允许机器人发言'],
  [230022, '内容被判为敏感信息'],
  [230027, '应用缺少发消息的权限 im:message:send_as_bot'],
  [230028, '内容没有通过企业的数据防泄漏检查'],
  [230035, '没有向这个会话发消息的权限'],
  [232009, '群已解散'],
])
