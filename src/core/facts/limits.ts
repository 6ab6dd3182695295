import type { Fact } from '../model.ts'
import { findAmounts } from '../text/amounts.ts'
import { grantIn, kindOf } from './kinds.ts'
import { namesBearer } from './recipients.ts'
import { partsOf, type Piece } from './sentences.ts'

/**
 * Sentences, with those that only go on: a limit (；单个企业最高不超过100万元。) belongs to the grant before it if there is
 * but one, and the items of a list (分阶段给予800万元：辅导备案100万元；受理200万元) to the total that announces them.
 */
export function withLimits(sentences: readonly Piece[], text: string): Piece[] {
  const joined: Piece[] = []
  for (const sentence of sentences) {
    const last = joined.at(-1)
    const end = sentence.start + sentence.text.length
    if (last && last.text.length < 1000 && (continuesList(text, last, sentence) || limitsLast(joined, sentence, text)))
      joined.splice(-1, 1, { text: text.slice(last.start, end), start: last.start })
    else joined.push(sentence)
  }
  return joined
}

/** Whether a part of a sentence grants by the items of a list that begins in it. */
export function opensList(part: string): boolean {
  const at = part.indexOf('：')
  return at > 0 && findAmounts(part.slice(at)).length > 0 && grantIn(part.slice(0, at)) !== null
}

/** Whether a sentence or a part says only how far something granted elsewhere may go; it may be an item of its own. */
export function limits(piece: Piece): boolean {
  const { text } = withoutNumber(piece)
  return ONLY_LIMIT.test(text) && isLimit(text)
}

function withoutNumber({ text, start }: Piece): Piece {
  const number = NUMBER.exec(text)?.[0].length ?? 0
  return { text: text.slice(number), start: start + number }
}

