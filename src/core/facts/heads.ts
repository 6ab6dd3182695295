import { EACH, STAGE } from './limits.ts'
import { namesBearer } from './recipients.ts'
import type { Piece } from './sentences.ts'

/** What stands before a grant. */
export interface Head {
  /** Whom it is for, and when. */
  readonly text: string
  /** The same, up to the words that grant. */
  readonly full: string
  /** Whether it opens with 对 or the like. */
  readonly addressed: boolean
  /** Where the words on how much begin: at those that grant, or at 每新增1亿元, 按不同等次, 再 before them. */
  readonly rule: number
}

/** Parts the words before a grant, which begins at `grantStart` of its part, into who and how much. */
export function headOf(before: readonly Piece[], part: Piece, grantStart: number, source: string): Head {
  const at = part.start + grantStart
  const start = before[0]?.start ?? part.start
  const rule = ruleStart(before, part, grantStart) ?? at
  const full = cleaned(source.slice(start, at))
  const head = rule === at ? full : cleaned(source.slice(start, rule))
  return { text: head.text, full: full.text, addressed: head.addressed, rule }
}

const OPENS_RULE = new RegExp(
  `^(?:${STAGE}|每|按(?!规定|要求|时|期|程序)|分别|分[一二三四五两]|参照|视|再|另|可(?:以|申|享)?|从|对?(?:${EACH}))`,
  'u',
)
/** 对参展企业，对其展位费给予50%的补助: of what the share is. */
const OF_THEIRS = /^对其(?![中他余])/
/** 由风险补偿基金承担本金损失的50%，最高100万元 */
const BEARS_SHARE = /^由.*[%％元]$/
/** Circumstances belong to who and when, also right before the words that grant: 竣工投产后, 三年内, 经认定. */
const CIRCUMSTANCE = /^(?:经|在|自|且|并|凡|对|为|于)|(?:的|[后後]|时|内|期间|起|当年|基础上)$/
/** 对困难企业，担保机构免收担保费: who stands before the relief gives it. */
const RELIEVES = /^暂?(?:免|减)/
const MORE = /(?:分别)?(?:再|另行?|另外|额外)$/

/** Where the rule begins if that is before the words that grant. */
function ruleStart(before: readonly Piece[], part: Piece, grantStart: number): number | null {
  const own = part.text.slice(0, grantStart).trimEnd()
  // 自投产之日起前2年按租金的100%、第3年按租金的50%: the first of the years is as much of the rule as the others.
  const years = FIRST_YEARS.exec(own)
  if (years && OTHER_YEARS.test(part.text.slice(grantStart))) return part.start + years.index
  const more = MORE.exec(own)
  let start = more ? part.start + more.index : null
  const lead = withoutAuxiliaries(more ? own.slice(0, more.index) : own)
  if (OPENS_RULE.test(lead) || OPENS_RULE.test(own) || (before.length > 0 && OF_THEIRS.test(own))) start = part.start
  else if (lead !== '') {
    const gives = RELIEVES.test(part.text.slice(grantStart)) && before.some(({ text }) => ADDRESS.exec(text)?.[0])
    const isRule = before.length > 0 && !CIRCUMSTANCE.test(lead) && (gives || !namesBearer(lead))
    return isRule ? part.start : start
  }
  for (const { text, start: at } of before.slice(1).reverse()) {
    if (text.endsWith('的') || !(OPENS_RULE.test(text) || BEARS_SHARE.test(text))) break
    start = at
  }
  return start
}

const FIRST_YEARS = new RegExp(`${STAGE}(?:内|每年)?$`, 'u')
const OTHER_YEARS = /[%％元半]、?(?:第|[后後]|其[余後后])\s?[0-9一二两三四五六至、-]{0,4}\s?年/

