import { lazy } from '../../lazy.ts'
import type { Fact, Span } from '../../model.ts'
import type { Comparable, ComparableSentence, Entry } from '../../search/collection.ts'
import { coverages, shareCovered } from '../../search/rank.ts'
import type { Query } from '../../search/query.ts'
import type { Intent } from '../types.ts'
import { answersIntent, asksForAnyBenefit, isMoney, isOwnFigure, namesSum } from '../judging/evidence.ts'
import { statesStandard } from './open-amount.ts'
import { headsItem, LEANS_BACK, limits } from './read-with.ts'
import { partAsked } from './responsible.ts'
import { GIVES, namesOfficesOnly, sentenceWorth } from './sentence-worth.ts'
import { weighed } from './set-aside.ts'
import {
  cellsOf,
  HELD,
  ITEM,
  itemHeads,
  listAround,
  OPENS_LIST,
  rowNamed,
  SAYS_MUCH,
  tableAround,
  type Range,
} from './whole-list.ts'

/** A clause up to this length is quoted whole. */
const WHOLE = 220
/** More rows of a table than that are not: whoever asks for one county's telephone reads past the others. */
const FEW_ROWS = 3
/** A quote is extended to neighbouring sentences up to this length. */
const LONGEST = 300
const ENOUGH = 36

/**
 * The sentence of a clause that answers, with the neighbours it needs to be understood: what follows a colon, what
 * still covers words of the question, and enough of the context not to stand alone.
 *
 * @param says tells whether a sentence is about the particular that the question asks for, if it asks for one
 */
