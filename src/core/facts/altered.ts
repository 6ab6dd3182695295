import type { Fact } from '../model.ts'
import { headOf } from './heads.ts'
import { kindOf } from './kinds.ts'
import { withoutNumber } from './limits.ts'
import { conditionOf, namesBearer, type Cells } from './recipients.ts'
import type { Piece } from './sentences.ts'

/**
 * What some are given by what others are: half of it (市级龙头企业减半奖励), so much more (其中有机茶园每亩再增加200元; 每增加5亿元，增加
 * 10万元), or another share (从高校购买的提高至30%). Null for any other part.
 *
 * @param head the parts before it that are of no other grant
 * @param kind what was granted before; null for nothing, where only a half that names itself (减半奖励) is granted
 */
export function alteredIn(numbered: Piece, head: readonly Piece[], kind: string | null, source: string): Fact | null {
  const part = withoutNumber(numbered)
  const half = HALF.exec(part.text)
  const altered = half ?? (kind === null ? null : ALTERED.map((way) => way.exec(part.text)).find((found) => found))
  const [, who = '', amount = ''] = altered ?? []
  const of = kindOf(half ? amount.replace(/^.*减半/, '') : amount) ?? kind
  if (amount === '' || of === null || MEASURED.test(who)) return null
  const said = headOf(head, part, 0, source).text
  const own = who.replace(BENEFIT, '')
  const end = part.start + part.text.length
  if (own !== '') return { kind: of, ...cellsOf(own), amount, start: part.start, end }
  // 增加10万元 by itself may be what is invested as well.
  if (said === '' || !(half || EACH.test(said) || head.at(-1)?.text.endsWith('的'))) return null
  return { kind: of, ...cellsOf(said), amount, start: head[0]?.start ?? part.start, end }
}

function cellsOf(words: string): Cells {
  const who = words.replace(/的$/, '')
  return namesBearer(who) ? { recipient: who, condition: null } : { recipient: null, condition: conditionOf(who) }
}

const SOME = '^(?:其中[：:]?|[另且但并])?对?((?:[^，。；：0-9不]|[0-9](?![0-9.]{0,7}\\s?(?:[万亿]?元|[%％‰]))){0,30}?)'
const SUM = '[0-9][0-9.]{0,7}\\s?[万亿]?元'
const HALF = new RegExp(
  `${SOME}的?((?:按[^，。；0-9]{2,16}?标准)?减半(?:给予|予以|发放|享受|执行|兑现)?(?:奖[励补]|补[助贴]|资助|贴息|执行|享受)?)$`,
  'u',
)
const MORE = new RegExp(
  `${SOME}的?((?:(?<=^)增加(?:补[助贴]|奖励|资助)?${SUM}$)|(?:每\\p{Script=Han}{1,3}?)?(?:再|另|额外)(?:增加|上浮|上调|提高)(?:补[助贴]|奖励|资助)?(?:每[^，。；0-9]{1,3})?${SUM})$`,
  'u',
)
const RAISE = `(?:补[助贴]|奖励|资助|贴息|返还)?(?:比例|标准|额度)?(?:再|可|最高可)?(?:提高|上浮|上调|放宽|调整)(?:至|到|为)[^，。；]{0,16}?[0-9][0-9.]{0,7}\\s?(?:[万亿]?元|[%％‰])`
const RAISED = new RegExp(`${SOME}的(${RAISE})$`, 'u')
/** 其中利用古民居的，比例提高到8%: for whom is said in the part before. */
const RAISED_ALONE = new RegExp(`^()(${RAISE})$`, 'u')
/** 市级再叠加贴息0.5个百分点, 再补2个百分点 */
const POINTS_MORE =
  /^()(?:[省市州盟县区旗]级?(?:财政)?)?((?:再|另|额外)(?:增加|上浮|上调|提高|叠加|给予|补)(?:补[助贴]|奖励|资助|贴息)?[0-9.]{1,4}\s?个百分点)$/
const ALTERED = [MORE, RAISED, RAISED_ALONE, POINTS_MORE]
/** 参加的补贴减半 */
const BENEFIT = /(?:补[助贴]|奖[励金补]|资助|贴息)(?:标准|金额|额度)?$/
/** 每增加5亿元: by what so much more is given. */
const EACH = /^每/
/** 研发投入再增加100万元, 房租减半, 后两个月减半: what is measured, what somebody pays, or when. */
const MEASURED =
  /^[前后第其余0-9一二三四五六两至、年个月]{2,12}$|(?:额|投入|收入|产值|投资|资本|规模|税|税收|费用?|租金|房租|利息|营收|销售|出口|贷款|工资|缴[纳费])$/
