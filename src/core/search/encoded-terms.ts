/**
 * MiniSearch keeps terms in a radix tree, which is slow with thousands of different first characters: a Han character is
 * written as three ASCII characters (an index of 20,000 clauses then opens in 0.6 s and not in 4 s). The first of them is
 * a capital letter, which no normalised term holds, so that 腇 is not the number 857.
 */
export function encodeTerm(term: string): string {
  let encoded = ''
  for (let i = 0; i < term.length; i++) {
    const code = term.charCodeAt(i)
    if (code < 0x80) encoded += term.charAt(i)
    else
      encoded +=
        ALPHABET.charAt(CAPITALS + (code >> 12)) + ALPHABET.charAt((code >> 6) & 63) + ALPHABET.charAt(code & 63)
  }
  return encoded
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_'

/** Where they begin in the alphabet. */
const CAPITALS = 10
