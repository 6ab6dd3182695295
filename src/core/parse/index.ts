/** Source text → its parts, its numbering, its tree and its citable clauses. Pure, linear, and it never throws. */
import { mattersIn } from '../layout/matters.ts'
import { paragraphsAround, type PageHead } from '../layout/page-head.ts'
import type { Span } from '../model.ts'
import { isFlat, splitFlat, splitFront, splitPageWords, splitRunOn } from './flat.ts'
import { measuresIn, withMeasures, type MeasureList } from './measures.ts'
import { buildTree, type Tree } from './nodes.ts'
import { divide } from './parts.ts'

export { collectClauses, type Readers } from './clauses.ts'
export { documentId } from './identifier.ts'
export type { MeasureList, MeasureRow } from './measures.ts'

/** The tree of a source, and the rows of its lists of measures, which stand in it as clauses. */
export interface Structure extends Tree {
  readonly measures: MeasureList
}

/** Divides a source, without the page's own lines, into its parts and these into numbered units. */
export function parseStructure(source: string, page: PageHead): Structure {
  const printed = paragraphsAround(source, { start: 0, end: source.length }, linesApart(source, page))
  const broken = splitPageWords(source, printed)
  const lines = splitFront(source, isFlat(source) ? splitRunOn(source, splitFlat(source, broken)) : broken)
  const measures = measuresIn(source)
  const paragraphs = withMeasures(source, lines, measures)
  const parts = divide(source, paragraphs, [...page.lines, ...measures.headers])
  return { ...buildTree(source, parts), measures }
}

/** The lines of the page's own, and those that part its matters: whatever stands above them does not run on. */
function linesApart(source: string, page: PageHead): readonly Span[] {
  const { matters, tags } = mattersIn(source)
  const last = page.lines.at(-1)?.end ?? 0
  const own = [...tags, ...matters.flatMap(({ title, byline }) => [title, byline])].filter(({ start }) => start >= last)
  return [...page.lines, ...own.sort((a, b) => a.start - b.start)]
}
