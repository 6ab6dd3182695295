import { PlatformRefused } from '../refused.ts'

/** Its code is a number from a session webhook, a word from the robot API. */
export class DingtalkRefused extends PlatformRefused<string> {
  constructor(call: string, code: string, said: string) {
    super('钉钉', call, code, said, HINTS)
  }
}

/** How a code is to be taken; what is not named here is a refusal for good. */
export type Meaning = 'token' | 'throttled' | 'busy' | 'refused'

export function meaningOf(code: string, status: number): Meaning {
  const known = code.toLowerCase()
  if (status === 401 || TOKEN.has(known)) return 'token'
  if (status === 429 || THROTTLED.has(known) || known.includes('qpslimit')) return 'throttled'
  if (status >= 500 || BUSY.has(known)) return 'busy'
  return 'refused'
}

/** The content is too long or of a kind that is not taken: a plainer one may pass. */
export function isTooRich(code: string): boolean {
  return TOO_RICH.has(code.toLowerCase())
}

const TOKEN: ReadonlySet<string> = new Set(['invalidauthentication', '40014', '88'])
const THROTTLED: ReadonlySet<string> = new Set([
  '130101',
  '410100',
  '90002',
  '90018',
  'send.too.fast',
  'send.bytoken.toofast',
  'throttling',
])
const BUSY: ReadonlySet<string> = new Set(['-1', 'serviceunavailable', 'system.busy', 'internalerror'])
const TOO_RICH: ReadonlySet<string> = new Set([
  '460101',
  '400105',
  '40035',
  'invalidparameter.msgparam',
  'msgparam.toolong',
])

const HINTS: ReadonlyMap<string, string> = new Map([
  ['300001', '会话地址已失效'],
  ['310000', '会话地址不对或已失效'],
  ['400013', '群已解散'],
  ['400102', '机器人已停用，请在开放平台启用并发布版本'],
  ['400106', '机器人不存在，请检查 DINGTALK_CLIENT_ID'],
  ['430101', '内容含有不安全的外链，请检查 HUIWEN_PUBLIC_URL 的域名'],
  ['430102', '内容被判为不合适的文字'],
  ['430104', '内容被判为不合适'],
  ['invalidAuthentication', '访问凭证无效，请检查 DINGTALK_CLIENT_ID 和 DINGTALK_CLIENT_SECRET'],
  [
    'Forbidden.AccessDenied.AccessTokenPermissionDenied',
    '应用没有开通发消息的权限，请在开放平台“权限管理”里开通“企业内机器人发送消息权限”',
  ],
  ['resource.not.found', '机器人或会话不存在，请检查机器人编码，并确认机器人还在群里'],
])
