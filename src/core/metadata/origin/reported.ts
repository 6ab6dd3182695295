/** The policy that a press report or an explanation speaks of, and what it says of that policy. */
import { FINISHED } from '../../layout/shapes.ts'
import type { Found, Span } from '../../model.ts'
import { findNumbers } from '../../text/document-numbers.ts'
import { outerTitles } from '../../text/quoted-titles.ts'
import type { Front } from '../title/front.ts'

export interface Reported {
  /** Its title and what the text calls it for short. */
  readonly names: readonly string[]
  /** As the text gives it behind the title, so that whoever asks by number finds the report. */
  readonly number: Found<string> | null
}

/**
 * The policy that a text explains or reports: named in the title of an explanation (《甲办法》政策解读), or announced under a
 * headline (召开发布会，解读《甲办法》（甲府发〔2026〕4号，以下简称《办法》）). Null for a policy itself, though it cites others.
 */
export function readReported(source: string, front: Front): Reported | null {
  const title = front.title?.value ?? ''
  const explains = EXPLANATION.test(title) && !(STATEMENT.test(title) && BEGINS.test(source))
  if (!explains && STATEMENT.test(title)) return null
  if (!explains && (title === '' || !isHeadline(title))) return null
  const opening = source.slice(0, OPENING)
  for (const { value, start, end } of outerTitles(opening)) {
    const bracket = /^》\s{0,2}[（(]([^（）()]{1,80})[）)]/.exec(opening.slice(end, end + 90))?.[1] ?? ''
    const short = /(?:以下|下)简?称[：:]?[《“"]([^《》“”"]{1,30})[》”"]/.exec(bracket)?.[1]
    const isTitled = explains && title.includes(value)
    const isAnnounced = short !== undefined && (explains || ANNOUNCES.test(sentenceBefore(opening, start)))
    if (!isAnnounced && !ANNOUNCED.test(opening.slice(end, end + 120)) && !(isTitled && bracket !== '')) continue
    const at = end + opening.slice(end).indexOf(bracket)
    return { names: short ? [value, short] : namesOf(value), number: numberIn(bracket, at) }
  }
  return explains ? { names: outerTitles(title).flatMap(({ value }) => namesOf(value)), number: null } : null
}

/** Whether a title is worded as news is, though it may end like a policy's: 甲市出台稳岗返还政策, 乙省：采取特殊医保政策. */
export function isHeadline(title: string): boolean {
  return !FINISHED.test(title) || (HEADLINE.test(title) && !title.includes('关于'))
}

function namesOf(title: string): string[] {
  return [title, ...(KIND.exec(title) ?? [])]
}

/** The text, as long, in which what bears one of `names` speaks of its own term: 本政策 for 《办法》 in 《办法》自…起施行. */
export function asItsOwn(text: string, names: readonly string[]): string {
  return text.replace(TERM_OF, (matched, name: string) =>
    names.includes(name.replace(/\s+/g, '')) ? '本政策'.padEnd(matched.length, '　') : matched,
  )
}

const OPENING = 1500
const EXPLANATION = /解读|图解|读懂|问答|答疑|答记者问|政策说明/
/** 甲市培育奖励政策说明 that begins and ends on its own days (本政策自…起执行) is the policy. */
const STATEMENT = /^[^《]*说明$/
const BEGINS = /本(?:政策|办法|措施|规定)[自从于][^。；\n]{4,30}(?:执行|施行|实施)/
/** 甲市出台促进消费若干措施 ends like a policy. */
const HEADLINE = /出台|推出|来了|时强调|^[\u4e00-\u9fff]{2,6}[：:]/
const ANNOUNCES = /(?:解读|印发|出台|发布|公布|推出|介绍)[^。；《》]{0,12}《$/

/** 《甲办法》（甲府发〔2026〕4号）日前印发. */
const ANNOUNCED = /^》\s{0,2}(?:[（(][^（）()]{1,80}[）)])?(?:日前|近日|昨日|今日|已|正式){1,3}(?:印发|出台|发布|公布)/

/** What follows the name has to be the term: 《办法》明确，补贴执行至年底 tells a measure's. */
const TERM_OF =
  /[《“]([^《》“”\n]{1,80})[》”](?:[（(][^（）()\n]{0,60}[）)])?(?=(?:(?![^，]{0,8}(?:明确|规定|提出))[^。；，《》\n]{0,16}，)?(?:将|已)?[自从于][^，。；《》\n]{4,24}(?:施行|实施|执行|生效)|的?(?:有效期|试行期|(?:执行|实施|施行|政策)期限))/g

/** An explanation calls 《甲办法》 《办法》 without saying so. */
const KIND = /(?:措施|办法|细则|意见|通知|规定|方案|政策|公告|条例|规划)$/

function sentenceBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - 40), start)
  return before.slice(before.lastIndexOf('。') + 1)
}

function numberIn(bracket: string, at: number): Found<string> | null {
  const [number] = findNumbers(bracket)
  if (!number) return null
  const span: Span = { start: at + number.span.start, end: at + number.span.end }
  return { value: number.value, span, from: 'inferred' }
}
