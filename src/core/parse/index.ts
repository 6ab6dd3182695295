/** Source text → document: its parts, its numbering, its citable clauses. Pure, linear, and it never throws. */
import type { Parsed, PolicyNode, Problem, SeedEntry } from '../model.ts'
import { collectClauses } from './clauses.ts'
import { isFlat, splitRunOn, splitFlat, splitFront } from './flat.ts'
import { documentId } from './identifier.ts'
import { buildTree } from './nodes.ts'
import { paragraphsAround, readPageHead } from './page-head.ts'
import { extractDepartments } from '../metadata/departments.ts'
import { extractMetadata } from '../metadata/index.ts'
import { extractFacts } from '../facts/index.ts'
import { divide } from './regions.ts'

export { renderOutline } from './outline.ts'

/**
 * Reads one policy text. `file` is the name it was stored under; `seed` is what `seeds.json` says of it. Whatever the
 * parser could not read as it should is listed in `problems`, each with its place in the source.
 */
export function parseDocument(source: string, file: string, seed?: SeedEntry): Parsed {
  const page = readPageHead(source)
  const broken = paragraphsAround(source, { start: 0, end: source.length }, page.lines)
  const lines = splitFront(source, isFlat(source) ? splitRunOn(source, splitFlat(source, broken)) : broken)
  const tree = buildTree(source, divide(source, lines, page.lines))
  const { metadata, problems } = extractMetadata({ source, page, seed })
  const clauses = collectClauses(source, tree.root, { departments: extractDepartments, facts: extractFacts })
  return {
    document: { id: documentId(file), file, source, metadata, root: tree.root, clauses },
    problems: [...structureProblems(source, tree.root, clauses.length), ...tree.problems, ...problems],
  }
}

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