function cleaned(words: string): { text: string; addressed: boolean } {
  // …的，对|每家企业给予补贴
  const own = words.replace(/[，,]\s?对$/, '').replace(/[，,\s]+$/, '')
  const inner = /[^针相面]对([^对，的]{2,30})$/.exec(own)?.[1]
  if (inner && namesBearer(inner) && !new RegExp(`^(?:${EACH})`).test(inner) && !/^对/.test(own))
    return { text: inner, addressed: true }
  const within = WITHIN.exec(own)?.[1] ?? ofGiver(own)
  if (within) return { text: within, addressed: true }
  const text = own
    .replace(
      /^(?:[^对，。]{2,16}(?:期间|期内|[起前内])，)?[^对，。]{0,30}?(?:[：:）)]|我[省市县区州旗]|[一二三四五六]是|如|财政|部门|[局委]|(?:担保|金融|保险|小贷|小额贷款|融资|信贷)(?:机构|公司)|银行)\s*(?=对)/,
      '',
    )
    .replace(/^(?:.*\|(?=\s*对)|[0-9]{1,3}\s*\|)\s*/, '')
    .replace(NUMBERED, '')
    .replace(LABEL, '')
    .replace(LABEL, '')
    .replace(NUMBERED, '')
    .replace(SINCE, '')
    .replace(/^即[：:]/, '')
  const address = ADDRESS.exec(text)?.[0] ?? ''
  return { text: withoutAuxiliaries(text.slice(address.length)), addressed: /[对凡]/.test(address) }
}

/** 国有经营用房对受影响的承租企业: whom, behind who gives it. */
function ofGiver(own: string): string | null {
  const [, giver = '', whom = ''] = GIVER.exec(own) ?? []
  return whom !== '' && namesBearer(whom) && !namesBearer(giver) ? whom : null
}

const GIVER = /^([^，对的]{2,16}[^，对的针相面])对([^，对]{4,60})$/

/** 严格执行…政策，在全市范围内对整车合法装载鲜活农产品的车辆: whom, behind where. */
const WITHIN = /(?:^|，)在[^，。的]{2,10}(?:范围内|期间|领域)对([^，对]{4,60})$/

const ADDRESS =
  /^(?:同时|其中|另外|此外|并|(?:20[0-9]{2}年)?继续)?(?:(?:对(?!外(?:服务|开放|合作|承包|投资|担保))于?|凡是?|针对|(?:优先|重点|适当)?支持|鼓励)\s?(?=\S{2}))?/

/** 第 2 条, （一）, 3. before the words of a clause. */
const NUMBERED =
  /^(?:第\s?[0-9一二三四五六七八九十百 ]{1,8}条|[（(][0-9一二三四五六七八九十]{1,3}[）)]|[0-9一二三四五六七八九十]{1,3}[）)]?[.．、]|[一二三四五六七八九十]是)\s*/

/** 支持标准：, 补助标准为：, 质押融资支持：, 答：, 【政策原文】, …聚焦4个方面： before the words of a sentence. */
const LABEL =
  /^(?:【[^【】]{1,16}】|(?:答|\p{Script=Han}{0,8}(?:(?:标准|额度|金额)为|标准|对象|条件|内容|措施|政策|范围|方式|额度|金额|奖励|支持|补助|补贴|资助)|[^：。]{0,80}(?:方面|措施|政策|[0-9一二两三四五六七八九十][项个种类]))：)\s*/u

/** 自2023年1月1日至2027年12月31日，企业招用…: when, before who does what. */
const SINCE =
  /^[自从]20[0-9]{2}\s?年(?:[0-9]{1,2}\s?月(?:[0-9]{1,2}\s?日)?)?(?:起|以[后後]|[至到](?:20[0-9]{2}\s?年)?[0-9]{1,2}\s?月(?:[0-9]{1,2}\s?日)?(?:期间|止)?)，\s*/

/** 可, 将, 由市财政, 一次性 between the head and the grant. */
function withoutAuxiliaries(head: string): string {
  let text = head.trim()
  for (let i = 0; i < 6; i++) {
    const match = AUXILIARY.exec(text)
    if (!match) break
    text = text.slice(0, match.index).trim()
  }
  return text
}

const AUXILIARY =
  /(?:可以?|(?<=额度|部分|企业|单位|项目)进行|实行|将|由[^，由的]{2,20}|一次性?|分别|再|均|最高|依法|优先|(?<=，)[省市县区州]级|政府|适[度当]|酌情|(?<![合相需主重])[另并应要暂]|(?:中央|各级|[同本]级|地方|自治区|各?[省市县区]级?(?:[（(][省市县区、]{1,6}[）)])?)?财政(?:部门|安排)?|(?<=，)[省市县区州]级|[，,：、])$/
