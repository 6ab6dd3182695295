import type { Fact, Span } from '../model.ts'
import { isClean } from './clean.ts'
import { benefitsOf, FORBIDDEN } from './grants.ts'
import { withLimits } from './limits.ts'
import { readingOf } from './reading.ts'
import { sentencesOf } from './sentences.ts'
import { targetsOf } from './targets.ts'

/**
 * What a passage grants, and the figures it aims at. Every string is a slice of the source with broken lines mended, inside
 * the fact's own span. A benefit without a figure has a null amount, or its rule (按比例给予两年贴息). What is forbidden or
 * abolished is no fact, and what cannot be told in clean cells is left to the quote. Never throws; linear in the passage.
 */
export function extractFacts(source: string, span: Span, context: { readonly heading: string }): Fact[] {
  const underAims = context.heading.includes('目标')
  const { text, asWritten } = readingOf(source.slice(span.start, span.end))
  const facts = withLimits(sentencesOf(withoutDepartments(text)), text).flatMap((sentence) => {
    if (EXAMPLE.test(sentence.text)) return []
    const granted = benefitsOf(sentence, text)
    return granted.length > 0 || FORBIDDEN.test(sentence.text) ? granted : targetsOf(sentence, underAims)
  })
  const clean = facts.filter((fact) => isClean(fact, text.slice(fact.start, fact.end)))
  return clean.map(asWritten).map((fact) => ({ ...fact, start: span.start + fact.start, end: span.start + fact.end }))
}

/** 以一家拥有50名职工的企业为例，可返还3万元; 举例说明，某企业…: a sum that is reckoned for show. */
const EXAMPLE = /为例[，,：:、。]|(?:^|：)(?:例如|比如|举例|假设|假如)|某(?:企业|公司|单位|人)/

/** The note of departments becomes a sentence's end of the same length, as nothing in it is granted. */
function withoutDepartments(text: string): string {
  return text.replace(DEPARTMENTS, (note) => '。'.repeat(note.length))
}

const DEPARTMENTS =
  /[（(〔［【](?:责任|牵头|主办|配合)(?:[^（）()〔〕［］【】]|[（(][^（）()]{0,30}[）)]){0,600}[）)〕］】]/g