export function chooseQuotes(
  { document: { source }, clause }: Entry,
  form: Comparable,
  query: Query,
  intent: Intent,
  says: ((text: string) => boolean) | null = null,
): Span[] {
  const { sentences } = form
  const [first] = sentences
  const last = sentences.at(-1)
  if (!first || !last) return []
  const part = intent === 'department' ? partAsked(source, clause, form, query) : null
  if (part && part.end - part.start <= LONGEST) return [part]
  const rows = sentences.filter(({ isRow }) => isRow).length
  if (last.end - first.start <= WHOLE && rows <= FEW_ROWS) return [{ start: first.start, end: last.end }]

  const items = itemHeads(source, sentences)
  const worthOf = sentenceWorth(query, intent)
  const weights = weighed(sentences, query, clause.facts)
  const shares = lazy(() => {
    const subject = query.concepts.filter((concept) => !isMoney(concept) && !isOwnFigure(concept))
    return sentences.map(({ text }) => shareCovered(subject, text))
  })
  const scores = sentences.map((sentence, i) => {
    const head = headsItem(sentences[i - 1]) ? i - 1 : (items[i] ?? i)
    const titled = head < i ? `${sentences[head]?.text ?? ''}${sentence.text}` : sentence.text
    const grants = clause.facts.some(
      ({ amount, start, end }) => amount !== null && start < sentence.end && end > sentence.start,
    )
    const bonus = grants && !weights[i]?.isForOthers && MONEY.has(intent) ? (asksForAnyBenefit(query) ? 1 : GRANTS) : 0
    // Who is responsible is told beside the quote.
    if (isTold(i)) return 0
    return worthOf(titled) * (weights[i]?.share ?? 1) + bonus
  })
  const nearestRow = Math.max(...scores.map((score, i) => (sentences[i]?.isRow ? score : 0)))
  /** A row further from the question than others speaks of another thing: what it says is not said of the one asked about. */
  const isOther = (i: number): boolean =>
    weights[i]?.isForOthers === true || (sentences[i]?.isRow === true && (scores[i] ?? 0) < nearestRow * AS_GOOD)
  sentences.forEach(({ text }, i) => {
    if (says?.(text) && !isOther(i) && !isTold(i)) scores[i] = (scores[i] ?? 0) + SAYS_IT
  })
  const asked = sentences.flatMap(({ text }, i) => (weights[i]?.asks ? [text] : [])).join('\n')
  const led = scores.map((score, i) =>
    weights[i]?.asks ? 0 : score + (asked && !weights[i]?.isBasis ? headedBy(i) : 0),
  )
  const nearest = led.indexOf(Math.max(...led))
  const best = WHAT_THERE_IS.has(intent) ? nearest : rowNamed(form, query.concepts, nearest)
  const whole = askedWhole(best)
  const main = whole
    ? [whole]
    : (rowsLike(best) ?? united([headed(around(best)), ...grantedAsWell(best), ...otherHalf(best), ...defined()]))
  const shown = main.flatMap(({ from, to }) => sentences.slice(from, to + 1))
  const saying = sentences.findIndex(({ text }, i) => says?.(text) && !isOther(i) && !isTold(i))
  // 咨询电话 stands at the end of a clause that the question's words do not lead to.
  if (saying >= 0 && !shown.some(({ text }) => says?.(text))) return united([...main, around(saying)]).map(spanOf)
  // 按规定给予补贴…补贴测算：248.8元/人月: how much it is stands in a sentence of its own, some sentences below.
  const standard = sentences.findIndex(({ text }) => statesStandard(text) && namesSum(text))
  if (intent === 'amount' && query.asksMoney && standard >= 0 && !shown.some(({ text }) => namesSum(text))) {
    return united([...main, around(standard)]).map(spanOf)
  }
  const answers = ({ text }: ComparableSentence): boolean => answersIntent(text, intent, query)
  if (!NAMED.has(intent) || shown.some(answers)) return main.map(spanOf)
  // The subject stands in one sentence and the figure in another: both are shown. What another sentence leaves open is none.
  const isOpen = intent === 'amount' && shown.some(({ text }) => GIVES.test(text))
  const figures = scores.map((score, i) =>
    (isOpen ? namesSum(sentences[i]!.text) : answers(sentences[i]!)) && !isOther(i) ? score : -1,
  )
  const figure = figures.indexOf(Math.max(...figures))
  if ((figures[figure] ?? -1) < 0) return main.map(spanOf)
  return united([...main, around(figure)]).map(spanOf)

  function isTold(i: number): boolean {
    return clause.departments.lead.length > 0 && namesOfficesOnly(sentences[i]?.text ?? '')
  }

  /** What the question that heads the clause adds to a sentence of its answer. */
  function headedBy(i: number): number {
    const { text = '' } = sentences[i] ?? {}
    return worthOf(text, asked) - worthOf(text)
  }

  /** 机构的资助有哪几种: what the clause grants besides, as near to the question, would be missed as one of a list. */
  function grantedAsWell(at: number): readonly Range[] {
    if (intent !== 'list' || sentences[at]?.isRow || !grants(at)) return []
    const others = sentences.flatMap((_, i) =>
      i !== at && grants(i) && !sentences[i]?.isRow && (scores[i] ?? 0) >= (scores[at] ?? 0) * AS_NEAR ? [i] : [],
    )
    const length = others.reduce((sum, i) => sum + (sentences[i]?.end ?? 0) - (sentences[i]?.start ?? 0), 0)
    return length <= LONGEST_LIST ? others.map((i) => ({ from: i, to: i })) : []
  }

  /**
   * 运营机构补多少，跟技术转移机构一样不, 确诊最多的是哪个区县: what the question says as much of as of the rest, and the best sentence does not
   * hold, another as good may.
   */
  function otherHalf(at: number): readonly Range[] {
    const own = coverages(query.concepts, sentences[at]?.text ?? '')
    const least = query.concepts.reduce((sum, { weight }) => sum + weight, 0) * SAYS_MUCH
    const left = query.concepts.filter(
      (concept, i) => concept.weight >= least && (own[i] ?? 0) < HELD && !concept.ofAsker && !isMoney(concept),
    )
    if (left.length === 0 || sentences[at]?.isRow) return []
    const other = scores.findIndex(
      (score, i) =>
        i !== at &&
        score >= (scores[at] ?? 0) * AS_NEAR &&
        sentences[i]?.isRow !== true &&
        coverages(left, sentences[i]?.text ?? '').some((share) => share > HELD),
    )
    return other < 0 ? [] : [{ from: other, to: other }]
  }

  /** “待受理”和“受理中”有什么区别: the sentence on each of them. */
  function defined(): readonly Range[] {
    if (intent !== 'compare') return []
    const saying = sentences.flatMap(({ text }, i) => (says?.(text) && !isOther(i) ? [{ from: i, to: i }] : []))
    return saying.length <= MOST_DEFINED ? saying : []
  }

  function grants(i: number): boolean {
    const { start, end } = spanOf({ from: i, to: i })
    return clause.facts.some(
      (fact) => fact.amount !== null && fact.kind !== '目标' && fact.start < end && fact.end > start,
    )
  }

  function around(at: number): Range {
    const worth = (scores[at] ?? 0) * 0.5
    let from = at
    let to = at
    const room = (a: number, b: number) => (sentences[b]?.end ?? 0) - (sentences[a]?.start ?? 0) <= longest(intent)
    const isRow = sentences[at]?.isRow === true
    const wanted = (i: number) =>
      !isForOthers(i, at) &&
      weights[i]?.isBasis === weights[at]?.isBasis &&
      // Rows of a table stand for themselves, each under its header.
      (isRow || sentences[i]?.isRow
        ? (scores[i] ?? 0) >= (scores[at] ?? 0) * AS_GOOD
        : (scores[i] ?? 0) >= worth ||
          (intent === 'amount' &&
            answersIntent(sentences[i]?.text ?? '', 'amount', query) &&
            !(i < at && isAside(i, at))) ||
          limits(sentences[i]))
    for (;;) {
      const after = to + 1 < sentences.length && room(from, to + 1)
      const before = from > 0 && room(from - 1, to)
      const short = !isRow && (sentences[to]?.end ?? 0) - (sentences[from]?.start ?? 0) < ENOUGH
      const goesOn = to + 1 < sentences.length && (isListed(to + 1) || isAnnounced(to + 1, from))
      if (goesOn && roomForList(from, to + 1)) to++
      else if (after && (endsWith(to, '：:') || wanted(to + 1))) to++
      else if (before && (wanted(from - 1) || endsWith(from - 1, '；;'))) from--
      else if (isCutBefore(from, at) || isFirstListed(from, to)) from--
      else if (before && LEANS_BACK.test(sentences[from]?.text ?? '')) from--
      else if (short && after) to++
      else if (short && before) from--
      else if (before && headsItem(sentences[from - 1])) from--
      else if (isCutShort(to, from)) to++
      else break
    }
    if (isLimitBehind(to) && !isForOthers(to + 1, at)) to++
    return { from: ownItem(from, at), to: wholeSentence(at, to) }
  }

  /**
   * The list or the table in which the sentence stands, where it is asked for as such: by what announces it (应提交下列材料：),
   * or because no item is nearer to the question than the others but for words that the whole document is about.
   */
  function askedWhole(at: number): Range | null {
    const table = tableAround(sentences, at)
    const list = table ?? (LISTS.has(intent) ? listAround(sentences, items, at) : null)
    if (!list || (sentences[list.to]?.end ?? 0) - (sentences[list.from]?.start ?? 0) > LONGEST_WHOLE_LIST) return null
    const before = sentences.slice(0, list.from + 1).map(({ text }) => text)
    const head = `${form.heading}\n${before.slice(0, 1).join('')}\n${before.slice(-1).join('')}`
    const known = coverages(query.concepts, `${form.title}\n${head}`)
    const own = coverages(query.concepts, rowOrItem(list, at))
    const isAlike = query.concepts.every((concept, i) => concept.weight < 0.5 || (own[i] ?? 0) <= (known[i] ?? 0))
    return isAlike || (!table && LISTING.test(head)) ? list : null
  }

  /** The row and those beside it that are as near, with all rows that hold as much of the question (A类展会有哪几个). */
  function rowsLike(at: number): readonly Range[] | null {
    const table = sentences[at]?.isRow ? tableAround(sentences, at) : null
    if (!table) return null
    const held = (i: number): readonly number[] => coverages(query.concepts, sentences[i]?.text ?? '')
    const own = held(at)
    const rows = [around(at)]
    for (let i = table.from; i <= table.to; i++)
      if (sentences[i]?.isRow && held(i).every((share, concept) => share >= (own[concept] ?? 0)))
        rows.push({ from: i, to: i })
    const all = united(rows)
    const length = all.map(spanOf).reduce((sum, { start, end }) => sum + end - start, 0)
    return length <= LONGEST_WHOLE_LIST ? all : null
  }

  /** What tells an item from the others: of a row its cells, without the header that is read with it. */
  function rowOrItem({ from }: Range, at: number): string {
    const { text = '', isRow } = sentences[at] ?? {}
    if (isRow) return cellsOf(sentences, at)
    return items[at] === undefined || at === from ? '' : text
  }

  /** What an item says at its end is read with its head, which says of whom it speaks. */
  function headed({ from, to }: Range): Range {
    const head = items[from] ?? from
    const whole = (sentences[to]?.end ?? 0) - (sentences[head]?.start ?? 0)
    return { from: whole <= LONGEST_LIST ? head : from, to }
  }

  /** The tail of another item would be read as of the one behind it, whose recipient it does not know. */
  function ownItem(from: number, at: number): number {
    const isTail = items[from] !== undefined && (items[from] ?? from) < from && items[from] !== (items[at] ?? at)
    if (!isTail) return from
    let next = from
    while (next < at && items[next] === items[from]) next++
    return next
  }

  /**
   * 用人单位吸纳退役军人就业的，按每人1万元给予补贴。被认定为示范基地的，给予30万元奖补: a sentence that grants something of its own and holds
   * hardly a word of what the best one holds of the subject.
   */
  function isForOthers(i: number, at: number): boolean {
    const sentence = sentences[i]
    if (weights[i]?.isForOthers && !weights[at]?.isForOthers) return true
    if (!sentence || sentence.isRow || ITEM.test(sentence.text) || !endsWith(Math.min(i, at), '。')) return false
    const own = clause.facts.filter(({ start, end }) => start < sentence.end && end > sentence.start)
    return own.some(isForSomebody) && isAside(i, at)
  }

  function isAside(i: number, at: number): boolean {
    return (shares()[i] ?? 0) < (shares()[at] ?? 0) * OF_OTHERS
  }

  /** 本项政策可享受一次: a short limit behind a long sentence is read with it, however little room is left. */
  function isLimitBehind(to: number): boolean {
    const next = sentences[to + 1]
    return (
      limits(next) &&
      next?.isRow !== true &&
      !ITEM.test(next?.text ?? '') &&
      (next?.text.length ?? 0) <= SHORT_LIMIT &&
      endsWith(to, '。')
    )
  }

  /** 责令停止募捐；对违法募集的财产，责令退还；: what is quoted besides the best sentence does not end in the middle of one. */
  function wholeSentence(at: number, to: number): number {
    if (to > at && headsItem(sentences[to])) return to - 1
    if (!endsWith(to, '；;') || ITEM.test(sentences[to]?.text ?? '') || sentences[to]?.isRow) return to
    let end = to
    while (end > at && endsWith(end, '；;')) end--
    return end > at || endsWith(end, '。') ? end : to
  }

  function endsWith(i: number, marks: string): boolean {
    return marks.includes(
      source
        .slice(0, sentences[i]?.end ?? 0)
        .trimEnd()
        .slice(-1),
    )
  }

  /** 提供凭据的，以凭据为准；不能提供的，…: what follows the semicolon is the other half, unless it is a list's next item. */
  function isCutShort(to: number, from: number): boolean {
    const next = sentences[to + 1]
    if (!next || MONEY.has(intent) || !endsWith(to, '；;') || ITEM.test(next.text) || next.isRow) return false
    return next.end - (sentences[from]?.start ?? 0) <= LONGEST_SENTENCE
  }

  /** The same for what stands before the semicolon, however much follows. */
  function isCutBefore(from: number, at: number): boolean {
    if (from === 0 || !endsWith(from - 1, '；;') || ITEM.test(sentences[from]?.text ?? '')) return false
    return (sentences[at]?.end ?? 0) - (sentences[from - 1]?.start ?? 0) <= LONGEST
  }

  /** 同时满足以下条件：1.…: the first item of a list is read with what announces it. */
  function isFirstListed(from: number, to: number): boolean {
    return from > 0 && isListed(from) && !ITEM.test(sentences[from - 1]?.text ?? '') && roomForList(from - 1, to)
  }

  /** An item of a list that is announced before it: a list is shown whole. */
  function isListed(i: number): boolean {
    const before = sentences[i - 1]?.text ?? ''
    return (
      (endsWith(i - 1, '：:') || ITEM.test(before) || OPENS_LIST.test(before)) && ITEM.test(sentences[i]?.text ?? '')
    )
  }

  /** Further in a list whose announcement is quoted: what ends behind its first item looks complete. */
  function isAnnounced(i: number, from: number): boolean {
    const list = items[i] === undefined ? null : listAround(sentences, items, i)
    return list !== null && list.from >= from && endsWith(list.from, '：:')
  }

  function roomForList(from: number, to: number): boolean {
    return (sentences[to]?.end ?? 0) - (sentences[from]?.start ?? 0) <= LONGEST_LIST
  }

  function spanOf({ from, to }: Range): Span {
    return { start: sentences[from]?.start ?? 0, end: sentences[to]?.end ?? 0 }
  }
}

