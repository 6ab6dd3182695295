import { keepingLast } from '../../lazy.ts'
import type { Found, Span } from '../../model.ts'
import { DATE, findDates, lastDayOf, lastDayOfMonth } from '../../text/dates.ts'
import { parseNumeral } from '../../text/numerals.ts'
import { clauseTermsIn } from './clause-terms.ts'
import { isOfThing, OWN, speaksOfAllAbove, speaksOfItself } from './own-sentence.ts'

/** The days that a term of so many years may count from; null where the text does not tell. */
export interface Beginning {
  /** When the document comes into force, or else was issued. */
  readonly from: string | null
  readonly issuedOn: string | null
}

/**
 * The last day of the document's term as its own sentence says it, by the surest form of words that it has; else as its
 * one label of a term does (政策有效期：2024年1月1日—2025年12月31日). `text` is mended.
 */
export function endOf(text: string, beginning: Beginning): Found<string> | null {
  const said = ownEnd(text, beginning, ENDINGS)
  if (said) return said
  const labelled = ENDINGS.filter(({ isDated }) => isDated)
    .flatMap((ending) => daysOf(text, ending, beginning))
    .filter(({ span }) => isLabelled(text, span))
  const [only, ...others] = labelled.length > 0 ? labelled : closingTerms(text, beginning)
  return only && others.every(({ iso }) => iso === only.iso) ? { value: only.iso, span: only.span, from: 'text' } : null
}

/** The same as its own sentence names the day itself (有效期至2027年12月31日). */
export function datedEndOf(text: string, beginning: Beginning): Found<string> | null {
  return ownEnd(
    text,
    beginning,
    ENDINGS.filter(({ isDated }) => isDated),
  )
}

function ownEnd(text: string, beginning: Beginning, endings: readonly Ending[]): Found<string> | null {
  const ofClauses = clauseTermsIn(text)
  const isOfClauses = ({ end }: Span): boolean =>
    ofClauses.some(({ span }) => span && span.start < end && end <= span.end)
  for (const ending of endings) {
    const own = daysOf(text, ending, beginning).filter(
      ({ span }) =>
        !isOfClauses(span) && !isOfThing(text, span) && (speaksOfItself(text, span) || speaksOfAllAbove(text, span)),
    )
    const last = own.at(-1)
    if (last) return { value: last.iso, span: last.span, from: 'text' }
  }
  return null
}

/** The last day of a period that begins on `from`; null if the figures are no number of years or months. */
export function periodEnd(from: string, figures: string | undefined, unit: string | undefined): string | null {
  const value = parseNumeral(figures ?? '')
  if (value === null || value < 1 || value > 30) return null
  return unit === '年' ? lastDayOf(from, value) : lastDayOf(from, 0, value)
}

const YEARS = '([0-9]{1,2}|[一二两三四五六七八九十]{1,2})\\s?(?:个)?(年|个月|月)'
const TO = '(?:至|到|截至|截止到?|[-—–－~～]{1,2})'

/** 有效期三年. */
export const FOR_YEARS = new RegExp(
  `(?:有效期限?|执行期限?|实施期限?|施行期限?|政策期限|试行期|暂定|试行|执行期)(?:限|间)?(?:暂定)?(?:为|是)?[：:]?\\s?${YEARS}`,
  'g',
)
const ISSUE = '自(?:本?(?:政策|措施|文件|通知|办法|公告))?(?:印发|发布|公布|颁布|下发|发文)之日起的?'
/** 自发布之日起3个月止, 执行期暂定为自政策发布之日起三个月 count from the date of issue. */
export const SINCE_ISSUE = new RegExp(
  `${ISSUE}\\s?(?:试行|有效)?(?:期?为)?\\s?${YEARS}\\s?(?:内有效|有效|为?止)|` +
    `(?:有效|执行|实施|施行|政策|试行)期限?(?:暂定)?(?:为|是)?\\s?${ISSUE}\\s?${YEARS}`,
  'g',
)

interface Ending {
  readonly pattern: RegExp
  readonly dayOf: (match: RegExpExecArray, beginning: Beginning, text: string) => string | null
  /** Whether it names the end itself and counts from nothing. */
  readonly isDated: boolean
}

