import type { Answer } from '../../core/answer/types.ts'
import type { Asked } from './input.ts'
import type { WebParts } from './parts.ts'

/** Asks the library that serves now, and counts the question under the way it came in. */
export function askLibrary({ library, today, metrics }: WebParts, asked: Asked, channel: 'web' | 'api'): Answer {
  const { question, region, history } = asked
  const started = performance.now()
  const answer = library().ask(question, { region, history, today: today() })
  const seconds = (performance.now() - started) / 1000
  metrics?.question({ channel, status: answer.status, intent: answer.intent, seconds })
  return answer
}
