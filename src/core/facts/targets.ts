import type { Fact } from '../model.ts'
import { findAmounts } from '../text/amounts.ts'
import { withoutNumber } from './limits.ts'
import { partsOf, type Piece } from './sentences.ts'

/**
 * The government's own aims with a figure (有效发明专利拥有量 400 件以上, 累计超过 4 亿元), kept apart from benefits: the amount
 * with its qualifier, what is counted as `recipient`, and the date by which as `condition`. Offsets are into the text.
 */
export function targetsOf(sentence: Piece, underAims = false): Fact[] {
  if (!(underAims || (AIM.test(sentence.text) && OWN.test(sentence.text))) || NO_AIMS.test(sentence.text)) return []
  const facts: Fact[] = []
  let by: { text: string; start: number } | null = null
  let tells = false
  for (const part of partsOf(withoutNumber(sentence))) {
    const deadline = DEADLINE.exec(part.text)
    if (deadline) by = { text: deadline[0], start: part.start + deadline.index }
    tells = AIMED.test(part.text) ? false : tells || TELLS.test(part.text)
    const amounts = findAmounts(part.text).filter(
      (amount) => !PERIODS.includes(amount.unit) && !amount.raw.startsWith('一'),
    )
    // 许可超过100项的专利不少于10件: the first figure only says of which patents.
    const amount = amounts.find(({ span }, i) => i === amounts.length - 1 || part.text.charAt(span.end) !== '的')
    if (!amount || tells || CONDITION.test(part.text)) continue
    const before = QUALIFIER.exec(part.text.slice(0, amount.span.start))?.[0] ?? ''
    const after = /^\s?(?:[（(][^）)]{0,8}[）)])?(?:以上|左右)/.exec(part.text.slice(amount.span.end))?.[0] ?? ''
    const start = amount.span.start - before.length
    const subject = part.text
      .slice(0, start)
      .replace(DEADLINE, '')
      .replace(/^(?:力争|实现|确保|使|全市|全省|全县|全区|——|—)+/, '')
      .trim()
    // 由2名以上核查人员完成: who does it, and no aim.
    if (/[由在为向对占]$/.test(subject)) continue
    if (!before && !after && !underAims && !/力争|培育|新增|建成|建设|筛选|打造|引进|完成|认定|备案/.test(part.text))
      continue
    facts.push({
      kind: '目标',
      recipient: countedIn(part.text, subject, amount.span.end),
      condition: by?.text ?? null,
      amount: part.text.slice(start, amount.span.end + after.length).trim(),
      // The date may stand some parts before; the fact's span holds all its strings.
      start: Math.min(part.start, by?.start ?? part.start),
      end: part.start + part.text.length,
    })
  }
  return facts
}

/** What is counted stands before the figure (拥有量 400 件), or after it when a verb stands before (培育 30 家企业). */
function countedIn(part: string, subject: string, end: number): string | null {
  const after = part
    .slice(end)
    .replace(/^(?:以上|以内|左右)/, '')
    .trim()
  const verb = /(?:推介|培育|打造|建设|促成|安排|征集|引进|培训|建成|筛选|新增|认定|完成|发展|通过\S{0,8})$/.test(
    subject,
  )
  if ((verb || subject.length < 2) && after.length >= 2) return part.includes(after) ? after.slice(0, 40) : null
  return subject.length >= 2 && part.includes(subject) ? subject : null
}

const PERIODS: readonly string[] = '年 个月 天 日 次 倍 度 周 班 场 小时 工作日 个工作日 米 平方米'.split(' ')
const AIM = /力争|目标|达到|超过|以上|不低于|不少于|累计|至少|新增|培育|建成|筛选|拥有量|增长|到\s?20\d\d\s?年/
/** A figure to be reached is an aim only of those who say so: 拥有1项以上专利 is asked of whoever applies. */
const OWN =
  /力争|目标|计划|新增|培育|建成|筛选|推介|遴选|选拔|打造|确保|实现|每年[^，]{0,4}引进|(?<![0-9一二两三])年内|拥有量|全[市省县区]|我[市省县区]|到\s?20\d\d\s?年/
/** 目前，70%以上用户实现网上缴费, 据介绍，…: what has been reached, until an aim is named. */
const TELLS = /^(?:目前|截[至止]|据(?:[^，]{0,12}(?:介绍|统计|悉|了解)|$)|现[有已]|[一二三四五近0-9]{1,3}年来)/
const AIMED = /力争|目标|计划(?!于)|确保|到\s?20\d\d\s?年|年底前/
/** Sentences on penalties, or on who may apply, hold no aims; nor do parts that say who qualifies. */
const NO_AIMS =
  /处以|罚款|违法|申[请报]条件|同比|抽查|抽检|适用(?:本|于)|^(?:对|凡|符合)|近[一二三两0-9]{1,2}年|应[当具]|须|售价/
const CONDITION =
  /的$|已|目前|报告|以来|同期|^(?:对|凡|符合|投资|总投入|营业面积)|申请人|年满|注册资本|给予|予以|缴纳|贷款利率|截至|可申[请领]|以上的?(?:企业|单位|项目)/
const DEADLINE = /到?\s?20\d{2}\s?年(?:底|末|年底|度)?前?/
const QUALIFIER =
  /(?:年均(?:增幅|增长)?)?(?:累计|年均|均|总数|总量|数量|增幅|增长|占比)?(?:达到|达|(?<!不)超过|不低于|不少于|至少|突破|新增|增加|提高到|保持在)\s?$/
