import type { Span } from '../../model.ts'

/** How a document names itself: 本办法, 本实施细则. */
export const OWN =
  '本(?:办法|措施|意见|通知|政策|规定|条例|细则|方案|决定|公告|通告|文件|政策措施|实施意见|实施细则|若干措施|实施方案|计划|规划|指南|实施办法|政策意见|制度|若干政策|清单(?=所列|所含|中的?政策|政策|自|有效|执行|施行))'

/** The sentence names 本办法 and the like, or says when it comes into force; a measure's own period does neither. */
export function speaksOfItself(text: string, span: Span): boolean {
  const start = Math.max(lastStop(text, span.start), span.start - 120)
  const stop = text.slice(span.end, span.end + 100).search(/[。\n]/)
  const sentence = text.slice(start, stop < 0 ? span.end + 100 : span.end + stop)
  if (SUBJECT.test(sentence)) return true
  return (
    BEGINS.test(sentence) &&
    !/[》〉][^。]{0,12}$/.test(text.slice(start, span.start)) &&
    !OF_ANOTHER.test(sentence) &&
    sentence.length < 80
  )
}

/** A document begins where it is issued or carried out; 自发放之日起, 自认定之日起 counts the time of something else. */
const BEGINS = /(?:印发|发布|公布|颁布|下发|发文|签发|出台|施行|实施|执行|生效)之日起|起施行|起实施/

/** 市级认定有效期为3年, 创新券有效期6个月: what stands right before the term has it, and the document may have another. */
export function isOfThing(text: string, { start }: Span): boolean {
  return THING_BEFORE.test(text.slice(Math.max(0, start - 12), start))
}

const THING_BEFORE =
  /(?:认定|认证|评定|评价|评估|鉴定|检[测验]|备案|入库|授权|登记|注册|许可|批复|公示|证书?|证件|执照|牌照|[券卡]|资格|资质|称号|等级|名单|标[志识]|专利|商标|合同|协议|保函|保单|承诺书?|报告|结论|结果)(?:的|使用|自[^，。；]{2,16}起(?:计算)?的?){0,2}$/

/** 以上政策自印发之日起实施，有效期至…. */
export function speaksOfAllAbove(text: string, span: Span): boolean {
  return ALL_ABOVE.test(text.slice(lastStop(text, span.start), span.start))
}

/** From where the document is named, or the sentence begins, to where it ends. */
export function ownSentence(text: string, span: Span): Span {
  const from = Math.max(lastStop(text, span.start), span.start - 120)
  const before = text.slice(from, span.start)
  const named = before.search(SELF)
  const start = named >= 0 ? from + named : from + (/^[。\s]*/.exec(before)?.[0].length ?? 0)
  const stop = text.slice(span.end, span.end + 60).search(/[。；\n]/)
  return { start, end: stop < 0 ? span.end : span.end + stop }
}

/** 《公告》自2020年1月1日起施行，有效期3年, 《公告》日前印发，将于…起施行. */
const OF_ANOTHER = /[》〉][^。；]{0,12}[自从于][^。，；]{2,24}起\s?(?:正式)?(?:施行|实施)/

/** 以上政策, 上述五个政策, 上述一些临时性调整的措施 names all that stands above. */
export const ALL_ABOVE =
  /(?:以上|上述)(?:各项|一些|全部|所有|[0-9一二三四五六七八九十两]{1,3}[个项条])?(?:临时性?|阶段性)?(?:调整|支持|优惠|扶持|减免)?的?(?:政策|措施|文件|办法)/
const SUBJECT = new RegExp(OWN)
const SELF = new RegExp(`${OWN}|${ALL_ABOVE.source}`)

function lastStop(text: string, at: number): number {
  const from = Math.max(0, at - 200)
  const before = text.slice(from, at)
  return from + Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n'), 0)
}
