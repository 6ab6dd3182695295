import type { Query } from '../search/query.ts'
import type { Candidate } from '../search/rank.ts'
import { bookTitle } from '../text/marks.ts'
import type { Answering } from './answering.ts'
import { titleOf } from './document-names.ts'
import { mentionsOf } from './documents/cited-number.ts'
import { repealAnswer } from './documents/repeal-answer.ts'
import { candidatesFor } from './judging/candidates.ts'
import { baseOf, type Asked, type Judged } from './judging/findings.ts'
import { nearestOf } from './nearest.ts'
import { kinship } from './places/scope.ts'
import { NOTHING_FOUND, RELATED } from './replies.ts'
import { cite } from './showing/cite.ts'
import { chooseQuotes } from './showing/quotes.ts'
import { renderAnswer } from './showing/render.ts'
import { suggestionsNear } from './showing/suggestions.ts'
import { yearAsked, yearsInstead } from './standing/another-year.ts'
import type { Answer, AskOptions, Citation, Intent, NearestClause } from './types.ts'

/** A document number or a place that the library does not hold; null if it may hold what was asked. */
export function withoutDocument(asked: Asked): Answer | null {
  const { understood, scope, query, options, library } = asked
  const base = baseOf(asked)
  if (understood.unknownNumber) {
    const ended = repealAnswer(understood, query, scope, library, options.today)
    if (ended) return { ...base, ...ended, suggestions: [] }
    return unheldNumber(understood.unknownNumber, asked)
  }
  if (scope.covered) return null
  const nearby = candidatesFor(understood, query, null, library)
  const text = `${NOTHING_FOUND}收录${base.region ?? ''}的政策文件，无法回答。其他地方的规定不适用于${base.region ?? '该地'}。`
  return notFound(asked, text, relatedOf(nearby, null, options, library))
}

/** A document that is not held: what others say becomes of it answers, where they only name it is a hint. */
function unheldNumber(number: string, asked: Asked): Answer {
  const { intent, scope, library, options } = asked
  const lead = `${NOTHING_FOUND}收录文号为“${number}”的文件。`
  const { telling, naming } = mentionsOf(number, scope, library, options.today)
  // How much it gives, no other document tells.
  if (telling.length === 0 || ASKS_CONTENT.has(intent)) {
    return notFound(asked, lead, [...telling, ...naming], { hint: '库里其他文件提到了它：' })
  }
  const said = `${lead}以下是其他文件提到它的条款：`
  return {
    ...baseOf(asked),
    status: 'answered',
    lead: said,
    text: renderAnswer(telling, intent, said),
    citations: telling,
    related: [],
    suggestions: [],
  }
}

const ASKS_CONTENT: ReadonlySet<Intent> = new Set(['amount', 'department', 'list', 'compare'])

/** No clause answers: where was searched, what comes nearest, and what reads alike. */
export function nothingFound(candidates: readonly Candidate[], asked: Asked, judged: Judged): Answer {
  const { query, options, library } = asked
  const { region } = baseOf(asked)
  const where = region ? `${region}的` : ''
  const { documents, entries } = library.collection
  const searched = `已检索 ${documents.length} 份文件、${entries.length} 条条款。`
  const missing = candidates.length === 0 ? clauseMissing(asked) : null
  const nearest = nearestOf(candidates, asked, judged)
  const unsaid = nearest?.unsaid ?? null
  const text = `${NOTHING_FOUND}${said()}。${searched}`
  const others = candidates.filter((candidate) => candidate !== nearest?.candidate)
  const suggestions = suggestionsNear(others, asked)
  return notFound(asked, text, relatedOf(others, query, options, library), { nearest: nearest?.clause, suggestions })

  function said(): string {
    if (missing !== null) return `找到${missing}`
    if (unsaid !== null) return `找到${region ?? ''}写明这一${unsaid}的规定`
    // The one that is shown may be the rule, so that there is none must not be said.
    if (nearest) return `找到能确定回答这一问的${where}规定`
    return isOnlyAbove(asked) ? `收录${where}政策文件，上级文件里也没有找到这方面的规定` : `找到${where}这方面的规定`
  }
}

