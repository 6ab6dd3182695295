import type { Fact } from '../model.ts'
import { findAmounts } from '../text/amounts.ts'
import { grantIn, kindOf } from './kinds.ts'
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

/** 五、, （三）, 第七条 （专利奖） before a sentence say nothing of whom it is for. */
export function withoutNumber({ text, start }: Piece): Piece {
  const number = NUMBER.exec(text)?.[0].length ?? 0
  const name = NAME.exec(text.slice(number))?.[0].length ?? 0
  return { text: text.slice(number + name), start: start + number + name }
}

const NUMBER =
  /^(?:第[^条]{1,6}条|[（(][0-9一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}[.．、]|[一二三四五六七八九十]{1,3}、)\s*/
/** What the article is called, in brackets before its text. */
const NAME = /^[（(【〔](?![含指即如])\p{Script=Han}{2,12}[）)】〕]\s*(?=\p{Script=Han})/u

/** Whether it limits all that was granted before, and not the last of it alone: 单个企业累计不超过20万元. */
export function limitsAll({ text }: Piece): boolean {
  return LIMITS_ALL.test(text) && isLimit(text)
}

function isLimit(text: string): boolean {
  return !/[，,]|以[下内]的/.test(text) && findAmounts(text).some(({ atMost }) => atMost)
}

/**
 * What limits several grants together is a line of its own. Nothing where it says how many there may be, and not how much is
 * given (每个项目不超过10人, 拖拉机不超过2台).
 */
export function limitOn(piece: Piece): Fact[] {
  const numbered = withoutNumber(piece)
  const label = LABEL.exec(numbered.text)?.[0].length ?? 0
  const text = numbered.text.slice(label)
  const start = numbered.start + label
  if (!SUM_OR_TERM.test(text) || isRange(text)) return []
  return [{ kind: '上限', recipient: null, condition: null, amount: text, start, end: start + text.length }]
}

/** 单笔贷款金额在10万元以上、500万元以下: which of them are meant. */
export function isRange(text: string): boolean {
  return /[0-9][^，]{0,6}以上[、，至到—-]?[^，]{0,12}以[下内]/.test(text)
}

const LABEL = /^(?:上限|限额|最高)：/
const SUM_OR_TERM = /[元%％‰倍月天日次]|[0-9一二两三四五六]\s?年/

/** What speaks of one among many, and so limits or reckons: 同一企业, 单个项目. */
export const EACH = '同一|单[个户家一笔]|单项(?!冠军)'

/** A year or years of several that a grant runs: 前三年, 第二年. */
export const STAGE = '(?:其中|即：)?[前后第首次]\\s?[0-9一二两三四五六]{0,2}\\s?年'

const ALL = `(?:对|但|且)?(?:每年)?(?:对?${EACH}|累计|总额|每(?:个|家|户|人|项)[^，]{0,12}(?:累计|合计|总额|不超过))`
const LIMITS_ALL = new RegExp(`^${ALL}`, 'u')
const ONLY_LIMIT = new RegExp(`^(?:${ALL}|(?:每年)?(?:补助|补贴|奖励|资助|贴息)?(?:金额|总额)?(?:最高|上限))`, 'u')

function limitsLast(joined: readonly Piece[], sentence: Piece, text: string): boolean {
  const last = joined.at(-1)
  // 按40%给予补偿。单户“数转贷”额度不超过1000万元: how much may be borrowed limits nothing that is given.
  if (OF_LOAN.test(sentence.text)) return false
  if (!last || NUMBER.test(sentence.text) || !limits(sentence) || !goesOn(text, last, sentence)) return false
  return grantsIn(last) === 1 && !sharesLimit(joined, text) && !limitsAnother(joined, sentence)
}

/** 给予贴息…；担保费按50%补贴…。同一企业享受贴息最长不超过3年: it names what the sentence before the last one grants. */
function limitsAnother(sentences: readonly Piece[], { text }: Piece): boolean {
  const kind = kindOf(text)
  const [before, last] = sentences.slice(-2).map((sentence) => (grantsIn(sentence) > 0 ? kindOf(sentence.text) : null))
  return kind !== null && last !== undefined && kind === before && kind !== last
}

/** The last sentence and the one before it, in one paragraph, both grant something without a limit: it is on both. */
function sharesLimit(sentences: readonly Piece[], text: string): boolean {
  const [before, last] = sentences.slice(-2)
  if (before === undefined || last === undefined || !goesOn(text, before, last) || grantsIn(before) === 0) return false
  return !partsOf(before).some(limits)
}

const OF_LOAN = /(?:贷款?|授信|担保)”?(?:总|最高)?(?:额度|限额|金额|余额)/

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
