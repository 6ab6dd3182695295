import type { PolicyDocument, Span } from '../../model.ts'
import type { Understanding } from '../../question/index.ts'
import type { Collection, Entry } from '../../search/collection.ts'
import type { Query } from '../../search/query.ts'
import { shareCovered } from '../../search/rank.ts'
import { bookTitle } from '../../text/marks.ts'
import { normalise } from '../../text/normalise.ts'
import { isOfYear, yearAsked } from '../standing/another-year.ts'
import { cite } from '../showing/cite.ts'
import { asRepealing } from './document-citations.ts'
import {
  hasSubject,
  repealsNumbered,
  repealsTitled,
  SHORT,
  titleKey,
  unheldOf,
  wordsOfTitle,
  type Repeal,
} from './named-repeals.ts'
import { renderAnswer } from '../showing/render.ts'
import type { Scope } from '../places/scope.ts'
import type { Citation, DocumentAnswer } from '../types.ts'
import { chineseDate, type Validity } from '../standing/validity.ts'
import { titleOf } from '../document-names.ts'

interface Library {
  readonly collection: Collection
  readonly validityOf: (document: PolicyDocument, today: string) => Validity
}

/**
 * What documents of the library say of others that they end: whether one that the library itself does not hold is still
 * in force (邮政通信条例废止了吗, or its number), and which ones were repealed (北京废止了哪些法规). Null for any other question.
 */
export function repealAnswer(
  understood: Understanding,
  { concepts }: Query,
  scope: Scope,
  library: Library,
  today: string,
): DocumentAnswer | null {
  const { question, intents, documentIds, unknownNumber } = understood
  if (!(intents.includes('status') || unknownNumber)) return null
  const words = concepts.map(({ text }) => text)
  const { documents } = library.collection
  const inWords = wordsOfTitle(words)
  const held = documents.filter(({ id }) => documentIds.includes(id))
  // 重庆沼气补助那个细则 points to all of the place's documents, and none of them is called so.
  const isElse = hasSubject(words, SHORT) && !held.some((document) => inWords(titleKey(titleOf(document))))
  const named = isElse ? [] : held
  // 关于废止部分法规的决定废止了哪些法规: the words are those of its title.
  const isListed =
    ASKS_WHICH.test(question) &&
    (words.every((word) => ABOUT_REPEALS.test(word)) || named.some(({ metadata }) => metadata.repeals.length > 1))
  const year = isListed && named.length === 0 ? yearAsked(question) : null
  if (named.length > 0 && !isListed && !isOfNoneOf(named, question)) return null
  const repeals = documents.flatMap((document) =>
    scope.fit(document) > 0 &&
    (named.length === 0 || named.includes(document)) &&
    (year === null || isOfYear(document, year))
      ? document.metadata.repeals.map((title): Repeal => ({ document, title }))
      : [],
  )
  const byNumber = unknownNumber ? repealsNumbered(repeals, unknownNumber) : []
  const titled = repealsTitled(repeals, { question, words }, scope, documents)
  const told = byNumber.length > 0 ? byNumber : unheldOf(titled, documents)
  const isTold = byNumber.length + titled.length > 0
  const meant = isTold ? withoutDrafts(told) : isListed ? withoutDrafts(repeals) : []
  return answerOf(meant, isTold, library, today)
}

/**
 * 原来的外贸十条还执行吗: by the looser name the measure of today is found, and what that one ended is asked about: of
 * several titles that the library does not hold, those that say most of the subject. Null where it ended none.
 */
export function formerAnswer(
  documents: readonly PolicyDocument[],
  { question }: Understanding,
  { concepts }: Query,
  library: Library,
  today: string,
): DocumentAnswer | null {
  if (!FORMER.test(question)) return null
  const ended = documents.flatMap((document) =>
    isDraft(document) ? [] : document.metadata.repeals.map((title): Repeal => ({ document, title })),
  )
  const unheld = unheldOf(ended, library.collection.documents)
  const said = unheld.map(({ title }) => shareCovered(concepts, normalise(title.value)))
  const most = Math.max(...said)
  return answerOf(most > 0 ? unheld.filter((_, i) => said[i] === most) : [], true, library, today)
}

/** Also 疫情那会儿出的文件. */
const FORMER =
  /以前|之前|原[来先]|当[时年]|那(?:会儿?|时候?|阵[子儿]?|几年)|旧|(?<![养员])老(?:的|那|版|办法|政策|规定|文件|措施)/

/** What ended a document that the library does not hold. */
export function repealTold(repeal: Repeal, library: Library, today: string): DocumentAnswer | null {
  return answerOf([repeal], true, library, today)
}

