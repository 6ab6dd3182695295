import type { Segmenter } from '../segment/port.ts'
import { normalise } from '../text/normalise.ts'

/**
 * What is matched: dictionary words of three characters and more, every pair of neighbouring Han characters, Latin
 * words and numerals. Pairs need no dictionary to agree about a new word; long words tell 高新技术企业 from its parts.
 */
export function tokenise(text: string, segmenter: Segmenter): string[] {
  const tokens: string[] = []
  for (const run of runsOf(text)) {
    if (!isHan(run)) {
      tokens.push(run)
      continue
    }
    if (run.length === 1) tokens.push(run)
    for (let i = 0; i + 2 <= run.length; i++) tokens.push(run.slice(i, i + 2))
    for (const word of segmenter.cutForSearch(run)) if (word.length > 2) tokens.push(word)
  }
  return tokens
}

/** Runs of one kind of character: Han, Latin letters, or a numeral; the rest separates them. */
export function runsOf(text: string): readonly string[] {
  return normalise(text).match(/\p{Script=Han}+|[a-z]+|\d+(?:\.\d+)?/gu) ?? []
}

export function isHan(run: string): boolean {
  return run.charCodeAt(0) > 0x2e7f
}
