import type { Fact } from '../../model.ts'
import type { Understanding } from '../../question/index.ts'
import { normalise } from '../../text/normalise.ts'
import { foremostOf, particularOf } from '../judging/facets.ts'
import { isAmountAsked, ownFigures, tellsFigure } from '../judging/own-figure.ts'
import type { Amount } from '../../text/amounts.ts'
import type { Collection, Entry } from '../../search/collection.ts'
import type { Candidate } from '../../search/rank.ts'
import type { Intent } from '../types.ts'
import { behindNumber, isBeside } from './beside.ts'

/**
 * How much is granted is told by the clause of a document that grants it, and not by the one on who may apply; and of its
 * clauses for several tiers by the one whose bounds take in the asker's figure.
 *
 * @param chosen the clauses that would be cited, best first
 * @param fitting those that fit the question, best first
 * @param candidates all that were found, best first
 */
export function grantFirst(
  question: string,
  chosen: readonly Candidate[],
  fitting: readonly Candidate[],
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const [best] = chosen
  if (!best) return chosen
  const nearTo = (one: Candidate): readonly Candidate[] =>
    fitting.filter(({ entry, score }) => entry.document === one.entry.document && score >= one.score * NEAR_ENOUGH)
  const near = nearTo(best)
  const granted = isAmountAsked(question) ? (granting(question, best, near) ?? best) : null
  const base = granted && (raisedFrom(question, granted, nearTo(granted), candidates) ?? granted)
  const first = ofOwnTier(question, best, near) ?? forTitle(question, best, near) ?? base
  const led = first ? [first, ...chosen.filter((candidate) => candidate !== first)] : chosen
  return RATE_AND_CEILING.test(question) ? withBoth(led, candidates) : led
}

/** 比例多少，封顶多少: the share and the ceiling may stand in two clauses of one section. */
function withBoth(chosen: readonly Candidate[], candidates: readonly Candidate[]): readonly Candidate[] {
  const [best] = chosen
  if (!best) return chosen
  const other = [RATE, CEILING].flatMap((kind) => {
    const isSaid = ({ entry }: Candidate): boolean => entry.clause.facts.some(({ amount }) => kind.test(amount ?? ''))
    return chosen.some(isSaid) ? [] : (candidates.find((one) => isBeside(one.entry, best.entry) && isSaid(one)) ?? [])
  })
  return [best, ...other, ...chosen.slice(1)]
}

const RATE_AND_CEILING = /比例[^。]*(?:封顶|上限|最高|最多)|(?:封顶|上限|最高|最多)[^。]*比例/
const RATE = /[%％‰]/
const CEILING = /最高|不超过|不高于|上限|封顶/

function ofOwnTier(question: string, best: Candidate, near: readonly Candidate[]): Candidate | null {
  const figures = ownFigures(question).filter(({ kind }) => kind !== 'rate')
  // 从8亿冲到35亿 crosses tiers.
  const isOne = ({ unit }: Amount): boolean => figures.filter((other) => other.unit === unit).length === 1
  const shutOut = figures.filter((figure) => isOne(figure) && tellsFigure(best.entry.clause, figure) === false)
  const takesIn = ({ entry }: Candidate): boolean =>
    isBeside(entry, best.entry) && shutOut.some((figure) => tellsFigure(entry.clause, figure) === true)
  return near.find(takesIn) ?? null
}

/** 刚评上小巨人，能拿多少: what is granted for the title, and not what those who bear it get for a loan or a move. */
function forTitle(question: string, { entry: { clause } }: Candidate, near: readonly Candidate[]): Candidate | null {
  if (!TITLE_WON.test(question) || FOR_TITLE.test(clause.text)) return null
  return near.find(({ entry }) => isSum(entry) && FOR_TITLE.test(entry.clause.text)) ?? null
}

