import type { Understanding } from '../../question/index.ts'
import type { Candidate } from '../../search/rank.ts'
import { normalise } from '../../text/normalise.ts'
import { askedOf, found, judged, type Asked } from '../judging/findings.ts'
import { readerOf } from '../judging/taken-up.ts'

/** Chooses what would be cited of candidates for a question of its own. */
export type Choose = (
  candidates: readonly Candidate[],
  fitting: readonly Candidate[],
  isAnswer: (candidate: Candidate) => boolean,
  asked: Asked,
) => readonly Candidate[]

/**
 * 5A景区和5A物流企业分别奖多少: of two things in one question each is asked by itself, and the clause of each is cited, where
 * none is on both (绿色和橙色健康码分别代表什么).
 *
 * @param chosen the clauses that would be cited, best first
 */
export function ofEachThing(chosen: readonly Candidate[], asked: Asked, choose: Choose): readonly Candidate[] {
  const things = thingsIn(asked.understood)
  if (!things || chosen.length === 0 || isOnBoth(chosen[0], things, asked)) return chosen
  const [one, other] = [ofThing(things.one, asked, choose), ofThing(things.other, asked, choose)]
  if (!one || !other || one.entry === other.entry) return chosen
  const isSaid = ({ entry }: Candidate): boolean => entry === one.entry || entry === other.entry
  return [one, other, ...chosen.filter((candidate) => !isSaid(candidate))]
}

/** A question about one of two things, and the words of the other. */
interface Thing {
  readonly question: string
  readonly words: string
  readonly others: string
}

interface Things {
  readonly one: Thing
  readonly other: Thing
}

/** Null if the question does not ask the same of each of two things, or names the one by its level only (国家级和省级工厂). */
function thingsIn({ question, places }: Understanding): Things | null {
  const bare = places.reduce((rest, { text }) => (text === '' ? rest : rest.replace(text, '')), question)
  const [, before = '', one = '', other = '', rest = ''] = OF_EACH.exec(bare) ?? []
  if (one === '' || LEVEL_ONLY.test(one) || LEVEL_ONLY.test(other)) return null
  const place = places.map(({ text }) => text).join('')
  const thing = (words: string, others: string): Thing => ({
    question: `${place}${before}${words}${rest}`,
    words: normalise(words),
    others: normalise(others),
  })
  return { one: thing(one, other), other: thing(other, one) }
}

const PART = '[^,，、：:。?？\\s和与跟及]{2,16}'
const OF_EACH = new RegExp(
  `^(.*?)(${PART})(?:和|与|跟|及|、|还有)(${PART}?)(?:的|最[高多]|都)?(?:各自?|分别)(?![种类项个地位区市县级有])(.*)$`,
)
const LEVEL_ONLY = /^(?:新|首次|获评|认定|评[上为])*(?:.{1,3}[级类档等星型A]|[\da-z]+)$/i

/** Whether a clause names all that the two things are called by. */
function isOnBoth(best: Candidate | undefined, { one, other }: Things, { query, library }: Asked): boolean {
  if (!best) return false
  const { title, text } = library.collection.comparable(best.entry)
  const names = query.concepts
    .map((concept) => concept.text)
    .filter((word) => `${one.words}\n${other.words}`.includes(word))
  return names.every((word) => `${title}\n${text}`.includes(word))
}

function ofThing({ question, words, others }: Thing, asked: Asked, choose: Choose): Candidate | null {
  const { understood, query, options, library } = asked
  const isOthers = (text: string): boolean => others.includes(text) && !words.includes(text)
  const own = askedOf(
    asked.question,
    {
      ...understood,
      question,
      intents: [query.asksMoney ? 'amount' : (understood.intents.find((intent) => intent !== 'compare') ?? 'general')],
      terms: understood.terms.filter(({ text, of, from }) => from === 'place' || !isOthers(of ?? text)),
      content: understood.content.flatMap((run) => run.split(others).filter((part) => part.length > 1)),
    },
    options,
    library,
  )
  const candidates = found(own)
  const { fitting, isAnswer } = judged(candidates, own)
  const [first] = choose(candidates, fitting, isAnswer, own)
  const isAbout = first && readerOf(own.query)(library.collection.comparable(first.entry)).coverage >= ABOUT
  return isAbout ? first : null
}

/** Least share of the one thing that its clause takes up. */
const ABOUT = 0.6
