import type { PolicyDocument } from '../../model.ts'
import { isGuideLine, matterOf } from '../../search/applies-to.ts'
import type { Entry } from '../../search/collection.ts'
import type { Query } from '../../search/query.ts'
import { normalise } from '../../text/normalise.ts'
import { shareOfSubject } from './taken-up.ts'

/**
 * Tells whether a clause is a line of a guide to another matter than the one that the question names: 【办理流程】 of 创业补贴 does
 * not tell how 见习补贴 is applied for. False where the guide is to one matter, or the question names none of them.
 */
export function otherMatterOf(query: Query): (entry: Entry) => boolean {
  const share = shareOfSubject(query)
  const read = new Map<PolicyDocument, ReadonlyMap<string, number>>()
  const sharesOf = (document: PolicyDocument): ReadonlyMap<string, number> => {
    const known = read.get(document)
    if (known) return known
    const matters = new Set(document.clauses.filter(isOfMatter).map(matterOf))
    const shares = new Map(Array.from(matters, (matter) => [matter, share(normalise(matter))]))
    read.set(document, shares)
    return shares
  }
  return ({ document, clause }) => {
    if (!isOfMatter(clause)) return false
    const shares = sharesOf(document)
    return (shares.get(matterOf(clause)) ?? 0) < Math.max(...shares.values()) - AS_NEAR
  }
}

function isOfMatter(clause: Entry['clause']): boolean {
  return clause.path.length > 1 && isGuideLine(clause)
}

/** Of the question's subject. */
const AS_NEAR = 0.1
