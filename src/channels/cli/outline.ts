import { basename, dirname } from 'node:path'
import type { Parsed } from '../../core/model.ts'
import { parseDocument } from '../../core/parse-document.ts'
import { renderOutline } from '../../core/parse/outline.ts'
import { readSeeds } from '../../index-store/texts.ts'

export type Outline =
  | { readonly ok: true; readonly parsed: Parsed; readonly text: string }
  | { readonly ok: false; readonly message: string }

/** Parses files one by one; `seeds.json` is looked for beside each file, or in `seedsDir`. */
export function* outlines(files: readonly string[], seedsDir?: string): Generator<Outline> {
  const folders = new Map<string, ReturnType<typeof readSeeds>>()
  for (const file of files) {
    const dir = dirname(file)
    if (!folders.has(dir)) folders.set(dir, readSeeds(dir, seedsDir))
    const name = basename(file)
    const text = folders.get(dir)?.texts.find((candidate) => candidate.file === name)
    const unreadable = folders.get(dir)?.unreadable.find((candidate) => candidate.file === name)
    if (!text) {
      yield { ok: false, message: `读不到 ${file}：${unreadable?.message ?? '没有这个文件，或不是 .txt 文件。'}` }
      continue
    }
    const parsed = parseDocument(text.source, name, text.seed)
    yield { ok: true, parsed, text: renderOutline(parsed) }
  }
}
