/** A stretch of text; `figure` is true for an amount, rate, count or period that a reader's eye should find first. */
export interface Stretch {
  readonly text: string
  readonly figure: boolean
}

// Every quantifier is bounded, so a long run of digits costs linear time.
// 3.2023年度 is the third item, of a year.
const DIGITS = '\\d[\\d,，]{0,12}(?:\\.(?!(?:19|20)\\d{2}\\s?年)\\d{1,6})?'
const RANGE = `${DIGITS}\\s?(?:万元|亿元|元|%|％)?(?:\\s?[-—–~～至到]{1,2}\\s?${DIGITS})?`
const UNIT =
  '(?:(?:百万|千万|万|亿)?元(?:人民币)?|(?:个)?百分点|%|％|‰|(?:个)?工作日|个月|周年|[年月日天倍项件家个户人名次所条亩批])'
const CHINESE = '[一二两三四五六七八九十百千万半]{1,8}(?:年|个月|万元|亿元|元|倍|个工作日|成)'
const PERCENT = '百分之[一二三四五六七八九十百点零]{1,8}'
const FIGURE = new RegExp(`${RANGE}\\s?${UNIT}(?:以[上下内])?|${PERCENT}|${CHINESE}(?:以[上下内])?`, 'gu')
const CALENDAR = /^(?:(?:19|20)\d{2}\s?(?:[-—–~～至到]{1,2}\s?\d{2,4}\s?)?年|\d{1,2}\s?[月日])/u
const ORDINAL = /第\s?$/u
/** 上半年补贴: a part of the calendar. */
const HALF_YEAR = /[上下]半年/u

/**
 * Escaped text with amounts, rates and terms in bold. Stars beside a sign such as `%` only count when white space or a
 * sign stands on their other side (CommonMark's flanking rule), so a hair space is put there: `按**5%** 资助`.
 */
export function boldFigures(text: string, escape: (text: string) => string): string {
  const stretches = splitFigures(text.replaceAll(BOLD, ''))
  const marked = stretches.map(({ text: part, figure }, i) => {
    if (!figure || part.trim() !== part || part.includes('\n')) return part
    const after = stretches[i + 1]?.text ?? ''
    const gap = /[\p{P}\p{S}]$/u.test(part) && /^[\p{L}\p{N}]/u.test(after) ? HAIR_SPACE : ''
    return `${BOLD}${part}${BOLD}${gap}`
  })
  // Escaped as a whole, so that beginnings of lines are seen as such; the marks are put in after that.
  return escape(marked.join('')).replaceAll(BOLD, '**')
}

/** A private-use character that stands for `**` until the text around it has been made safe. */
const BOLD = '\ue000'
const HAIR_SPACE = '\u200a'

/**
 * Cuts a text into figures (`50万元`, `10%`, `两年`) and what lies between them. Joined together the stretches are the
 * text again. Calendar years and days (`2025年`, `13日`) and ordinals (`第3条`) are not figures.
 */
export function splitFigures(text: string): Stretch[] {
  const stretches: Stretch[] = []
  let done = 0
  for (const match of text.matchAll(FIGURE)) {
    const [found] = match
    if (HALF_YEAR.test(text.slice(Math.max(0, match.index - 1), match.index + 2))) continue
    if (CALENDAR.test(found) || ORDINAL.test(text.slice(Math.max(0, match.index - 2), match.index))) continue
    if (match.index > done) stretches.push({ text: text.slice(done, match.index), figure: false })
    stretches.push({ text: found, figure: true })
    done = match.index + found.length
  }
  if (done < text.length) stretches.push({ text: text.slice(done), figure: false })
  return stretches
}
