/**
 * Reads text aloud: one syllable for each UTF-16 character, without tone and in lower case (`['zhuan', 'jing']`);
 * anything that is not Han stands as it is. A port, because the table behind it takes 25 MB and 50 ms to load.
 */
export type PinyinOf = (text: string) => readonly string[]

/** Syllables that people confuse when they type by ear are written alike: zh/z, ch/c, sh/s, ing/in, eng/en, ang/an. */
export function soundsLike(syllable: string): string {
  return syllable.replace(/^([zcs])h/, '$1').replace(/([aei]n)g$/, '$1')
}