const TITLE_WON =
  /(?:评上|评为|评了|评到|获评|认定|入选)[^,，。?？]{0,20}[,，]?[^,，。?？]{0,8}(?:多少|几[万千百个]|奖|给钱|发钱)/
const FOR_TITLE =
  /(?:首次|新|通过|被|获得?|经)[^，。；]{0,12}(?:认定|评定|评选)(?!标准|办法|条件|机构)|获评|评为|授予|(?:首次|新)(?:入选|列入)/

function granting(question: string, best: Candidate, near: readonly Candidate[]): Candidate | null {
  const { clause } = best.entry
  const says = `${clause.path.join('\n')}\n${clause.text.slice(0, OPENING)}`
  // 贴息几个点: 单笔贷款金额在10万元以上 of the conditions is no share.
  const isAsked = ({ entry }: Candidate): boolean => (SHARE_ASKED.test(question) ? isShare(entry) : isSum(entry))
  if (isAsked(best)) return null
  // 四星级酒店土地款返几成: 四星级奖50万元 is near, and no share of anything. 奖多少？头一年先拨几成 asks for the sum first.
  const isSumOnly = SHARE_ASKED.test(question) && !question.includes('多少') && isSum(best.entry)
  return CONDITIONS.test(says) || isSumOnly ? (near.find(isAsked) ?? null) : null
}

const SHARE_ASKED = /几个点|百分之(?:几|多少)|几成/

function isShare({ clause }: Entry): boolean {
  return clause.facts.some(({ kind, amount }) => kind !== '目标' && RATE.test(amount ?? ''))
}

/**
 * 大棚贷款贴息几个点: the clause that grants comes before the one that raises it for some (贷款用于建设智慧大棚的，提高到3%), unless the
 * question says what only that one of the document says.
 */
function raisedFrom(
  question: string,
  best: Candidate,
  near: readonly Candidate[],
  candidates: readonly Candidate[],
): Candidate | null {
  const sums = best.entry.clause.facts.filter(({ amount }) => amount !== null)
  const isRaise = ({ amount }: Fact): boolean => RAISE.test(amount ?? '')
  if (sums.length === 0 || !sums.every(isRaise)) return null
  const asked = normalise(question)
  const others = candidates.filter(({ entry }) => entry.document === best.entry.document && entry !== best.entry)
  const isItsOwn = (pair: string): boolean => !others.some(({ entry }) => normalise(entry.clause.text).includes(pair))
  if (pairsOf(normalise(best.entry.clause.text)).some((pair) => asked.includes(pair) && isItsOwn(pair))) return null
  const isBase = ({ entry }: Candidate): boolean =>
    entry !== best.entry &&
    entry.clause.facts.some((fact) => fact.amount !== null && fact.kind === sums[0]?.kind && !isRaise(fact))
  return near.find(isBase) ?? null
}

const RAISE = /提高(?:到|至|为)|上浮(?:到|至)?|上调(?:到|至|为)|增加(?:到|至)/

/** Every two characters that stand side by side and are words, not marks. */
function pairsOf(text: string): readonly string[] {
  return (text.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
    Array.from({ length: Math.max(0, run.length - 1) }, (_, i) => run.slice(i, i + 2)),
  )
}

/** Characters of a clause that tell what it is about. */
const OPENING = 40
const CONDITIONS = /条件|对象|资格|哪些[^，。？]{1,8}(?:可以|能)|(?:人员|享受)范围|不予/

function isSum({ clause }: Entry): boolean {
  return clause.facts.some(({ kind, amount }) => kind !== '目标' && amount !== null)
}

/**
 * A guide to one matter has a section for each thing that may be asked of it (三、申请条件, 四、补贴标准, 五、受理部门):
 * the one headed by what is asked comes before those beside it.
 */
