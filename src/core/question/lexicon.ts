import { lazy } from '../lazy.ts'
import everydayData from './everyday.json' with { type: 'json' }
import data from './lexicon.json' with { type: 'json' }

/** Words that mean the same, in the form of `normalise`. A test holds this against the data. */
export interface LexiconGroup {
  /** Words of the policies. */
  readonly policy: readonly string[]
  /** Words of the people. `…` stands for up to eight characters. */
  readonly people: readonly string[]
  /** `to_policy`: only people's words are expanded. `both`: the policy words also stand for each other. */
  readonly direction: 'to_policy' | 'both'
  readonly weight: number
}

export interface Expansion {
  readonly text: string
  readonly weight: number
  /** What the user wrote. */
  readonly of: string
}

/** The groups of people's words and policy words. */
export const lexicon = data.groups as readonly LexiconGroup[]

/**
 * Words of everyday life (老人, 房子) and what policies say for them. They only expand a question: it is cut by none of them
 * that another cut does without, and who uses one need not be asking for a policy. Written as lines (`0.6 住房/房屋 < 房子 屋子`) and read at first use:
 * thousands of words as JSON would cost each start 30 ms.
 */
export const everyday = lazy((): readonly LexiconGroup[] =>
  everydayData.groups.map((line) => {
    const [weight = '', policy = '', , ...people] = line.split(' ')
    return { policy: policy.split('/'), people, direction: 'to_policy', weight: Number(weight) }
  }),
)

/** Longest word in the lexicon, in characters. */
export const LONGEST_WORD = 12

/** People's phrases are longer than this; what is shorter is a word. */
const LONGEST_PEOPLES_WORD = 4
/** Longer hints are phrases. */
const LONGEST_HINT = 2
const ASKING = /…|多少|什么|怎么|几|谁|哪|吗|啥|给|的|在|了/

/** The words of the lexicon, without people's phrases (利息政府出) and without those that ask (奖多少). */
export const lexiconWords = lazy(
  (): ReadonlySet<string> =>
    new Set(
      lexicon
        .flatMap(({ policy, people }) => [...policy, ...people.filter((word) => word.length <= LONGEST_PEOPLES_WORD)])
        .filter((word) => !ASKING.test(word)),
    ),
)

/**
 * The words that a question is cut into: those of policies, what people call the same, and what is short. Longer words
 * of people that only hint at a policy (搞旅游, 接员工) are made of words that say more by themselves.
 */
export const plainWords = lazy(
  (): ReadonlySet<string> =>
    new Set(
      lexicon
        .flatMap(({ policy, people, direction }) => [
          ...policy,
          ...(direction === 'both' ? people : people.filter((word) => word.length <= LONGEST_HINT)),
        ])
        .filter((word) => lexiconWords().has(word)),
    ),
)

/** The words of daily life of two characters. Longer ones are phrases, made of words that say more by themselves. */
export const everydayPairs = lazy(
  (): ReadonlySet<string> =>
    new Set(
      everyday()
        .flatMap(({ people }) => people)
        .filter((word) => word.length === LONGEST_HINT && !ASKING.test(word)),
    ),
)

/** What a gap in a phrase may hold at most. */
const WIDEST_GAP = 8

/** Synonyms beyond these say the same again and only make the search slower. */
const MOST_SYNONYMS = 3

/**
 * Policy words that stand for what people wrote in `text` (normalised), once for each word, with the greatest weight found.
 * The words of `text` itself are left out. `boundaries` are the offsets between its words: a short word counts only
 * where it is a word of its own (高新 is not in 高新区).
 */
export function expansionsOf(text: string, boundaries: ReadonlySet<number>): readonly Expansion[] {
  const found = new Map<string, Expansion>()
  for (const { word, start, group } of matchesIn(text, boundaries)) {
    const short = word.length <= 2 || /^[a-z0-9]+$/.test(word)
    if (short && !(boundaries.has(start) && boundaries.has(start + word.length))) continue
    for (const policyWord of group.policy.slice(0, MOST_SYNONYMS)) {
      // 评职称 is one word, and the verb in it is all that stands before the policies' 职称.
      const isWithin = word.endsWith(policyWord) && word.length === policyWord.length + 1
      const isSaid = text.includes(policyWord) && !isWithin && !standsBeside(policyWord, word, start)
      if (policyWord === word || isSaid) continue
      const key = `${word} ${policyWord}`
      const known = found.get(key)
      if (!known || known.weight < group.weight) found.set(key, { text: policyWord, weight: group.weight, of: word })
    }
  }
  return [...found.values()]

  /**
   * 不要收据，可以不开票据吗: 票据 is there already, and 收据 says no other thing for that. In 卖零食，要办食品经营许可吗 the 食品 is that of
   * the licence, and 分多少 only asks for the 奖励.
   */
  function standsBeside(policyWord: string, word: string, start: number): boolean {
    if (ASKING.test(word)) return false
    for (let at = text.indexOf(policyWord); at >= 0; at = text.indexOf(policyWord, at + 1)) {
      const end = at + policyWord.length
      const isApart = start >= 0 && (end <= start || at >= start + word.length)
      if (isApart && boundaries.has(at) && boundaries.has(end)) return true
    }
    return false
  }
}

