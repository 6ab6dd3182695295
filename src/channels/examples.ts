import type { Huiwen } from '../core/library.ts'
import type { Clause, PolicyDocument } from '../core/model.ts'

/** Characters. A longer heading makes a clumsy question. */
const HEADING_MAX = 18

/**
 * Questions that the library can answer, for whoever does not know yet what to ask: one a document, from a clause that
 * grants something.
 */
export function exampleQuestions(library: Pick<Huiwen, 'documents'>, limit = 5): string[] {
  const questions: string[] = []
  for (const document of library.documents) {
    const clause = document.clauses.find(grants) ?? document.clauses.find(isNamed)
    if (clause) questions.push(`${shortRegion(document)}${clause.heading}有哪些支持？`)
    if (questions.length === limit) break
  }
  return [...new Set(questions)]
}

function grants(clause: Clause): boolean {
  return isNamed(clause) && clause.facts.some(({ kind, amount }) => kind !== '目标' && amount !== null)
}

function isNamed({ heading }: Clause): boolean {
  return heading !== '' && heading.length <= HEADING_MAX
}

/** The last step of the place's path without what it is: 陕西省安康市 → 安康. */
function shortRegion({ metadata }: PolicyDocument): string {
  const steps = metadata.region?.value.match(/[^省市区县盟州旗]{2,12}(?:自治[区州县]|[省市区县盟州旗])/gu)
  const last = steps?.at(-1) ?? ''
  return last.length > 2 ? last.replace(/(?:自治[区州县]|[省市区县盟州旗])$/u, '') : last
}
