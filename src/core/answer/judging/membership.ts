import type { Clause, Fact } from '../../model.ts'
import { classesNamed, classesNamedIn, classNamesIn, type MemberClass } from '../../search/classes.ts'
import type { Collection, Entry } from '../../search/collection.ts'
import type { Query } from '../../search/query.ts'
import { coverages } from '../../search/rank.ts'
import { normalise } from '../../text/normalise.ts'

/** Classes of a document that a question asks about: by their names, or by a word that stands under them (硕士). */
export interface Membership {
  readonly classes: readonly MemberClass[]
  /** The question's word; null where it names the class itself. */
  readonly word: string | null
}

/**
 * Which of the classes that a clause grants something is asked about. Null if the clause names no classes, or itself says
 * what it grants to whom the question names.
 */
export function membershipIn(entry: Entry, question: string, query: Query, collection: Collection): Membership | null {
  const classes = classesNamedIn(entry.clause, collection.classesOf(entry))
  if (classes.length === 0) return null
  const named = classesNamed(question, classes)
  return named.length > 0 ? { classes: named, word: null } : memberOf(classes, entry, query, collection)
}

/**
 * Whether a clause grants something to classes, and whom the question names belongs to another one: of its document, or of none
 * at all (E类人才, where there are but A to D).
 */
export function isOfOtherClass(entry: Entry, question: string, query: Query, collection: Collection): boolean {
  const classes = collection.classesOf(entry)
  const lettered = [...classNamesIn(question)].filter((name) => LETTERED.test(name))
  const given = [...classNamesIn(entry.clause.text)].filter((name) => LETTERED.test(name))
  if (lettered.length > 0 && given.length > 1 && !lettered.some((name) => given.includes(name))) return true
  const granted = new Set(classesNamedIn(entry.clause, classes).map(({ name }) => name))
  if (granted.size === 0) return false
  const named = classesNamed(question, classes)
  const asked = named.length > 0 ? named : memberOf(classes, entry, query, collection)?.classes
  return asked !== undefined && !asked.some(({ name }) => granted.has(name))
}

/** A类, b档: 一类 may be anything. */
const LETTERED = /^[a-z]/

/** Whether a clause names classes that another one tells who belongs to. */
export function namesClassesOf(entry: Entry, told: Clause | undefined, collection: Collection): boolean {
  return classesNamedIn(entry.clause, collection.classesOf(entry)).some(({ clause }) => clause === told)
}

/** The classes that the question's word with most to say stands under, if the clause does not say it itself. */
function memberOf(
  classes: readonly MemberClass[],
  entry: Entry,
  { concepts }: Query,
  collection: Collection,
): Membership | null {
  const { text, heading, title } = collection.comparable(entry)
  const own = coverages(concepts, `${title}\n${heading}\n${text}`)
  const members = classes.map(({ start, end }) =>
    coverages(concepts, normalise(entry.document.source.slice(start, end))),
  )
  const asked = concepts
    .map((concept, i) => ({ concept, i, most: Math.max(...members.map((shares) => shares[i] ?? 0)) }))
    .filter(({ concept, i, most }) => concept.weight >= SAYS_SOMETHING && most >= THERE && (own[i] ?? 0) < THERE)
    .sort((a, b) => b.concept.weight - a.concept.weight)[0]
  if (!asked) return null
  return { classes: classes.filter((_, k) => members[k]?.[asked.i] === asked.most), word: asked.concept.text }
}

const SAYS_SOMETHING = 0.3
/** Least coverage of a word that is there, itself or in other words. */
const THERE = 0.75

/** Says in which clause the word stands, and under which classes: whether the asker belongs there is for the text to say. */
export function membershipNote({ classes, word }: Membership): string | null {
  if (word === null) return null
  const [first] = classes
  const names = [...new Set(classes.map(({ label }) => label))].join('、')
  return `“${word}”写在${first?.clause.label ?? ''}的${names}里，是否属于以该条原文为准：`
}

/** What the classes are granted, and what is granted without naming any: 院士 sees nothing of what others get. */
export function ownClassOnly(
  facts: readonly Fact[],
  { classes }: Membership,
  all: readonly MemberClass[],
): readonly Fact[] {
  const own = new Set(classes.map(({ name }) => name))
  return facts.filter(({ recipient, condition, amount }) => {
    const named = classesNamed([recipient, condition, amount].filter(Boolean).join('，'), all)
    return named.length === 0 || named.some(({ name }) => own.has(name))
  })
}
