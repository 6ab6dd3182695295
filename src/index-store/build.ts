import type { FileProblem, LibraryData } from '../core/library.ts'
import { buildSearch } from '../core/library.ts'
import type { Parsed } from '../core/model.ts'
import { parseDocument } from '../core/parse-document.ts'
import type { Segmenter } from '../core/segment/port.ts'
import type { Manifest } from './format.ts'
import type { SeedText, SeedTexts } from './seeds.ts'

/** Replaced by a hash of the sources when the program is bundled. */
declare const HUIWEN_BUILD: string | undefined

/** The program that parses; documents parsed by another one are not taken over. */
export const BUILDER = typeof HUIWEN_BUILD === 'string' ? HUIWEN_BUILD : 'source'

/** What an index build did, for the admin. */
export interface IndexReport {
  readonly documents: number
  readonly clauses: number
  readonly problems: readonly FileProblem[]
  /** Files that could not be read at all. */
  readonly unreadable: readonly { readonly file: string; readonly message: string }[]
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  readonly ms: number
}

export interface LibraryOptions {
  readonly seeds: SeedTexts
  readonly segmenter: Segmenter
  readonly now: Date
  /** What is known of an unchanged text. */
  readonly parsedBefore?: ((text: SeedText) => Parsed | null) | undefined
  /** Called as work goes on: how many of how many documents and clauses are done. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined
}

/** Parses the texts and makes what is searched. Reads and writes nothing. */
export async function buildLibrary(options: LibraryOptions): Promise<LibraryData> {
  const { seeds, segmenter, now, parsedBefore, onProgress } = options
  const total = seeds.texts.length * 2
  const parsed: Parsed[] = []
  for (const text of seeds.texts) {
    parsed.push(parsedBefore?.(text) ?? parseDocument(text.source, text.file, text.seed))
    onProgress?.(parsed.length, total)
    // Lets the service answer between two documents while it rebuilds.
    if (parsed.length % 8 === 0) await new Promise((next) => setImmediate(next))
  }
  const documents = parsed.map(({ document }) => document)
  let shown = 0
  const search = buildSearch(documents, segmenter, (clause, clauses) => {
    const share = Math.floor((clause / clauses) * seeds.texts.length)
    for (; shown < share; shown++) onProgress?.(seeds.texts.length + shown + 1, total)
  })
  return { builtAt: now.toISOString(), version: seeds.hash, documents, problems: problemsOf(parsed, seeds), ...search }
}

/** The hash of each text by its name: what the next build tells changes by. */
export function hashesOf(seeds: SeedTexts): Record<string, string> {
  return Object.fromEntries(seeds.texts.map(({ file, hash }) => [file, hash]))
}

/** @param before hashes of the build before this one */
export function reportOf(
  { documents, clauses, files }: Manifest,
  build: {
    readonly problems: LibraryData['problems']
    readonly unreadable: SeedTexts['unreadable']
    readonly before: Manifest['files']
    readonly ms: number
  },
): IndexReport {
  const { problems, unreadable, before, ms } = build
  return {
    documents,
    clauses,
    problems,
    unreadable,
    added: Object.keys(files).filter((file) => !(file in before)),
    changed: Object.keys(files).filter((file) => file in before && before[file] !== files[file]),
    removed: Object.keys(before).filter((file) => !(file in files)),
    ms: Math.round(ms),
  }
}

/** The report in figures, for those who name no files. */
export function countsOf({ documents, clauses, problems, added, changed, removed, ms }: IndexReport) {
  return {
    documents,
    clauses,
    ms,
    problems: problems.length,
    added: added.length,
    changed: changed.length,
    removed: removed.length,
  }
}

const NOT_TEXT = '没有读：只读 .txt 文件。请把文字另存为 .txt，seeds.json 里写了它的，名字也要改。'

function problemsOf(parsed: readonly Parsed[], seeds: SeedTexts): FileProblem[] {
  const found = parsed.flatMap(({ document, problems }) =>
    problems.map((problem) => ({ file: document.file, problem })),
  )
  const unreadable = seeds.unreadable.map(({ file, message }) => ({
    file,
    problem: { code: 'unreadable', message, span: null },
  }))
  const orphans = seeds.orphans.map((file) => ({
    file,
    problem: { code: 'file-missing', message: 'seeds.json 里写了这个文件，目录里没有。', span: null },
  }))
  const unread = seeds.unread.map((file) => ({
    file,
    problem: { code: 'not-text', message: NOT_TEXT, span: null },
  }))
  return [...found, ...unreadable, ...unread, ...orphans]
}
