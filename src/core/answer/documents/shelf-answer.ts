import type { PolicyDocument } from '../../model.ts'
import type { Understanding } from '../../question/index.ts'
import type { Query } from '../../search/query.ts'
import { NOTHING_FOUND } from '../replies.ts'
import { kinship, type Scope } from '../places/scope.ts'
import type { Citation, DocumentAnswer, DocumentStatus } from '../types.ts'
import type { Validity } from '../standing/validity.ts'
import { bookTitle } from '../../text/marks.ts'
import { regionName, titleOf } from '../document-names.ts'

interface Library {
  readonly documents: readonly PolicyDocument[]
  readonly validityOf: (document: PolicyDocument) => Validity
  /** The place where a document says what it is. */
  readonly headOf: (document: PolicyDocument, validity: Validity) => Citation | undefined
  readonly nameOf: (status: DocumentStatus) => string
}

const MOST = 30

/**
 * The documents of the library, or those of a kind, for a question about the shelf and not about what stands in a
 * document: 库里有哪些文件, 哪些文件过期了, 哪些地方的文件还是征求意见稿. Null for any other question.
 */
export function shelfAnswer(
  { question, documentIds, clauseNumber }: Understanding,
  { concepts }: Query,
  scope: Scope,
  library: Library,
): DocumentAnswer | null {
  if (documentIds.length > 0 || clauseNumber !== null || !ASKS_WHICH.test(question)) return null
  if (concepts.some(({ text }) => !ABOUT_SHELF.test(text))) return null
  const kind = KINDS.find(({ asked }) => asked.test(question)) ?? null
  if (kind === null && !ASKS_ALL.test(question)) return null
  const found = library.documents.flatMap((document) => {
    const validity = library.validityOf(document)
    const isMeant = isOfPlaces(document, scope) && (kind === null || kind.holds(validity, document))
    return isMeant ? [{ document, validity }] : []
  })
  const where = scope.names.join('、')
  if (found.length === 0) {
    const text = `${NOTHING_FOUND}收录${where}${kind?.name ?? '的'}文件。`
    return { status: 'not_found', lead: text, text, citations: [], related: [] }
  }
  const shown = found.slice(0, MOST)
  const lines = shown.map(({ document, validity }) => {
    const { number } = document.metadata
    const details = [number?.value, library.nameOf(validity.status).replace(/（.*/, '')].filter(Boolean).join('，')
    return `· 【${regionName(document)}】${bookTitle(titleOf(document))}（${details}）`
  })
  const rest = found.length > shown.length ? `，这里列出前 ${shown.length} 份` : ''
  const text = [`库里收录的${where}${kind?.name ?? ''}文件有 ${found.length} 份${rest}：`, ...lines].join('\n')
  return {
    status: 'answered',
    lead: text,
    text,
    citations: shown.flatMap(({ document, validity }) => library.headOf(document, validity) ?? []),
    related: [],
  }
}

/** Of the places asked about or of their parts: what holds everywhere is not on their shelf. */
function isOfPlaces(document: PolicyDocument, { places }: Scope): boolean {
  return places.length === 0 || places.some((place) => ['same', 'descendant'].includes(kinship(document, place)))
}

const DOCUMENTS = '(?:文件|政策文件|政策|办法|方案|措施|条例|法规|规定|通知|意见|意见稿|草案|资料|文档)'
const ASKS_WHICH = new RegExp(
  `(?:哪些|哪几[个份]|哪个|哪份|什么|多少份?|几份)(?:地方|地区|城市|省市?|市)?的?${DOCUMENTS}|${DOCUMENTS}.{0,4}(?:有哪些|有什么|有几|清单|目录|列表)|(?:哪些|哪几个)(?:地方|地区|城市|省市?|市)的?${DOCUMENTS}|(?:哪些|哪几?[个份])[^,，。?？]{0,8}(?:征[求询]意见|意见稿|草案)`,
)
/** Without a kind, only the library itself can be meant: 有哪些政策 asks for what stands in the documents. */
const ASKS_ALL =
  /库里|收录|你们?(?:都)?有|(?:文件|资料|文档)(?:都)?有(?:哪些|什么|几)|(?:哪些|什么|多少|几)(?:份|个)?(?:文件|资料|文档)|(?:哪些|哪几个)(?:地方|地区|城市|省市?|市)的(?:政策|文件)/

const ABOUT_SHELF =
  /^(?:库|库里|收录|文件|政策|办法|方案|措施|条例|法规|规定|通知|意见|意见稿|草案|资料|文档|地方|地区|城市|省|市|哪.*|什么|多少|几份?|都有?|有|已经|目前|现在|还|只|只是|的|没|没有|未|不是|正式|发布|出台|印发|施行|实施|过期|失效|到期|作废|废止|有效|现行|试行|暂行|征求意见稿?|征询意见稿?|征求|意见|稿子?|清单|目录|列表|列出?|份|年)+$/

interface Kind {
  readonly asked: RegExp
  readonly name: string
  readonly holds: (validity: Validity, document: PolicyDocument) => boolean
}

const ENDED: ReadonlySet<DocumentStatus> = new Set(['repealed', 'replaced'])

const KINDS: readonly Kind[] = [
  {
    asked:
      /征求意见|征询意见|意见稿|草案|(?:没有?|未|不是|尚未)(?:正式)?(?:的|发布|出台|印发|施行)|(?:没有?|未|不是)正式/,
    name: '征求意见稿',
    holds: ({ status }) => status === 'draft',
  },
  { asked: /试行|暂行/, name: '试行（暂行）', holds: (_, { metadata }) => metadata.draft?.value === 'trial' },
  { asked: /废止|作废/, name: '已废止的', holds: ({ status }) => ENDED.has(status) },
  {
    asked: /过期|失效|到期|不再有效|没有?效/,
    name: '已过期或废止的',
    // A draft whose term has passed is still a draft; what it is told of says both.
    holds: ({ status, passed }) => ENDED.has(status) || passed !== null,
  },
  { asked: /有效|现行|正式/, name: '有效的', holds: ({ status }) => status === 'in_force' },
]
