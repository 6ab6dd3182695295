import type { PolicyDocument, Repealed } from '../model.ts'
import type { Understanding } from '../question/index.ts'
import type { Collection, Entry } from '../search/collection.ts'
import type { Query } from '../search/query.ts'
import { normalise } from '../text/normalise.ts'
import { cite, regionName, titleOf } from './cite.ts'
import { renderAnswer } from './render.ts'
import type { Scope } from './scope.ts'
import type { Answer, Citation } from './types.ts'
import { nameKey } from './named-documents.ts'
import type { Validity } from './validity.ts'
import { bookTitle } from '../text/marks.ts'

interface Library {
  readonly collection: Collection
  readonly validityOf: (document: PolicyDocument, today: string) => Validity
}

/** A title that a document of the library repeals, and where it says so. */
interface Repeal {
  readonly document: PolicyDocument
  readonly title: Repealed
}

/**
 * What documents of the library say of others that they end: whether one that the library itself does not hold is still
 * in force (邮政通信条例废止了吗, or its number), and which ones were repealed (北京废止了哪些法规). Null for any other question.
 */
export function repealAnswer(
  { question, intents, documentIds, unknownNumber }: Understanding,
  { concepts }: Query,
  scope: Scope,
  library: Library,
  today: string,
): Pick<Answer, 'status' | 'lead' | 'text' | 'citations' | 'related'> | null {
  if (!(intents.includes('status') || unknownNumber)) return null
  const isListed = ASKS_WHICH.test(question) && concepts.every(({ text }) => ABOUT_REPEALS.test(text))
  if (documentIds.length > 0 && !isListed) return null
  const { documents } = library.collection
  const repeals = documents.flatMap((document) =>
    scope.fit(document) > 0 && (documentIds.length === 0 || documentIds.includes(document.id))
      ? document.metadata.repeals.map((title): Repeal => ({ document, title }))
      : [],
  )
  const asked = titleKey(question)
  const held = new Set(documents.map((document) => titleKey(titleOf(document))))
  const byNumber = unknownNumber ? repeals.filter((repeal) => isNumbered(repeal, unknownNumber)) : []
  const isOwn = (ending: string): boolean => [...held].some((key) => key.endsWith(ending))
  const inWords = wordsOfTitle(concepts.map(({ text }) => text))
  const isHeld = inWords !== null && [...held].some(inWords)
  const named = repeals.filter(
    ({ document, title }) =>
      namesTitle(asked, title.value, document) ||
      namesEnding(asked, title.value, isOwn) ||
      (!isHeld && inWords?.(titleKey(title.value))),
  )
  const unheld = named.filter(({ title }) => !held.has(titleKey(title.value)))
  const meant = [byNumber, unheld, named.length === 0 && isListed ? repeals : []].find(({ length }) => length > 0) ?? []
  const citations = citationsOf(meant.slice(0, MOST), library, today)
  if (citations.length === 0) return null
  const isTold = byNumber.length + named.length > 0
  const lead = isTold ? meant.map((repeal) => endedBy(repeal, byNumber.length > 0)).join('\n') : ''
  return { status: 'answered', lead, text: renderAnswer(citations, 'status', lead), citations, related: [] }
}

const MOST = 12

const ASKS_WHICH =
  /(?:废止|作废|失效|停止执行).{0,4}(?:哪|什么|名单|清单|啥)|(?:哪|什么|啥).{0,16}(?:废止|作废|失效|停止执行)/

/** Words that say nothing besides that something was repealed. */
const ABOUT_REPEALS =
  /^(?:废止|作废|失效|停止|执行|已经|目前|地方性?|法规|规章|条例|办法|文件|政策|规定|通知|规范性|名单|清单)+$/

/** The whole title, or all of it but the place it begins with. */
function namesTitle(asked: string, title: string, document: PolicyDocument): boolean {
  const key = titleKey(title)
  const place = regionName(document)
  const core = key.startsWith(place) ? key.slice(place.length) : key
  return core.length >= SHORTEST && asked.includes(core)
}

/** Characters of a title that cannot be meant as a subject. */
const SHORTEST = 5

/** 工作寄住证的暂行办法: the end of a long title with enough before its kind, if it is not that of a document held. */
function namesEnding(asked: string, title: string, isOwn: (ending: string) => boolean): boolean {
  const key = titleKey(title)
  const kind = KIND.exec(key)?.[0].length ?? 0
  if (kind === 0) return false
  const shortest = key.slice(-(kind + SHORTEST))
  if (shortest.length < kind + SHORTEST || !asked.includes(shortest)) return false
  return !isOwn(shortest)
}

/** 旅游产业发展那个若干意见: whether a title holds every word of it; null where they name no kind, or hardly a subject. */
function wordsOfTitle(words: readonly string[]): ((title: string) => boolean) | null {
  const name = words.filter((word) => !ABOUT_STATUS.test(word))
  const subject = name.filter((word) => !KIND.test(word)).join('')
  if (subject.length < SHORTEST || !name.some((word) => KIND.test(word))) return null
  return (title) => name.every((word) => title.includes(word))
}

const ABOUT_STATUS = /^(?:废止|作废|失效|停止|执行|已经|目前|现在|现行|有效|还有效|过期)+$/
const KIND = /(?:(?:暂行|试行|管理|实施|工作|若干)?(?:办法|规定|细则|意见|方案|措施)|条例|通知)$/

/** The same for 寄住证暂行办法 and 《寄住证》的暂行办法. */
function titleKey(title: string): string {
  return nameKey(normalise(title)).replace(/的/g, '')
}

/** The number asked for may have words of the question before it, since nothing parts them, or lack the issuer's letters. */
function isNumbered({ title }: Repeal, asked: string): boolean {
  const [number, sought] = [squeezed(title.number ?? ''), squeezed(asked)]
  return number !== '' && (sought.endsWith(number) || number.endsWith(sought))
}

function squeezed(number: string): string {
  return normalise(number)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?<=[0-9]{4})年/, '')
}

/** Number beside title, where the question was by number: titles alone may be alike. */
function endedBy({ document, title }: Repeal, isByNumber: boolean): string {
  const [old, by] = [title.number, document.metadata.number?.value].map((number) =>
    isByNumber && number ? `（${number}）` : '',
  )
  return `${bookTitle(title.value)}${old}已由${bookTitle(titleOf(document))}${by}废止、宣布失效或停止执行，不再有效。`
}

/** A clause that ends several is cited once, with a quote for each. */
function citationsOf(repeals: readonly Repeal[], { collection, validityOf }: Library, today: string): Citation[] {
  const spans = new Map<Entry, Map<number, { start: number; end: number }>>()
  for (const { document, title } of repeals) {
    const { span } = title
    const entry = collection.entries.find(
      ({ document: own, clause }) =>
        own === document && span !== null && clause.start <= span.start && span.end <= clause.end,
    )
    const sentence =
      entry && span
        ? collection.comparable(entry).sentences.find(({ start, end }) => start <= span.start && span.start < end)
        : undefined
    if (!entry || !sentence) continue
    const known = spans.get(entry) ?? new Map<number, { start: number; end: number }>()
    spans.set(entry, known.set(sentence.start, { start: sentence.start, end: sentence.end }))
  }
  return Array.from(spans, ([entry, quotes]) => cite(entry, [...quotes.values()], validityOf(entry.document, today)))
}
