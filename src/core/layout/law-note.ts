/** The note under the title of a law or a regulation: when it was made and amended, by whom, and under which numbers. */
import type { Span } from '../model.ts'
import { DATE, findDates } from '../text/dates.ts'

/** One step that the note tells of: 2025年3月17日中华人民共和国国务院令第802号修订. */
export interface LawStep {
  readonly span: Span
  /** ISO date. */
  readonly date: string
  readonly dateSpan: Span
  /** Who took it; null where only the decision is named (根据2019年3月2日《国务院关于…的决定》修订). */
  readonly body: { readonly name: string; readonly span: Span } | null
  /** 国务院令第802号, without white space. */
  readonly number: { readonly value: string; readonly span: Span } | null
  /** As it stands there: 公布, 通过, 第二次修正. */
  readonly act: string
  readonly isAmending: boolean
}

/** The steps in order, from the head of the text; empty for a text without such a note. Linear. */
export function lawSteps(source: string): LawStep[] {
  const head = source.slice(0, HEAD)
  const body = head.search(FIRST_UNIT)
  const zone = body < 0 ? head.slice(0, NEAR) : head.slice(0, body)
  return [...zone.matchAll(STEP)].flatMap((match) => {
    const { organ = '', act = '', order, decided, met } = match.groups ?? {}
    const [day] = findDates(match[0])
    const isAmending = AMENDING.test(act)
    // 2024年3月1日市政府发布 is the line of a page, and 2021年9月1日施行 no step.
    if (!day || /[施实]/.test(act) || !(order ?? decided ?? met ?? isAmending)) return []
    const at = match.index
    const placed = (name: string): Span | null => {
      const [start, end] = match.indices?.groups?.[name] ?? []
      return start === undefined || end === undefined ? null : { start, end }
    }
    const [who, numbered] = [placed('organ'), placed('order')]
    const named = who && { start: who.start + (CHINA.exec(organ)?.[0].length ?? 0), end: who.end }
    const number = who && numbered && { start: who.start, end: numbered.end }
    return [
      {
        span: { start: at, end: at + match[0].length },
        date: day.iso,
        dateSpan: { start: at + day.span.start, end: at + day.span.end },
        body: named && { name: zone.slice(named.start, named.end), span: named },
        number: number && { value: zone.slice(number.start, number.end).replace(/\s+/g, ''), span: number },
        act,
        isAmending,
      },
    ]
  })
}

/** Whether a line is nothing but such a note, or a part of one: 2021年9月1日 施行. */
export function isLawNote(line: string): boolean {
  const text = line.trim()
  if (text.length > LONGEST_LINE || !BEGINS.test(text)) return false
  const rest = text.replace(STEP, '').replace(IN_FORCE, '')
  return rest !== text && /^(?:[\s（()）；;，,。]|根据)*$/.test(rest)
}

/** Characters; a law that was amended often tells it in many lines. */
const HEAD = 4000
/** The same where the text has no articles. */
const NEAR = 600
const LONGEST_LINE = 1000
const FIRST_UNIT = /(?<=^|[\s#*])(?:第\s?[一1]\s?[章条编](?=\s)|目\s{0,6}录\s|一、)/

const AMENDING = /修[订正改]/
const ACT = '(?:公布|发布|颁布|通过|批准|(?:第[一二三四五六七八九十]{1,3}次)?修[订正改]|施行|实施)'
const TITLE = '《[^《》\\n]{2,100}(?:《[^《》\\n]{2,100}》[^《》\\n]{0,40})?》'
/** 令第802号, 第802号令, 令2021年第5号, 令〔2021〕5号. */
const ORDER =
  '(?:第\\s?[0-9]{1,5}\\s?号令|令\\s{0,2}(?:[〔［[（(]?(?:19|20)[0-9]{2}[〕］\\])）]?年?\\s?)?第?\\s?[0-9]{1,5}\\s?号)'
/** What follows a step: the end of its line or bracket, the next one, or the number under which it was published. */
const ENDS =
  '(?=\\s{0,4}(?:$|[\\n\\r）)；;]|[，,]?\\s{0,4}(?:自(?!治)|根据|(?:19|20)[0-9]{2}年|[\\p{Script=Han}]{2,12}[〔［[](?:19|20)[0-9]{2}))|[ \\u3000]{1,4}第[一1][章条])'
/** 第十次常务会议, 局务会议, 党组会议. */
const MEETING = '(?:第[\\p{Script=Han}0-9]{1,8}次[\\p{Script=Han}]{0,8}|[局厅委部署院办]务|常务|办公|党组)会议'
/** 《某条例》（2007年…公布） is another's. */
const STEP = new RegExp(
  `(?<=^|\\n[ \\t\\u3000]{0,8}|(?<!》\\s{0,4})[（(]\\s{0,4}|[；;]\\s{0,4}|根据\\s{0,2}|(?:${ACT})[，,）)]?\\s{1,8})` +
    `(?:${DATE.source})\\s{0,4}(?:起|经|由)?\\s{0,2}` +
    `(?:(?<organ>[\\p{Script=Han}、]{2,60}?)(?:\\s{0,2}(?<order>${ORDER})|(?<met>${MEETING})))?` +
    `\\s{0,2}(?:审议)?(?:批准的|通过的)?\\s{0,2}(?<decided>${TITLE})?\\s{0,2}(?<act>${ACT})${ENDS}`,
  'dgu',
)
/** 中华人民共和国财政部 is 财政部. */
export const CHINA = /^中华人民共和国(?=.)/
const IN_FORCE = new RegExp(`自?(?:${DATE.source}|(?:公布|发布|颁布)之日)\\s?起?\\s?(?:施行|实施|生效)`, 'g')
const BEGINS = new RegExp(`^(?:[（(]\\s?|根据\\s?|自\\s?)?(?:${DATE.source})`)
