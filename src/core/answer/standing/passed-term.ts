import { periodsOfPassage } from '../../metadata/term/period.ts'
import { termsOfPassage, type PassageTerm } from '../../metadata/term/passage-term.ts'
import type { Clause, Span } from '../../model.ts'

/** A term that has run out, and the words that tell a reader what it is the term of. */
export interface PassedTerm {
  /** The term alone, verbatim. */
  readonly text: string
  /** The same behind the beginning of its sentence, where it is not the term of all that is quoted. */
  readonly said: string
  /** ISO date of its last day. */
  readonly until: string
}

/**
 * What says that the grants quoted from a clause have run out: one of the terms quoted; else the one term that the clause
 * has for all of it (政策实施期限至2020年12月31日 as a sentence of its own). What another sentence says of its own grant
 * (对…给予补贴，实施期限至2020年12月31日) is none of what is quoted.
 *
 * @param issuedOn ISO date; without it a period in which something is granted can't be told from one that is rewarded
 */
export function passedTerm(
  clause: Clause,
  quoted: string,
  { today, issuedOn }: { readonly today: string; readonly issuedOn: string | null },
): PassedTerm | undefined {
  const termsIn = (text: string) => [...termsOfPassage(text), ...periodsOfPassage(text, issuedOn)]
  const near = termsIn(quoted)
  if (near.length > 0) {
    const passed = near.find(({ until }) => until < today)
    return passed && { text: passed.text, said: saidOfIts(passed, quoted), until: passed.until }
  }
  const all = termsIn(clause.text)
  const isOne = new Set(all.map(({ until }) => until)).size === 1
  const passed = isOne ? all.find((term) => term.until < today && isOfAll(term, clause.text)) : undefined
  return passed && { text: passed.text, said: passed.text, until: passed.until }
}

type Term = PassageTerm & Span

/** A sentence that says no more than the term, of 上述政策 or of nothing named. */
function isOfAll({ start, end }: Term, text: string): boolean {
  const before = text.slice(lastOf(text, '。\n', start), start)
  return NAMES_ALL.test(before) && /^[^，,。；;\n]{0,6}(?:[。；;\n]|$)/.test(text.slice(end))
}

const NAMES_ALL =
  /^[\s（(]*(?:(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?\s*)(?:以上|上述|本|该|此)?各?[项条款]?(?:支持|优惠|补贴|补助)?(?:政策|措施|规定)?的?$/

/** 困难企业的稳岗返还政策……实施期限延长至2020年12月31日, where other sentences are quoted beside it that it says nothing of. */
function saidOfIts(term: Term, quoted: string): string {
  const whole = lastOf(quoted, '。\n', term.start)
  const part = lastOf(quoted, '。；;\n', term.start)
  const start = NAMES_ALL.test(quoted.slice(part, term.start)) ? whole : part
  const behind = quoted.slice(term.end).split(/[。；;\n]/)
  const others = [...quoted.slice(0, start).split(/[。；;\n]/), ...behind.slice(1)]
  const words = quoted.slice(start, term.start).trim()
  if (isOfAll(term, quoted) || words === '' || !others.some((sentence) => sentence.trim().length > LONGEST_HEADING))
    return term.text
  return words.length <= WHOLE ? words + term.text : `${beginning(words)}……${term.text}`
}

/** Characters: a heading is no grant that a term could be missed of. */
const LONGEST_HEADING = 20
/** Characters of a sentence that are shown whole. */
const WHOLE = 30

/** To the first comma, where it comes early enough. */
function beginning(words: string): string {
  const [first = ''] = words.split(/[，,]/)
  return first.length <= WHOLE ? first : first.slice(0, WHOLE)
}

/** Behind the last of these marks before a place; 0 if there is none. */
function lastOf(text: string, marks: string, at: number): number {
  return Math.max(...Array.from(marks, (mark) => text.lastIndexOf(mark, at - 1))) + 1
}
