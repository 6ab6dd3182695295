import { isSmallTalk } from '../core/answer/replies.ts'
import type { Answer } from '../core/answer/types.ts'

/** `安康市 · 12. 推动金融服务`: the place and the clause that an answer stands on, or what is said without one. */
export function titleOf(answer: Answer): string {
  const [first] = answer.citations
  if (!first) return isSmallTalk(answer) ? '惠问' : UNCITED_TITLES[answer.status]
  const places = new Set(answer.citations.map((c) => c.document.region))
  const place = places.size > 1 ? '多地政策' : (answer.region ?? first.document.region)
  return [place, lastOf(first.clause.path)].filter(Boolean).join(' · ')
}

/** What the answer says before its first citation: what was carried over, what the clause does not say. */
export function leadOf(answer: Answer): string {
  const [first] = answer.citations
  const quote = first?.quotes[0]?.text ?? first?.document.title ?? ''
  const paragraphs = answer.text.split('\n\n')
  const cited = paragraphs.findIndex((p) => p.includes(quote) || p.includes('依据：'))
  return cited > 0 ? paragraphs.slice(0, cited).join('\n') : ''
}

/** The related clauses have a part of their own in a card; the text's list of them would say it twice. */
export function withoutRelated({ text, related }: Answer): string {
  if (related.length === 0) return text
  const lines = text.split('\n')
  const list = lines.findIndex((line) => line.startsWith('· '))
  if (list <= 0) return text
  return lines.slice(0, lines[list - 1]?.endsWith('：') ? list - 1 : list).join('\n')
}

export function lastOf(path: readonly string[]): string {
  return path.at(-1) ?? ''
}

export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

const UNCITED_TITLES: Record<Answer['status'], string> = {
  answered: '惠问',
  clarify: '想再确认一下',
  not_found: '库里没有查到',
}
