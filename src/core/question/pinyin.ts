/**
 * Reads text aloud: one syllable for each UTF-16 character, without tone and in lower case (`['zhuan', 'jing']`);
 * anything that is not Han stands as it is. A port, because the table behind it takes 25 MB and 50 ms to load.
 */
export type PinyinOf = (text: string) => readonly string[]

/**
 * Syllables that people confuse when they type by ear are written alike: zh/z, ch/c, sh/s, n/l, f/h, ing/in, eng/en,
 * ang/an.
 */
export function soundsLike(syllable: string): string {
  const known = confused.get(syllable)
  if (known !== undefined) return known
  const like = confusedForm(syllable)
  confused.set(syllable, like)
  return like
}

/** There are four hundred syllables, and some rare characters that nobody reads and that stand as they are. */
const confused = new Map<string, string>()

function confusedForm(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=.)/, 'l')
    .replace(/^fu/, 'hu')
    .replace(/^fa/, 'hua')
    .replace(/^fei/, 'hui')
    .replace(/([aei]n)g$/, '$1')
}

/** Whether two syllables have their beginning or their end in common. */
export function soundsAkin(one: string, other: string): boolean {
  const [a, b] = [soundsLike(one), soundsLike(other)]
  const start = (syllable: string) => /^[^aeiouv]*/.exec(syllable)?.[0] ?? ''
  return a.slice(start(a).length) === b.slice(start(b).length) || (start(a) !== '' && start(a) === start(b))
}

/** Words with their syllables, read in one go. */
export function readAll(words: Iterable<string>, pinyinOf: PinyinOf): readonly Spoken[] {
  const list = [...words]
  const syllables = pinyinOf(list.join(' '))
  let at = 0
  return list.map((word) => {
    const start = at
    at += word.length + 1
    return { word, syllables: syllables.slice(start, start + word.length) }
  })
}

export interface Spoken {
  readonly word: string
  readonly syllables: readonly string[]
}
