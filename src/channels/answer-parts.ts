import { isSmallTalk } from '../core/answer/replies.ts'
import { apart } from '../core/answer/showing/see-also.ts'
import type { Answer, Citation } from '../core/answer/types.ts'
import type { AnswerReply, Searched } from '../service/index.ts'
import { clip, oneLine } from '../text.ts'
import { bookTitle } from '../core/text/marks.ts'

/** `安康市 · 12. 推动金融服务`: the place and the clause that an answer stands on, or what is said without one. */
export function titleOf(answer: Answer): string {
  const [first] = answer.citations
  if (!first) return uncitedTitle(answer)
  const places = new Set(apart(answer.citations).answering.map((c) => c.document.region))
  const place = places.size > 1 ? '多地政策' : (answer.region ?? first.document.region)
  return [place, lastOf(first.clause.path)].filter(Boolean).join(' · ')
}

export function lastOf(path: readonly string[]): string {
  return path.at(-1) ?? ''
}

/** 来源：《title》（number）path. */
export function sourceOf(citation: Citation): string {
  return `来源：${whereOf(citation)}`
}

/** 《title》（number）path. */
export function whereOf({ document, clause }: Citation): string {
  const number = document.number ? `（${document.number}）` : ''
  const inferred = document.titleInferred ? '（标题为推定）' : ''
  return clip(oneLine(`${bookTitle(document.title)}${inferred}${number} ${clause.path.join(' › ')}`), 400)
}

/** What was searched where nothing is cited, '' for small talk. */
export function searchedNote(answer: Answer, { documents, places, builtOn }: Searched): string {
  if (answer.status === 'answered' || isSmallTalk(answer)) return ''
  const named = places.slice(0, 12).join('、') + (places.length > 12 ? ' 等' : '')
  const library = `${documents} 份文件${named ? `（${named}）` : ''}，索引建于 ${builtOn}。`
  return (answer.status === 'not_found' ? '已查库内全部 ' : '库内现有 ') + library
}

/** What can be asked next, and how that is headed. */
export function suggestionsOf({ suggestions, status }: Answer): {
  readonly heading: string
  readonly questions: readonly string[]
} {
  const heading = status === 'clarify' ? '你想问的是' : '可以接着问'
  return { heading, questions: suggestions.slice(0, status === 'answered' ? 2 : 5) }
}

/** How far a question is that was handed over to people, '' if it was not. */
export function handoverNote(handover: AnswerReply['handover']): string {
  if (handover === 'open') return '已转给服务站，工作人员回复后会发到这里。'
  return handover === 'closed' ? '工作人员已回复。' : ''
}

/** What an answer is called that cites nothing; the nearest clause may be the rule, so that nothing was found must not be said above it. */
export function uncitedTitle(answer: Answer): string {
  if (isSmallTalk(answer)) return UNCITED_TITLES.answered
  return answer.nearest ? '没有查到确定的答案' : UNCITED_TITLES[answer.status]
}

const UNCITED_TITLES: Record<Answer['status'], string> = {
  answered: '惠问',
  clarify: '想再确认一下',
  not_found: '库里没有查到',
}
