import type { Fact } from '../model.ts'
import type { Understanding } from '../question/index.ts'
import { interleave } from '../interleave.ts'
import { carriedLine } from './showing/opening.ts'
import { renderAnswer } from './showing/render.ts'
import { apart, distinct } from './showing/see-also.ts'
import { mayHoldFigure } from './showing/unsaid.ts'
import { normalise } from '../text/normalise.ts'
import type { Answer, Citation, Intent } from './types.ts'

/** One of several questions of a message, as it was put and as it was answered. */
export interface Part {
  readonly asked: string
  readonly understood: Understanding
  readonly answer: Answer
}

/** The answers to the questions of one message, one after the other; null if there are none. */
export function joinParts(question: string, written: readonly Part[]): Answer | null {
  // 按上一问 tells of a message before: what the question before it in this one said, the reader sees.
  const parts = written
    .map((part, i) => (i === 0 ? part : withoutCarried(part)))
    .reduce<readonly Part[]>((before, part) => [...before, withAsides(part, before)], [])
  const answered = parts.filter(
    ({ answer }, i) => answer.status === 'answered' && firstAlike(answer, parts.slice(0, i)) < 0,
  )
  const [first] = answered.length > 0 ? answered : parts
  if (!first) return null
  const isMissed = ({ answer }: Part): boolean => answered.length > 0 && answer.status === 'not_found'
  const inTurn = (say: (part: Part, before: readonly Part[]) => string): string[] =>
    parts.flatMap((part, i) => {
      if (isMissed(part)) return []
      const before = firstAlike(part.answer, parts.slice(0, i))
      const said =
        before < 0
          ? say(part, parts.slice(0, i))
          : `${saidApart(part, parts[before])}${ordinalOf(part, parts, before)}。`
      return [`问题${i + 1}：${part.asked}\n${said}`]
    })
  // Said first: a card shows what stands before the first citation, and then the citations.
  const missed = parts.filter(isMissed).map(({ asked, answer }) => {
    const said = mayBeTold(asked, answered) ? SEE_BELOW : (answer.lead.split('\n\n').at(-1) ?? '')
    return `“${asked}”：${said}`
  })
  const ofAlike = parts.flatMap((part, i) => {
    const said = saidApart(part, parts[firstAlike(part.answer, parts.slice(0, i))])
    return said ? [`“${part.asked}”：${said}`] : []
  })
  const leads = answered.length > 0 ? [...ofAlike, first.answer.lead] : inTurn(({ answer }) => answer.lead)
  return {
    ...first.answer,
    question,
    lead: [...missed, ...leads].filter(Boolean).join('\n\n'),
    text: [...missed, ...inTurn(textOf)].join('\n\n'),
    citations: distinct(
      interleave(answered.map((part) => (part === first ? part.answer.citations : withLead(part)))),
      // One clause may be shown to two questions by two of its rows, and by two of its sentences only once.
      ({ facts }) => firstRow(facts),
    ),
    related: answered.length > 0 ? [] : first.answer.related,
  }
}

function withoutCarried(part: Part): Part {
  const carried = carriedLine(part.understood)
  const cut = (said: string): string =>
    carried !== '' && said.startsWith(carried) ? said.slice(carried.length).trimStart() : said
  const { lead, text } = part.answer
  return { ...part, answer: { ...part.answer, lead: cut(lead), text: cut(text) } }
}

/** Of what only comes behind an answer that an earlier question has shown, it is enough to say where it stands. */
function withAsides(part: Part, before: readonly Part[]): Part {
  const { answer } = part
  const shown = answer.citations.map((citation) => placeOf(citation, before))
  if (answer.status !== 'answered' || LISTING.has(answer.intent) || isNumbered(answer) || !shown[0]) return part
  const citations = answer.citations.map((citation, i): Citation =>
    shown[i] === null ? { ...citation, isAside: true } : citation,
  )
  return { ...part, answer: { ...answer, citations } }
}

/** 第1、2条适用: the lead counts the clauses as they stand. */
function isNumbered({ lead }: Answer): boolean {
  return /第[\d、]+条/.test(lead)
}

