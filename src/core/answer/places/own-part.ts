import { findRegions, relation, type Region } from '../../regions/index.ts'
import type { Comparable } from '../../search/collection.ts'

/**
 * 北京低压接电…25天以内。…上海…25个工作日以内。: where a clause goes through several places, each in sentences that begin with
 * its name, the sentences on the place asked about, so that no other place's figures are quoted for it. The clause as it is
 * where it does not, or where it has none on that place.
 */
export function partOfPlace(form: Comparable, places: readonly Region[]): Comparable {
  const [place] = places
  if (!place || places.length > 1) return form
  const named = form.sentences.map(({ text }) => placeAhead(text))
  const isOwn = (region: Region): boolean => relation(region, place) !== 'unrelated'
  const from = named.findIndex((region) => region !== null && isOwn(region))
  if (from < 0 || named.every((region) => region === null || isOwn(region))) return form
  const length = named.slice(from).findIndex((region) => region !== null && !isOwn(region))
  return { ...form, sentences: form.sentences.slice(from, length < 0 ? undefined : from + length) }
}

/** The place whose name a sentence begins with, behind its number and a short heading that blanks set apart. */
function placeAhead(text: string): Region | null {
  const said = text.replace(HEADING, '')
  const [first] = findRegions(said.slice(0, LONGEST_NAME))
  return first?.span.start === 0 ? first.region : null
}

const HEADING = /^[\s\d.、()（）一二三四五六七八九十]*(?:\S{2,20}\s+)?/
/** Characters. */
const LONGEST_NAME = 16
