import type { Intent } from '../model.ts'
import { normalise } from '../text/normalise.ts'
import { clean, sentencesOf } from './clean.ts'
import { alone, asksBesides, asksConsequence, BESIDES, isElliptical, resolve, type Resolved } from './follow-up.ts'
import { kindOf } from './kind.ts'
import { inPlainWords } from './nominal.ts'
import { OPEN_NOW } from './open-now.ts'
import { boundPlace } from './places.ts'
import { onlyTells, saysOfAnyone, saysOfSize, withoutTold } from './self-told.ts'
import { readingOf, type ContentWord, type Reading } from './reading.ts'
import { pairsOf, termsOf, type WeighedReading } from './terms.ts'
import type { Kind, LibraryDocument, PlaceMention, Told, UnderstandContext, Understanding } from './types.ts'
import { inUsualWords } from './usual-words.ts'

/** Older questions than these say nothing about what is meant now. */
export const REMEMBERED = 6
const MOST_SENTENCES = 40
const MOST_PARTS = 8
const NO_DOCUMENTS: readonly LibraryDocument[] = []

/**
 * What was asked. Pure and linear in the message; never throws. The message may be anything that a person can type; the
 * result says what to search for, where, and what sort of answer is wanted.
 */
export function understand(message: string, conversation: UnderstandContext): Understanding {
  const { question: cleaned, said, greeted } = clean(message)
  const written = inPlainWords(cleaned)
  const question = withWhatIsTold(written)
  if (!/[\p{L}\p{N}]/u.test(question))
    return nothingAsked(question, greeted || /[\p{L}]/u.test(message) ? 'chitchat' : 'empty')
  const kind = kindOf(inUsualWords(normalise(question)), inUsualWords(normalise(said)))
  if (kind !== 'policy') return nothingAsked(question, kind)

  const asked = withoutTold(written)
  const kindOfAsked = asked === written ? kind : kindOf(inUsualWords(normalise(clean(asked).question)) || GREETED)
  if (kindOfAsked !== 'policy') return nothingAsked(question, kindOfAsked)

  const previous = lastQuestion(conversation)
  const context = { ...conversation, talkedOf: previous?.places.map(({ region }) => region) }
  const whole = readingOf(question, context)
  const resolved = resolve(whole, previous, Boolean(conversation.region))
  const sentences = sentencesOf(question)
    .slice(0, MOST_SENTENCES)
    // Documents are looked for in the whole message only.
    .map((sentence, _, all) => (all.length === 1 ? whole : readingOf(sentence, context, NO_DOCUMENTS)))
    .flatMap((reading) => questionsIn(reading, context))
  const readings = inOnePlace(sentences, context)
  const places =
    resolved.places.length > 0 || resolved.allPlaces
      ? resolved.places
      : boundPlace(context.region, context.library.documents)
  const terms = termsOf(weighed(readings, resolved), context.library)
  const found: Understanding = {
    question: inUsualWords(question),
    kind: 'policy',
    intents: withGeneral(resolved.intents),
    places,
    allPlaces: resolved.allPlaces,
    documentIds: resolved.documentIds,
    naming: resolved.naming,
    unknownNumber: resolved.unknownNumber,
    clauseNumber: resolved.clauseNumber,
    terms,
    content: [...resolved.carriedWords.map(({ text }) => text), ...readings.flatMap(({ runs }) => runs)],
    asking: resolved.asking === whole.text ? undefined : resolved.asking,
    carried: resolved.carried,
    told: asked === written ? null : toldBeside(readingOf(asked, context), whole, previous !== null),
    parts: partsOf(readings),
    halves: halvesOf(readings),
  }
  if (onlyTells(written) && !previous && places.length === 0 && whole.intents.length === 0)
    return greeted ? nothingAsked(question, 'chitchat') : { ...found, kind: 'too_vague' }
  if (isTooVague(found, resolved)) return { ...found, kind: 'too_vague' }
  return isOfUnknownPlace(found, context) ? { ...found, kind: 'unknown_place' } : found
}

