import type { Fact, Span } from '../model.ts'
import { mendWithMap } from '../text/mend.ts'
import { findAmounts } from '../text/numerals.ts'
import { amountOf } from './amounts.ts'
import { isClean } from './clean.ts'
import { grantIn, kindOf } from './kinds.ts'
import { whoAndWhen } from './recipients.ts'
import { partsOf, sentencesOf, type Piece } from './sentences.ts'
import { targetsOf } from './targets.ts'
import { tiersOf } from './tiers.ts'

/**
 * What a passage grants, and the figures it aims at. Every string is a slice of the source with broken lines mended, inside
 * the fact's own span. A benefit without a figure has a null amount, or its rule (按比例给予两年贴息). What is forbidden or
 * abolished is no fact, and what cannot be told in clean cells is left to the quote. Never throws; linear in the passage.
 */
export function extractFacts(source: string, span: Span, context: { readonly heading: string }): Fact[] {
  const underAims = context.heading.includes('目标')
  const mended = mendWithMap(source.slice(span.start, span.end))
  const { offsets } = mended
  const text = inFullWidth(mended.text)
  const facts = withLimits(sentencesOf(withoutDepartments(text)), text).flatMap((sentence) => {
    if (EXAMPLE.test(sentence.text)) return []
    const granted = benefitsOf(sentence, text)
    return granted.length > 0 || FORBIDDEN.test(sentence.text) ? granted : targetsOf(sentence, underAims)
  })
  const clean = facts.filter((fact) => isClean(fact, text.slice(fact.start, fact.end)))
  return clean.map((fact) => ({
    ...asWritten(fact, text, mended.text),
    start: span.start + (offsets[fact.start] ?? 0),
    end: span.start + (offsets[fact.end - 1] ?? 0) + 1,
  }))
}

/** 以一家拥有50名职工的企业为例，可返还3万元: a sum that is reckoned for show. */
const EXAMPLE = /为例[，,：:、。]|^(?:例如|比如|举例|假设|假如)/

/** Commas and the like typed in half width between Chinese words part them as the full-width ones do. */
function inFullWidth(text: string): string {
  return text.replace(
    /(?<=\p{Script=Han}[%)）”》]?)[,;:]|[,;:](?=[“《（(]?\p{Script=Han})/gu,
    (mark) => FULL_WIDTH[mark] ?? mark,
  )
}

const FULL_WIDTH: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：' }

/** The cells as the source has them: `read` and `written` are of the same length. */
function asWritten(fact: Fact, read: string, written: string): Fact {
  const cell = (words: string | null): string | null => {
    const at = words === null ? -1 : read.indexOf(words, fact.start)
    return words === null || at < 0 ? words : written.slice(at, at + words.length)
  }
  return { ...fact, recipient: cell(fact.recipient), condition: cell(fact.condition), amount: cell(fact.amount) }
}

/** The note of departments becomes a sentence's end of the same length, as nothing in it is granted. */
function withoutDepartments(text: string): string {
  return text.replace(DEPARTMENTS, (note) => '。'.repeat(note.length))
}

/** A sentence that only limits (；单个企业最高不超过100万元。) belongs to the grant before it, if there is but one. */
function withLimits(sentences: readonly Piece[], text: string): Piece[] {
  const joined: Piece[] = []
  for (const sentence of sentences) {
    const last = joined.at(-1)
    const end = sentence.start + sentence.text.length
    if (
      last &&
      last.text.length < 1000 &&
      limits(sentence) &&
      goesOn(text, last, sentence) &&
      grantsIn(last) === 1 &&
      !isOneOfSeveral(joined, text)
    )
      joined.splice(-1, 1, { text: text.slice(last.start, end), start: last.start })
    else joined.push(sentence)
  }
  return joined
}

function grantsIn(sentence: Piece): number {
  return partsOf(sentence).filter((part) => grantIn(part.text)).length
}

/** The last sentence and the one before it, in one paragraph, both grant something: a limit behind them is on both. */
function isOneOfSeveral(sentences: readonly Piece[], text: string): boolean {
  const [before, last] = sentences.slice(-2)
  return before !== undefined && last !== undefined && goesOn(text, before, last) && grantsIn(before) > 0
}

