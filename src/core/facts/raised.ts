import type { Fact } from '../model.ts'
import { findAmounts } from '../text/amounts.ts'
import { headOf } from './heads.ts'
import { kindOf } from './kinds.ts'
import { namesBearer, opensDoing, whoAndWhen } from './recipients.ts'
import type { Piece } from './sentences.ts'

/**
 * What is raised (求职创业补贴标准由每人2000元提高至每人3000元) stands before both sums, and is what the fact is of; null if nothing
 * is. Whom it is for is said before it, if at all.
 */
export function raisedIn(part: Piece, head: readonly Piece[], source: string): Fact | null {
  const { text, start } = part
  const [, since = '', what, from = '', to] = RAISED.exec(text) ?? []
  if (!what || !to || findAmounts(to).length === 0) return null
  // 补助比例提高到10%, for those of whom the part before it speaks, is a rule like any other.
  if (since === '' && KIND_ALONE.test(what)) return null
  const before = headOf(head, part, 0, source)
  const some = ofWhom(what)
  const cells =
    before.addressed || head.at(-1)?.text.endsWith('的') || namesBearer(before.text)
      ? whoAndWhen(before.text, before.addressed)
      : { recipient: null, condition: since || null }
  return {
    kind: some === null ? what : (kindOf(what) ?? '奖励'),
    ...(some === null
      ? cells
      : { recipient: some, condition: head.length > 0 ? before.text.replace(/的$/, '') : null }),
    amount: text.slice(text.length - to.length - from.length),
    start: head[0]?.start ?? start,
    end: start + text.length,
  }
}

/** 留用率达到80%以上的，提高至110%, behind a sentence that raises as well: what is raised was said there. */
export function raisedFurther({ text, start }: Piece, before: Piece, kind: string): Fact | null {
  const [, condition = '', amount = ''] = FURTHER.exec(text) ?? []
  if (condition === '' || !/提高|上调|增加/.test(before.text)) return null
  return { kind, recipient: null, condition, amount, start, end: start + text.length }
}

const FURTHER =
  /^([^，。；：]{2,40})的，((?:再)?(?:提高|上调|增加)[至到][^，。；]{0,16}[0-9][0-9.]{0,7}\s?(?:[万亿]?元|[%％‰]))$/

/** 其中锂电项目补助比例提高到10%, 对新增规上企业奖励由5万元提高到10万元: those for whom it is raised; null where only what is raised is named. */
function ofWhom(what: string): string | null {
  const who = what.replace(/(?:补贴|补助|奖励|资助|奖补)$/, '')
  return namesBearer(who) && !opensDoing(who) ? who : null
}

const KIND_ALONE = /^.{0,3}$/

/** A fact with what its last part is limited to: 补助比例提高到10%，单个项目最高不超过600万元. */
export function withLimit(fact: Fact, { text, start }: Piece, source: string): Fact {
  const end = start + text.length
  return { ...fact, amount: source.slice(fact.end - (fact.amount ?? '').length, end), end }
}

/** 由100万元提高至200万元, 最高提到每人2000元: the sum that is reached is no more than the most where it is called so. */
const RAISED =
  /^(?:第[^条]{1,6}条\s*|[一二三四五六七八九十]是)?((?:[自从][^，。]{2,12}?|20[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?)起)?(?:其中[：:]?)?(?:将|把|对)?([^，。；]{0,40}?(?:补贴|补助|奖励|资助|奖补|津贴|返还|扶持|支持(?=比例|标准|额度|上限))(?:费|金)?)(?:的?(?:最低|最高)?标准|比例|额度|金额|上限|资金|支持)*((?:由|从)[^，。；]{2,24}?)?(?:统一|可)?((?:最[高多]可?)?(?:提高?|上调|调整|增加|提升)(?:至|到|为)[^，。；]{2,30})$/
