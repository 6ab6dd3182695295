import type { PolicyDocument, Span } from '../../model.ts'
import type { Collection } from '../../search/collection.ts'
import type { Citation } from '../types.ts'

/**
 * 封顶改之前和改之后各是多少, of a notice that carries the measure as it reads now: what it says was put in the place of what
 * (“最高15万元”修改为“最高30万元”) comes before the clause that has the new words. Nothing is changed where the question asks for
 * no wording of before, or where more than one clause has those words.
 */
export function withFormerWording(
  question: string,
  citations: readonly Citation[],
  collection: Collection,
  citationAt: (document: PolicyDocument, span: Span) => Citation | undefined,
): readonly Citation[] {
  const [first] = citations
  if (!first || !BEFORE_AND_AFTER.test(question)) return citations
  const own = collection.entries.filter(({ document }) => document.id === first.document.id)
  const quoted = first.quotes.map(({ text }) => text).join('\n')
  const found = own.flatMap((entry) => {
    const { start, end } = entry.clause
    return Array.from(
      entry.document.source.slice(start, end).matchAll(REWORDED),
      ({ 0: words, 1: now = '', index }) => ({
        entry,
        now,
        span: { start: start + index, end: start + index + words.length },
      }),
    )
  })
  const rewording = new Set(found.map(({ entry }) => entry))
  const said = found.filter(
    ({ now }) =>
      /[0-9]/.test(now) &&
      quoted.includes(now) &&
      own.filter((entry) => !rewording.has(entry) && entry.clause.text.includes(now)).length === 1,
  )
  const [only, ...others] = said
  const amending = only && others.length === 0 ? citationAt(only.entry.document, only.span) : undefined
  return amending ? [amending, ...citations] : citations
}

const BEFORE_AND_AFTER =
  /(?:改|调整|修订|变[动化]?)(?:了?之?|以)[前后]|(?:以前|原来|原先|旧).{0,12}(?:现在|后来|如今|新)/
const REWORDED = /“[^“”\n]{2,60}”\s?(?:统一)?(?:修改|调整|变更|修正|改)为\s?“([^“”\n]{2,60})”/g