/**
 * The place that came with the question is none that is known, and the question says of itself neither a place nor a document:
 * without the place another one's rules would be taken for its own.
 */
function isOfUnknownPlace(
  { places, allPlaces, documentIds, naming, unknownNumber }: Understanding,
  { region }: UnderstandContext,
): boolean {
  const isNamed = allPlaces || unknownNumber !== null || (documentIds.length > 0 && naming !== 'likely')
  return Boolean(region?.trim()) && places.length === 0 && !isNamed
}

/** What is left of a greeting by itself is nothing. */
const GREETED = '你好'

/**
 * What is told besides what is asked; null if that makes no sense without it.
 *
 * @param follows whether something was asked before, which it may take up
 */
function toldBeside(asked: Reading, whole: Reading, follows: boolean): Told | null {
  const own = new Set(asked.words.map(({ text }) => text))
  const words = whole.words.filter(({ text, role, weight }) => role !== 'place' && weight > 0.4 && !own.has(text))
  const matter = words.filter(({ text }) => !saysOfAnyone(text))
  if (matter.every(({ text }) => saysOfSize(text)))
    return { asked: asked.written, says: matter.length > 0 ? 'size' : 'nothing' }
  return follows || standsAlone(asked) ? { asked: asked.written, says: 'more' } : null
}

/**
 * 招了个退伍的小伙。奖我多少 as 招了个退伍的小伙，奖我多少: what is told shortly before a question belongs to it, by whatever mark it
 * ends.
 */
function withWhatIsTold(question: string): string {
  return question
    .split(/(?<=[。；;\n])/)
    .map((told, i, all) =>
      i === all.length - 1 || told.length > SHORTLY || QUESTION_WORD.test(told)
        ? told
        : told.replace(/[\s。；;]+$/, '，'),
    )
    .join('')
}

/** Characters. */
const SHORTLY = 24

function nothingAsked(question: string, kind: Kind): Understanding {
  return {
    question,
    kind,
    intents: ['general'],
    places: [],
    allPlaces: false,
    documentIds: [],
    naming: 'certain',
    unknownNumber: null,
    clauseNumber: null,
    terms: [],
    content: [],
    carried: null,
    told: null,
    parts: [],
    halves: [],
  }
}

/** The last policy question of the conversation, itself completed from those before it. */
function lastQuestion(context: UnderstandContext): Resolved | null {
  let last: Resolved | null = null
  for (const message of (context.history ?? []).slice(-REMEMBERED)) {
    const question = inPlainWords(clean(message).question)
    if (question === '' || kindOf(inUsualWords(normalise(question))) !== 'policy') continue
    const talkedOf = last?.places.map(({ region }) => region)
    last = resolve(readingOf(question, { ...context, talkedOf }), last, Boolean(context.region))
  }
  return last
}

/** The question as sentences, each weighed, with what was carried over standing at the first. */
function weighed(readings: readonly Reading[], resolved: Resolved): readonly WeighedReading[] {
  const asking = readings.some((reading) => asks(reading) && reading.words.some(({ weight }) => weight > 0.4))
  return readings.map((reading, i) => ({
    reading: i === 0 ? { ...alone(reading), carriedWords: resolved.carriedWords } : alone(reading),
    background: asking && !asks(reading),
  }))
}

const QUESTION_WORD =
  /什么|啥|多少|多久|多长时间|(?<![了好近这那头没]|(?<!提)前)几[个项种万年天号月家件条份名]|哪|谁|怎么|怎样|咋|如何|吗|么$|呢|是否|能不能|能否|可否|可以不|可不可以|有没有|是不是|会不会|要不要|为什么|想问|请问|问下|问一下|咨询|求|(?:[能有给要会算补奖减免退报领用]|可以)[^,，。?？]{0,8}不[\s,，。!！?？]*$/

function asks(reading: Reading): boolean {
  return /[?？]/.test(reading.text) || QUESTION_WORD.test(reading.text)
}

const isLight = ({ weight }: ContentWord): boolean => weight <= 0.4