function limits({ text }: Piece): boolean {
  return ONLY_LIMIT.test(text) && !/[，,]/.test(text) && findAmounts(text).some(({ atMost }) => atMost)
}

function goesOn(text: string, { start, text: words }: Piece, next: Piece): boolean {
  return /^[。；;] ?$/.test(text.slice(start + words.length, next.start))
}

const DEPARTMENTS = /[（(](?:责任|牵头|主办|配合)(?:[^（）()]|[（(][^（）()]{0,30}[）)]){0,600}[）)]/g
const EACH = '同一|单[个户家一笔项]'
const ONLY_LIMIT = new RegExp(
  `^(?:对|但|且)?(?:${EACH}|累计|总额|每(?:个|家|户|人|项)[^，]{0,12}(?:累计|合计|总额|不超过))`,
  'u',
)
const FORBIDDEN = /不得|严禁|禁止/
/** A part that limits or repeats what was granted before: 最高50万元, 每年不超过两次, 对同一单位给予最高50万元资助. */
const LIMIT =
  /最高|不超过|不高于|累计|上限|封顶|为限|每(?:人|户|家|项|个|年|次|件|月|台|亩|企业|单位)|连续|期限|以内|单[个户家一笔项]|同一(?:单位|企业|项目|主体)|总额/
const OPENS_HEAD = new RegExp(
  `^(?:对于?|凡是?|针对|支持|鼓励|为|向|其中对?|符合|经|在|给)(?!${EACH}|于|每|此|规定)`,
  'u',
)
const ADDRESSES = new RegExp(`^(?:对于?|凡|针对)(?!${EACH}|于|每)`, 'u')
const REFUSED = /不得|取消|禁止|避免|不再/
const LEADS_IN = /^(?:按照|根据|依据|依照)[^，]{0,20}《|^(?:同时|另外|此外|其中)$/

/** One state of reading a sentence: the parts that say to whom, then the parts that say what. */
interface Grant {
  head: Piece[]
  parts: Piece[]
}

function benefitsOf(sentence: Piece, text: string): Fact[] {
  if (limits(sentence)) return [limitOn(sentence)]
  const grants: Grant[] = []
  const raised: Fact[] = []
  let head: Piece[] = []
  for (const part of partsOf(sentence)) {
    const more = raisedIn(part, relevantHead(head, part), text)
    if (more) {
      raised.push(more)
      head = []
      continue
    }
    const granted = grantIn(part.text)
    if (grants.length > 1 && limits(part)) {
      raised.push(limitOn(part))
      continue
    }
    const open = grants.at(-1)
    const before = granted ? part.text.slice(0, granted.start) : ''
    if (open && head.length === 0 && LIMIT.test(part.text) && findAmounts(part.text).length > 0 && !newHead(part.text))
      open.parts.push(part)
    else if (granted && open && head.length === 0 && before.trim() === '' && !newHead(part.text)) open.parts.push(part)
    else if (granted) {
      grants.push({ head: relevantHead(head, part), parts: [part] })
      head = []
    } else if (!REFUSED.test(part.text)) head.push(part)
  }
  return [...grants.flatMap((grant) => factsOf(grant, text)), ...raised]
}

/** What limits several grants together is a line of its own. */
function limitOn({ text, start }: Piece): Fact {
  return { kind: '上限', recipient: null, condition: null, amount: text, start, end: start + text.length }
}

/** 将求职创业补贴标准由每人2000元提高至每人3000元: what is raised stands before both sums. */
const RAISED =
  /^(?:第[^条]{1,6}条\s*)?(?:[自从][^，。]{2,12}?起)?(?:将|把)?([^，。；]{2,40}?(?:补贴|补助|奖励|资助|奖补|津贴|返还|扶持)(?:费|金)?)(?:的?(?:最低|最高)?标准|比例|额度|金额|上限|资金|支持)*((?:由|从)[^，。；]{2,24}?)?(?:统一)?((?:提高|上调|调整|增加|提升)(?:至|到|为)[^，。；]{2,30})$/

