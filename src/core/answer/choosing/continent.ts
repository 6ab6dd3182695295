import { continentsIn, holdsForContinent } from '../../regions/continents.ts'
import { normalise } from '../../text/normalise.ts'
import type { Prefers } from './preference.ts'

/**
 * 去德国参展补多少: of the clauses that would be cited, the one that grants by continents tells what holds there, and comes
 * before one that says nothing of where.
 */
export const ownContinent: Prefers = ({ understood }, _best, chosen) => {
  const continents = continentsIn(understood.question)
  if (continents.length === 0) return null
  return {
    tells: ({ entry }) =>
      continents.some((continent) => holdsForContinent(normalise(entry.clause.text), continent) === true),
    among: chosen,
  }
}
