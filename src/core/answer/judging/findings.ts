import { lazy } from '../../lazy.ts'
import type { Clause, PolicyDocument } from '../../model.ts'
import { isNumbered, type Understanding } from '../../question/index.ts'
import { sumsAssumed, takesBenefitForGranted } from '../../question/premise.ts'
import type { Collection } from '../../search/collection.ts'
import { queryOf, type Query } from '../../search/query.ts'
import type { Candidate } from '../../search/rank.ts'
import { aboutActivity, askedOfActivity } from './activity.ts'
import { withYear } from '../standing/another-year.ts'
import type { Answering } from '../answering.ts'
import { candidatesFor } from './candidates.ts'
import { chargedForOther, onlyLevies, saysTax } from './charge.ts'
import { contactsAside } from './contacts.ts'
import { askedOfTerm } from './definition-meant.ts'
import { amountAboutSubject, asksForBenefit, kindNamed } from './evidence.ts'
import { holdsValueOf, provisionAsked } from './facets.ts'
import { nearTop } from './fitting.ts'
import { judgeOf } from './judge.ts'
import { isOfOtherClass } from './membership.ts'
import { otherKindOf, otherNamedOf, titleUnnamedIn } from './other-kind.ts'
import { otherMatterOf } from './other-matter.ts'
import { otherObjectOf } from './other-object.ts'
import { otherRecipientOf } from './other-recipient.ts'
import { tellsOfOthers } from '../places/own-part.ts'
import { scopeOf, type Scope } from '../places/scope.ts'
import { byStanding } from '../standing/standing.ts'
import { normalise } from '../../text/normalise.ts'
import { readerOf } from './taken-up.ts'
import type { Answer, AskOptions, Citation, Intent } from '../types.ts'

/** 申报戒止几号 as 申报截止几号, without blanks and full-width figures, for what is read from the question's wording. */
function mendedQuestion({ question, terms }: Understanding): string {
  return terms.reduce(
    (text, { from, of, text: meant }) => (from === 'typo' && of ? text.replace(of, meant) : text),
    normalise(question),
  )
}

/** A question with all that was made of it. */
export interface Asked {
  /** As it was put. */
  readonly question: string
  readonly understood: Understanding
  readonly scope: Scope
  readonly query: Query
  readonly intent: Intent
  readonly options: AskOptions
  readonly library: Answering
  /** What the answer before stood on, if the question asks something else of it. */
  readonly last: Citation | null
}

/** Makes of a question all that its answer needs before the library is searched. */
export function askedOf(
  question: string,
  understood: Understanding,
  options: AskOptions,
  library: Answering,
  last: Citation | null = null,
): Asked {
  const scope = scopeOf(understood, library.collection.documents)
  const mended = { ...understood, question: withYear(mendedQuestion(understood), options.today) }
  const ofTerm = askedOfTerm(mended, library.collection, ({ documentIndex }) => (scope.fits[documentIndex] ?? 0) > 0)
  const meant = holdsClause(ofTerm, scope, library.collection) ? ofTerm : { ...ofTerm, clauseNumber: null }
  const query = askedOfActivity(withoutAssumed(queryOf(meant, library.segmenter, library.vocabulary), meant.question))
  const intent = meant.intents[0] ?? 'general'
  return { question, understood: meant, scope, query, intent, options, library, last }
}

/** 给30万吗: that a clause holds the sum that is taken for granted tells nothing of whether it is on the subject. */
function withoutAssumed(query: Query, question: string): Query {
  const sums = sumsAssumed(question)
  if (sums.length === 0) return query
  const concepts = query.concepts.map((concept) =>
    sums.some((sum) => sum.startsWith(concept.text)) ? { ...concept, weight: OF_ASSUMED * concept.weight } : concept,
  )
  return { ...query, concepts, asksMoney: true }
}

const OF_ASSUMED = 0.1

/** What every answer to a question says of the question. */
export function baseOf({ question, intent, scope }: Asked): Pick<Answer, 'question' | 'intent' | 'region'> {
  return { question, intent, region: scope.names.join('、') || null }
}

/** The clauses that may answer, best first: what holds before what has ended. */
export function found({ understood, query, scope, intent, options, library }: Asked): readonly Candidate[] {
  const validityOf = (document: PolicyDocument) => library.validityOf(document, options.today)
  const isAside = contactsAside(understood)
  const named = understood.places.some(({ from }) => from === 'bound') ? [] : scope.places
  const candidates = candidatesFor(understood, query, scope, library).filter(
    ({ entry }) =>
      !isAside(entry) &&
      !saysNothingOf(understood.question, intent, entry.clause) &&
      !tellsOfOthers(library.collection.comparable(entry), named),
  )
  const isPlaced = scope.places.length > 0 || understood.documentIds.length > 0
  return byStanding(storiesBehind(candidates), understood.question, query, isPlaced, validityOf)
}

/**
 * 市民张女士近日刚从外地返回，很快便入住了: a reporter's story of somebody uses the words that askers use; what holds for all stands in
 * the paragraphs beside it.
 */
