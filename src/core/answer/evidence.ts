import { coverages } from '../search/rank.ts'
import type { Query } from '../search/query.ts'
import type { Intent } from './types.ts'

/**
 * Whether normalised text holds the sort of thing that was asked for: a sum for an amount, a date or period for a
 * deadline, an office for a department. Says nothing of whether it is about the subject.
 */
export function answersIntent(text: string, intent: Intent): boolean {
  const pattern = EVIDENCE[intent]
  return pattern !== undefined && pattern.test(text)
}

const NUMERAL = '[\\d零〇一二三四五六七八九十百千两]'

const EVIDENCE: Partial<Record<Intent, RegExp>> = {
  amount: new RegExp(
    `${NUMERAL}\\s*(?:个百分点|[%‰％]|万?亿?元|万|亿|倍|成|折|元|家|件|个|人|名|项|次|条|亩|吨)|百分之|全额|免征|减半|免收|分档|按比例|按规定`,
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

/** 多少 may ask for a sum of money or for a telephone number. */
export function asksForMoney(question: string): boolean {
  return /奖|补|贴|资助|罚|钱|费|金额|额度|减免|利率|报销|赔/.test(question)
}

/** The sentence about the subject says something of money. An amount for something else answers nothing. */
export function amountIsAboutSubject(sentences: readonly { readonly text: string }[], { concepts }: Query): boolean {
  const subject = concepts.filter(({ text }) => !MONEY_WORD.test(text))
  const total = subject.reduce((sum, { weight }) => sum + weight, 0)
  return sentences.some(({ text }) => {
    if (!answersIntent(text, 'amount') && !GRANT.test(text)) return false
    const covered = coverages(subject, text)
    return total === 0 || subject.reduce((sum, { weight }, i) => sum + weight * (covered[i] ?? 0), 0) >= total * ABOUT
  })
}

/** Least share of the subject's weight in one sentence. */
const ABOUT = 0.5