const NUMBER = /^(?:第[^条]{1,6}条|[（(][0-9一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}[.．、])\s?/

/** Whether it limits all that was granted before, and not the last of it alone: 单个企业累计不超过20万元. */
export function limitsAll({ text }: Piece): boolean {
  return LIMITS_ALL.test(text) && isLimit(text)
}

function isLimit(text: string): boolean {
  return !/[，,]|以[下内]的/.test(text) && findAmounts(text).some(({ atMost }) => atMost)
}

/** What limits several grants together is a line of its own. */
export function limitOn(piece: Piece): Fact {
  const { text, start } = withoutNumber(piece)
  return { kind: '上限', recipient: null, condition: null, amount: text, start, end: start + text.length }
}

/**
 * A ceiling in a sentence that grants nothing itself: how much may be borrowed or charged at most (贷款额度不超过30万元，其中…可放宽至
 * 50万元), or the ceiling of some of those named before (其中列为重点项目的，最高2000万元). Null if there is none.
 */
export function ceilingIn(sentence: Piece, source: string): Fact | null {
  const parts = partsOf(sentence)
  const at = parts.findIndex(({ text }) => CEILING.test(text) && isCeiling(text))
  const [head, only] = parts
  const first = parts[at]
  if (first && !BUDGET.test(first.text)) {
    const behind = parts.slice(at + 1)
    const other = behind.findIndex(({ text }) => !GOES_ON.test(text) || findAmounts(text).length === 0)
    const last = (other < 0 ? behind : behind.slice(0, other)).at(-1) ?? first
    const start = first.start + (LABEL.exec(first.text)?.[0].length ?? 0)
    const end = last.start + last.text.length
    const condition = at === 1 && head && OF_SOME.test(head.text) ? someOf(head.text) : null
    const from = condition && head ? head.start : start
    return { kind: '上限', recipient: null, condition, amount: source.slice(start, end), start: from, end }
  }
  if (head && !only) return ceilingOfSome(head)
  if (head && only && SET_CASE_BY_CASE.test(head.text) && ONLY_CEILING.test(only.text) && isCeiling(only.text)) {
    const start = head.start + (LABEL.exec(head.text)?.[0].length ?? 0)
    const end = only.start + only.text.length
    return { kind: '上限', recipient: null, condition: null, amount: source.slice(start, end), start, end }
  }
  if (!head || !only || parts.length > 2 || !head.text.endsWith('的') || !ONLY_CEILING.test(only.text)) return null
  const condition = someOf(head.text)
  if (!isCeiling(only.text) || BUDGET.test(condition)) return null
  return {
    kind: '上限',
    recipient: null,
    condition,
    amount: only.text,
    start: head.start,
    end: only.start + only.text.length,
  }
}

/** 贷款额度由经办银行合理确定，最高不超过500万元 */
const SET_CASE_BY_CASE = /(?:额度|金额|标准)(?:由|根据|按)[^，]{2,60}(?:确定|核定)$/

/** 其中科技型中小企业最高不超过100万元: the ceiling of some of those that the sentence before it limits. */
function ceilingOfSome({ text, start }: Piece): Fact | null {
  const [, before = '', who = '', amount = ''] = OF_WHOM.exec(text) ?? []
  if (!namesBearer(who) || !isCeiling(amount)) return null
  const from = start + before.length
  return { kind: '上限', recipient: who, condition: null, amount, start: from, end: start + text.length }
}

const OF_WHOM =
  /^(其中[：:]?对?)([^，：]{2,24}?)((?:每年|年度)?(?:补[助贴]|奖励|资助)?(?:总?额)?(?:最高|不超过|不高于)[^，]{2,20})$/

/**
 * 合伙创业的可适当提高额度，最高不超过300万元: what is raised for some, behind what all are granted; null if the words before the
 * ceiling raise nothing.
 */
export function raisedCeiling(raising: Piece | undefined, { text, start }: Piece, source: string): Fact | null {
  const condition = RAISES.exec(raising?.text ?? '')?.[1]
  if (!raising || !condition || !ONLY_CEILING.test(text) || !findAmounts(text).some(({ atMost }) => atMost)) return null
  const end = start + text.length
  const from = raising.start + raising.text.indexOf('可', condition.length)
  return { kind: '上限', recipient: null, condition, amount: source.slice(from, end), start: raising.start, end }
}

const RAISES = /^([^，]{2,30}?)的?可[^，]{0,24}(?:提高|放宽|上浮|增加|扩大)[^，]{0,8}额度?$/

/** 对其中…的创业组织, …的: of whom a ceiling holds. */
const OF_SOME = /^其?中?[对为]|的$/

function someOf(words: string): string {
  return words
    .replace(/^其中[：:]?/, '')
    .replace(/^对(?:其中)?/, '')
    .replace(/的$/, '')
}

/** At most so much money or such a share; 不超过3次 and 资产不超过500万元的 are none. */
function isCeiling(text: string): boolean {
  const last = findAmounts(text).at(-1)
  return last !== undefined && last.atMost && /[元%‰]$/.test(last.unit) && last.span.end >= text.trimEnd().length - 2
}

const CEILING =
  /(?:额度|限额|贷款金额|单笔[^，]{0,8}|费率|利率|使用费|转贷资金)[^，]{0,10}(?:最高|不超过|不高于|不得超过|上限)/
const ONLY_CEILING = /^(?:每[户家个人]|单[户家个])?(?:最高|不超过)/
/** 可放宽至800万元, 合计最高不超过110万元, 期限不超过3年. */
const GOES_ON = /最高|最长|不超过|放宽|提高|可达|上浮|下浮/
/** What is set aside or asked of others is no ceiling of a benefit. */
const BUDGET = /预算|安排|统筹|规模|总额不|资产|营业收入|销售额/
const LABEL =
  /^(?:(?:第[^条]{1,6}条|答[：:]|[（(][^（()）]{1,4}[）)]|[0-9一二三四五六七八九十]{1,3}[.、])\s*){0,2}(?:[^：，]{2,8}：)?/

/** What is raised (求职创业补贴标准由每人2000元提高至每人3000元) stands before both sums; null if nothing is. */
export function raisedIn({ text, start }: Piece, head: readonly Piece[], source: string): Fact | null {
  const [, what, from = '', to] = RAISED.exec(text) ?? []
  if (!what || !to || findAmounts(to).length === 0) return null
  const [first] = head
  const last = head.at(-1)
  return {
    kind: kindOf(what) ?? '奖励',
    recipient: what,
    condition: first && last ? source.slice(first.start, last.start + last.text.length).replace(/的$/, '') : null,
    amount: text.slice(text.length - to.length - from.length),
    start: first?.start ?? start,
    end: start + text.length,
  }
}

/** What speaks of one among many, and so limits or reckons: 同一企业, 单个项目. */
export const EACH = '同一|单[个户家一笔]|单项(?!冠军)'

/** A year or years of several that a grant runs: 前三年, 第二年. */
export const STAGE = '(?:其中|即：)?[前后第首次]\\s?[0-9一二两三四五六]{0,2}\\s?年'

const ALL = `(?:对|但|且)?(?:每年)?(?:对?${EACH}|累计|总额|每(?:个|家|户|人|项)[^，]{0,12}(?:累计|合计|总额|不超过))`
const LIMITS_ALL = new RegExp(`^${ALL}`, 'u')
const ONLY_LIMIT = new RegExp(`^(?:${ALL}|(?:每年)?(?:补助|补贴|奖励|资助|贴息)?(?:金额|总额)?(?:最高|上限))`, 'u')

const RAISED =
  /^(?:第[^条]{1,6}条\s*|[一二三四五六七八九十]是)?(?:[自从][^，。]{2,12}?起)?(?:将|把|对)?([^，。；]{2,40}?(?:补贴|补助|奖励|资助|奖补|津贴|返还|扶持|支持(?=比例|标准|额度|上限))(?:费|金)?)(?:的?(?:最低|最高)?标准|比例|额度|金额|上限|资金|支持)*((?:由|从)[^，。；]{2,24}?)?(?:统一|可)?((?:提高|上调|调整|增加|提升)(?:至|到|为)[^，。；]{2,30})$/

function limitsLast(joined: readonly Piece[], sentence: Piece, text: string): boolean {
  const last = joined.at(-1)
  if (!last || NUMBER.test(sentence.text) || !limits(sentence) || !goesOn(text, last, sentence)) return false
  return grantsIn(last) === 1 && !sharesLimit(joined, text)
}

/** The last sentence and the one before it, in one paragraph, both grant something without a limit: it is on both. */
function sharesLimit(sentences: readonly Piece[], text: string): boolean {
  const [before, last] = sentences.slice(-2)
  if (before === undefined || last === undefined || !goesOn(text, before, last) || grantsIn(before) === 0) return false
  return !partsOf(before).some(limits)
}

function grantsIn(sentence: Piece): number {
  return partsOf(sentence).filter((part) => grantIn(part.text)).length
}

function continuesList(text: string, last: Piece, next: Piece): boolean {
  const between = text.slice(last.start + last.text.length, next.start)
  return (
    /^[；;] ?$/.test(between) && findAmounts(next.text).length > 0 && partsOf(last).some((part) => opensList(part.text))
  )
}

function goesOn(text: string, { start, text: words }: Piece, next: Piece): boolean {
  return /^[。；;] ?$/.test(text.slice(start + words.length, next.start))
}
