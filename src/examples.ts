import { namesSubject } from './core/answer/showing/suggestions.ts'
import type { Clause } from './core/model.ts'
import type { Library } from './service/types.ts'

/** Characters. A longer heading makes a clumsy question. */
const HEADING_MAX = 18

const EXAMPLES_MAX = 4

// A library does not change, and neither do its examples; a new library is a new object.
const found = new WeakMap<Library, Promise<readonly string[]>>()

/**
 * Questions that the library does answer, for whoever does not know yet what to ask.
 *
 * @param today ISO date
 */
export function exampleQuestions(library: Library, today: string): Promise<readonly string[]> {
  const known = found.get(library)
  if (known) return known
  const questions = findExamples(library, today)
  found.set(library, questions)
  questions.catch(() => found.delete(library))
  return questions
}

async function findExamples(library: Library, today: string): Promise<string[]> {
  const questions: string[] = []
  for (const { document, clause } of candidates(library.documents).slice(0, MOST_TRIED)) {
    const question = `${shortRegion(document)}${clause.heading}有哪些支持？`
    const { status } = await library.ask(question, { today })
    if (status === 'answered') questions.push(question)
    if (questions.length === EXAMPLES_MAX) break
  }
  return questions
}

const MOST_TRIED = 24

type Document = Library['documents'][number]

/** How many clauses of one document may serve as examples. */
const PER_DOCUMENT = 2

/** Clauses that grant something, the first of each document before the second; any named ones if none grants. */
function candidates(documents: readonly Document[]): { document: Document; clause: Clause }[] {
  const choose = (fits: (clause: Clause) => boolean) =>
    documents
      .flatMap((document) => {
        const fitting = document.clauses.filter(fits).slice(0, PER_DOCUMENT)
        return fitting.map((clause, turn) => ({ document, clause, turn }))
      })
      .sort((a, b) => a.turn - b.turn)
  const granting = choose(grants)
  return granting.length > 0 ? granting : choose(isNamed)
}

function grants(clause: Clause): boolean {
  return isNamed(clause) && clause.facts.some(({ kind, amount }) => kind !== '目标' && amount !== null)
}

function isNamed({ heading }: Clause): boolean {
  return heading.length <= HEADING_MAX && namesSubject(heading)
}

/** The last step of the place's path without what it is: 陕西省安康市 → 安康. */
function shortRegion({ metadata }: Document): string {
  const steps = metadata.region?.value.match(/.{2,12}?(?:自治[区州县]|[省市区县盟旗])/gu)
  const last = steps?.at(-1) ?? ''
  return last.length > 2 ? last.replace(/(?:自治[区州县]|[省市区县盟旗])$/u, '') : last
}
