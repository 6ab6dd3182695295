import { findDates } from '../text/dates.ts'
import { findNumbers } from '../text/document-numbers.ts'
import type { PolicyPart } from './issued-together.ts'

/**
 * The documents that a compilation gathers, each under its title with its number and day of issue in brackets on the line
 * below (一、某县租金补贴办法 / （某府办发〔2024〕18号，2024年6月5日印发）), in order; empty unless there are two of them. Linear.
 */
export function compiledParts(source: string): PolicyPart[] {
  const heads = [...source.matchAll(HEAD)]
  if (heads.length < FEWEST) return []
  return heads.map((head, i) => {
    const { indent = '', title = '', note = '' } = head.groups ?? {}
    const start = head.index + indent.length
    const number = findNumbers(note)[0]?.value
    const issuedOn = findDates(note).at(-1)?.iso
    return {
      title,
      titleSpan: { start, end: start + title.length },
      start: head.index,
      end: heads[i + 1]?.index ?? source.length,
      ...(number ? { number } : {}),
      ...(issuedOn ? { issuedOn } : {}),
    }
  })
}

const FEWEST = 2
const HEAD =
  /^(?<indent>[ \t\u3000#*]{0,8}(?:(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[、.．]|第[一二三四五六七八九十]{1,3}[章节部]分?[ \u3000])?[ \u3000]{0,4})(?<title>[^\s。；，：（(]{5,60}(?:办法|措施|意见|方案|细则|规定|政策|条例|通知|若干条)(?:[（(](?:试行|暂行|修订)[）)])?)[*]{0,4}[ \t\u3000\r]{0,8}\n[ \t\u3000]{0,16}[（(](?<note>[^（）()\n]{2,30}[〔［[](?:19|20)[0-9]{2}[〕］\]][^（）()\n]{1,40})[）)][ \t\u3000\r]{0,8}$/gm
