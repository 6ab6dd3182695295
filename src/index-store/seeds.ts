import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { SeedEntry } from '../core/model.ts'

/** A policy text as it was put in, with what `seeds.json` says of it. */
export interface SeedText {
  readonly file: string
  readonly source: string
  readonly seed: SeedEntry | undefined
  /** Hash of the text and of its entry in `seeds.json`. */
  readonly hash: string
}

export interface SeedTexts {
  readonly texts: readonly SeedText[]
  /** Files that could not be read as text, each with the reason in Chinese. */
  readonly unreadable: readonly { readonly file: string; readonly message: string }[]
  /** Files that look like a policy and are no `.txt`: they are there, and were not read. */
  readonly unread: readonly string[]
  /** Entries of `seeds.json` whose file is not there. */
  readonly orphans: readonly string[]
  /** Hash of all texts and entries. */
  readonly hash: string
}

/** The texts or their `seeds.json` cannot be used; the message says what to mend. */
export class SeedsError extends Error {
  override readonly name = 'SeedsError'
}

export interface SeedFiles {
  /** Names of the policy texts, in order. */
  readonly files: readonly string[]
  /** Names of all else that lies beside them. */
  readonly others: readonly string[]
  /** Null for a file that cannot be opened. */
  readonly bytes: (file: string) => Uint8Array | null
  /** The text of `seeds.json`, null if there is none, and where it lies, for messages. */
  readonly entries: string | null
  readonly entriesAt: string
}

/** Policy texts are told by their ending. */
export function isPolicyText(name: string): boolean {
  return name.toLowerCase().endsWith('.txt')
}

const OTHER_FORMATS = /\.(?:md|markdown|docx?|pdf|wps|rtf|html?|xlsx?|et|ofd)$/i
const NO_POLICY = /^(?:readme|\.|~\$)/i

/**
 * Policy texts (UTF-8, or GB 18030 as older offices write) and `seeds.json`, from wherever their bytes lie.
 *
 * @throws SeedsError if `seeds.json` is not what it should be
 */
export function decodeSeeds({ files, others, bytes, entries: json, entriesAt }: SeedFiles): SeedTexts {
  const entries = readEntries(json, entriesAt)
  const texts: SeedText[] = []
  const unreadable: { file: string; message: string }[] = []
  for (const file of files) {
    const seed = entries.get(file)
    const decoded = decode(bytes(file))
    if (decoded.ok)
      texts.push({ file, source: decoded.text, seed, hash: hashOf(decoded.text, JSON.stringify(seed ?? null)) })
    else unreadable.push({ file, message: decoded.message })
  }
  return {
    texts,
    unreadable,
    unread: others.filter((name) => entries.has(name) || (OTHER_FORMATS.test(name) && !NO_POLICY.test(name))),
    orphans: [...entries.keys()].filter((file) => !files.includes(file) && !others.includes(file)),
    hash: hashOf(...texts.flatMap(({ file, hash }) => [file, hash])),
  }
}

export function hashOf(...parts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex').slice(0, 16)
}

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期应写成 2024-12-13')

const seedsSchema = z.array(
  z.strictObject({
    file: z.string().min(1),
    title: z.string().optional(),
    titleInferred: z.boolean().optional(),
    region: z.string().optional(),
    issuer: z.string().optional(),
    number: z.string().optional(),
    issuedOn: date.optional(),
    validTo: date.optional(),
    replaces: z.string().optional(),
    status: z.enum(['in_force', 'draft', 'term_passed', 'repealed', 'replaced']).optional(),
  }),
)

function readEntries(json: string | null, where: string): Map<string, SeedEntry> {
  if (json === null) return new Map()
  const parsed = seedsSchema.safeParse(parseJson(json, where))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new SeedsError(`${where} 的内容不对：${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
  }
  return new Map(parsed.data.map((entry) => [entry.file, entry]))
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new SeedsError(`${where} 不是合法的 JSON，请检查括号、引号和逗号。`)
  }
}

/** Zero-width characters that editors of web pages leave inside and between words: nobody sees them, and no name matches. */
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g

type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string }

function decode(bytes: Uint8Array | null): Decoded {
  if (!bytes) return { ok: false, message: '文件打不开。' }
  if (bytes.subarray(0, 8192).includes(0)) return { ok: false, message: '不是文本文件。' }
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(INVISIBLE, '') }
    } catch {
      // Not in this encoding: the next one is tried.
    }
  }
  return { ok: false, message: '文字编码既不是 UTF-8 也不是 GB 18030。' }
}
