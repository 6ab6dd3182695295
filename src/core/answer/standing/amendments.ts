import type { Amendment, Change, Clause, PolicyDocument, Span } from '../../model.ts'
import { parseOrdinal } from '../../text/numerals.ts'
import type { Candidate } from '../../search/rank.ts'
import { bookTitle } from '../../text/marks.ts'
import { namedIn, nameKey } from './named-documents.ts'
import type { Citation } from '../types.ts'

/** What others of the library change in one document. */
export interface Amended {
  /** Who amends it, and where that is said. */
  readonly by: readonly { readonly document: PolicyDocument; readonly amendment: Amendment }[]
  /** By the clause's id. */
  readonly clauses: ReadonlyMap<string, ClauseAmendment>
}

interface ClauseAmendment {
  readonly by: PolicyDocument
  readonly change: Change
}

/** Which documents are amended by others, by the id of the amended one. A draft amends nothing. */
export function amendmentsAmong(documents: readonly PolicyDocument[]): ReadonlyMap<string, Amended> {
  const named = namedIn(documents)
  const found = new Map<string, { by: Amended['by'][number][]; clauses: Map<string, ClauseAmendment> }>()
  for (const by of documents) {
    if (by.metadata.draft?.value === 'draft') continue
    for (const amendment of by.metadata.amends ?? []) {
      for (const document of named(amendment, by)) {
        if (isTakenIn(document, by)) continue
        const known = found.get(document.id) ?? { by: [], clauses: new Map<string, ClauseAmendment>() }
        found.set(document.id, known)
        known.by.push({ document: by, amendment })
        for (const change of amendment.changes)
          for (const { id } of clausesOf(change, document.clauses)) known.clauses.set(id, { by, change })
      }
    }
  }
  return found
}

/** What is said of an amended document. */
export interface AmendedNotices {
  readonly notice: string
  /** What is said instead of a clause, by its id. */
  readonly clauses: ReadonlyMap<string, string>
  /** The ids of the clauses that hold no longer. */
  readonly ended: ReadonlySet<string>
}

export function noticesOf({ by, clauses }: Amended): AmendedNotices {
  const ending = by.filter(({ amendment: { changes } }) => isEnding(changes))
  const ended = ending.map(({ document, amendment: { changes } }) => {
    const places = changes.map(({ place }) => place.join('')).join('、')
    return `${places}已被${nameOf(document)}废止，其余条款不在废止之列。`
  })
  const others = by.filter((one) => !ending.includes(one)).map(({ document }) => nameOf(document))
  const changed = others.length > 0 ? `部分条款已被${[...new Set(others)].join('、')}修改，以修改后的规定为准。` : ''
  return {
    notice: [...new Set(ended), changed].join(''),
    clauses: new Map(Array.from(clauses, ([id, { by, change }]) => [id, `本条已被${nameOf(by)}${SAID[change.kind]}`])),
    ended: new Set(Array.from(clauses, ([id, { change }]) => (isEnding([change]) ? id : '')).filter(Boolean)),
  }
}

/** Whether all that is done to a document is that clauses of it end. */
function isEnding(changes: readonly Change[]): boolean {
  return changes.length > 0 && changes.every(({ kind }) => kind === 'ended' || kind === 'deleted')
}

const SAID: Readonly<Record<Change['kind'], string>> = {
  changed: '修改，以修改后的规定为准。',
  deleted: '删去，不再执行。',
  added: '增加内容，请一并查看。',
  ended: '废止，不再执行。',
}

/**
 * Each citation with that of the clause that amends it: before it, as that holds now, and after it if it only adds, or
 * changes one sum that the question does not ask for.
 */
export function withAmendments(
  question: string,
  citations: readonly Citation[],
  amendedOf: (documentId: string) => Amended | undefined,
  citationAt: (document: PolicyDocument, span: Span) => Citation | undefined,
): readonly Citation[] {
  const all = citations.flatMap((citation) => {
    const amendment = amendedOf(citation.document.id)?.clauses.get(citation.clause.id)
    const found = amendment && citationAt(amendment.by, amendment.change.span)
    if (!found) return [citation]
    const { kind, sum, span } = amendment.change
    // The question may have found it too, and more of it.
    const amending = citations.find((other) => isSame(other, found) && quotesAll(other, span)) ?? found
    if (kind === 'added') return [citation, amending]
    if (sum) {
      const was = sumPattern(sum.was)
      const rest = { ...citation, facts: citation.facts.filter(({ amount }) => !was.test(amount ?? '')) }
      return isAskedFor(sum, question) ? [amending, rest] : [rest, amending]
    }
    // 额度最高20万元 of old beside 最高30万元: the table is of what holds, and the old words stand in the quote.
    const isOld = isEnding([amendment.change]) || amending.quotes.some(({ text }) => SUM_SAID.test(text))
    return [amending, isOld ? { ...citation, facts: [] } : citation]
  })
  return all.filter((citation, i) => all.findIndex((other) => isSame(citation, other)) === i)
}

function isSame(one: Citation, other: Citation): boolean {
  return one.document.id === other.document.id && one.clause.id === other.clause.id
}

function quotesAll({ quotes }: Citation, { start, end }: Span): boolean {
  return quotes.some((quote) => quote.start <= start && end <= quote.end)
}

/** Whether the question asks for a limit, or a time, and that is what was changed. */
function isAskedFor({ was, of }: NonNullable<Change['sum']>, question: string): boolean {
  return (LIMIT.test(question) && LIMIT.test(of + was)) || (TIME_ASKED.test(question) && TIME.test(was))
}