export function headedFirst(
  { intents, question }: Pick<Understanding, 'intents' | 'question'>,
  chosen: readonly Candidate[],
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const [best] = chosen
  const own = best ? ownHeading(best.entry) : ''
  if (!best || ![BESIDES, ...Object.values(ASPECTS)].some((aspect) => aspect.test(own))) return chosen
  const asked = intents.flatMap((intent) => ASPECTS[intent] ?? [])
  // 利率封顶多少: 五、贷款利率和期限 says just that, and 四、贷款金额 only holds a sum.
  if (asked.some((aspect) => aspect.test(own)) || particularOf(question)?.(normalise(best.entry.clause.text)))
    return chosen
  const isHeaded = ({ entry }: Candidate): boolean =>
    isBeside(entry, best.entry) && asked.some((aspect) => aspect.test(ownHeading(entry)))
  const first = candidates.find(isHeaded)
  return first ? [first, ...chosen.filter((candidate) => candidate !== first)] : chosen
}

/**
 * 多少天能办下来: where a document has a line for just that (承诺办结时限：5个工作日), it comes before the steps that name days
 * as well.
 */
export function statedFirst(
  question: string,
  chosen: readonly Candidate[],
  candidates: readonly Candidate[],
  { comparable }: Pick<Collection, 'comparable'>,
): readonly Candidate[] {
  const [best] = chosen
  const states = foremostOf(question)
  // The items of 附件2 申报材料清单 do not say themselves what they are.
  const isStated = ({ entry }: Candidate): boolean => {
    const { heading, text } = comparable(entry)
    return states?.(`${heading}\n${text}`) === true
  }
  if (!best || states === null || isStated(best)) return chosen
  const first = candidates.find(
    (candidate) =>
      candidate.entry.document === best.entry.document &&
      candidate.score >= best.score * NEAR_ENOUGH &&
      candidate.features.facet === 1 &&
      isStated(candidate),
  )
  return first ? [first, ...chosen.filter((candidate) => candidate !== first)] : chosen
}

/**
 * 哪些人可以申请: the clause that says who (个人借款对象包括…) comes before those on how much they get; and 得满足什么条件 is told by
 * the one that lists them (应当符合下列条件) before one that speaks of none.
 */
export function whoFirst(
  question: string,
  chosen: readonly Candidate[],
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const [best] = chosen
  const asked = best && WHO_OR_WHEN.find((kind) => kind.asked.test(question))
  if (!asked || asked.isTold(best.entry, question)) return chosen
  const documents = new Set(chosen.map(({ entry }) => entry.document))
  const isNear = (one: Candidate): boolean =>
    chosen.includes(one) || (documents.has(one.entry.document) && one.score >= best.score * NEAR_ENOUGH)
  const first = candidates.find((candidate) => isNear(candidate) && asked.says(candidate.entry, question))
  return first ? [first, ...chosen.filter((candidate) => candidate !== first)] : chosen
}

const ASKS_WHO =
  /(?:哪些|什么样?的?|哪几类|哪类)(?:人|人员|群体|人群|企业|单位|公司)(?:才)?(?:可以|能够?|有资格)(?:申|享受|贷|领|报名|参加)|(?:^|[,，\s])谁(?:可以|能够?|有资格)(?:申|享受|贷|领)/
/** The beginning of its own sentence. */
const SAYS_WHO = /^[^，。；：]{0,14}(?:对象|范围)(?:主要)?(?:包括|包含|为|是|有|：|:)/

const ASKS_CONDITIONS = /(?:什么|哪些|哪几个|啥)(?:样的)?条件/
const ASKS_DEMANDS =
  /对(?:申[请报]的?)?(?:企业|公司|单位|机构|申请人|人)(?:本身|自己|自身)?还?有(?:什么|啥|哪些)(?:样的)?要求/
/** 企业应在本市注册并…, 近三年无…: what must be true of whoever applies. */
const DEMANDS = /^[^，。；：]{0,8}(?:企业|公司|单位|机构|申请人|申报人)(?:应当?|须|必须|需)(?:在|是|为|具有|依法|无|未)/
const LISTS_CONDITIONS = /(?:符合|具备|满足)(?:下列|以下|如下)[^。；，]{0,6}条件/

