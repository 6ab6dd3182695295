/** Source text → document: its tree and clauses, with the facts, the departments and the metadata that are read in them. */
import { withAssigned } from './departments/assigned.ts'
import { extractDepartments } from './departments/stated.ts'
import { extractFacts } from './facts/index.ts'
import { readPageHead } from './layout/page-head.ts'
import { extractMetadata } from './metadata/index.ts'
import type { Clause, Fact, Parsed, PolicyNode, Problem, SeedEntry, Span } from './model.ts'
import {
  collectClauses,
  documentId,
  parseStructure,
  type MeasureList,
  type MeasureRow,
  type Readers,
} from './parse/index.ts'
import { mend } from './text/mend.ts'
import { simplify } from './text/normalise.ts'

/**
 * Reads one policy text. `file` is the name it was stored under; `seed` is what `seeds.json` says of it. Whatever the
 * parser could not read as it should is listed in `problems`, each with its place in the source. Pure, linear, and it
 * never throws.
 */
export function parseDocument(source: string, file: string, seed?: SeedEntry): Parsed {
  const page = readPageHead(source)
  const { root, measures, problems: unsure } = parseStructure(source, page)
  const { metadata, problems: missing } = extractMetadata({ source, page, seed })
  const read = withAssigned(source, collectClauses(source, root, readersOf(source, measures)))
  const clauses = metadata.secondary?.value === 'report' ? read.map((clause) => withoutCounts(source, clause)) : read
  return {
    document: { id: documentId(file), file, source, metadata, root, clauses },
    problems: [...structureProblems(source, root, clauses.length), ...unsure, ...missing],
  }
}

/** What a report counts (新增床位1300张) has been reached, but where it says that it is aimed at. */
function withoutCounts(source: string, clause: Clause): Clause {
  const isAimed = ({ start, end }: Fact): boolean => AIMED.test(source.slice(start, end))
  return { ...clause, facts: clause.facts.filter((fact) => fact.kind !== '目标' || isAimed(fact)) }
}

const AIMED = /力争|目标|计划|确保|到\s?20\d\d\s?年|年底前/

/** A row of a list of measures is read by its columns, any other passage as running text. */
function readersOf(source: string, { rows }: MeasureList): Readers {
  const plain = simplify(source)
  const byStart = new Map(rows.map((row) => [row.start, row]))
  return {
    isRow: ({ start }) => byStart.has(start),
    departments: (source, span) => byStart.get(span.start)?.departments ?? extractDepartments(source, span),
    facts: (source, span, context) => {
      const row = byStart.get(span.start)
      if (!row && plain !== source)
        return extractFacts(plain, span, context).flatMap((fact) => inItsOwnCharacters(fact, source, plain))
      if (!row) return extractFacts(source, span, context)
      const granted = row.contents.flatMap((content) => extractFacts(source, content, { ...context, grants: true }))
      const { object, title, limit } = row
      const facts = limit ? [...granted, limitFact(source, limit)] : granted
      return facts
        .map((fact) => (object ? withRecipient(source, fact, object) : fact))
        .map((fact) => withTitle(source, fact, title))
    },
  }
}

/** 獎勵20萬元 is read as 奖励20万元 and told as it is written; what cannot be found again is not told. */
function inItsOwnCharacters(fact: Fact, source: string, plain: string): Fact[] {
  const own = (cell: string): string | null => {
    const at = plain.slice(fact.start, fact.end).indexOf(cell)
    return at < 0 ? null : source.slice(fact.start + at, fact.start + at + cell.length)
  }
  const [recipient, condition, amount] = [fact.recipient, fact.condition, fact.amount].map((cell) => cell && own(cell))
  if (!amount || (fact.recipient && !recipient) || (fact.condition && !condition)) return []
  return [{ ...fact, recipient: recipient ?? null, condition: condition ?? null, amount }]
}

/** 年度上限 is the name of a column, and what stands in it the sum. */
function limitFact(source: string, { name, start, end }: NonNullable<MeasureRow['limit']>): Fact {
  return { kind: name, recipient: null, condition: null, amount: mend(source.slice(start, end)), start, end }
}

/** Who receives stands in a column of its own, and perhaps more closely in the cell that grants. */
function withRecipient(source: string, fact: Fact, object: Span): Fact {
  if (fact.recipient !== null || fact.start < object.end || object.end - object.start > LONGEST_RECIPIENT) return fact
  return { ...fact, recipient: mend(source.slice(object.start, object.end)), start: object.start }
}

/** 40万元 in the column of sums says nothing without what the row is called: 密集型企业培育. */
function withTitle(source: string, fact: Fact, title: Span): Fact {
  if (fact.recipient !== null || fact.condition !== null || title.end - title.start > LONGEST_RECIPIENT) return fact
  const condition = mend(source.slice(title.start, title.end))
  return condition === '' || fact.start < title.end ? fact : { ...fact, condition, start: title.start }
}

/** Characters. */
const LONGEST_RECIPIENT = 60

/** A clause as long as this is hard to cite. */
const UNWIELDY = 3000

function structureProblems(source: string, root: PolicyNode, clauses: number): Problem[] {
  if (source.trim() === '') return [{ code: 'empty', message: '文件没有内容', span: null }]
  const found: Problem[] = []
  if (clauses === 0) found.push({ code: 'no-clauses', message: '没有可引用的条款', span: null })
  const visit = (node: PolicyNode): void => {
    if (node.role === 'clause' && node.span.end - node.span.start > UNWIELDY) {
      found.push({
        code: 'clause-long',
        message: `条款过长（${node.span.end - node.span.start} 字），可能有编号未能识别`,
        span: node.span,
      })
    }
    node.children.forEach(visit)
  }
  visit(root)
  return found
}
