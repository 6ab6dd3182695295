/** A term of a document that stands for several things, and these as the document spells them out once. */
export interface DefinedTerm {
  readonly term: string
  readonly meaning: string
}

/**
 * 企业基本养老保险、失业保险、工伤保险（以下简称三项社会保险）: later clauses name the term alone, and whoever asks the things. What is called
 * so and is one thing (《办法》, 省税务局) is named alike by both. Linear.
 */
export function definedTerms(source: string): readonly DefinedTerm[] {
  if (!source.includes('称')) return []
  return Array.from(source.matchAll(CALLED), ({ index, 1: term = '' }) => ({
    term,
    meaning: /[^，,。；;：:\s()（）《》“”]*$/.exec(source.slice(Math.max(0, index - LONGEST), index))?.[0] ?? '',
  })).filter(({ meaning }) => meaning.includes('、'))
}

const CALLED = /[（(]以下[简统]称为?[“"]?([^，,。；;：:、\s()（）《》“”"]{3,12})[”"]?[）)]/g
/** Characters. */
const LONGEST = 80

/** What the terms that a text uses stand for, a line each; of one that it spells out itself nothing. */
export function meaningsIn(text: string, terms: readonly DefinedTerm[]): string {
  return terms
    .filter(({ term, meaning }) => text.includes(term) && !text.includes(meaning))
    .map(({ meaning }) => meaning)
    .join('\n')
}