function answerOf(meant: readonly Repeal[], isTold: boolean, library: Library, today: string): DocumentAnswer | null {
  const citations = citationsOf(meant.slice(0, MOST), isTold, library, today)
  if (citations.length === 0) return null
  const lead = isTold ? meant.map((repeal) => endedBy(repeal, today)).join('\n') : ''
  return { status: 'answered', lead, text: renderAnswer(citations, 'status', lead), citations, related: [] }
}

const MOST = 12

const ASKS_WHICH =
  /(?:废止|作废|失效|停止执行|废[了掉除]).{0,4}(?:哪|什么|名单|清单|啥)|(?:哪|什么|啥).{0,16}(?:废止|作废|失效|停止执行|废[了掉除])/

/** Words that say nothing besides that something was repealed. */
const ABOUT_REPEALS =
  /^(?:废[止了掉除]?|作废|失效|停止|执行|已经|目前|地方性?|法规|规章|条例|办法|文件|政策|规定|通知|规范性|名单|清单|一共|总共|一口气|一次性?|部分|决定|人大|人民代表大会|常委会|常务委员会|\d{1,4}|[年月日]|哪?几[部件个项份])+$/

/** 2021年那个办法, where the one of that title that the library holds is of another year. */
function isOfNoneOf(named: readonly PolicyDocument[], question: string): boolean {
  const year = yearAsked(question)
  return year !== null && named.every((document) => !isOfYear(document, year))
}

/** What a draft would repeal is told only where nothing has repealed it. */
function withoutDrafts(repeals: readonly Repeal[]): readonly Repeal[] {
  const final = repeals.filter(({ document }) => !isDraft(document))
  return final.length > 0 ? final : repeals
}

function isDraft({ metadata }: PolicyDocument): boolean {
  return metadata.draft?.value === 'draft'
}

/** Who ended it, each with its number: titles alone may be alike. */
function endedBy({ document, title }: Repeal, today: string): string {
  const old = nameOf(title.value, title.number)
  const { number, validFrom, issuedOn } = document.metadata
  const by = nameOf(titleOf(document), number?.value)
  if (isDraft(document)) return `${by}拟废止${old}，但它是征求意见稿；库里没有${old}已经废止的记载。`
  if (validFrom && validFrom.value > today) return `${old}将自${chineseDate(validFrom.value)}起由${by}废止。`
  const since = validFrom ? `自${chineseDate(validFrom.value)}起` : ''
  const issued = !validFrom && issuedOn ? `（该文件发布于${chineseDate(issuedOn.value)}）` : ''
  return `${old}已由${by}${howEnded(document, title)}${issued}，${since}不再有效。`
}

/** 废止 where only that is written of it, before or behind its name or at the head of the list; each of the words where more are. */
function howEnded({ source }: PolicyDocument, { head, span }: Repeal['title']): string {
  const line = span ? source.slice(Math.max(0, span.start - NEAR), span.end + NEAR) : ''
  const words = line + (head ? source.slice(head.start, head.end) : '')
  const [only, other] = ENDINGS.filter((ending) => words.includes(ending))
  return only && !other ? only : '废止、宣布失效或停止执行'
}

/** Characters. */
const NEAR = 16
const ENDINGS = ['废止', '宣布失效', '停止执行']

function nameOf(title: string, number: string | undefined): string {
  return bookTitle(title) + (number ? `（${number}）` : '')
}

/** A clause that ends several is cited once, with a quote for each, and for the head of their list. */
function citationsOf(
  repeals: readonly Repeal[],
  isTold: boolean,
  { collection, validityOf }: Library,
  today: string,
): Citation[] {
  const quoted = new Map<Entry, Map<number, Span>>()
  for (const { document, title } of repeals) {
    for (const span of [title.head, title.span]) {
      const found = span && sentenceAt(document, span, collection)
      if (!found) continue
      const known = quoted.get(found.entry) ?? new Map<number, Span>()
      quoted.set(found.entry, known.set(found.sentence.start, found.sentence))
    }
  }
  return Array.from(quoted, ([entry, sentences]) => {
    const quotes = [...sentences.values()].sort((a, b) => a.start - b.start)
    const citation = cite(entry, quotes, validityOf(entry.document, today))
    return isTold && !isDraft(entry.document) ? asRepealing(citation) : citation
  })
}

function sentenceAt(
  document: PolicyDocument,
  span: Span,
  collection: Collection,
): { readonly entry: Entry; readonly sentence: Span } | null {
  const entry = collection.entries.find(
    ({ document: own, clause }) => own === document && clause.start <= span.start && span.end <= clause.end,
  )
  const sentence =
    entry && collection.comparable(entry).sentences.find(({ start, end }) => start <= span.start && span.start < end)
  return entry && sentence ? { entry, sentence: { start: sentence.start, end: sentence.end } } : null
}
