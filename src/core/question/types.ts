import type { Intent } from '../model.ts'
import type { PinyinOf } from './pinyin.ts'

export type Kind =
  | 'policy'
  | 'chitchat'
  | 'about_bot'
  | 'off_topic'
  | 'writing'
  | 'injection'
  | 'empty'
  | 'too_vague'
  /** A policy is asked about for a place that came with the question and that nobody knows. */
  | 'unknown_place'

/** How certainly documents are named; `kept` if the conversation is about them and the question names nothing else. */
export type Naming = 'certain' | 'likely' | 'kept'

/** What understanding has to know of the library; nothing of how it is searched. */
export interface LibraryView {
  readonly documents: readonly LibraryDocument[]
  /** Whether this word or bigram is in the index's vocabulary. */
  hasWord(word: string): boolean
  /** What its texts are written with. Without it only words of the lexicon are mended and read from pinyin. */
  readonly wording?: Wording | undefined
}

/** The words of a library, for mending those of a question. */
export interface Wording {
  /** Every pair of characters, and every longer word, that its texts hold. */
  tokens(): readonly string[]
  /** How many clauses hold a token. */
  frequency(token: string): number
  /** Whether this is a word of the language, in the library or not. */
  isWord(word: string): boolean
}

export interface LibraryDocument {
  readonly id: string
  readonly title: string
  readonly number: string | null
  /** Those that a law had in all its versions; none where it is left out. */
  readonly numbersBefore?: readonly string[] | undefined
  readonly region: string
}

export interface UnderstandContext {
  readonly library: LibraryView
  /** Earlier questions of the same conversation, oldest first. */
  readonly history?: readonly string[] | undefined
  /** The place bound to the chat. */
  readonly region?: string | undefined
  /** The places of the question before, by their full names. */
  readonly talkedOf?: readonly string[] | undefined
  /** Cuts text into dictionary words. Without it words come from the lexicon and from the index's vocabulary. */
  readonly segment?: ((text: string) => readonly string[]) | undefined
  /** Reads characters aloud. Without it neither misspelt words nor pinyin are recognised. */
  readonly pinyinOf?: PinyinOf | undefined
}

export interface PlaceMention {
  /** Full path: `陕西省安康市`. */
  readonly region: string
  /** The place as the user wrote it. */
  readonly text: string
  readonly from: 'question' | 'history' | 'bound'
  /** Every place of this name, itself among them, where the name alone does not tell which is meant. */
  readonly namesakes?: readonly string[] | undefined
}

export type TermSource = 'word' | 'place' | 'lexicon' | 'typo' | 'pinyin' | 'history'

export interface Term {
  readonly text: string
  /** 1 for a plain word of the question; expansions, general words and background weigh less. */
  readonly weight: number
  readonly from: TermSource
  /** What the user wrote, where `text` is not it. */
  readonly of?: string
}

/** Where the answer is looked for: what a sentence, or with its history a message, points at. */
export interface Pointers {
  readonly places: readonly PlaceMention[]
  /** Asked of every place of the library: 五个地方都怎么说, 各地. */
  readonly allPlaces: boolean
  /** Documents named by number, title, or place (安康那个文件), best first. */
  readonly documentIds: readonly string[]
  /** `certain` if nothing else can be meant; words that make up a title may be a subject as well. */
  readonly naming: Naming
  /** A document number that the library does not hold. */
  readonly unknownNumber: string | null
  /** `第3条`, `（三）`, `三、` or `第2段`; compare it with a clause's label by `labelMatches`. */
  readonly clauseNumber: string | null
}

/** What a message tells besides what it asks: 我们是一家小公司。贷款贴息多少. */
export interface Told {
  /** The question without it. */
  readonly asked: string
  /** `nothing` but what anybody may be (an accountant, an employee), the `size` of an enterprise, or `more`. */
  readonly says: 'nothing' | 'size' | 'more'
}

export interface Understanding extends Pointers {
  /** The message without mentions, emoji and greetings. */
  readonly question: string
  readonly kind: Kind
  /** Best first, never empty. */
  readonly intents: readonly Intent[]
  readonly terms: readonly Term[]
  /** The question without question words and filler, as runs of adjoining text, misspellings mended. */
  readonly content: readonly string[]
  /** The normalised question that says what is asked for, where this one takes it over from there (那朝阳区呢). */
  readonly asking?: string | undefined
  /** What was carried over from history. */
  readonly carried: string | null
  /** Null if the message tells nothing besides what it asks, or what it asks makes no sense without it. */
  readonly told: Told | null
  /**
   * The questions of the message, in order; one that only makes sense after the one before it stands with it
   * (贴息多少？谁负责？ is one part).
   */
  readonly parts: readonly string[]
  /** The same with each question by itself, for where the library answers them together with nothing; none if there is but one. */
  readonly halves: readonly string[]
}
