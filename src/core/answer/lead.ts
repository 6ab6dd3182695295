import { formatRegion, NATIONAL, relation, type Region } from '../regions/index.ts'
import type { PolicyDocument } from '../model.ts'
import type { Query } from '../search/query.ts'
import type { Candidate } from '../search/rank.ts'
import { answersIntent } from './evidence.ts'
import { regionOfDocument, type Scope } from './scope.ts'
import type { Citation, Intent } from './types.ts'

/** What must be said before the quotes: whose rules they are, and what they do not say. Null if nothing. */
export function leadOf(
  intent: Intent,
  query: Query,
  chosen: readonly Candidate[],
  citations: readonly Citation[],
  scope: Scope,
): string | null {
  const [best] = chosen
  const [first] = citations
  if (!best || !first) return null
  const cited = chosen.map(({ entry }) => entry.document)
  const lines = [...unanswered(cited, scope.places), whose(cited, scope.places), missing(intent, query, best, first)]
  return lines.filter(Boolean).join('\n') || null
}

/** Of several places named, those of which nothing is cited. */
function unanswered(cited: readonly PolicyDocument[], places: readonly Region[]): string[] {
  if (places.length < 2) return []
  return places.flatMap((place) =>
    cited.every((document) => kinship(document, [place]) === 'unrelated')
      ? [`库里没有找到${formatRegion(place)}这方面的规定，以下不适用于${formatRegion(place)}。`]
      : [],
  )
}

/** Rules of a place above or below the one asked for, where nothing cited is its own. */
function whose(cited: readonly PolicyDocument[], places: readonly Region[]): string | null {
  if (places.length === 0) return null
  const asked = places.map(formatRegion).join('、')
  const how = cited.map((document) => kinship(document, places))
  if (how.includes('same')) {
    return how.includes('descendant') ? '标有下级地区的条款只适用于当地。' : null
  }
  if (how.every((kind) => kind === 'ancestor')) return `库里没有${asked}本地的规定，以下是上级文件：`
  if (how.every((kind) => kind === 'descendant')) {
    return `库里没有${asked}本级的规定，以下是下级地区的文件，只适用于当地：`
  }
  return `以下不是${asked}本级的规定，只适用于各条标明的地区：`
}

/** What the document's place is to the nearest of the places asked for. */
function kinship(document: PolicyDocument, places: readonly Region[]): ReturnType<typeof relation> {
  const region = regionOfDocument(document)
  if (!region) return 'unrelated'
  const all = places.map((place) => (region === NATIONAL ? 'ancestor' : relation(region, place)))
  return (['same', 'ancestor', 'descendant'] as const).find((kind) => all.includes(kind)) ?? 'unrelated'
}

function missing(intent: Intent, query: Query, { entry }: Candidate, first: Citation): string | null {
  const { lead, support } = first.departments
  if (intent === 'department' && lead.length + support.length === 0) {
    return answersIntent(first.clause.text, 'department', query) ? null : '相关条款没有写明责任单位：'
  }
  const figure =
    entry.clause.facts.some(({ amount }) => amount !== null) || answersIntent(entry.clause.text, 'amount', query)
  return intent === 'amount' && !figure ? '相关条款没有写明具体数额：' : null
}
