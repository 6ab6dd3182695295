import type { PolicyDocument } from '../../model.ts'
import type { Query } from '../../search/query.ts'
import type { Candidate } from '../../search/rank.ts'
import { yearAsked, yearsInstead, yearsOfTitle } from './another-year.ts'
import { asksForDraft, isDraft, isNoteOnText, measuresOfDrafts } from './drafts.ts'
import { isNews, speaksOfOthers } from './speaks-of-others.ts'
import type { DocumentStatus } from '../types.ts'
import { statusFor, wasInForce, type Validity } from './validity.ts'
import { regionName, regionOfDocument } from '../document-names.ts'

/**
 * Orders candidates by what their documents are worth as an answer today: a repealed measure stands behind the one that
 * took its place, though its words may fit better, and what explains a measure behind the measure itself.
 *
 * @param isPlaced whether the question is of a place
 * @param validityOf what is known of a document on the day of the question
 */
export function byStanding(
  candidates: readonly Candidate[],
  question: string,
  { termAsked }: Pick<Query, 'termAsked'>,
  isPlaced: boolean,
  validityOf: (document: PolicyDocument) => Validity,
): Candidate[] {
  const documents = [...new Set(candidates.map(({ entry }) => entry.document))]
  const validities = new Map(documents.map((document) => [document, validityOf(document)]))
  const places = new Map(documents.map((document) => [document, regionName(document)]))
  const placesWith = (test: (document: PolicyDocument) => boolean) =>
    new Set(documents.filter(test).map((document) => places.get(document)))
  const inForce = placesWith((one) => validities.get(one)?.status === 'in_force')
  const asked = yearAsked(question)
  const ofAsked = placesWith((one) => asked !== null && isOf(one, asked))
  const old = OLD_ONLY.test(withoutAside(question)) && !BOTH.test(question)
  const replaced = placesWith((one) => ENDED.has(validities.get(one)?.status ?? ''))
  const speaking = new Set(documents.filter(speaksOfOthers))
  const measures = new Set(documents.filter((one) => isLocal(one) && !speaking.has(one) && mayHold(validityOf(one))))
  const holding = measuresOfDrafts(documents, (one) => !ENDED.has(validities.get(one)?.status ?? ''))
  const drafted = new Set(holding.values())
  const draftAsked = asksForDraft(question)
  // What the document that holds says of the subject, if as much as the draft that is to take its place.
  const saidAlready = ({ entry, features }: Candidate): Candidate | undefined =>
    candidates.find(
      (other) =>
        other.entry.document === holding.get(entry.document.id) &&
        other.features.coverage >= features.coverage - NEARLY &&
        other.features.evidence >= features.evidence,
    )
  const counterparts = new Map(
    draftAsked
      ? []
      : candidates.flatMap((one) => (isDraft(one.entry.document) ? [[one, saidAlready(one)] as const] : [])),
  )
  // It comes where the draft would have come.
  const ofDraft = new Map<Candidate, number>()
  for (const [{ entry, score }, held] of counterparts)
    if (held && !isNoteOnText(entry.clause)) ofDraft.set(held, Math.max(score, ofDraft.get(held) ?? held.score))
  const scoreOf = (candidate: Candidate): number => ofDraft.get(candidate) ?? candidate.score
  const draftStanding = (candidate: Candidate): number => {
    const { document, clause } = candidate.entry
    const note = isNoteOnText(clause) && !ASKS_OTHERS.test(question) ? NOTE : 1
    if (draftAsked) return note * (drafted.has(document) && !NOW.test(question) ? BESIDE_DRAFT : 1)
    return note * (counterparts.get(candidate) ? BEHIND_MEASURE : 1)
  }
  // Whether a clause of the same place's measure comes near to one that speaks of measures.
  const isHeld = ({ entry, score, features }: Candidate): boolean =>
    candidates.some(
      (other) =>
        other.score >= score * AS_MUCH &&
        other.features.evidence >= features.evidence &&
        measures.has(other.entry.document) &&
        places.get(other.entry.document) === places.get(entry.document),
    )
  // 质押登记去哪办, asked of no place: what one city granted till last year is nothing beside what the country rules now.
  const isRuledByCountry = ({ entry, score, features }: Candidate): boolean =>
    !isPlaced &&
    (regionOfDocument(entry.document)?.path.length ?? 0) > 0 &&
    candidates.some(
      (other) =>
        other.score >= score * AS_MUCH &&
        other.features.evidence >= features.evidence &&
        regionOfDocument(other.entry.document)?.path.length === 0 &&
        validities.get(other.entry.document)?.status === 'in_force',
    )
  // 第二条已废止, of a document that else holds: nothing took its place unless another document says as much of the subject.
  const isEndedAlone = ({ entry: { document, clause }, features }: Candidate): boolean =>
    validities.get(document)?.amended?.ended.has(clause.id) === true &&
    !candidates.some(
      ({ entry: other, features: of }) =>
        other.document !== document &&
        validities.get(other.document)?.status === 'in_force' &&
        of.coverage >= features.coverage - NEARLY &&
        of.evidence >= features.evidence,
    )
  const explaining = (candidate: Candidate): number => {
    const { document, clause } = candidate.entry
    if (termAsked !== null || !speaking.has(document) || ASKS_OTHERS.test(question)) return 1
    const ofOne = isNews(document) && TELLS_OF_ONE.test(clause.text) ? OF_ONE : 1
    if (isHeld(candidate)) return isNews(document) ? NEWS * ofOne : BESIDE_MEASURE
    return isNews(document) ? ofOne : EXPLANATION
  }
  const standingOf = (candidate: Candidate): number => {
    const { document, clause } = candidate.entry
    const validity = validities.get(document)
    const status = validity && statusFor(clause, validity)
    const explains = explaining(candidate) * draftStanding(candidate)
    if (asked !== null && (isOf(document, asked) || (validity && wasInForce(document, asked, validity))))
      return explains * OF_YEAR
    if (ofAsked.has(places.get(document)) && yearsInstead(question, document, clause.text))
      return explains * OF_OTHER_YEAR
    if (old && replaced.has(places.get(document)))
      return status !== undefined && ENDED.has(status) ? explains : explains * NOT_OLD
    if (asksForOld(question) || status === undefined) return explains
    if (asked === null && validity?.later) return explains * OF_OTHER_YEAR
    if (status === 'term_passed' && isRuledByCountry(candidate)) return explains * BESIDE_MEASURE
    if (status === 'term_passed' && !inForce.has(places.get(document))) return explains
    if (isEndedAlone(candidate)) return explains
    return explains * (status === 'draft' && draftAsked ? 1 : (STANDING[status] ?? 1))
  }
  return candidates
    .map((candidate) => ({ ...candidate, score: scoreOf(candidate) * standingOf(candidate) }))
    .sort((a, b) => b.score - a.score)
}

