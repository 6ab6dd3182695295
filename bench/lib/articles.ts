import * as z from 'zod'
import type { Clause, Metadata, PolicyDocument } from '../../src/core/model.ts'

/** A row of a retrieval corpus: one article with the title that it goes by. */
export const article = z.object({ id: z.string(), title: z.string().default(''), text: z.string() })

export type Article = z.infer<typeof article>

/**
 * Policy documents of a corpus of articles. What stands in a title before its `第…条` is the document, the rest the
 * clause's label; a row whose title ends in no such label is a document of its own. A clause's `id` is its row's.
 */
export function documentsOf(articles: readonly Article[]): PolicyDocument[] {
  const groups = new Map<string, Labelled[]>()
  for (const { id, title, text } of articles) {
    const label = LABEL.exec(title)?.[0] ?? ''
    const name = title.slice(0, title.length - label.length)
    const key = label === '' ? `#${id}` : name
    const group = groups.get(key)
    const labelled = { id, title: name, label, text }
    if (group) group.push(labelled)
    else groups.set(key, [labelled])
  }
  return [...groups.values()].map(documentOf)
}

interface Labelled extends Article {
  readonly label: string
}

const LABEL = /第[零〇一二三四五六七八九十百千万\d]{1,12}条(?:之[一二三四五六七八九十\d]{1,3})?$/

function documentOf(articles: readonly Labelled[], index: number): PolicyDocument {
  const id = `d${index}`
  let source = ''
  const clauses = articles.map((row): Clause => {
    const start = source.length
    source += `${row.text}\n`
    return {
      id: row.id,
      label: row.label,
      path: row.label === '' ? [] : [row.label],
      heading: '',
      text: row.text,
      role: 'clause',
      departments: { lead: [], support: [] },
      facts: [],
      start,
      end: start + row.text.length,
    }
  })
  return {
    id,
    file: `${id}.txt`,
    source,
    metadata: { ...UNKNOWN, title: { value: articles[0]?.title ?? '', span: null, from: 'seeds' } },
    root: { role: 'document', label: null, heading: null, span: { start: 0, end: source.length }, children: [] },
    clauses,
  }
}

const UNKNOWN: Metadata = {
  title: null,
  number: null,
  issuer: null,
  issuedOn: null,
  region: null,
  draft: null,
  validFrom: null,
  validTo: null,
  repeals: [],
  stated: null,
  ended: null,
}
