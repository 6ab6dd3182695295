import type { Clause, PolicyDocument, Span } from '../model.ts'
import { foldCharacters } from '../text/normalise.ts'

/**
 * A class that a document sorts people, firms or projects into, where it says who belongs to it (D类人才：硕士研究生…).
 * What it grants them often stands in another clause, which names the class alone (D类每月1500元).
 */
export interface MemberClass extends Span {
  /** As it is compared: `d类`, `二层次`, `一级`. */
  readonly name: string
  /** As it is printed. */
  readonly label: string
  readonly clause: Clause
}

/** The classes of a document, in the order of its text; none where it tells fewer than two of them. */
export function classesOf({ source, clauses }: PolicyDocument): readonly MemberClass[] {
  const classes = clauses.flatMap((clause) => definedIn(source, clause))
  return new Set(classes.map(({ name }) => name)).size < 2 ? [] : classes
}

/** The names of all classes that a text names, ranges and all above one (A—C类, D类及以上) spelt out. */
export function classNamesIn(text: string): ReadonlySet<string> {
  return new Set(Array.from(foldCharacters(text).matchAll(NAMED), spelt).flat())
}

/** Those of the classes that a text names. */
export function classesNamed(text: string, classes: readonly MemberClass[]): readonly MemberClass[] {
  if (classes.length === 0) return classes
  const names = classNamesIn(text)
  return classes.filter(({ name }) => names.has(name))
}

/** The classes that a clause names, and another clause tells who belongs to them. */
export function classesNamedIn(clause: Clause, classes: readonly MemberClass[]): readonly MemberClass[] {
  return classesNamed(clause.text, classes).filter((told) => told.clause !== clause)
}

const LETTERS = 'abcdefgh'
const NUMERALS = '一二三四五六七八'
const SYMBOL = `(?:[${LETTERS}]|第?[${NUMERALS}])`
/** 一级企业 is a class, 一级 alone may be anything. */
const KIND = '(?:类|层次|档|级(?=企业|单位|机构|人才))'
const LABEL = `(?<![a-z第${NUMERALS}另同各这每共有]|[以如]下|分[为成])${SYMBOL}${KIND}`

/** Two or more symbols may share a kind: a、b类, 第一至第三层次. */
const NAMED = new RegExp(
  `(?<![a-z])(${SYMBOL}(?:${KIND}|级)?(?:\\s*(?:[、,，/和及或]|[-—–~～至到]+)\\s*${SYMBOL})*)(${KIND})(?:[\\p{Script=Han}]{0,4}(?:及|或|和|\\(含\\))?以上)?`,
  'gu',
)

function spelt([whole, symbols = '', kind = '']: RegExpMatchArray): string[] {
  const named = Array.from(symbols.matchAll(new RegExp(`[${LETTERS}${NUMERALS}]`, 'g')), ([symbol]) => symbol)
  const order = LETTERS.includes(named[0] ?? '') ? LETTERS : NUMERALS
  const [from, to] = [order.indexOf(named[0] ?? ''), order.indexOf(named.at(-1) ?? '')]
  const isRange = /[-—–~～至到]/.test(symbols)
  const all = whole.endsWith('以上') ? [...order.slice(0, to + 1)] : isRange ? [...order.slice(from, to + 1)] : named
  return all.map((symbol) => symbol + kind)
}

/** A class is told where its name heads a line or a sentence, or stands before a colon, 是指 or 为 (D类为博士研究生). */
const TOLD = new RegExp(
  `(${LABEL})[\\p{Script=Han}]{0,8}(?:[(（][^（()）\\n]{1,20}[)）])?\\s*(?:[:：]|[,，]?\\s*(?:主要|是)?(?:指|包括)|为(?![一二三四五六七八九十百]+(?:万|千|元))(?=\\p{Script=Han}{2})|[。.]?[ \\t]*\\n)`,
  'gu',
)

/** The number of the class that follows: （二）, 2. */
const NEXT_NUMBER = /\s*(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）、.．])?\s*$/

/** Who belongs to a class stands from its name to the next, unless that grants something. */
function definedIn(source: string, clause: Clause): MemberClass[] {
  const text = foldCharacters(source.slice(clause.start, clause.end))
  const told = [...text.matchAll(TOLD)]
  return told.flatMap(({ index, 1: label = '' }, i) => {
    const members = text.slice(index, told[i + 1]?.index).replace(NEXT_NUMBER, '')
    const span = { start: clause.start + index, end: clause.start + index + members.length }
    const printed = source.slice(span.start, span.start + label.length)
    return grants(clause, span) ? [] : [{ name: label.replace('第', ''), label: printed, clause, ...span }]
  })
}

function grants({ facts }: Clause, { start, end }: Span): boolean {
  return facts.some((fact) => fact.amount !== null && fact.start < end && fact.end > start)
}
