/** The words for a benefit and the kind that each makes, most specific first. */
const KIND_WORDS: readonly (readonly [string, string])[] = [
  ['风险补偿', '风险补偿'], ['贷款贴息', '贴息'], ['贴息', '贴息'], ['奖补', '奖补'], ['奖励', '奖励'], ['奖金', '奖励'], ['奖给', '奖励'],
  ['资助', '资助'], ['补助', '补助'], ['补贴', '补贴'], ['返还', '返还'], ['退还', '返还'], ['减免', '减免'], ['免征', '减免'], ['免收', '减免'],
  ['减征', '减免'], ['减半', '减免'], ['免除', '减免'], ['减按', '减免'], ['优惠', '优惠'], ['补偿', '补偿'], ['担保', '担保'], ['专项资金', '资金支持'],
  ['资金支持', '资金支持'], ['经费支持', '资金支持'], ['扶持', '资金支持'], ['一次性支持', '资金支持'], ['授信', '贷款'], ['贷款', '贷款'],
] // prettier-ignore

const KINDS = new Map(KIND_WORDS)
export const KIND_PATTERN = KIND_WORDS.map(([word]) => word).join('|')

/** 给予…奖励, 按…资助, 享受…优惠, 奖励 50 万元: the words by which a text grants something. */
const GRANT = new RegExp(
  `(?:给予|予以|给与|享受|发放|落实|兑现|可获|获得|提供)[^，。；]{0,60}?(?:${KIND_PATTERN})` +
    `|按(?!时|期|需|要求|程序)照?[^，。；]{1,60}?(?:${KIND_PATTERN})` +
    `|(?:奖励|奖给|补助|资助|补贴|奖补|返还|补偿|贴息)[^，。；]{0,30}?(?:[0-9０-９一二三四五六七八九十百两]{1,9}(?:\\.[0-9]{1,4})?\\s?(?:[万亿千百]{1,2}元|元|%|％|‰|倍)|全额)` +
    `|[0-9]\\s?(?:[万亿]{0,2}元|%|％|‰)[^，。；]{0,14}?(?:${KIND_PATTERN})` +
    `|(?:免征|免收|减征|减半征收|减按|全额免除|免除|减免)[^，。；]{1,40}`,
  'u',
)
const NEGATION =
  /不得|不重复|不可重复|不叠加|取消其|不再|逐步取消|取消对|禁止|严禁|不予|避免|停止(?:执行|享受)|不享受|追回|收回|退回|骗取|套取|挪用|不能享受|不可/
/** Talk about benefits that grants none: 加大奖励力度, 完善补贴政策, 兑现奖励资金的程序. */
const TALK =
  /(?:奖励|资助|补助|补贴|优惠|贴息|返还|减免|补偿)(?:管理)?(?:办法|制度|机制|体系|标准由|名单|申请|申报|审核|资金的?(?:申|审|管|使)|(?:的)?程序|政策(?:与|的落实))/

/** Without a figure these promise nothing in particular: 为企业提供资金支持, 落实补贴政策. */
const VAGUE = /^(?:提供|落实|获得|可获|兑现)/

/** Where in a part of a sentence a benefit is granted, with what belongs to the amount (每间, 最高), or null. */
export function grantIn(part: string): { readonly start: number; readonly end: number } | null {
  // 对企业…获得质押贷款的 says who qualifies; the grant follows.
  if (/的$/.test(part)) return null
  const text = part.replace(/《[^《》]*》/g, (title) => '　'.repeat(title.length))
  const match = GRANT.exec(text)
  if (!match || NEGATION.test(text.slice(0, match.index + match[0].length))) return null
  const figures = /[0-9０-９%％‰]|[一二两三四五六七八九十百]{1,4}(?:万|千|百|元|倍|年)|全额/.test(text)
  if (!figures && (TALK.test(text) || VAGUE.test(match[0]))) return null
  const lead = /(?:每[\p{Script=Han}]{1,3}|一次性|最高)$/u.exec(text.slice(0, match.index))?.[0] ?? ''
  return { start: match.index - lead.length, end: match.index + match[0].length }
}

/** The kind of benefit: the last word for one inside the words that grant, as in 按…补贴标准给予奖励. */
export function kindOf(granting: string): string | null {
  let kind: string | null = null
  for (const match of granting.matchAll(new RegExp(KIND_PATTERN, 'gu'))) kind = KINDS.get(match[0]) ?? kind
  return kind
}