/** 补多少，什么时候申报: when and how to apply stands in another clause than what there is. */
function asksHowToApply(reading: Reading): boolean {
  return (
    (HOW_TO_APPLY.test(reading.text) || OPEN_NOW.test(reading.text)) &&
    isElliptical(reading) &&
    reading.places.length === 0
  )
}

const HOW_TO_APPLY =
  /(?:什么时候|啥时候|何时|几月份?|几号|哪天|多久|怎么|如何|咋|[去在到上]哪(?:里|儿|边)?|哪(?:里|儿)|[向找]谁|什么材料|哪些材料|啥材料)[^,，。]{0,4}(?:申[请报]|报名?|办理?|截止|到账|(?<!的)$)|(?:要不要|用不用|需不需要|需要)(?:自己)?(?:去)?(?:申[请报]|报(?!销))|^(?:都?要|需要?|得)?(?:带|交|准备|提交|提供)?(?:什么|啥|哪些|几样)(?:申[请报])?材料/

/** 几月份开始报 到几号为止, 还能用吗，到啥时候: both ends of one period, which one clause names. */
function asksOtherEnd(reading: Reading, before: string): boolean {
  const from = normalise(before)
  return UNTIL_WHEN.test(reading.text) && (FROM_DAY.test(from) || STILL_HOLDS.test(from)) && isElliptical(reading)
}

const STILL_HOLDS = /(?:还|现在)[^,，。?？]{0,4}(?:能用|有效|管用|算数|作数|执行|有没有效)/

const WHICH_DAY = '(?:什么时候|啥时候|何时|几月份?|几号|哪一?天)'
const FROM_DAY = new RegExp(`${WHICH_DAY}(?:就|可以|能)?(?:开始|起)`)
const UNTIL_WHEN = new RegExp(`^(?:又|然后)?(?:截止|截至)?[到至](?:${WHICH_DAY})|^${WHICH_DAY}(?:截止|结束|为止)`)

/** Something else of the subject before it, in another clause. */
function asksOfTheSame(reading: Reading): boolean {
  return (
    asksHowToApply(reading) ||
    ((asksConsequence(reading) || BEFOREHAND.test(reading.text)) &&
      isElliptical(reading) &&
      reading.places.length === 0)
  )
}

/** 要备案吗，提前多少天: until when stands in another clause than whether. */
const BEFOREHAND = /^(?:要|得|需要?|应该?)?提前(?:多久|多长时间|(?:多少|几)个?[天日月周年])/

function standsAlone(reading: Reading): boolean {
  if (ALTERNATIVE.test(reading.text)) return false
  return asksOfTheSame(reading) || asksBesides(reading) || !(isElliptical(reading) || reading.words.every(isLight))
}

/** 归哪个局受理？还是科技局吗: another answer that the question before may have. */
const ALTERNATIVE = /^(?:那)?还是(?!想|要|得|需)/

/** Background goes with the question that follows it, an elliptical question with the one before it. */
function partsOf(readings: readonly Reading[]): readonly string[] {
  const parts: string[] = []
  let background = ''
  for (const reading of readings) {
    const last = parts.length - 1
    if (!asks(reading)) background += reading.written
    else if (last >= 0 && (!standsAlone(reading) || asksOtherEnd(reading, parts[last] ?? ''))) {
      parts[last] = `${parts[last]}${background}${reading.written}`
      background = ''
    } else {
      parts.push(background + reading.written)
      background = ''
    }
  }
  if (background !== '') parts.push(`${parts.pop() ?? ''}${background}`)
  return parts.length <= MOST_PARTS ? parts : [...parts.slice(0, MOST_PARTS - 1), parts.slice(MOST_PARTS - 1).join('')]
}

/** 给多少？之前拿过的还能再拿不: each sentence that asks, with what is told before it. */
function halvesOf(readings: readonly Reading[]): readonly string[] {
  const halves: string[] = []
  let background = ''
  for (const reading of readings) {
    background += reading.written
    if (!asks(reading)) continue
    halves.push(background)
    background = ''
  }
  return halves.length > 1 && halves.length <= MOST_PARTS ? halves : []
}

