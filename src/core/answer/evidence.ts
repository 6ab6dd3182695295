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
