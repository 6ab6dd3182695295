import type { Collection, Entry } from '../../search/collection.ts'
import { OPEN_NOW } from '../../question/open-now.ts'
import { matterOf, tellsApplicants } from '../../search/applies-to.ts'
import type { Concept, Query } from '../../search/query.ts'
import type { Candidate } from '../../search/rank.ts'
import { asksTogether, togetherSaid } from '../judging/facet-together.ts'
import { foremostOf, holdsValueOf, provisionAsked, provisionWords, yieldsToSubject } from '../judging/facets.ts'
import { chargedForOther } from '../judging/charge.ts'
import { otherNamedOf } from '../judging/other-kind.ts'
import { isOfOnePolicy } from './one-policy.ts'
import { isGrant } from './overview.ts'
import { readerOf } from '../judging/taken-up.ts'
import { tellsWindow } from '../showing/still-open.ts'

/**
 * When to apply, with what papers, how the money is paid: a document often says that once for all that it grants. Where no
 * clause about the subject says what was asked, its document's own provision does.
 *
 * @param chosen the clauses that would be cited, best first
 * @returns the provision; null if nothing of the kind was asked, a cited clause says it, or the document does not
 */
export function provisionFor(
  question: string,
  query: Query,
  candidates: readonly Candidate[],
  chosen: readonly Candidate[],
  collection: Collection,
): Candidate | null {
  const says = provisionAsked(question)
  if (says === null) return chosen.length === 0 ? forWhom(question, query, candidates, collection) : null
  const holdsValue = holdsValueOf(question)
  const isOnOther = otherNamedOf(question)
  const isChargeForOther = chargedForOther(question, query)
  const saysIt = (entry: Entry): boolean => {
    const form = collection.comparable(entry)
    return says(form.text) && holdsValue(form.text) && !isOnOther(form) && !isChargeForOther(form)
  }
  const joint = jointClause(question, chosen[0]?.entry, collection)
  if (joint && !chosen.some(({ entry }) => entry === joint) && chosen[0]) return { ...chosen[0], entry: joint }
  // 材料交到哪里: one of the same document that says it, behind the list of papers, is told before that list as any other would be.
  const isTold = ({ entry }: Candidate): boolean =>
    saysIt(entry) && (entry === chosen[0]?.entry || entry.document !== chosen[0]?.entry.document)
  if (chosen.some(isTold) || isOfficeKnown(question, chosen) || (chosen.length > 0 && yieldsToSubject(question)))
    return null
  const read = readerOf(query)
  const asking = provisionWords(question)
  const concepts = query.concepts.filter(({ text }) => !asking.some((words) => words.includes(text)))
  const readSubject = readerOf({ ...query, concepts })
  const isAbout = ({ entry, features }: Candidate): boolean => {
    const { coverage, content } = readSubject(collection.comparable(entry))
    // 去哪申报 in the chat of a place asks of whatever the place grants.
    return coverage >= ABOUT || (content < NO_SUBJECT && features.place === 1)
  }
  const subject = chosen[0] ?? candidates.slice(0, NEAREST).find(isAbout)
  if (!subject) return null
  const ranked = candidates.map(({ entry }) => entry)
  const ofDocument = [...ranked, ...collection.entries].filter(
    (entry) => isOfOnePolicy(entry, subject.entry) && saysIt(entry),
  )
  const isOfAll = ({ clause }: Entry): boolean =>
    GENERAL.test(clause.path.join('\n')) || OF_ALL.test(clause.text.replace(APPLICANT, ''))
  // 前款奖励与第一条的奖励不可重复享受, said of the very grant that is asked about.
  const leastOwn = read(collection.comparable(subject.entry)).coverage * AS_MUCH
  const isOwn = (entry: Entry): boolean =>
    asksTogether(question) && read(collection.comparable(entry)).coverage >= leastOwn
  const isGeneral = (entry: Entry): boolean => !isGrant(entry) || isOfAll(entry) || isOwn(entry)
  // 一、稳岗返还 › 2.执行期限: the line under the same heading before one under another.
  const isBeside = ({ clause }: Entry): boolean => matterOf(clause) === matterOf(subject.entry.clause)
  const all = ofDocument.filter(isGeneral)
  // 资金申报由企业向县文旅局提出 before 演出审批由公安机关受理, which grants nothing either.
  const sorted = [...all.filter(isOfAll), ...all.filter((one) => !isOfAll(one))]
  const general = [...sorted.filter(isBeside), ...sorted.filter((one) => !isBeside(one))]
  // 截止几号: the clause that names the day, and not the one that counts days within the procedure.
  const tells = (entry: Entry): boolean => tellsWindow(entry.clause.text)
  const ofWindow = OPEN_NOW.test(question) ? general.find(tells) : undefined
  const named = ASKS_DAY.test(question) ? general.find(({ clause }) => NAMES_DAY.test(clause.text)) : undefined
  // 交到哪里: 企业向所在县市场监管局提出申请 comes before 市局负责组织申报.
  const states = foremostOf(question)
  const stated = general.find((entry) => states?.(collection.comparable(entry).text))
  const entry = ofWindow ?? named ?? stated ?? general[0]
  return entry ? { ...subject, entry } : null
}