/** 哪些人才算一线, 一线医务人员的范围: who is meant by a word that the whole document uses. */
const ASKS_MEMBERS =
  /(?:哪些|什么样?的?|哪几类|哪类)[^，,。；？?]{0,8}才?算(?!数)|(?:包括|涵盖|指)(?:的是)?(?:哪些|什么样?的?)(?:人|单位|企业)|(?:人员|对象|企业)的?(?:具体|适用)?范围(?=$|[是有包？?])/

/** Whether a clause says who is meant by a word of the question: 本措施所称一线医务人员范围为…. */
function saysWhoIsMeant({ clause: { text } }: Entry, question: string): boolean {
  return [...text.matchAll(MEANT_BY)].some(([, term = '']) =>
    Array.from(term, (_, i) => term.slice(i, i + 2)).some(
      (pair) => pair.length === 2 && !OF_ANYBODY.test(pair) && question.includes(pair),
    ),
  )
}

const MEANT_BY = /所[称指]的?[“"]?([^\s，,。；;：:“”"]{2,16}?)[”"]?[，,]?(?:的?范围)?(?:是指|主要?指|为|包括)/g
/** Pairs of characters that any such word may hold. */
const OF_ANYBODY = /^(?:人员|单位|企业|对象|群体|范围|[的人]\S|\S的)$/

/** Of a question that asks whom a clause is for: which clauses tell, and whether the first one is told enough. */
const WHO_OR_WHEN: readonly {
  readonly asked: RegExp
  readonly isTold: (entry: Entry, question: string) => boolean
  readonly says: (entry: Entry, question: string) => boolean
}[] = [
  { asked: ASKS_MEMBERS, isTold: saysWhoIsMeant, says: saysWhoIsMeant },
  {
    asked: ASKS_WHO,
    isTold: (entry) => CONDITIONS.test(sayingOf(entry)),
    says: (entry) => SAYS_WHO.test(sayingOf(entry)),
  },
  {
    asked: ASKS_CONDITIONS,
    isTold: ({ clause: { text } }) => /条件|符合|具备|满足|资格/.test(text),
    says: ({ clause: { text } }) => LISTS_CONDITIONS.test(text),
  },
  {
    asked: ASKS_DEMANDS,
    isTold: (entry) => /条件|符合|具备|满足|资格/.test(entry.clause.text) || DEMANDS.test(sayingOf(entry)),
    says: (entry) => LISTS_CONDITIONS.test(entry.clause.text) || DEMANDS.test(sayingOf(entry)),
  },
]

/** The first words of a clause behind its number. */
function sayingOf({ clause }: Entry): string {
  return behindNumber(clause).slice(0, OPENING)
}

/** Headings of such sections. */
const ASPECTS: Partial<Record<Intent, RegExp>> = {
  amount: /^.{0,6}(?:标准|金额|额度|比例|幅度)$/,
  condition: /^.{0,6}(?:条件|对象|范围|资格)$/,
  department: /^(?:受理|办理|主管|经办|咨询|联系|申请)(?:部门|机构|单位|窗口|地点|方式|电话|渠道)(?:[和及、与]时间)?$/,
  deadline: /^.{0,6}(?:时间|时限|期限|日期)$/,
  source: /^(?:办理|政策|文件)依据$|^依据文件$/,
}

/** Further sections of a guide, which nobody asks for by a kind of question. */
const BESIDES = /^(?:特别提示|注意事项|所需材料|申[请报]材料|办理流程|申[请报]流程|申[请报]程序)$/

/** Without its number. */
function ownHeading({ clause: { heading } }: Entry): string {
  return heading.replace(/[：:。\s]+$/, '')
}

/** Share of the best clause's score. */
const NEAR_ENOUGH = 0.75
