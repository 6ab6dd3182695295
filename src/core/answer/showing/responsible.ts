import { extractDepartments } from '../../departments/stated.ts'
import type { Clause, Departments, Span } from '../../model.ts'
import type { Comparable } from '../../search/collection.ts'
import type { Query } from '../../search/query.ts'
import { coverages } from '../../search/rank.ts'
import { normalise } from '../../text/normalise.ts'

/**
 * Who is responsible for what is quoted. A clause of several sentences with a note each (责任单位：…) names others for
 * each: the note that closes the quoted sentence counts, and those inside the quote. Who leads in one of them and takes
 * part in another is named as both.
 */
export function departmentsOf(source: string, clause: Clause, quotes: readonly Span[]): Departments {
  const notes = notesIn(source, clause)
  if (notes.length < 2 || quotes.length === 0) return clause.departments
  const spans = quotes.map(({ start, end }) => {
    const closing = notes.find((note) => note.end >= end && note.start >= start)
    return { start, end: Math.max(end, closing?.end ?? end) }
  })
  // Each note by itself: read as one, who leads in a sentence would take no part in the next.
  const inside = notes.filter((note) => spans.some(({ start, end }) => start <= note.start && note.end <= end))
  const read = [...inside, ...spans].map((span) => extractDepartments(source, span))
  const lead = [...new Set(read.flatMap((departments) => departments.lead))]
  const support = [...new Set(read.flatMap((departments) => departments.support))]
  return lead.length + support.length > 0 ? { lead, support } : clause.departments
}

/**
 * The part of a clause, with the note that closes it, that a question about who is responsible means: 推动…。（责任单位：市A）选派…担任
 * “科技副总”。（责任单位：市B） tells two things of two offices. Null where its words are not those of one part alone.
 */
export function partAsked(source: string, clause: Clause, form: Comparable, query: Query): Span | null {
  const notes = notesIn(source, clause)
  if (notes.length < 2) return null
  const known = coverages(query.concepts, `${form.title}\n${form.heading}`)
  const parts = notes.map(({ start, end }, i) => {
    const part = { start: behindStop(source, notes[i - 1]?.end ?? clause.start), end }
    return { part, own: coverages(query.concepts, normalise(source.slice(part.start, start))) }
  })
  // What every part has (专利, where all of them are on patents) tells none from the others.
  const shared = query.concepts.map((_, at) =>
    Math.max(known[at] ?? 0, Math.min(...parts.map(({ own }) => own[at] ?? 0))),
  )
  const worths = parts.map(({ part, own }) => ({
    part,
    worth: query.concepts.reduce(
      (sum, { weight }, at) => sum + weight * Math.max(0, (own[at] ?? 0) - (shared[at] ?? 0)),
      0,
    ),
  }))
  const [best, next] = [...worths].sort((a, b) => b.worth - a.worth)
  // 银行拿着质押的专利怎么处理: a word that only one part has (银行) is not yet what is asked about.
  const whole = query.concepts.reduce((sum, { weight }, at) => sum + weight * (1 - (known[at] ?? 0)), 0)
  const isMeant = best && next && best.worth > whole * ENOUGH && next.worth <= best.worth * MUCH_LESS
  return isMeant ? best.part : null
}

/** Share of what the question says and the heading does not. */
const ENOUGH = 0.4

/** Of what the part asked about shares with the question. */
const MUCH_LESS = 0.5

/** （责任单位：市A）。推动…: a stop behind a note belongs to what stands before it. */
function behindStop(source: string, at: number): number {
  return at + (/^[\s。；;，,]{0,8}/.exec(source.slice(at, at + 8))?.[0].length ?? 0)
}

/**
 * The notes of a clause that name who is responsible, in order; those without brackets (责任单位：市A at a line's end) where the
 * last one closes the clause: a note that opens its measure is not told from one that closes the measure before.
 */
function notesIn(source: string, clause: Span): readonly Span[] {
  const text = source.slice(clause.start, clause.end)
  const found = (pattern: RegExp): Span[] =>
    Array.from(text.matchAll(pattern), ({ 0: note, index }) => ({
      start: clause.start + index,
      end: clause.start + index + note.length,
    }))
  const bracketed = found(NOTE)
  if (bracketed.length > 0) return bracketed
  const bare = found(BARE_NOTE)
  return source.slice(bare.at(-1)?.end ?? clause.start, clause.end).trim() === '' ? bare : []
}

const NOTE =
  /[（(〔［【[][^（）()]{0,4}(?:责任|牵头|主办|配合)(?:单位|部门)[^（）()〔〕［］【】]{0,400}(?:[（(][^（）()]{0,40}[）)][^（）()〔〕［］【】]{0,200}){0,6}[）)〕］】\]]/g
/** 牵头单位：市A；配合单位：市B is one. */
const BARE_NOTE =
  /(?:责任|牵头|主办|配合)(?:单位|部门)[：:][^。；;\n]{2,200}(?:[。；;\s]{1,4}(?:责任|牵头|主办|配合)(?:单位|部门)[：:][^。；;\n]{2,200})*[。；;]?/g
