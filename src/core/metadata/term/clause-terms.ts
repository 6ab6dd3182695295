import type { ClauseTerm } from '../../model.ts'
import { CLAUSES, clausesNamed } from '../../text/clause-lists.ts'
import { DATE, findDates, lastDayOfMonth } from '../../text/dates.ts'

/**
 * The terms that a document gives some of its clauses alone (第四条执行期限至2026年12月31日), in order. `text` is mended and
 * the spans are in it. Linear.
 */
export function clauseTermsIn(text: string): ClauseTerm[] {
  return [...text.matchAll(TERM_OF_CLAUSES)].flatMap((match) => {
    const value = findDates(match[0]).at(-1)?.iso ?? lastDayOfMonth(match.groups?.year, match.groups?.month ?? '12')
    const span = { start: match.index, end: match.index + match[0].length }
    return value ? [{ value, span, from: 'text', clauses: clausesNamed(match.groups?.clauses ?? '') }] : []
  })
}

const HOLDS =
  '(?:有效|执行|实施|施行|政策|试行)?(?:期限?|时间)(?:限|间)?(?:为|是|暂定|延长|延续|截止)?|有效|执行|施行|实施|延[续长]实施'
const TERM_OF_CLAUSES = new RegExp(
  // 第二条 本措施执行到2025年底: the number is the sentence's own.
  `(?<clauses>${CLAUSES})(?<=[条项点])(?!\\s|本|以上|上述)(?:[^，。；、\\n]{0,12}(?:政策|措施|规定|内容|条款|补贴|奖励))?的?(?:${HOLDS})?(?:自[^。；，\\n]{4,16}?)?` +
    `(?:至|到|截至|截止至?|截止到)\\s?(?:(?:${DATE.source})|(?<year>(?:19|20)[0-9]{2})年(?:(?<month>[0-9]{1,2})月)?底?(?![0-9]))`,
  'g',
)
