import type { Understanding } from '../../question/index.ts'
import { namesakeNotes } from './lead.ts'
import type { Scope } from '../places/scope.ts'
import type { Answer } from '../types.ts'

/** An answer with something said before all the rest. */
export function openedWith<T extends Pick<Answer, 'lead' | 'text'>>(opening: string, answer: T): T {
  const joined = (rest: string): string => [opening, rest].filter(Boolean).join('\n\n')
  return { ...answer, lead: joined(answer.lead), text: joined(answer.text) }
}

/** What was taken over from the questions before; '' if nothing. */
export function carriedLine({ carried }: Pick<Understanding, 'carried'>): string {
  return carried ? `按上一问：${carried}` : ''
}

/** How a question was read: what was carried over, what was mended, and which of several places of one name was meant. */
export function readingOf(understood: Understanding, scope: Scope): string {
  const mended = understood.terms.flatMap(({ of, text: meant, from }) =>
    of && of !== meant && (from === 'typo' || from === 'pinyin' || from === 'place') ? [`“${of}”按“${meant}”理解`] : [],
  )
  return [carriedLine(understood), mended.join('，'), namesakeNotes(scope).join('\n')].filter(Boolean).join('\n\n')
}