/** Whether `text` (normalised) holds a word of the lexicon that is none of everyday life. */
export function hasLexiconWord(text: string): boolean {
  const { groupsByWord } = tables()
  for (let start = 0; start < text.length; start++)
    for (const word of wordsFrom(text, start))
      if (groupsByWord.get(word)?.some((group) => !isEveryday(group))) return true
  return false
}

const everydayGroups = lazy((): ReadonlySet<LexiconGroup> => new Set(everyday()))

function isEveryday(group: LexiconGroup): boolean {
  return everydayGroups().has(group)
}

/** Whether a word (normalised) is one that the lexicon explains, everyday or not. */
export function isLexiconWord(word: string): boolean {
  return lexiconWords().has(word) || tables().groupsByWord.has(word)
}

interface Match {
  readonly word: string
  readonly start: number
  readonly group: LexiconGroup
}

interface Phrase {
  readonly pieces: readonly string[]
  readonly phrase: string
  readonly group: LexiconGroup
}

const tables = lazy(() => {
  const groupsByWord = new Map<string, LexiconGroup[]>()
  const gapPhrases: Phrase[] = []
  for (const group of [...lexicon, ...everyday()]) {
    const sources = group.direction === 'both' ? [...group.policy, ...group.people] : group.people
    for (const source of new Set(sources)) {
      const pieces = source.split('…')
      if (pieces.length > 1) gapPhrases.push({ pieces, phrase: source, group })
      else groupsByWord.set(source, [...(groupsByWord.get(source) ?? []), group])
    }
  }
  return { groupsByWord, gapPhrases, longest: longestByFirst(groupsByWord.keys()) }
})

/** By first character, how long the longest of the words is: most stretches of a text need not be looked up then. */
export function longestByFirst(words: Iterable<string>): ReadonlyMap<string, number> {
  const longest = new Map<string, number>()
  for (const word of words) {
    const first = word.charAt(0)
    if (word.length > (longest.get(first) ?? 0)) longest.set(first, word.length)
  }
  return longest
}

function matchesIn(text: string, boundaries: ReadonlySet<number>): readonly Match[] {
  const { groupsByWord, gapPhrases } = tables()
  const whole: Match[] = []
  for (let start = 0; start < text.length; start++)
    for (const word of wordsFrom(text, start))
      for (const group of groupsByWord.get(word) ?? []) whole.push({ word, start, group })
  const gapped = gapPhrases
    .filter(({ pieces }) => occursWithGaps(text, pieces))
    .map(({ phrase, group }) => ({ word: phrase, start: -1, group }))
  return [...outermost(whole, boundaries), ...gapped]
}

/**
 * Drops words that stand inside longer ones (专精特 in 专精特新); a longer one that is itself made of words of the question
 * (社保 in 社保延期) drops none of them.
 */
function outermost(matches: readonly Match[], boundaries: ReadonlySet<number>): readonly Match[] {
  const longest = new Map<number, number>()
  for (const { word, start } of matches) {
    if (isOneWord(start, start + word.length, boundaries))
      longest.set(start, Math.max(longest.get(start) ?? 0, start + word.length))
  }
  return matches.filter(({ word, start }) => {
    const end = start + word.length
    if (end < (longest.get(start) ?? 0)) return false
    for (let before = Math.max(0, start - LONGEST_WORD); before < start; before++)
      if ((longest.get(before) ?? 0) >= end) return false
    return true
  })
}

function isOneWord(start: number, end: number, boundaries: ReadonlySet<number>): boolean {
  for (let at = start + 1; at < end; at++) if (boundaries.has(at)) return false
  return true
}

function wordsFrom(text: string, start: number): readonly string[] {
  const { groupsByWord, longest } = tables()
  const words: string[] = []
  const most = Math.min(longest.get(text.charAt(start)) ?? 0, LONGEST_WORD, text.length - start)
  for (let length = 1; length <= most; length++) {
    const word = text.slice(start, start + length)
    if (groupsByWord.has(word)) words.push(word)
  }
  return words
}

/** The pieces in order with small gaps. Each start of the first piece is tried once, so it is linear in the text. */
function occursWithGaps(text: string, pieces: readonly string[]): boolean {
  const first = pieces[0] ?? ''
  for (let start = text.indexOf(first); start >= 0; start = text.indexOf(first, start + 1)) {
    let end = start + first.length
    const fits = pieces.every((piece, i) => {
      if (i === 0) return true
      const at = text.slice(end, end + WIDEST_GAP + piece.length).indexOf(piece)
      end += at + piece.length
      return at >= 0
    })
    if (fits) return true
  }
  return false
}
