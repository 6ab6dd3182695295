import { anyOf } from '../../text/any-of.ts'
import type { Comparable } from '../../search/collection.ts'
import type { Query } from '../../search/query.ts'
import type { Facet } from './facet.ts'
import { shareOfSubject } from './taken-up.ts'

const CHARGED =
  /不得?(?:另行?|再|额外)?收取?[^。;,]{0,6}费|不收费|零收费|免费(?:办理|登记|受理|申[请报])|收取[^。;,]{0,8}费|(?:登记|办理|手续|工本|评审|报名|认定)费(?!用?(?:补|返|退|减))|收费标准[^。;,]{0,4}(?:为|是|:|\d)/

/** What is charged for doing something (收费吗, 手续费多少): 退还手续费 and 手续费补贴 ask for money back, and 办补贴收不收手续费 does not. */
export const CHARGE: Facet = {
  asked: anyOf(
    /^(?!.*(?:返还|退还|补贴|补助|奖励|减免|免[征收交缴])).*(?:收费(?=吗|么|嘛|不(?:收费|$|[?？])|没|标准|多少|怎么|[?？]|$)|(?<!几天|多久|多少天|时候|何时|哪天|几号)(?:要|得|用|需要?|会)不?要?(?:交|花|收|掏|付)?(?:多少)?钱(?=吗|么|嘛|不|$|[?？])|收不收(?:钱|费)|(?:手续|工本|登记|办理)费)|收不收(?:手续|工本|登记|办理)?(?:钱|费)|(?:要|用|得|会)不?要?[收交](?:手续|工本|登记|办理)费(?:吗|么|嘛|不|$|[?？])/,
    /(?:有无|有没有|有|是否|收没)收费(?:项目|标准|吗|$|[?？])|收没收(?:钱|费)|一分钱(?:都|也)?(?:不用|不要|不花|不掏|没有)|(?:要不要|用不用|需不需要)(?:给|交|付|掏|出)(?:什么|多少|点)?(?:评审|报名|申报|认定|服务|中介|代办)?(?:费|钱)|(?:得|要)(?:给|交|付|掏|出)(?:什么|多少|点)?(?:评审|报名|申报|认定|服务|中介|代办)费|交不交(?:费|钱)|(?:部门|政府|局里?|单位)(?:要|会)?收费(?:吗|么|不|$|[?？])/,
  ),
  said: /费|无偿|元/,
  best: CHARGED,
  ofDocument: true,
  untold: {
    note: '相关条款没有写明是否收费：',
    // 取消接入工程费用, 成本直接降为零 tell as well.
    unless:
      /收[取费]|免费|无偿|[务证本续理]费|[交缴][^。;,]{0,12}费|费率|免[收征交缴除去]|取消[^。;,]{0,24}费用?|(?:费用?|成本)[^。;,]{0,8}(?:取消|[降归为]零|全免)/,
  },
}

/**
 * Tells whether what a clause says of charges is said of something else than is asked about: 备案不收取任何费用 tells nobody what
 * an inspection costs, though both stand in one document.
 */
export function chargedForOther(question: string, query: Query): (form: Comparable) => boolean {
  if (!CHARGE.asked.test(question)) return () => false
  const share = shareOfSubject(query)
  return ({ title, heading, sentences }) => {
    const charging = sentences.filter(({ text }) => CHARGED.test(text))
    const isForOther = (text: string): boolean =>
      share(`${SAYS_NO_MORE.test(text) ? title : ''}\n${heading}\n${text}`) < ABOUT
    return charging.length > 0 && charging.every(({ text }) => isForOther(text))
  }
}

/** 收费标准：不收费。 in a guide is said of what the guide is for. */
const SAYS_NO_MORE = /^[^。;,]{0,10}?(?:不收费|免费|零收费|不收取(?:任何)?费用)。?$/

/** Least share of what is asked about in a sentence and the headings above it. */
const ABOUT = 0.4

/**
 * Tells whether a clause may say if a tax is due (捐的物资要交关税吗): one that speaks of no tax does not, however much it says of the
 * things themselves.
 */
export function saysTax(question: string): (form: Comparable) => boolean {
  if (!TAX_ASKED.test(question)) return () => true
  return ({ title, heading, text }) => [title, heading, text].some((part) => part.includes('税'))
}

/**
 * Tells whether all the money that a clause speaks of is what others pay, and lessens that at most: 残疾人就业保障金分档减缴 is
 * no answer to what one is paid for each of them (招一个残疾人补多少).
 */
export function onlyLevies(question: string): (form: Comparable) => boolean {
  if (!TO_BE_PAID.test(question) || CHARGE_NAMED.test(question)) return () => false
  return ({ heading, text }) => LEVIED.test(text) && !PAID.test(`${heading}\n${text}`)
}

const TO_BE_PAID = /[补奖][贴助励金]?(?:多少|几[百千万]|多)/
const CHARGE_NAMED = /[税费险租缴交减免退返]|保障金|公积金|保证金/
const LEVIED = /征收|减缴|缓缴|免缴|减征|免征/
const PAID = /补[贴助偿]|奖|资助|给予|津贴|返还|退还|发放|贴息|报销|支付/

const TAX_ASKED =
  /(?:要不要|用不用|需不需要|要|得|需要?|免不免|能免|交不交)(?:再|也)?(?:交|缴|纳|上|扣|征)?\p{Script=Han}{0,4}税(?:吗|么|不|$|[?？])/u