/** Share of the best sentence's score that makes another grant one of the list that is asked for. */
const AS_NEAR = 0.9

/** Share of a row's score that makes another row as good. */
const AS_GOOD = 0.95

/** Whether a grant says for whom or for what it is; 每户最高50万元 does not. */
function isForSomebody({ amount, recipient, condition, kind }: Fact): boolean {
  return amount !== null && ((recipient ?? condition) !== null || kind.length > LONGEST_KIND)
}

/** Of 贴息, 风险补偿 and the like; 吸纳贫困劳动力补贴 is the name of a grant. */
const LONGEST_KIND = 4

/** Share of the best sentence's subject that a grant to others holds at most. */
const OF_OTHERS = 0.3
/** Characters. */
const SHORT_LIMIT = 60
/** Things that are told apart in one clause. */
const MOST_DEFINED = 4

const LONGEST_LIST = 900
/** One that is told to its end. */
const LONGEST_SENTENCE = 480
/** One that is asked for as such, or a table. */
const LONGEST_WHOLE_LIST = 1500
/** Questions of what there is, and not of one particular. A table is read as one thing in all questions. */
const LISTS: ReadonlySet<Intent> = new Set(['condition', 'list', 'general', 'source'])
const WHAT_THERE_IS: ReadonlySet<Intent> = new Set(['condition', 'list'])
/** 按照以下程序办理：, 申请材料: what announces a list whose items only say together what is asked. */
const LISTING = /(?:程序|流程|步骤|手续|材料|资料|证件|条件|要求|情形|情况)[^。；\n]{0,12}(?:[:：]|\n|$)/
/** In order, those that meet as one. */
function united(ranges: readonly Range[]): readonly Range[] {
  return [...ranges]
    .sort((a, b) => a.from - b.from)
    .reduce<readonly Range[]>((merged, next) => {
      const last = merged.at(-1)
      if (!last || next.from > last.to + 1) return [...merged, next]
      return [...merged.slice(0, -1), { from: last.from, to: Math.max(last.to, next.to) }]
    }, [])
}

/** Questions whose answer is a figure or a name that a sentence either holds or not. */
const NAMED: ReadonlySet<Intent> = new Set(['amount', 'deadline'])

/** Tiers and ceilings stand in the sentences around an amount and must not be cut off. */
function longest(intent: Intent): number {
  return intent === 'amount' || intent === 'list' ? LONGEST * 1.6 : LONGEST
}

/** Questions that what a sentence grants may answer in whatever words. */
const MONEY: ReadonlySet<Intent> = new Set(['amount', 'list', 'compare'])
const GRANTS = 0.25
/** When to apply or who bears the cost stands in a sentence without the subject's words. */
const SAYS_IT = 0.6
