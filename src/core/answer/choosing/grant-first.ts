import type { Fact } from '../../model.ts'
import { normalise } from '../../text/normalise.ts'
import { isAmountAsked, ownFigures, tellsFigure } from '../judging/own-figure.ts'
import type { Amount } from '../../text/amounts.ts'
import type { Entry } from '../../search/collection.ts'
import type { Candidate } from '../../search/rank.ts'
import { isBeside } from './beside.ts'
import { leadWith } from './preference.ts'

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
  const led = leadWith(first, chosen)
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
export const OPENING = 40
/** A clause that opens with these tells who may apply. */
export const CONDITIONS = /条件|对象|资格|哪些[^，。？]{1,8}(?:可以|能)|(?:人员|享受)范围|不予/

function isSum({ clause }: Entry): boolean {
  return clause.facts.some(({ kind, amount }) => kind !== '目标' && amount !== null)
}

/** Share of the best clause's score. */
const NEAR_ENOUGH = 0.75
