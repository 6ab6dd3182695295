import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, it } from 'vitest'

const SRC = fileURLToPath(new URL('../../src', import.meta.url))

/** A third platform must be transport and rendering only: what lies below the channels may not tell platforms apart. */
it.each(['service', 'store', 'core'])('src/%s names no platform in what it does or says', (folder) => {
  const files = readdirSync(join(SRC, folder), { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'))
  expect(files.length).toBeGreaterThan(3)
  expect(files.flatMap((file) => named(join(SRC, folder, file)).map((text) => `${file}: ${text}`))).toEqual([])
})

/** Names and texts of a source that speak of a platform; comments may. */
function named(file: string): string[] {
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const text = ts.isIdentifier(node) || ts.isStringLiteralLike(node) || ts.isTemplateHead(node) ? node.text : ''
    if (/feishu|lark|dingtalk|飞书|钉钉/iu.test(text)) found.push(text)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}