/** The answer with each clause that an earlier question showed in the same way only named. */
function textOf({ answer }: Part, before: readonly Part[]): string {
  const shown = answer.citations.map((citation) => placeOf(citation, before))
  const news = answer.citations.filter((_, i) => shown[i] === null)
  if (answer.status !== 'answered' || news.length === 0 || news.length === shown.length || isNumbered(answer))
    return answer.text
  const known = [...new Set(shown.flatMap((place) => place ?? []))].sort()
  const [best] = shown
  if (LISTING.has(answer.intent)) {
    const said = best === null ? `另见${known.join('、')}。` : `见${known.join('、')}。另有：`
    return renderAnswer(news, answer.intent, [answer.lead, said].filter(Boolean).join('\n'))
  }
  if (!best) return renderAnswer(news, answer.intent, answer.lead)
  const lead = answer.lead.replace(/[：:]$/, '。')
  return renderAnswer(news, answer.intent, [lead, `见${best}。`].filter(Boolean).join('\n'))
}

/** Asked what there is, each clause of the answer is a part of it. */
const LISTING: ReadonlySet<Intent> = new Set(['list', 'compare', 'condition'])

/** 问题1第2条: where an earlier question has shown the same, and not only named it; null if none has. */
function placeOf(citation: Citation, before: readonly Part[]): string | null {
  for (const [i, { answer }] of before.entries()) {
    const { answering } = apart(answer.citations)
    const at = answer.status === 'answered' ? answering.findIndex((other) => isShownAlike(other, citation)) : -1
    if (at >= 0) return `问题${i + 1}${answering.length > 1 ? `第${at + 1}条` : '的条款'}`
  }
  return null
}

/** 同问题1 alone would say that the sums are the same: only the clauses are. */
function ordinalOf({ answer }: Part, parts: readonly Part[], before: number): string {
  const [best] = answer.citations
  return `见${(best && placeOf(best, parts.slice(0, before + 1))) ?? `问题${before + 1}`}`
}

/** The same passage with the same row first: 去德国参展 and 去日本 are told by one sentence, each by its own row. */
function isShownAlike(one: Citation, other: Citation): boolean {
  return passageOf(one) === passageOf(other)
}

function passageOf({ document, quotes, facts }: Citation): string {
  return `${document.id}:${quotes.map(({ start, end }) => `${start}-${end}`).join()}:${firstRow(facts)}`
}

/** The row that a table of grants begins with; aims (发明专利65件) make no row. */
function firstRow(facts: readonly Fact[]): string {
  const row = facts.find(({ kind, amount }) => kind !== '目标' && amount !== null)
  return row ? `${row.start}-${row.amount ?? ''}` : ''
}

/** 要有多少件，高价值的呢: where one clause answers both, it is shown once. */
function firstAlike({ status, citations }: Answer, parts: readonly Part[]): number {
  const key = (all: readonly Citation[]): string => apart(all).answering.map(passageOf).join(' ')
  if (status !== 'answered') return -1
  return parts.findIndex(({ answer }) => answer.status === 'answered' && key(answer.citations) === key(citations))
}

/** A card shows no text between citations: what must be said before those of a later question stands with its first. */
function withLead(part: Part): readonly Citation[] {
  const said = leadLines(part).join('')
  const notice = said ? [`“${part.asked}”：${said.replace(/；$/, '')}`] : []
  return part.answer.citations.map((citation, i): Citation =>
    i === 0 ? { ...citation, notices: [...notice, ...citation.notices] } : citation,
  )
}

/** 奖励多少，怎么申请: the clause is the same, and that it does not tell how to apply is said of the second question alone. */
function saidApart(part: Part, before: Part | undefined): string {
  if (!before) return ''
  const known = leadLines(before)
  return leadLines(part)
    .filter((line) => !known.includes(line))
    .join('')
    .replace(/；$/, '。')
}

function leadLines({ understood, answer: { lead } }: Part): readonly string[] {
  return lead
    .split('\n')
    .filter((line) => line !== '' && line !== carriedLine(understood))
    .map((line) => line.replace(/：$/, '。').replace(/(?<![。；])$/, '；'))
}

/** 要提前几天讲，能延多久: nothing is denied of what the clause that is quoted for the first question may hold. */
function mayBeTold(asked: string, answered: readonly Part[]): boolean {
  return answered.some(({ answer }) =>
    answer.citations.some(({ quotes }) =>
      mayHoldFigure(normalise(asked), normalise(quotes.map(({ text }) => text).join('\n'))),
    ),
  )
}

const SEE_BELOW = '没有单独的条款，请看下面引用的条款是否写明。'
