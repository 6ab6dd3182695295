import type { Clause, Departments } from '../model.ts'
import { CLAUSES, clausesNamed } from '../text/clause-lists.ts'
import { parseNumeral } from '../text/numerals.ts'
import { extractDepartments } from './stated.ts'

/**
 * The clauses with the departments that another clause of the document gives them by number: 第12条由县林业局负责，第17条由
 * 县商务局负责. A clause that names its own keeps them, and a number that several clauses bear is nobody's.
 */
export function withAssigned(source: string, clauses: readonly Clause[]): Clause[] {
  const numbered = new Map<number, readonly Clause[]>()
  for (const clause of clauses) {
    const number = numberOf(clause.label)
    if (number !== null) numbered.set(number, [...(numbered.get(number) ?? []), clause].slice(0, 2))
  }
  const assigned = new Map<string, Departments>()
  for (const { start, end } of clauses)
    for (const match of source.slice(start, end).matchAll(ASSIGNED)) {
      const by = start + match.index + match[0].lastIndexOf('由')
      const departments = extractDepartments(source, { start: by, end: start + match.index + match[0].length })
      if (departments.lead.length === 0) continue
      for (const name of clausesNamed(match.groups?.clauses ?? '')) {
        const [meant, other] = numbered.get(numberOf(name) ?? 0) ?? []
        if (meant && !other) assigned.set(meant.id, departments)
      }
    }
  return clauses.map((clause) => {
    const departments = isNobody(clause.departments) ? assigned.get(clause.id) : undefined
    return departments ? { ...clause, departments } : clause
  })
}

const ASSIGNED = new RegExp(
  `(?<clauses>${CLAUSES})(?<=条)(?:[^，。；\\n由]{0,12})由[^，。；\\n由]{2,40}?(?:牵头|负责)`,
  'g',
)

/** The number of 17. and 第十七条; that of （一） is of a list, and no clause's. */
function numberOf(label: string): number | null {
  const [, figures = ''] = /^第?([0-9一二三四五六七八九十百零〇]{1,6})(?:条|[.．、])$/.exec(label.trim()) ?? []
  return figures === '' ? null : parseNumeral(figures)
}

function isNobody({ lead, support }: Departments): boolean {
  return lead.length + support.length === 0
}