function storiesBehind(candidates: readonly Candidate[]): readonly Candidate[] {
  const told = candidates.map((candidate) =>
    STORY.test(candidate.entry.clause.text) ? { ...candidate, score: candidate.score * AS_A_STORY } : candidate,
  )
  return told.sort((a, b) => b.score - a.score)
}

const STORY =
  /(?:市民|居民|村民|业主|家长|读者|乘客|顾客|(?:家住|来自)[^，。\n]{2,16}的)\p{Script=Han}{1,2}(?:先生|女士|小姐|阿姨|大爷|大妈|老伯|师傅)/u
/** Share of its score that is left. */
const AS_A_STORY = 0.75

/** What was made of the clauses that were found. */
export interface Judged {
  /** Those that say the sort of thing that was asked for, best first. */
  readonly fitting: readonly Candidate[]
  /** Whether one of all that were found is on another kind, matter or recipient than what was named. */
  readonly isOther: (candidate: Candidate) => boolean
  readonly isAnswer: (candidate: Candidate) => boolean
}

/** Of what was found, the clauses that say the sort of thing that was asked for, and which of them answer. */
export function judged(
  candidates: readonly Candidate[],
  { understood, scope, query, intent, library: { collection } }: Asked,
): Judged {
  const saysProvision = provisionAsked(understood.question)
  const holdsValue = holdsValueOf(understood.question)
  const namesGrant = intent === 'general' && asksForBenefit(query) && !ASKS_ELSE.test(understood.question)
  // 给30万吗, 那20万找谁领: of another grant neither the sum nor the office tells.
  const assumesSum = sumsAssumed(understood.question).length > 0
  const asksForSum = assumesSum || (intent === 'amount' ? query.asksMoney : namesGrant)
  const asksWhether = intent === 'general' && asksForBenefit(query) && WHETHER_GRANTED.test(understood.question)
  // 桃源 and 鸡西 are places.
  const isOfOtherKind = otherKindOf(withoutPlaces(understood), asksForSum && !asksWhether)
  const isOnOther = otherNamedOf(understood.question)
  const isOfOtherMatter = otherMatterOf(query)
  const isTitleUnnamed = titleUnnamedIn(understood.question)
  const isChargeForOther = chargedForOther(understood.question, query)
  const mayTellTax = saysTax(understood.question)
  const isForOthers = otherRecipientOf(withoutPlaces(understood))
  const isForOtherThing = otherObjectOf(understood.question, query)
  // 广交会的展位费给补吗, without another word for a grant.
  const asksIfPaid = asksWhether || (intent === 'general' && WHETHER_GRANTED.test(understood.question))
  const isOnlyLevied = onlyLevies(understood.question)
  // 失业险返还多少，水电费能拖多久 asks of two things, and no clause is on both.
  const asksHowLong = intent === 'deadline' && !/[,，]/.test(understood.question)
  const assumesBenefit = takesBenefitForGranted(understood.question)
  const asksWhatThereIs = intent === 'list' && asksForBenefit(query)
  // 第一次 and 开公司 may mean much in other words: those of the question itself must stand in a text of nobody knows where.
  const read = lazy(() =>
    readerOf({ ...query, concepts: query.concepts.map((concept) => ({ ...concept, alternatives: [] })) }),
  )
  const asksAnyReward = ANY_REWARD.test(understood.question) && !HOW_MUCH.test(understood.question)
  const isAboutSubject = amountAboutSubject(query, intent, asksAnyReward)
  const saysKind = kindNamed(query)
  const isOther = ({ entry }: Candidate): boolean => {
    const form = collection.comparable(entry)
    if (isOfOtherMatter(entry) || isOnOther(form) || isChargeForOther(form) || !mayTellTax(form)) return true
    if (saysProvision?.(form.text)) return false
    if ((asksForSum || asksWhether) && (isOfOtherKind(form) || isForOtherThing(form))) return true
    if ((asksForSum || asksWhatThereIs) && isForOthers(form)) return true
    return (
      asksForSum &&
      (isOnlyLevied(form) || isTitleUnnamed(form) || isOfOtherClass(entry, understood.question, query, collection))
    )
  }
  const says = ({ entry }: Candidate): boolean => {
    const form = collection.comparable(entry)
    if (scope.isUnplaced(entry.document) && read()(form).coverage < FITS_WELL) return false
    if (!holdsValue(form.text)) return false
    if ((asksForSum || asksWhether) && isTitlesOnly(form.text)) return false
    if (asksWhether && !SPEAKS_OF_GRANTS.test(`${form.heading}\n${form.text}`)) return false
    // 建酒店贷款给贴息吗: sums for hotels do not tell, where nothing is said of interest.
    if (asksWhether && !saysKind(`${form.heading}\n${form.text}`)) return false
    if (saysProvision?.(form.text)) return true
    // 失业金能领几个月, 贴息怎么领: a clause on another benefit does not tell.
    if (assumesBenefit && !TELLS_OF_BENEFIT.test(`${form.heading}\n${form.text}`)) return false
    if ((asksHowLong || assumesBenefit) && !saysKind(`${form.title}\n${form.heading}\n${form.text}`)) return false
    return !asksForSum || isAboutSubject(form)
  }
  const fits = (candidate: Candidate): boolean => !isOther(candidate) && says(candidate)
  // What is said of 国内专利 may stand far behind the grant for those from abroad.
  const near = nearTop(candidates, fits, collection)
  const own = asksIfPaid ? near.filter(({ entry }) => !isForOthers(collection.comparable(entry))) : near
  const fitting = aboutActivity(own, query, collection)
  // 干得好有什么奖励: what is granted besides money is an answer without a sum.
  const judging = asksAnyReward && intent === 'amount' ? { ...understood, intents: ['general' as const] } : understood
  return { fitting, isOther, isAnswer: judgeOf(query, judging, fitting, collection) }
}

