import type { Comparable } from '../search/collection.ts'
import { coverages } from '../search/rank.ts'
import type { Query } from '../search/query.ts'
import type { Intent } from './types.ts'

/**
 * Whether normalised text holds the sort of thing that was asked for: a sum for an amount, a date or period for a
 * deadline, an office for a department. Says nothing of whether it is about the subject.
 */
export function answersIntent(text: string, intent: Intent, { asksMoney }: Pick<Query, 'asksMoney'>): boolean {
  const pattern = intent === 'amount' && asksMoney ? MONEY : EVIDENCE[intent]
  return pattern !== undefined && pattern.test(text)
}

const NUMERAL = '[\\d零〇一二三四五六七八九十百千两]'

/** 三个月 is a number, but no sum. */
const MONEY = new RegExp(
  `${NUMERAL}\\s*(?:个百分点|[%‰％]|[十百千]?万?亿?元|万|亿|倍|成(?![员为立功果本都长])|折)|百分之|全额|免征|减半|免收|分档|按比例|按规定`,
)

const EVIDENCE: Partial<Record<Intent, RegExp>> = {
  // 第三条 counts articles, not money.
  amount: new RegExp(
    `(?<!第${NUMERAL}{0,5})${NUMERAL}\\s*(?:个百分点|[%‰％]|万?亿?元|万|亿|倍|成|折|元|家|件|个|人|名|项|次|条|亩|吨)|百分之|全额|免征|减半|免收|分档|按比例|按规定`,
  ),
  condition: /符合|具备|满足|条件|凡|应当|须|必须|对.{2,40}的[，,]|的(?:企业|单位|个人|人员)|首次/,
  department: /责任单位|牵头|负责|部门|局|委|办公室|厅|中心|联系|电话|\d{7,}/,
  deadline: new RegExp(`${NUMERAL}+\\s*(?:年|月|日|天|个工作日|小时|周|季度)|截止|截至|起施行|有效期|期限|之日|延长至`),
  list: /包括|以下|下列|如下|分别|：|:|（一）|\(一\)|一是|1[.．、]/,
}

const GRANT =
  /奖|补贴|补助|补偿|资助|贴息|给予|减免|减征|免收|免征|返还|退还|经费|预算|分档|罚|费用|收费|利率|津贴|工资|标准|额度|投资/
/** What money questions ask by; the rest of the question is their subject. */
const MONEY_WORD =
  /^(?:多少.*|.*多少钱?|奖励?|奖补|奖金|补贴?|补助|资助|贴息|钱|给|给钱|金额|额度|标准|比例|最高|上限|封顶|资金|经费|支持|扶持|能拿|拿|领|政策|几.*|有)$/

/** 有哪些奖励和补贴: whatever is granted is meant, in whatever words. */
export function asksForAnyBenefit({ concepts }: Query): boolean {
  return concepts.every(({ text, weight }) => weight < 0.5 || MONEY_WORD.test(text))
}

/**
 * A sentence of money is about the subject, by its own words, by the heading it stands under, or by pointing back to what
 * its clause said before (违反前款的). An amount for something else answers nothing.
 */
export function amountIsAboutSubject({ text: clause, sentences, heading }: Comparable, query: Query): boolean {
  const subject = query.concepts.filter(({ text }) => !MONEY_WORD.test(text))
  const total = subject.reduce((sum, { weight }) => sum + weight, 0)
  const headed = coverages(subject, heading)
  const before = coverages(subject, clause)
  return sentences.some(({ text }) => {
    if (!answersIntent(text, 'amount', query) && !GRANT.test(text)) return false
    const covered = coverages(subject, text).map((share, i) =>
      Math.max(share, headed[i] ?? 0, POINTS_BACK.test(text) ? (before[i] ?? 0) : 0),
    )
    return subject.reduce((sum, { weight }, i) => sum + weight * (covered[i] ?? 0), 0) >= total * ABOUT
  })
}

const POINTS_BACK = /前款|前项|前条|上述/

/** Least share of the subject's weight in one sentence and its heading. */
const ABOUT = 0.5
