import { continentsIn, holdsForContinent } from '../../regions/continents.ts'
import type { Candidate } from '../../search/rank.ts'
import { normalise } from '../../text/normalise.ts'

/**
 * 去德国参展补多少: of the clauses that would be cited, the one that grants by continents tells what holds there, and comes
 * before one that says nothing of where.
 *
 * @param chosen the clauses that would be cited, best first
 */
export function continentFirst(question: string, chosen: readonly Candidate[]): readonly Candidate[] {
  const continents = continentsIn(question)
  const tells = ({ entry }: Candidate): boolean =>
    continents.some((continent) => holdsForContinent(normalise(entry.clause.text), continent) === true)
  const [best] = chosen
  if (continents.length === 0 || !best || tells(best)) return chosen
  const telling = chosen.find((candidate) => candidate.entry.document === best.entry.document && tells(candidate))
  return telling ? [telling, ...chosen.filter((candidate) => candidate !== telling)] : chosen
}