/** The surest first. */
const ENDINGS: readonly Ending[] = [
  {
    // 有效期至2025年12月31日, 试行期自…至…, 执行时间：2024年1月1日—2025年12月31日
    pattern: new RegExp(
      `(?:有效期|试行期|规划期|(?:执行|实施|施行|政策|试行|有效)(?:期限?|时间)|期限|执行|施行|实施|试行|有效)(?:限|间)?(?:为|暂定)?` +
        `(?:(?<=期限?|时间)\\n)?(?:[^。；\\n]{0,30}?)${TO}\\s?(${DATE.source})`,
      'g',
    ),
    dayOf: lastDate,
    isDated: true,
  },
  {
    // 自2024年1月1日起至2025年12月31日止执行
    pattern: new RegExp(
      `自\\s?(?:${DATE.source})\\s?起?\\s?${TO}\\s?(?:${DATE.source})\\s?止?(?:期间)?(?:内?有效|施行|实施|执行|试行)`,
      'g',
    ),
    dayOf: lastDate,
    isDated: true,
  },
  {
    // 自2025年7月1日起实施，2025年12月31日截止
    pattern: new RegExp(
      `(?<=[，,；、于至])(${DATE.source})\\s?(?:自行|自动|即行)?(?:截止|期满|失效|终止|废止|止)(?=[。；，、）)\\s]|$)`,
      'g',
    ),
    dayOf: (match, _, text) => (endsIt(text, match.index) ? lastDate(match) : null),
    isDated: true,
  },
  {
    // 本政策截止时间为2025年6月30日
    pattern: new RegExp(
      `(?:政策|有效期|施行|实施|执行|适用|${OWN})(?:期限?)?截止(?:日期|时间|日)?(?:为|是)?[：:]?\\s?(${DATE.source})`,
      'g',
    ),
    dayOf: lastDate,
    isDated: true,
  },
  {
    // 有效期至2027年6月, 有效期至2027年底 name no day: the term ends with the month or the year.
    pattern:
      /(?:有效期限?|(?:执行|实施|施行|政策|试行|规划)期限?)(?:为|暂定为?|延长)?(?:[自从][^。；，]{4,16}?)?(?:至|到|截至|截止到?)\s?((?:19|20)[0-9]{2})\s?年\s?(?:([0-9]{1,2})\s?月)?[底末]?(?![0-9])/g,
    dayOf: ([, year, month]) => lastDayOfMonth(year, month ?? '12'),
    isDated: true,
  },
  {
    // 执行到2025年底: a bare verb needs the word for the end, as 实施到2027年 is rather an aim.
    pattern:
      /(?:执行|施行|实施|有效)(?:至|到|截至|截止到?)\s?((?:19|20)[0-9]{2})\s?年\s?(?:([0-9]{1,2})\s?月)?年?[底末]/g,
    dayOf: ([, year, month]) => lastDayOfMonth(year, month ?? '12'),
    isDated: true,
  },
  {
    // 有效期自2023年1月1日起三年
    pattern: new RegExp(
      `(?:有效|执行|实施|施行|试行)期限?(?:为|是)?[：:]?\\s?自\\s?(?:${DATE.source})\\s?起(?:计算)?(?:为期)?[，,]?\\s?(?<figures>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})\\s?(?:个)?(?<unit>年|月)(?!度|[0-9])`,
      'g',
    ),
    dayOf: ({ 0: said, groups }) => {
      const [from] = findDates(said)
      return from ? periodEnd(from.iso, groups?.figures, groups?.unit) : null
    },
    isDated: true,
  },
  {
    // 政策期限为2016年至2018年, 规划期限2021-2025年 name years and no days.
    pattern:
      /(?:有效期限?|(?:执行|实施|施行|政策|试行|规划)期限?)(?:为|是|[：:])?\s?((?:19|20)[0-9]{2})年?\s?[-—–－~～至到]{1,2}\s?((?:19|20)[0-9]{2})年(?![0-9])/g,
    dayOf: ([, , year]) => `${year}-12-31`,
    isDated: true,
  },
  {
    // 本方案仅适用于2025年度
    pattern: /[仅只](?:限于?|适用于?)\s?((?:19|20)[0-9]{2})\s?年度?(?!\s?(?:[0-9]|起|及|以|后|之后|[-—–－~～至到]))/g,
    dayOf: ([, year]) => lastDayOfMonth(year, '12'),
    isDated: true,
  },
  {
    pattern: FOR_YEARS,
    dayOf: ([, figures, unit], { from }) => from && periodEnd(from, figures, unit),
    isDated: false,
  },
  {
    pattern: SINCE_ISSUE,
    dayOf: ([, first, firstUnit, figures, unit], { issuedOn }) =>
      issuedOn && periodEnd(issuedOn, first ?? figures, firstUnit ?? unit),
    isDated: false,
  },
]