/**
 * 设备补助和贷款贴息能一起拿吗: the clause of the same document whose sentence says it of just those two, before one that says of either
 * that it may be had beside a third (已获得中央贴息的，再叠加).
 */
function jointClause(question: string, best: Entry | undefined, { entries, comparable }: Collection): Entry | null {
  const isSaidOf = best && togetherSaid(question)
  if (!isSaidOf) return null
  const says = (entry: Entry): boolean => comparable(entry).sentences.some(({ text }) => isSaidOf(text))
  return entries.find((entry) => isOfOnePolicy(entry, best) && says(entry)) ?? null
}

/**
 * 个体户能享受吗, 这个政策适用于谁: who asks for whom a document is, and of nothing that it grants, is answered by the clause that
 * says it of the whole. Null where the question names a subject, or the document does not say.
 */
function forWhom(
  question: string,
  { concepts }: Query,
  candidates: readonly Candidate[],
  { entries, comparable }: Collection,
): Candidate | null {
  const asked = ASKS_FOR_WHOM.exec(question)?.[0]
  const isOfSubject = ({ text, weight }: Concept): boolean =>
    weight >= WEIGHTY && !APPLICANT_KIND.test(text) && !asked?.includes(text)
  if (asked === undefined || concepts.some(isOfSubject)) return null
  const subject = candidates.find(({ features }) => features.place === 1)
  const entry = entries.find((one) => one.document === subject?.entry.document && tellsApplicants(comparable(one).text))
  return subject && entry ? { ...subject, entry } : null
}

const ASKS_FOR_WHOM =
  /适用(?:于|的)?(?:哪些|哪几|谁|什么|范围|对象)|(?:支持|扶持|补助|奖补|政策)对象(?:是|有|包括)?(?:哪|谁|什么)|(?:谁|哪些人|(?:哪些|什么)(?:企业|单位))(?:才|都)?(?:能|可以|有资格)享受|(?:能|可以)不?(?:能|可以)?(?:也)?(?:享受|适用|申请|申报)(?:吗|么|嘛|不|[?？]|$)/
/** What those are who may apply: 大企业, 个体户, 制造业. */
const APPLICANT_KIND = /(?:企业|公司|单位|机构|组织|户|人|者|社|业|学校|协会|农场|厂|店)$/
/** Weight from which a word names a subject. */
const WEIGHTY = 0.8

/** 找哪个部门: a clause may be given its office by another one, by its number. */
function isOfficeKnown(question: string, chosen: readonly Candidate[]): boolean {
  return ASKS_OFFICE.test(question) && chosen.some(({ entry: { clause } }) => clause.departments.lead.length > 0)
}

const ASKS_OFFICE = /(?:部门|单位|局|科室|机构)/

const ASKS_DAY = /几号|哪天|哪一天|几月|什么时候|啥时候|何时|截止|时间/
const NAMES_DAY = /\d\s?月|每[年月季]|[全常]年|随时|[年月]底/

