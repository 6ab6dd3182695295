import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PolicyNode } from '../../../src/core/model.ts'
import { parseDocument } from '../../../src/core/parse-document.ts'

/**
 * Fixture pairs: a text and what the parser makes of its structure. `UPDATE=1 npx vitest run tests/core/parse`
 * regenerates the expectations; read the difference before you commit it.
 */
const fixtures = join(import.meta.dirname, '../../fixtures/parse')
const seeds = join(import.meta.dirname, '../../../seeds')

const cases = [
  ...readdirSync(seeds)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => join(seeds, file)),
  ...readdirSync(fixtures)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => join(fixtures, file)),
]

describe('structure fixtures', () => {
  for (const path of cases) {
    const name = path.split('/').at(-1) ?? path
    it(name, () => {
      const actual = structure(readFileSync(path, 'utf8'), name)
      const expected = join(fixtures, name.replace(/\.txt$/, '.json'))
      if (process.env['UPDATE'] === '1') writeFileSync(expected, JSON.stringify(actual, null, 2) + '\n')
      expect(actual).toEqual(JSON.parse(readFileSync(expected, 'utf8')))
    })
  }
})

/** Structure only: metadata, departments and facts have their own tests. */
function structure(source: string, file: string): unknown {
  const { document } = parseDocument(source, file)
  return {
    tree: document.root.children.map((node) => describeNode(source, node)),
    clauses: document.clauses.map(({ id, label, path, start, end, text }) => ({
      id,
      label,
      path,
      start,
      end,
      text: excerpt(text),
    })),
  }
}

function describeNode(source: string, node: PolicyNode): unknown {
  const heading = node.heading === null ? '' : ` ${excerpt(source.slice(node.heading.start, node.heading.end))}`
  const line = `${node.role} ${node.label ?? '-'}${heading} [${node.span.start}, ${node.span.end})`
  return node.children.length === 0 ? line : { [line]: node.children.map((child) => describeNode(source, child)) }
}

function excerpt(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 40)}…${text.slice(-15)}`
}
