/**
 * What a figure must be counted in that a question asks to reach (出栏多少头才有补助, 多大面积才补): tells whether normalised text
 * names one. Null where no such figure is asked for, or a sum beside it.
 */
export function thresholdAsked(question: string): ((text: string) => boolean) | null {
  if (GRANTED.test(question)) return null
  if (INVESTED.test(question)) return (text) => SUM_INVESTED.test(text)
  if (SUM.test(question)) return null
  if (AREA.test(question)) return (text) => COUNTED_AREA.test(text)
  const unit = REACHED.map((pattern) => pattern.exec(question)?.[1]).find((found) => found !== undefined)
  const alike = ALIKE.find((units) => unit !== undefined && units.includes(unit))
  if (alike === undefined) return null
  if (alike === AREAS) return (text) => COUNTED_AREA.test(text)
  const counted = new RegExp(`${FIGURE}[多余]?个?[${alike}]`)
  return (text) => counted.test(text)
}

const FIGURE = '[\\d零一二两三四五六七八九十百千万]\\s*'

/** Units that stand for each other, by a character each. */
const AREAS = '平亩'
const ALIKE: readonly string[] = ['头只羽匹', '人名', '家户', '台套辆', '吨', '株棵', '张', AREAS]
const UNIT = `(${ALIKE.join('').replace(/./gu, '|$&').slice(1)})(?!钱)`

/** 至少要招几个人, and 出栏多少头才有: of a number without 才 or 至少 one may only want to know how many there are. */
const REACHED: readonly RegExp[] = [
  new RegExp(`(?:至少|最少|起码|最低|不少于|不低于)[^,，。?？]{0,10}(?:多少|几)个?${UNIT}`),
  new RegExp(
    `(?:要|得|需|达到?|满|超过|有|够|[出存]栏|养|种|安排|吸纳|招|雇|新增)[^,，。?？]{0,8}(?:多少|几)个?${UNIT}[^,，。?？]{0,6}(?:才|以上|就[能可有给补])`,
  ),
  new RegExp(`(?:多少|几)个?${UNIT}(?:以上)?才`),
]
const AREA =
  /多大(?:的)?(?:面积|场地|地方)[^,，。?？]{0,4}(?:才|以上|起|就[能可有给补])|(?:面积|场地)[^,，。?？]{0,4}多大[^,，。?？]{0,4}(?:才|就[能可有给补])/
const COUNTED_AREA = new RegExp(`${FIGURE}(?:平方米|平米|平方|㎡|m2|亩)`)

/** 最少要投多少, 投多少钱才能报: the sum that must be spent, and none that is granted. */
const INVESTED =
  /(?:至少|最少|起码|最低)(?:要|得|需要?|应当?|须)*(?:投资?|投入|花)(?:多少|几)|(?:投资?|投入|花)(?:多少|几[百千万]*)(?:万|钱|元)*(?:以上)?才/
const SUM_INVESTED =
  /(?:投资|投入|支出|购置|费用)[^。;,]{0,16}(?:不(?:得)?(?:低|少)于|达到?|超过|满|在)[^。;,]{0,4}\d|(?:投资|投入|支出|购置|费用)[^。;,]{0,12}\d[\d.]*\s*[百千万亿]*元?(?:\([^)]{0,4}\))?(?:及)?以上|\d[\d.]*\s*[百千万亿]*元?(?:\([^)]{0,4}\))?(?:及)?以上的?[^。;,]{0,8}(?:投资|投入)/

/** 招几个人补多少 asks for a sum besides. */
const GRANTED = /(?:补|奖|给|领|拿|发|减|返|贴|罚|交|缴)(?:助|贴|励)?(?:我|我们|你|多少|几)/
const SUM = /多少(?:钱|元|万)|几万/