/** 截止到哪天，发哪个邮箱: the address stands in a clause of its own, below the one that names the day. */
export function withAddress(
  question: string,
  chosen: readonly Candidate[],
  candidates: readonly Candidate[],
  { entries }: Collection,
): readonly Candidate[] {
  const [best, ...others] = chosen
  if (!best || !ASKS_ADDRESS.test(question)) return chosen
  const says = ({ clause }: Entry): boolean => MAIL.test(clause.text)
  if (chosen.some(({ entry }) => says(entry))) return chosen
  const entry = entries.find((one) => one.document === best.entry.document && says(one))
  if (!entry) return chosen
  return [best, candidates.find((candidate) => candidate.entry === entry) ?? { ...best, entry }, ...others]
}

const ASKS_ADDRESS = /(?:哪个|什么|啥)(?:电子)?(?:邮箱|邮件)|邮箱(?:地址)?(?:是|多少|呢|$|[?？])/
const MAIL = /[\w.-]+[@＠][\w-]+\.\w+/

/**
 * 收不收手续费，周六上班吗: two particulars in one message, each in a line of its own of the same document.
 *
 * @param chosen the clauses that would be cited, best first
 */
export function withOtherParticular(
  question: string,
  chosen: readonly Candidate[],
  candidates: readonly Candidate[],
  { comparable }: Collection,
): readonly Candidate[] {
  const [best, ...others] = chosen
  const asked = question.split(/[,，、;；。?？]/).flatMap((part) => provisionAsked(part) ?? [])
  if (!best || asked.length < 2) return chosen
  const isSaid = (says: (text: string) => boolean): boolean => chosen.some(({ entry }) => says(comparable(entry).text))
  const missing = asked.find((says) => !isSaid(says))
  const other = candidates.find(
    ({ entry }) => entry.document === best.entry.document && missing?.(comparable(entry).text) === true,
  )
  return other ? [best, other, ...others] : chosen
}

/** What must be said before a provision: it may not be meant for every grant of its document. Null if there is but one. */
export function provisionNote({ entry }: Candidate, query: Query, { entries, comparable }: Collection): string | null {
  // 不可重复享受, said within the clause on just what was asked.
  if (isGrant(entry) && readerOf(query)(comparable(entry)).coverage >= ABOUT) return null
  const grants = entries.filter((other) => isOfOnePolicy(other, entry) && isGrant(other))
  // What stands beside one grant under its heading, and others elsewhere, is said of that one.
  const beside =
    entry.clause.path.length > 1 ? grants.filter((one) => matterOf(one.clause) === matterOf(entry.clause)) : []
  if (beside.length === 1 && grants.length > 1) return null
  return grants.length > 1 ? '以下是同一文件的统一规定，请核对是否适用：' : null
}

/** Least share of the subject that a clause of the document takes up. */
const ABOUT = 0.6
/** Share of what the clause asked about takes up that makes another one about the same. */
const AS_MUCH = 0.8
const NEAREST = 5
/** Weight of a question's words where it names no subject. */
const NO_SUBJECT = 1.5

/** Where a document says what holds for all of it, and how such a sentence speaks: not 与本意见第一条的奖励不可重复享受. */
const GENERAL =
  /申[报请]|程序|流程|附则|总则|拨付|兑[付现]|(?<!见习|用工|人员|库存|生产|经营|运营|职工)管理|监督|其他|保障|材料|受理|分担|咨询|联系/
/** Who applies for this grant: 申请人应在发证之日起12个月内提出申请. */
const APPLICANT = /申[报请](?:单位|企业|人|主体)/g
const OF_ALL =
  /本(?:办法|政策|措施|意见|细则|规定|方案|通知)(?!第[^条项款。]{1,6}[条项款])|(?<!(?:本条|前款)[^，。；]{0,4})(?:奖补|专项|补[助贴]|奖励|扶持|贴息|资助)(?:资金|政策|项目)|资金的?(?:申[请报]|拨付|兑[付现])|同一(?:企业|单位|项目|主体|事项|年度)/
