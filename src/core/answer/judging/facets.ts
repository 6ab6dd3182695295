import { keepingLast } from '../../lazy.ts'
import { defines, termAsked } from '../../question/definition.ts'
import { thresholdAsked } from '../../question/threshold.ts'
import type { Facet } from './facet.ts'
import { FACETS } from './facet-table.ts'
import { PERIODS } from './facet-times.ts'

/** Tells whether normalised text says anything of the particulars that a question asks for; true if it asks for none. */
export function facetOf(question: string): (text: string) => boolean {
  const term = termAsked(question)
  const asked = facetsAsked(question)
  const reaches = thresholdAsked(question)
  return (text) =>
    (term === null || defines(text, term)) && (reaches?.(text) ?? true) && asked.every(({ said }) => said.test(text))
}

/** Tells whether normalised text holds the value that a question asks for (a telephone number, an account); true if it asks for none. */
export function holdsValueOf(question: string): (text: string) => boolean {
  const asked = facetsAsked(question).filter(({ needed }) => needed)
  return (text) => asked.every(({ said }) => said.test(text))
}

/** Tells whether normalised text is about just the particular that a question asks for; null if it asks for none. */
export function particularOf(question: string): ((text: string) => boolean) | null {
  return thresholdAsked(question) ?? anyOf(facetsAsked(question))
}

/** The same for what a document says once for all that it grants: when to apply, with what papers, how it is paid. */
export function provisionAsked(question: string): ((text: string) => boolean) | null {
  return anyOf(facetsAsked(question).filter(({ ofDocument }) => ofDocument))
}

/** What of a question only asks for such a provision (撤消后多少年能从新申报), and says nothing of what it is asked of. */
export function provisionWords(question: string): readonly string[] {
  return facetsAsked(question)
    .filter(({ ofDocument }) => ofDocument)
    .flatMap(({ asked }) => {
      const found = asked.exec(question)
      // ^(?!…).*: the expression looks at the whole question.
      return found && !(found.index === 0 && asked.source.startsWith('^')) ? [found[0]] : []
    })
}

/** Tells whether normalised text holds the line of a document that says just the particular asked for; null if none is known. */
export function foremostOf(question: string): ((text: string) => boolean) | null {
  const asked = facetsAsked(question).filter(({ best }) => best)
  const lines = asked.flatMap(({ foremost }) => foremost ?? [])
  // 每年几月前要交材料 asks of the day: a line for one of two particulars does not tell the other.
  if (lines.length === 0 || lines.length < asked.length) return null
  return (text) => lines.some((line) => line.test(text))
}

/** Tells whether normalised text names a period, if a question asks for one (领几个月); null if it asks for none. */
export function periodAsked(question: string): ((text: string) => boolean) | null {
  const asked = PERIODS.filter((facet) => facet.asked.test(question))
  return asked.length === 0 ? null : (text) => asked.every(({ said }) => said.test(text))
}

/** What must be said of clauses that a question's particular is not in (怎么申请, and they only grant); null if nothing. */
export function untoldIn(question: string, texts: readonly string[]): string | null {
  const isUntold = ({ untold }: Facet): boolean =>
    untold !== undefined && !texts.some((text) => untold.unless.test(text))
  return facetsAsked(question).find(isUntold)?.untold?.note ?? null
}

/** Whether what a document says once for all is only told where no clause about the subject answers. */
export function yieldsToSubject(question: string): boolean {
  return facetsAsked(question).some(({ yields }) => yields)
}

const facetsAsked = keepingLast((question: string) =>
  FACETS.filter(({ asked, unless }) => asked.test(question) && unless?.test(question) !== true),
)

function anyOf(facets: readonly Facet[]): ((text: string) => boolean) | null {
  const best = facets.flatMap((facet) => facet.best ?? [])
  return best.length === 0 ? null : (text) => best.some((pattern) => pattern.test(text))
}