function raisedIn({ text, start }: Piece, head: readonly Piece[], source: string): Fact | null {
  const [, what, from = '', to] = RAISED.exec(text) ?? []
  if (!what || !to || findAmounts(to).length === 0) return null
  const [first] = head
  const last = head.at(-1)
  return {
    kind: kindOf(what) ?? '奖励',
    recipient: what,
    condition: first && last ? source.slice(first.start, last.start + last.text.length) : null,
    amount: text.slice(text.length - to.length - from.length),
    start: first?.start ?? start,
    end: start + text.length,
  }
}

function newHead(part: string): boolean {
  return OPENS_HEAD.test(part)
}

/** From the last part that opens with 对, 凡 …; the sentence's way in (按照《…》第七项) says nothing of the recipient. */
function relevantHead(head: readonly Piece[], grant: Piece): Piece[] {
  if (ADDRESSES.test(grant.text)) return []
  const from = head.findLastIndex((part) => /^(?:对于?|凡|针对)/.test(part.text))
  const rest = from >= 0 ? head.slice(from) : head.slice(-3)
  return rest.filter((part, i) => (from >= 0 && i === 0) || !LEADS_IN.test(part.text))
}

function factsOf(grant: Grant, text: string): Fact[] {
  const [first] = grant.parts
  const last = grant.parts.at(-1)
  const granted = first ? grantIn(first.text) : null
  if (!first || !last || !granted) return []
  const kind =
    kindOf(first.text.slice(granted.start, granted.end), first.text.slice(granted.end)) ?? kindOf(first.text) ?? '奖励'
  if (kind === '贷款' && findAmounts(first.text).length === 0) return []
  const head = headText(grant, first, granted.start, text)
  const start = grant.head[0]?.start ?? first.start
  const end = last.start + last.text.length
  const { recipient, condition } = whoAndWhen(head)
  const tiers = grant.parts.length === 1 ? tiersOf(head, first.text) : null
  if (tiers) return tiers.map((tier): Fact => ({ kind, ...tier, start, end }))
  const amount = amountOf(text.slice(first.start + granted.start, end), grant.parts, granted)
  const figures = amount !== null && findAmounts(amount).length > 0
  if (!figures && (head.length < 2 || !addressed(grant, first))) return []
  return [{ kind, recipient, condition, amount, start, end }]
}

/** Without a figure only words that address someone (对…, 凡…, …的) make a benefit; the rest is news or talk. */
function addressed(grant: Grant, first: Piece): boolean {
  return /^对|[^针相面反]对/.test(first.text) || grant.head.some((part) => /^(?:对|凡|针对|符合)|的$/.test(part.text))
}

/** The words before the grant, from 对 on, as one slice of the text. */
function headText(grant: Grant, first: Piece, grantStart: number, source: string): string {
  const own = first.text.slice(0, grantStart)
  // 通过后补助方式对发明人予以奖励: the last 对 names who is meant.
  const inner = /[^针相面]对([^对，的]{2,30})$/.exec(own)
  if (inner?.[1] && !/^对/.test(own)) return inner[1]
  const text = source.slice(grant.head[0]?.start ?? first.start, first.start + grantStart).replace(/[，,\s]+$/, '')
  return withoutAuxiliaries(
    text
      .replace(/^[^对，。]{0,30}?(?:[：:）)]|[一二三四五六]是)\s*(?=对)/, '')
      .replace(/^(?:.*\|(?=\s*对)|[0-9]{1,3}\s*\|)\s*/, '')
      .replace(NUMBERED, '')
      .replace(/^即[：:]/, '')
      .replace(/^(?:同时|其中|另外|此外|并)?(?:对于?|凡是?|针对|支持|鼓励)(?=\S{2})/, ''),
  )
}

/** 第 2 条, （一）, 3. before the words of a clause. */
const NUMBERED =
  /^(?:第\s?[0-9一二三四五六七八九十百 ]{1,8}条|[（(][0-9一二三四五六七八九十]{1,3}[）)]|[0-9一二三四五六七八九十]{1,3}[）)]?[.．、])\s*/

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
  /(?:可以?|将|由[^，由]{2,20}|一次性|分别|再|均|最高|依法|优先|政府|适[度当]|酌情|(?<![合相需主重])[另并应要暂]|(?:中央|各级|[同本]级|地方|自治区|各?[省市县区]级?(?:[（(][省市县区、]{1,6}[）)])?)?财政(?:部门|安排)?|[，,：、])$/
