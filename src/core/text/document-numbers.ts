import type { Span } from '../model.ts'

/** A document number (文号) as it stands in the text. */
export interface NumberMention {
  readonly span: Span
  /** Without stray white space. */
  readonly value: string
  /** True if it stands behind the 《title》 of another document, or in a list of grounds. */
  readonly cited: boolean
}

/** Every 文号 in its variants: 安政办发〔2024〕13号, 国办发[2020]24号, 鄂市监发(2023)158号, 财政部公告2020年第6号. Linear. */
export function findNumbers(text: string): NumberMention[] {
  return [...text.matchAll(NUMBER)].flatMap((match) => {
    const found = match[0]
    const skip = Math.max(leadingWords(found), endOfDate(text, match.index, found))
    const start = match.index + skip
    const end = match.index + found.length
    const value = found.slice(skip).replace(/\s+/g, '')
    if (value.length < 7) return []
    const others = skip === 0 ? othersBefore(text, start, value) : ''
    const from = start - others.length
    return [
      { span: { start: from, end }, value: others.replace(/[\s、]+/g, ' ') + value, cited: isCited(text, from, end) },
    ]
  })
}

const NUMBER =
  /[\p{Script=Han}]{1,24}[ ]?(?:[〔［[【（(﹝〈][ ]?(?:19|20)[0-9]{2}[ ]?年?[ ]?[〕］\]】）)﹞〉][ ]?(?:第[ ]?)?[0-9]{1,5}[ ]?号|(?:公告|令|通告)[ ]?(?:[〔（([]?(?:19|20)[0-9]{2}[〕）)\]]?年?)?[ ]?第[ ]?[0-9]{1,5}[ ]?号)/gu

/** 财政部 税务总局公告2020年第9号: those who number with the last one stand before it, each with a space or 、 behind. */
function othersBefore(text: string, start: number, value: string): string {
  if (!NUMBERED_TOGETHER.test(value)) return ''
  return OTHER_ISSUERS.exec(text.slice(Math.max(0, start - LONGEST_ISSUERS), start))?.[0] ?? ''
}

const NUMBERED_TOGETHER = /^[\p{Script=Han}]{1,12}(?:部|署|局|委|会|院|办)(?:公告|令|通告)/u
const OTHER_ISSUERS = /(?<=^|[\s（(》])(?:[\p{Script=Han}]{1,14}(?:部|署|局|委|会|院|办)[ \u3000、]){1,6}$/u
const LONGEST_ISSUERS = 80

/** 2023年5月18日某市人民政府某政规〔2023〕4号: a day and a government stand before it. */
function endOfDate(text: string, start: number, found: string): number {
  if (!found.startsWith('日') || !/[0-9]/.test(text.charAt(start - 1))) return 0
  return (
    /^日(?:[\p{Script=Han}]{2,20}?(?:人民政府|委员会|局|厅)(?:办公[室厅])?(?=\p{Script=Han}{2,8}[〔［[【（(﹝〈]))?/u.exec(
      found,
    )?.[0].length ?? 0
  )
}

/** Words of the sentence that the pattern takes along, as there is no space before the number: 根据国办发〔2020〕24号. */
function leadingWords(found: string): number {
  if (/[令告]\s?第/.test(found)) return 0
  const head = found.slice(0, found.search(/[〔［[【（(﹝〈0-9]/))
  const bounds = [
    ...head.matchAll(
      /(?:根据|按照|关于|依据|通知|意见|的|和|与|及|措施|方案|办法|公告(?=.)|规定|决定|通报|环境|精神|文件|字号|文号|文 号|落实|执行|参照|贯彻|转发|印发|以)/g,
    ),
  ]
  const last = bounds.at(-1)
  const offset = last ? last.index + last[0].length : 0
  return offset < head.length ? offset : 0
}

/** Right behind 》 or within the brackets after it, or spoken of as 等文件精神, 规定. */
function isCited(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 8), start)
  if (/[》〉]\s{0,4}[（(]?\s?$/.test(before) && !isAlone(before, text.slice(end, end + 8))) return true
  const sentence = text.slice(Math.max(0, start - 24), start)
  const after = text.slice(end, end + 8)
  if (/(?:根据|按照|依据|贯彻|落实|执行|转发|参照|(?<!意)见|修改|废止)[^。；\n]{0,24}$/.test(sentence)) return true
  return /^[）)]?\s?(?:文件|等文件|精神|要求|规定|同时|废止|停止|中第)/.test(after)
}

/** On a line of its own a number is that of the document, though its title ends in 》. */
function isAlone(before: string, after: string): boolean {
  return /\n[ \t\u3000]*$/.test(before) && /^[ \t\u3000\r]*(?:\n|$)/.test(after)
}
