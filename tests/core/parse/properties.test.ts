import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PolicyNode } from '../../../src/core/model.ts'
import { parseDocument } from '../../../src/core/parse-document.ts'
import { mend } from '../../../src/core/text/mend.ts'

const folder = join(import.meta.dirname, '../../../seeds')
const sources = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => readFileSync(join(folder, file), 'utf8'))

/** A seed with lines deleted, repeated, moved, cut, and strange characters put in. */
const mutated = fc
  .tuple(
    fc.constantFrom(...sources),
    fc.array(
      fc.tuple(
        fc.constantFrom('delete', 'repeat', 'swap', 'insert', 'join', 'cut'),
        fc.nat(),
        fc.nat(),
        fc.string({ unit: 'binary', maxLength: 12 }),
      ),
      { maxLength: 12 },
    ),
  )
  .map(([source, edits]) => edits.reduce(applyEdit, source.split('\n')).join('\n'))

const fragments = fc
  .array(
    fc.constantFrom(
      '一、',
      '（一）',
      '1.',
      '第一条',
      '①',
      '——',
      '附件',
      '。',
      '；',
      '：',
      '\n',
      '\n\n',
      ' ',
      '　　',
      '（',
      '）',
      '《',
      '“',
      '**',
      '#',
      '2025年',
      '某市',
      '责任单位',
      '？',
      '\u0000',
      '\ud800',
    ),
    { maxLength: 80 },
  )
  .map((parts) => parts.join(''))

describe('parseDocument on anything', () => {
  for (const [name, arbitrary] of [
    ['mutated seeds', mutated],
    ['marks in any order', fragments],
    ['any string', fc.string({ unit: 'binary' })],
  ] as const) {
    it(`puts every character of ${name} into exactly one node, and every clause's text is its slice`, () => {
      fc.assert(
        fc.property(arbitrary, (source) => {
          const { document } = parseDocument(source, 'x.txt')
          expectTree(source, document.root)
          let end = 0
          for (const clause of document.clauses) {
            expect(clause.start).toBeGreaterThanOrEqual(end)
            expect(clause.text).toBe(mend(source.slice(clause.start, clause.end)))
            end = clause.end
          }
        }),
        { numRuns: 60 },
      )
    })
  }
})

it.each(['甲\t', '甲 | ', '甲 ', '，', '将'])('reads a line of a hundred thousand times %j to its end', (cell) => {
  const source = cell.repeat(100_000)
  const { document } = parseDocument(source, 'x.txt')
  expectTree(source, document.root)
})

/** Children lie inside, in order, disjoint; what containers own themselves is their number and heading only. */
function expectTree(source: string, node: PolicyNode): void {
  let position = node.span.start
  const container = node.role === 'document' || node.role === 'section'
  const own: string[] = []
  for (const child of node.children) {
    expect(child.span.start).toBeGreaterThanOrEqual(position)
    expect(child.span.end).toBeGreaterThan(child.span.start)
    expect(child.span.end).toBeLessThanOrEqual(node.span.end)
    own.push(source.slice(position, child.span.start))
    position = child.span.end
    expectTree(source, child)
  }
  own.push(source.slice(position, node.span.end))
  if (!container) return
  const heading = node.heading === null ? '' : source.slice(node.heading.start, node.heading.end)
  const text = own.join('').replace(/\s/g, '')
  const allowed = `${node.label ?? ''}${heading}`.replace(/[\s*]/g, '')
  // Marks of a list before a number, and stops after a heading, are decoration.
  expect(text.replace(/[*#。！？?：:—]/g, '')).toBe(allowed.replace(/[*#。！？?：:—]/g, ''))
}

function applyEdit(lines: string[], [kind, a, b, text]: [string, number, number, string]): string[] {
  const i = lines.length === 0 ? 0 : a % lines.length
  const j = lines.length === 0 ? 0 : b % lines.length
  const line = lines[i] ?? ''
  const copy = [...lines]
  if (kind === 'delete') copy.splice(i, 1)
  if (kind === 'repeat') copy.splice(j, 0, line)
  if (kind === 'swap') [copy[i], copy[j]] = [copy[j] ?? '', line]
  if (kind === 'insert') copy[i] = line.slice(0, b % (line.length + 1)) + text + line.slice(b % (line.length + 1))
  if (kind === 'join') copy.splice(i, 2, line + (lines[i + 1] ?? ''))
  if (kind === 'cut') copy.splice(i, 1, line.slice(0, b % (line.length + 1)), line.slice(b % (line.length + 1)))
  return copy
}