function lastDate([sentence]: RegExpExecArray): string | null {
  return findDates(sentence).at(-1)?.iso ?? null
}

/** 《旧办法》2024年12月31日废止, 申报2025年9月30日截止 are not the term of the document. */
function endsIt(text: string, at: number): boolean {
  // 申请人应于每年10月底前提交材料 in the article before says nothing of this sentence.
  const before = text.slice(Math.max(0, at - 60), at).replace(/^[^]*[。；;\n]/, '')
  return ENDS_IT.test(before) || (/起?至$/.test(before) && !/[》〉]|申[报请]|报名|受理|公示|征集|提交|缴/.test(before))
}

const ENDS_IT = new RegExp(`(?:(?:施行|实施|执行|生效|试行|有效)[，,、]于?|${OWN}[^，。；]{0,4}于?)$`)

function daysOf(
  text: string,
  { pattern, dayOf }: Ending,
  beginning: Beginning,
): { readonly span: Span; readonly iso: string }[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const iso = dayOf(match, beginning, text)
    return iso ? [{ span: { start: match.index, end: match.index + match[0].length }, iso }] : []
  })
}

/** 政策执行期一年 as a sentence at the end of the text; amid its measures it may be the term of one of them. */
function closingTerms(text: string, beginning: Beginning): { readonly span: Span; readonly iso: string }[] {
  return ENDINGS.filter(({ isDated }) => !isDated)
    .flatMap((ending) => daysOf(text, ending, beginning))
    .filter(
      ({ span: { start } }) =>
        start > text.length * CLOSING && OF_POLICY.test(text.slice(Math.max(0, start - 8), start + 3)),
    )
}

const CLOSING = 0.75
/** What the pattern found may begin with 政策 or behind it. */
const OF_POLICY = /(?:^|[。；\n])(?:本|该|上述|以上)?政策(?:执行|实施|有效|施行)?期/

/**
 * A label of the whole document's term begins a line; 规划期限 may stand behind a comma. A measure has 执行期限 at most, so
 * that this is the document's only on a line of the outermost numbers (三、执行期限), and if it stands there once.
 */
function isLabelled(text: string, { start, end }: Span): boolean {
  // A look back to the line's beginning would go through a text of one line for each of its terms.
  const from = Math.max(0, start - LONGEST_LABEL)
  const line = text.slice(from + text.slice(from, start).lastIndexOf('\n') + 1, end)
  return (
    LABEL.test(line) ||
    /(?:^|[，；。])规划期限?/.test(line.slice(-(end - start) - 1)) ||
    (CARRIED_OUT.test(line) && isOutermost(line, text))
  )
}

const LONGEST_LABEL = 20
const LABEL =
  /^[#*\s]{0,4}(?:(?:政策)?(?:说明|备注|注)[：:]\s?)?(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}条|[0-9]{1,2}[.．、])?\s?(?:有效期|政策(?:有效|执行|实施|施行)?(?:期|时间)|(?:规划|试行)期)/

const CARRIED_OUT = /^[#*\s]{0,4}\S{0,8}?\s?(?:执行|实施|施行)(?:期限?|时间)/
/** Numbers of a line, the outermost first. */
const NUMBERS: readonly RegExp[] = [
  /^[#*\s]{0,4}(?:[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}条)/,
  /^[#*\s]{0,4}[（(][一二三四五六七八九十]{1,3}[）)]/,
  /^[#*\s]{0,4}[0-9]{1,2}[.．、](?![0-9])/,
]

/** Whether a line has a number of the text's outermost, and no other that has it too is labelled so. */
function isOutermost(line: string, text: string): boolean {
  const { number, labelled } = outermostOf(text)
  return labelled === 1 && number?.test(line) === true
}

/** The shape of a text's outermost numbers, and how many lines with one are labelled as a term. */
const outermostOf = keepingLast((text: string) => {
  const lines = text.split('\n')
  const number = NUMBERS.find((shape) => lines.some((line) => shape.test(line)))
  return { number, labelled: lines.filter((line) => number?.test(line) && CARRIED_OUT.test(line)).length }
})