/** 安康专利导航补多少，首台套有没有奖励: several questions between commas, if each names a subject of its own. */
function questionsIn(reading: Reading, context: UnderstandContext): readonly Reading[] {
  const written = reading.written.split(/(?<=[，,])/).filter((clause) => /[\p{L}\p{N}]/u.test(clause))
  if (written.length < 2 || written.length > MOST_PARTS) return [reading]
  const clauses = written.map((clause) => readingOf(clause, context, NO_DOCUMENTS))
  // 能不能先休息，把周末调过来上班？ is one question: the mark alone asks nothing more.
  const isQuestion = (clause: Reading): boolean =>
    QUESTION_WORD.test(clause.text.replace(SOME, '')) &&
    !EXAMPLE.test(clause.text) &&
    (asksOfTheSame(clause) || asksBesides(clause) || (!isElliptical(clause) && namesSubject(clause, context)))
  if (clauses.filter(isQuestion).length < 2 || clauses.some((clause) => asks(clause) && !isQuestion(clause)))
    return [reading]
  return clauses
}

/** 同一项目符合几条政策，能重复享受吗: several of them, and not how many. */
const SOME = /(?:符合|满足|够得?上|涉及|属于|占|[拿得评中]了)了?好?几[条项个种样](?![^,，]*[?？])/

/** 有什么扶持，比如平台什么的: what may be meant is no question of its own. */
const EXAMPLE = /^(?:比如|例如|譬如|比方)/

/** The place that one question of a message names is that of the others as well. */
function inOnePlace(readings: readonly Reading[], context: UnderstandContext): readonly Reading[] {
  const named = readings.flatMap(({ places }) => places)
  const place = named[0]?.text ?? ''
  // 想看看学校有啥技术，淮南有没有路演: a place that is named behind is that of the question before it, if nothing was talked of.
  const isNamedBehind = !context.talkedOf?.length && named.every(({ text }) => text === place)
  return readings.map((reading, i) => {
    if (
      (i === 0 && !isNamedBehind) ||
      !asks(reading) ||
      ALTERNATIVE.test(reading.text) ||
      (isElliptical(reading) && !asksBesides(reading))
    )
      return reading
    const isPlaced = place === '' || reading.places.length > 0 || reading.allPlaces
    const written = (isPlaced ? '' : place) + reading.written.replace(BESIDES, '')
    return written === reading.written ? reading : readingOf(written, context, NO_DOCUMENTS)
  })
}

/** Whether a clause asks about something that the library knows, be it by a part of a word (贴息 of 贷款贴息). */
function namesSubject({ words }: Reading, { library }: UnderstandContext): boolean {
  return words.some(
    ({ text, role, weight }) => role === 'known' && weight > 0.4 && pairsOf(text).some((pair) => library.hasWord(pair)),
  )
}

function withGeneral(intents: readonly Exclude<Intent, 'general'>[]): readonly Intent[] {
  return intents.length > 0 ? intents : ['general']
}

/** Nothing to search for: neither a subject, nor a place with its policies, nor a document. */
function isTooVague(
  { terms, places, documentIds, unknownNumber, clauseNumber, allPlaces, intents }: Understanding,
  { text }: Resolved,
): boolean {
  if (documentIds.length > 0 || unknownNumber || allPlaces) return false
  // 第3条, in a chat of one place.
  if (clauseNumber !== null && places.length > 0) return false
  if (terms.some(({ weight, from }) => weight > 0.4 && from !== 'place')) return false
  return !(namesPlace(places, intents) || /政策|措施|补贴|奖励|优惠/.test(text))
}

/** In a chat of one place 每年什么时候申报 asks for that place's rules. */
function namesPlace(places: readonly PlaceMention[], intents: readonly Intent[]): boolean {
  return places.some(({ from }) => from !== 'bound' || intents[0] !== 'general')
}
