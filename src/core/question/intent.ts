import type { Intent } from '../model.ts'
import { BASIS_ASKED } from './basis.ts'
import { termAsked } from './definition.ts'
import {
  AMOUNT_ASKED,
  COMPARE_ASKED,
  CONDITION_ASKED,
  DEADLINE_ASKED,
  DEPARTMENT_ASKED,
  LIST_ASKED,
  SOURCE_ASKED,
} from './intent-patterns.ts'
import { asksTermOfThing, STATUS_ASKED } from './status-asked.ts'
import { thresholdAsked } from './threshold.ts'

interface Rule {
  readonly intent: Exclude<Intent, 'general'>
  /** Of two intents in one question the one with the higher rank leads the answer. */
  readonly rank: number
  readonly pattern: RegExp
}

const RULES: readonly Rule[] = [
  { intent: 'compare', rank: 8, pattern: COMPARE_ASKED },
  { intent: 'source', rank: 7, pattern: SOURCE_ASKED },
  { intent: 'status', rank: 6, pattern: STATUS_ASKED },
  { intent: 'department', rank: 5, pattern: DEPARTMENT_ASKED },
  { intent: 'deadline', rank: 5, pattern: DEADLINE_ASKED },
  { intent: 'condition', rank: 4, pattern: CONDITION_ASKED },
  { intent: 'amount', rank: 4.5, pattern: AMOUNT_ASKED },
  { intent: 'list', rank: 3, pattern: LIST_ASKED },
]

/** Says nothing about an amount although 多少 stands in it. */
const NOT_AN_AMOUNT = /(?:文号|电话|联系方式|号码|邮编|网址|编号|邮箱)(?:是|都是)?(?:多少)?/g

/** 还压不压申请多少件的硬指标: how many is part of a name in a question of whether. */
const SO_MANY_OF = /多少[项家件个名户台条张次]?的(?=\p{Script=Han}{2})/gu
const ASKS_WHETHER = /(\p{Script=Han})[不没]\1|吗(?=$|[?？])|是否|有没有/u

/** 该收多少使用费，参照啥来定: what a sum goes by, and not the sum. */
const GOES_BY_WHAT =
  /(?:参照|参考|比照|依据|根据)着?(?:啥|什么|哪[个些])[^,，。?？]{0,4}(?:定|算|收)|(?:定|收|要)(?:价)?多少[^,，。?？]{0,6}有(?:没有|什么|啥|个)?(?:参考|参照|依据|指引)/

/** 房租免几个月: how much rent is waived is counted in months, and no term is asked for. */
const RENT_WAIVED =
  /(?:房租|租金)[^,，。?？]{0,14}[免减]{1,2}[除收缴掉]?(?:多少|几)个?月|[免减]{1,2}[除收缴掉]?(?:多少|几)个?月的?(?:房租|租金)/

/** What is asked for in normalised text, best first; empty if nothing in particular. */
export function intentsOf(text: string): readonly Exclude<Intent, 'general'>[] {
  // The words of what is to be explained (什么是认定标准) ask for nothing by themselves.
  if (termAsked(text) !== null) return []
  const withoutMany = ASKS_WHETHER.test(text) ? text.replace(SO_MANY_OF, '') : text
  const withoutNumbers = withoutMany.replace(NOT_AN_AMOUNT, (match) => match.replace('多少', ''))
  const found = RULES.filter(({ intent, pattern }) => pattern.test(intent === 'amount' ? withoutNumbers : text))
    .filter(({ intent }) => intent !== 'amount' || !GOES_BY_WHAT.test(text))
    .sort((a, b) => b.rank - a.rank)
    .map(({ intent }) => intent)
  // 依据哪个文件，文号多少: of a document that a clause names, and not of the one that holds the clause.
  const own = asksTermOfThing(text) || BASIS_ASKED.test(text) ? found.filter((intent) => intent !== 'status') : found
  if (RENT_WAIVED.test(text)) return ['amount', ...own.filter((intent) => intent !== 'amount' && intent !== 'deadline')]
  if (thresholdAsked(text) === null) return own
  return ['condition', ...own.filter((intent) => intent !== 'amount' && intent !== 'condition')]
}
