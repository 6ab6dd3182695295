import type { Fact } from '../model.ts'
import { findAmounts } from '../text/numerals.ts'
import { partsOf, type Piece } from './sentences.ts'

/**
 * The government's own aims with a figure (有效发明专利拥有量 400 件以上, 累计超过 4 亿元), kept apart from benefits: the amount
 * with its qualifier, what is counted as `recipient`, and the date by which as `condition`. Offsets are into the text.
 */
export function targetsOf(sentence: Piece): Fact[] {
  if (!AIM.test(sentence.text) || CONDITION.test(sentence.text)) return []
  const facts: Fact[] = []
  let by: string | null = null
  for (const part of partsOf(sentence)) {
    by = DEADLINE.exec(part.text)?.[0] ?? by
    const amounts = findAmounts(part.text).filter((amount) => !['年', '个月', '天', '日', '次', '倍', '度', '周', '班', '场'].includes(amount.unit))
    const amount = amounts.at(0)
    if (!amount || /^(?:第|每)/.test(amount.raw)) continue
    const before = QUALIFIER.exec(part.text.slice(0, amount.span.start))?.[0] ?? ''
    const after = /^\s?(?:[（(][^）)]{0,8}[）)])?(?:以上|以内|以下|左右)/.exec(part.text.slice(amount.span.end))?.[0] ?? ''
    const start = amount.span.start - before.length
    const subject = part.text.slice(0, start).replace(DEADLINE, '').replace(/^(?:力争|实现|确保|使|全市|全省|全县|全区|——|—)+/, '').trim()
    if (!before && !after && !/力争|培育|新增|建成|建设|筛选|打造|引进|完成|认定|备案/.test(part.text)) continue
    facts.push({
      kind: '目标',
      recipient: subject.length >= 2 && part.text.includes(subject) ? subject : null,
      condition: by,
      amount: part.text.slice(start, amount.span.end + after.length).trim(),
      start: part.start,
      end: part.start + part.text.length,
    })
  }
  return facts
}

const AIM = /力争|目标|达到|超过|以上|不低于|不少于|累计|至少|新增|培育|建成|筛选|拥有量|增长|到\s?20\d\d\s?年/
/** Figures that say who qualifies, or what an authority must do, are no aims. */
const CONDITION = /^(?:对|凡|符合)|的，|申请|申报|年满|注册资本|处以|罚款|给予|予以|缴纳|贷款|利率|截至|同比/
const DEADLINE = /到?\s?20\d{2}\s?年(?:底|末|年底)?前?/
const QUALIFIER = /(?:累计|年均|均|总数|总量|数量|增幅|增长|占比)?(?:达到|达|超过|不低于|不少于|至少|突破|新增|增加|提高到|保持在|不超过)\s?$/
