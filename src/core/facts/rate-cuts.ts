import type { Fact } from '../model.ts'
import { namesBearer } from './recipients.ts'
import { partsOf, type Piece } from './sentences.ts'

/**
 * By how much a loan or a guarantee is cheaper: 名单内企业执行LPR利率减100—130个基点, 担保费率降至1%以内. What banks are only asked to do
 * (鼓励银行利率下浮10%), what is hoped for and what has come about (较上年下降50个基点) is granted to nobody.
 */
export function rateCutsIn(sentence: Piece): Fact[] {
  const parts = partsOf(sentence)
  return parts.flatMap((part, i): Fact[] => {
    const match = TALK.test(part.text) ? null : CUT.exec(part.text)
    if (!match) return []
    const [, lead = '', who = '', amount = ''] = match
    const end = part.start + part.text.length
    if (namesBearer(who))
      return [{ kind: '优惠', recipient: who, condition: null, amount, start: part.start + lead.length, end }]
    // 其他涉及疫情防控的救灾应急贷款（列入支持名单），可执行…: what loans they are stands in the part before.
    const loans = who === '' ? parts[i - 1] : undefined
    if (!loans || !LOANS.test(loans.text)) return []
    return [
      {
        kind: '优惠',
        recipient: null,
        condition: loans.text.replace(/^(?:其中)?对?/, ''),
        amount,
        start: loans.start,
        end,
      },
    ]
  })
}

const FIGURE = '[0-9][0-9.]{0,5}'
const CUT = new RegExp(
  '^((?:[^，；。：]{2,20}：)?(?:其中)?对?)([^，；。：]{0,60}?)' +
    '(可?(?:执行|享受|按照?|收取的?)?(?:LPR|lpr|贷款|担保|年化?|综合|融资){0,3}(?:利率|费率)[^，；。0-9]{0,24}?' +
    `(?:减|降|下[调浮]|优惠)[^，；。0-9]{0,8}${FIGURE}(?:[—－–~～至-]{1,2}${FIGURE})?\\s?(?:个?基点|[Bb][Pp]|个百分点|[%％])(?:以[内下上])?)$`,
)
const TALK =
  /鼓励|引导|倡导|力争|争取|确保|推动|促进|目标|实现|同比|环比|[较比](?:去年|上年|年初|同期|20[0-9]{2})|平均[下降]|已|累计|全[省市国]/

const LOANS = /^(?:其中)?对?[^，；。]{2,40}贷款(?:[（(][^（）()]{2,40}[）)])?$/