const LIMIT = /最[高多大]|上限|限额|封顶|不超过/
const TIME_ASKED = /[几多少]个?(?:工作日|[天日月年])|多久|多长时间|时限/
const TIME = /(?:工作日|个月|小时|[天日年])$/
const SUM_SAID = /[0-9][0-9.,]*\s*(?:[百千万亿]*元|[%％‰]|个?百分点|个?基点|倍)/

/**
 * The candidates without the clauses of others that only end one of those found: 第（八）条实体书店补助不再执行 answers what
 * that clause answers, and stands before it then.
 */
export function withoutEndings(
  candidates: readonly Candidate[],
  amendedOf: (documentId: string) => Amended | undefined,
): readonly Candidate[] {
  const ending = candidates.flatMap(({ entry }) => {
    const amendment = amendedOf(entry.document.id)?.clauses.get(entry.clause.id)
    return amendment && isEnding([amendment.change]) ? [amendment] : []
  })
  if (ending.length === 0) return candidates
  const only = ({ entry: { document, clause } }: Candidate): boolean =>
    ending.some(({ by, change: { span } }) => by === document && clause.start <= span.start && span.end <= clause.end)
  return candidates.filter((candidate) => !only(candidate))
}

/** What must be said before the clauses if the best of them no longer holds; null if it does. */
export function deletedLead(best: Citation | undefined, amended: Amended | undefined): string | null {
  const amendment = best && amended?.clauses.get(best.clause.id)
  return amendment && isEnding([amendment.change])
    ? `有关条款已被${nameOf(amendment.by)}${SAID[amendment.change.kind].replace('。', '：')}`
    : null
}

function nameOf({ metadata: { title, number }, file }: PolicyDocument): string {
  return bookTitle(title?.value ?? file) + (number ? `（${number.value}）` : '')
}

/** A text that was published anew says which decision it takes in: 根据《…的决定》修正. */
function isTakenIn({ source }: PolicyDocument, by: PolicyDocument): boolean {
  const title = by.metadata.title?.value
  return title !== undefined && /修[改订]/.test(title) && nameKey(source.slice(0, HEAD)).includes(nameKey(title))
}

const HEAD = 1500

/** 40万元, and not the end of 140万元. */
function sumPattern(sum: string): RegExp {
  return new RegExp(`(?<![0-9.])${sum.replaceAll('.', '\\.')}`)
}

/** The clauses that a change is made in; where it names none, the only one that says its sum and of what it speaks. */
function clausesOf({ place, sum }: Change, clauses: readonly Clause[]): readonly Clause[] {
  if (!sum) return clausesAt(place, clauses)
  const words = Array.from({ length: sum.of.length - 2 }, (_, i) => sum.of.slice(i, i + 3))
  const holds = sumPattern(sum.was)
  const found = clauses.filter(({ text }) => holds.test(text))
  const about = found.filter(({ text, path }) => words.some((word) => `${path.join('')}${text}`.includes(word)))
  return about.length === 1 ? about : []
}

/** The clauses that a place such as 第三部分第5点 means: its numbers stand in their path, in order. None if it could mean several. */
export function clausesAt(place: readonly string[], clauses: readonly Clause[]): readonly Clause[] {
  const found = clauses.flatMap((clause) => {
    const depths = depthsOf(place, clause)
    return depths.length > 0 ? [{ clause, depths }] : []
  })
  const most = Math.max(...found.map(({ depths }) => depths.length))
  const meant = found.filter(({ depths }) => depths.length === most)
  const units = new Set(meant.map(({ clause: { path }, depths }) => path.slice(0, (depths.at(-1) ?? 0) + 1).join('\n')))
  return units.size === 1 ? meant.map(({ clause }) => clause) : []
}

/** At which depths of the clause's path the numbers of the place stand; none if one is missing that the path should hold. */
function depthsOf(place: readonly string[], { path, label }: Clause): readonly number[] {
  const headings = path.length > 0 ? path : [label]
  const depths: number[] = []
  for (const part of place) {
    const at = headings.findIndex((heading, i) => i > (depths.at(-1) ?? -1) && isMeant(part, heading))
    if (at < 0) return INSIDE.test(part) ? depths : []
    depths.push(at)
  }
  return depths
}

/** 第二款 and 第三项 may stand inside a clause, and have no number of their own in its path. */
const INSIDE = /[款项目段]$/

/** The same number, in brackets where it has some; a 部分, 章 or 节 is called so, or is a part numbered 一、. */
function isMeant(part: string, heading: string): boolean {
  const [label = '', numeral = ''] = HEADING.exec(heading) ?? []
  const [asked = ''] = NUMERAL.exec(part) ?? []
  if (numeral === '' || parseOrdinal(numeral) !== parseOrdinal(asked)) return false
  if (/[0-9]/.test(asked) && !/[0-9]|条/.test(label)) return false
  const [unit] = /部分|[章节]$/.exec(part) ?? []
  if (unit) return label.includes(unit) || (unit === '部分' && /^[一二三四五六七八九十]+、/.test(label))
  return !/部分|[章节编篇]/.test(label) && (!/[（(]/.test(part) || /[（(]/.test(label))
}

const NUMERAL = /[0-9]{1,3}|[一二三四五六七八九十百零]{1,5}/
const HEADING =
  /^(?:第\s?|[（(])?([0-9]{1,3}|[一二三四五六七八九十百零]{1,5})[\s)）]{0,2}(?:部分|[章节条编篇]|[、.．)）])?/
