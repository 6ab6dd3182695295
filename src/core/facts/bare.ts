import type { Fact } from '../model.ts'
import { conditionOf, namesBearer } from './recipients.ts'
import { partsOf, type Piece } from './sentences.ts'

/** What a sentence gives to whom by name and figure alone, and what is left of it. */
export interface BareSums {
  readonly facts: readonly Fact[]
  /** Undefined where nothing is left. */
  readonly rest: Piece | undefined
}

/**
 * 国家级绿色工厂30万元，省级绿色工厂10万元, 脱贫县按40%，最高100万元: figures beside names at the beginning of a sentence. Only
 * what stands before or above it says that they are granted; `kind` is what it says.
 */
export function bareSumsOf(sentence: Piece, kind: string, text: string): BareSums {
  const facts: Fact[] = []
  const parts = partsOf(sentence).flatMap(tiersIn)
  let next = 0
  for (let part = parts[next]; part; part = parts[next]) {
    const [, name = '', figure = ''] = BARE.exec(part.text) ?? []
    if (figure === '' || NO_NAME.test(name) || GRANTS.test(figure)) break
    next++
    let end = part.start + part.text.length
    for (let more = parts[next]; more && LIMIT.test(more.text); more = parts[++next])
      end = more.start + more.text.length
    const amount = text.slice(part.start + part.text.length - figure.length, end)
    const who = namesBearer(name)
      ? { recipient: name, condition: null }
      : { recipient: null, condition: conditionOf(name) }
    facts.push({ kind, ...who, amount, start: part.start, end })
  }
  const [rest] = parts.slice(next)
  const end = sentence.start + sentence.text.length
  return { facts, rest: rest && { text: text.slice(rest.start, end), start: rest.start } }
}

/**
 * 按实际入住人数，自理老人每人每月100元，失能老人每人每月300元, and 企业新型学徒制培训，中级工每人每年5000元，高级工每人每年6000元: what each
 * of several is given a month or a year, with what is said once of all of them. Empty for any other sentence.
 */
export function sumsOfEach(sentence: Piece, kind: string): Fact[] {
  const parts = partsOf(sentence)
  const from = parts.findIndex(({ text }) => OF_EACH.test(text))
  const said = from === 1 ? parts[0] : undefined
  const months = parts.at(-1)
  const counted = months !== undefined && MONTHS.test(months.text)
  const items = parts.slice(said ? 1 : 0, counted ? -1 : undefined)
  const [first] = items
  if (items.length < 2 || !first || /[0-9：]/.test(said?.text ?? '')) return []
  const basis = !said || said.text.startsWith('按')
  const facts = items.flatMap(({ text, start }): Fact[] => {
    const [, name = '', amount = ''] = OF_EACH.exec(text) ?? []
    if (amount === '' || NO_NAME.test(name)) return []
    const end = start + text.length
    if (basis) return [{ kind, recipient: null, condition: name, amount, start, end }]
    return [{ kind, recipient: name, condition: conditionOf(said.text), amount, start: said.start, end }]
  })
  if (facts.length < items.length) return []
  if (!counted) return facts
  // 每年按10个月计算 is said of all the sums, and none is shown without it.
  const end = months.start + months.text.length
  const amount = sentence.text.slice(first.start - sentence.start, end - sentence.start)
  return [{ kind, recipient: null, condition: null, amount, start: first.start, end }]
}

/** 国家级100万元、省级30万元 are parts like those between commas. */
function tiersIn({ text, start }: Piece): Piece[] {
  const ends = [...text.matchAll(/元、/g)].map(({ index }) => index + 1)
  return [...ends, text.length].map((end, i) => {
    const from = i === 0 ? 0 : (ends[i - 1] ?? 0) + 1
    return { text: text.slice(from, end), start: start + from }
  })
}

const SUM = '[0-9][0-9.]{0,7}\\s?[万亿]?元'
const NOTE = '(?:[（(][^（）()]{1,40}[）)])?'
const BARE = new RegExp(
  `^([^，。；：:（）()《》0-9]{2,30}?${NOTE})((?:每[^，。；0-9]{1,6}|(?:在此基础上)?(?:再|[追增]加)|最高)?${SUM}${NOTE}|按[0-9.]{1,5}[%％])$`,
)
const OF_EACH = new RegExp(`^([^，。；：:（）()《》0-9每]{2,16})((?:每\\p{Script=Han}{1,2}){1,2}${SUM})$`, 'u')
const MONTHS = /^(?:每年|全年)按[0-9]{1,2}个月(?:计算|计发|发放)?$/
/** 最高100万元, 每家企业最高10万元, 一次性奖励: what goes on about the sum before it. */
const LIMIT = /^(?:(?:每[^，]{1,6}|单[^，]{1,6})?(?:年度)?(?:最高|不超过)[^，]{1,16}|一次性(?:奖励|补助|补贴|给予))$/
/** 注册资本500万元, 贷款最高300万元, 同一企业最高100万元: what is measured, lent or limited. */
const GRANTS = /[奖补贴]/
const NO_NAME =
  /^[对按]|[奖补贴]|额|突破|资本|投资|投入|资产|营业|营收|销售|产值|收入|税|出口|融资|贷款|授信|单笔|单户|累计|合计|总额|同一|最高|不超|门槛|[为是至到达满过于]$|每|^单(?![身亲])/