/** Whether a document is of a year: by its title, else by its number or its issue. */
function isOf(document: PolicyDocument, year: string): boolean {
  const { number, issuedOn } = document.metadata
  const titled = yearsOfTitle(document)
  if (titled) return titled.from <= year && year <= titled.to
  return /20\d\d/.exec(number?.value ?? issuedOn?.value ?? '')?.[0] === year
}

/** 2020年那版, and the measure that held in that year: what it says comes first. */
const OF_YEAR = 1.15

/** The text of this year answers what that of last year answered, unless that one is asked for. */
const OF_OTHER_YEAR = 0.6

/** 老办法给多少, 废止之前报的: the old text is what is asked for. */
const OLD =
  /旧|(?<![养员])老(?:的?那[个版一]|办法|政策|标准|规定|文件|版)|原(?:来|先|办法|政策|标准|规定|文件)|以前|之前的|过去|废止|失效|对比|变化/

/** Whether the text of before is asked for: 以前是5万，现在给几万 asks for what holds now. */
export function asksForOld(question: string): boolean {
  return (
    OLD.test(withoutAside(question)) && !(NOW.test(question) && !COMPARED.test(question) && !NAMES_OLD.test(question))
  )
}

/** 还能按老标准验吗: how far the old still counts is told by what took its place. */
function withoutAside(question: string): string {
  return question.replace(HEARD, '').replace(STILL, '')
}