/** Share of the subject that a text of nobody knows where takes up, if it may answer for a place. */
const FITS_WELL = 0.6

/** Of 宜昌市级绿色工厂 the 市级 stays: it says whose title is meant. */
function withoutPlaces({ question, places }: Understanding): string {
  return places.reduce((rest, { text }) => {
    if (text === '') return rest
    const short = text.replace(/[省市县区州旗]$/, '')
    return rest.replaceAll(`${text}级`, `${text.slice(short.length)}级`).replaceAll(text, ' ')
  }, question)
}

/** 补助要退吗, 把哪个文件废了 ask something else of a grant than its sum, which one asks for who just names it (专精特新奖励). */
const ASKS_ELSE = /[吗么嘛](?![^,，。?？]*[,，])|(?:不|没有?)[?？。\s]*$|哪/

/** 干得好给啥奖励: of whatever sort. */
const ANY_REWARD = /(?:什么|啥|哪些|何种?)(?:样的?)?(?:奖励|激励|好处|表彰)|(?:奖励|激励)(?:什么|啥)/

const HOW_MUCH = /多少|几|金额|标准|比例|最[高多]/

/** 养蜂有补贴吗, 211硕士有补助没: what is granted for 羊 or 本科 is no more than an answer to how much. */
const WHETHER_GRANTED =
  /(?:有没有|是否有|有无)[^,，。?？]{0,10}(?:补[贴助]|奖[励补金]|资助|津贴|贴息|扶持)|(?:补[贴助]?|奖[励补金]?|资助|津贴|贴息|扶持)[^,，。?？]{0,3}(?:[吗么嘛]|没有?|不)[?？。\s]*$/

/** 买云服务有补贴吗: a clause that neither grants nor refuses anything, nor asks for anything, does not tell. */
const SPEAKS_OF_GRANTS = /奖|[补津]贴|补[助偿足]|贴息|资助|扶持|支持|优惠|[减免返退]|不予|不得|不享受|费|金|元|%|折/

/** 社保补贴去哪领: a clause that tells of nothing to be had does not tell. */
const TELLS_OF_BENEFIT = /奖|[补津]贴|补[助偿]|贴息|资助|返还|退[还回付]|发放|拨付|兑[付现]|领取|申[领请报]|待遇|给予/

/** 一、《规模养殖补助办法》；: a list of what is repealed or attached grants nothing itself. */
function isTitlesOnly(text: string): boolean {
  return text.includes('《') && TITLES_ONLY.test(text)
}

const TITLES_ONLY = /^(?:[\s\d一二三四五六七八九十、.．,，;；:：。]|《[^《》]*》|[(（][^（()）]*[)）])*$/

/**
 * 附件：1.申报材料清单 2.汇总表 names what holds the answer, and 现将2026年度申报有关事项通知如下。 leads up to it: neither is one, but
 * to who asks for the attachments, or why and on what the text is written.
 */
function saysNothingOf(question: string, intent: Intent, { role, text }: Clause): boolean {
  if (role === 'attachment') return INDEX.test(text) && !ASKS_FOR_ATTACHMENT.test(question)
  return role === 'preamble' && intent !== 'general' && intent !== 'source' && LEADS_UP.test(text)
}

/** One line, or a numbered one for each; a table under 附件：任务分工表 is more than its name. */
const INDEX = /^附件?\s*[：:](?![^]*[。；])[^\n]{0,400}(?:\n\s*\d{1,2}\s?[.．、][^\n]{0,60})*\s*$/
const ASKS_FOR_ATTACHMENT = /附件|表|模板|样[本式]|范本|格式|下载/
const LEADS_UP = /^[^。；]*现[将就把][^。；]*(?:通知|公告|通告|公布|公示|明确|印发)如下[。：:]?$/

/** False for 南山12条, which is a number of measures and no clause of the place's documents. */
function holdsClause(
  { clauseNumber, documentIds, places, question }: Understanding,
  scope: Scope,
  { entries }: Collection,
) {
  if (clauseNumber === null || documentIds.length + places.length === 0 || question.includes('第')) return true
  const own = entries.filter(({ document }) => scope.fit(document) >= 1)
  return own.length === 0 || own.some(({ clause }) => isNumbered(clauseNumber, clause))
}