/** Whether the library holds nothing of the places asked about, and only what holds for them from above. */
function isOnlyAbove({ scope: { places }, library }: Asked): boolean {
  const { documents } = library.collection
  return (
    places.length > 0 &&
    places.every(({ code }) => code !== '') &&
    documents.every((document) => places.every((place) => ABOVE_OR_ELSEWHERE.has(kinship(document, place))))
  )
}

const ABOVE_OR_ELSEWHERE: ReadonlySet<string> = new Set(['ancestor', 'unrelated'])

/** 石景山第10条, where no document of the place has one; null if none was asked for by its number. */
function clauseMissing({ understood, scope, library }: Asked): string | null {
  const { clauseNumber, documentIds } = understood
  if (clauseNumber === null) return null
  const titles = documentIds
    .flatMap((id) => library.documentOf(id) ?? [])
    .map((document) => bookTitle(titleOf(document)))
  const whose = titles.length > 0 ? titles.join('、') : `${scope.names.join('、')}文件`
  return `${whose}的${clauseNumber.startsWith('第') ? clauseNumber : `“${clauseNumber}”`}`
}

/** Only parts of the place asked about have a rule: theirs are shown, and not as its own. */
export function foundBelow(chosen: readonly Candidate[], asked: Asked): Answer {
  const { query, options, library } = asked
  const base = baseOf(asked)
  const text = `${NOTHING_FOUND}找到${base.region ?? ''}本级这方面的规定，只有下级地区的。`
  const hint = `下面是下级地区的条款，只适用于当地，不是${base.region ?? '该地'}的规定：`
  return notFound(asked, text, relatedOf(chosen, query, options, library), { hint })
}

/** Only a document of another year has what was asked of one year; null if that is not so. */
export function ofAnotherYear(chosen: readonly Candidate[], asked: Asked): Answer | null {
  const { understood, query, options, library } = asked
  const [best] = chosen
  // 新办法比2021年的多补多少 asks of both.
  if (understood.intents[0] === 'compare') return null
  const own = best && yearsInstead(understood.question, best.entry.document, best.entry.clause.text)
  if (!own) return null
  const text = `${NOTHING_FOUND}找到${yearAsked(understood.question) ?? ''}年的规定，只有${own}年的文件。`
  return notFound(asked, text, relatedOf(chosen, query, options, library))
}

const MOST_RELATED = 3

/** The first of the clauses as citations that are shown beside an answer, or where there is none. */
export function relatedOf(
  candidates: readonly Candidate[],
  query: Query | null,
  { today }: AskOptions,
  library: Answering,
): Citation[] {
  return candidates.slice(0, MOST_RELATED).map(({ entry }) => {
    const form = library.collection.comparable(entry)
    const quotes = query ? chooseQuotes(entry, form, query, 'general') : []
    return cite(entry, quotes, library.validityOf(entry.document, today))
  })
}

/** What is shown beside a refusal. */
interface Beside {
  /** What is said before the related clauses. */
  readonly hint?: string
  readonly nearest?: NearestClause | undefined
  readonly suggestions?: readonly string[]
}

function notFound(
  asked: Asked,
  lead: string,
  related: readonly Citation[],
  { hint = `${RELATED}：`, nearest, suggestions = [] }: Beside = {},
): Answer {
  const near = nearest && `${nearest.note}\n${renderAnswer([nearest.citation], asked.intent, '')}`
  const nearby = related.length > 0 ? [hint, ...related.map(relatedLine)].join('\n') : ''
  const text = near ? [lead, near, nearby].filter(Boolean).join('\n\n') : [lead, nearby].filter(Boolean).join('\n')
  return {
    ...baseOf(asked),
    status: 'not_found',
    lead,
    text,
    citations: [],
    related,
    suggestions,
    ...(nearest && { nearest }),
  }
}

function relatedLine({ document, clause }: Citation): string {
  return `· 【${document.region}】${bookTitle(document.title)}${clause.path.at(-1) ?? clause.label}`
}