const HEARD = /听说[^,，。;；?？]*/g
const STILL =
  /(?:还|能|可以|继续|一直)[^,，。;；?？]{0,2}(?:按照?|照|沿用|适用)(?:着|原来|以前|之前|过去)?的?(?:老|旧|原)?(?:办法|政策|标准|规定|文件)/g
const COMPARED = /对比|变化|变了|区别|不同|不一样|[比跟和与]/
const NAMES_OLD = /旧|老|废止|失效|(?:原|以前的?|之前的?)(?:办法|政策|标准|规定|文件)/

/** 那老的那版呢, 原来那个给多少: not what holds today. */
const OLD_ONLY =
  /旧(?:版|的那|政策|办法|标准)|(?<![养员])老(?:的?那[个版一]|版|办法|政策|标准|规定|文件)|原来(?:的)?那?[个版一]|上一版|以前(?:的)?那[个版]|废止的那/
const BOTH = /新|对比|变化|区别|不同|不一样|比/
const ENDED: ReadonlySet<string> = new Set(['repealed', 'replaced'])
/** What is left of the score of a document in force where its forerunner is asked for. */
const NOT_OLD = 0.6

/** What is left of a clause's score; a term that has passed counts where the place has something in force. */
const STANDING: Partial<Record<DocumentStatus, number>> = {
  repealed: 0.6,
  replaced: 0.6,
  draft: 0.9,
  term_passed: 0.95,
}
const EXPLANATION = 0.9
/** What a draft's clause is worth beside the document that holds, what that one's is where the draft is asked for, and a note. */
const BEHIND_MEASURE = 0.5
const BESIDE_DRAFT = 0.6
const NOTE = 0.6
/** Share of the subject. */
const NEARLY = 0.1
const NOW = /现在|现行|目前|当前|今年/
/** Where the measure itself, of the same place, says as much. */
const BESIDE_MEASURE = 0.7
const NEWS = 0.5
const AS_MUCH = 0.7

/** 院长算了一笔账：一个月能拿到补贴13800元, 她说: what one of those had who get it is no rule, and stands behind what news tell of that. */
const TELLS_OF_ONE =
  /算(?:了|起了?)?(?:一笔|笔|这笔)?账|告诉记者|记者(?:看到|见到|来到|走进|走访)|[他她](?:高兴地|笑着|感慨地?)?(?:说|表示|介绍)|(?:院长|店主|老板|(?<!副)总经理|董事长|厂长|村民|业主|创始人)[\p{Script=Han}]{2,4}(?:说|介绍|感慨|表示|告诉)/u
const OF_ONE = 0.6

/** 发了多少家, 比以前变了啥: what came of a measure, and how it came, is told by others than the measure. */
const ASKS_OTHERS =
  /变(?:化|了|动)|[跟和与比](?:以前|原来|过去|之前|[旧老])|为什么|为啥|背景|意思|解读|新闻|报道|(?:多少|几)(?:家|户|个企业|人(?:次|拿|领))|(?:哪些|哪几家)(?:企业|单位|公司)?.{0,4}(?:拿到|获得|领到)/

/** 16条的文号是多少: the measure that news call so, which have no number, unless what tells of it is asked for. */
export function handedOn(
  documents: readonly PolicyDocument[],
  question: string,
  measureOf: (documentId: string) => PolicyDocument | undefined,
): readonly PolicyDocument[] {
  return ASKS_OTHERS.test(question) ? documents : [...new Set(documents.map((one) => measureOf(one.id) ?? one))]
}

/** Whether it is, or may still be, law: a draft is none yet. */
function mayHold({ status }: Validity): boolean {
  return status !== 'draft' && !ENDED.has(status)
}

/** Of a city or a county: the country and a province have too many measures for news to be of just this one. */
function isLocal(document: PolicyDocument): boolean {
  return (regionOfDocument(document)?.path.length ?? 0) > 1
}
