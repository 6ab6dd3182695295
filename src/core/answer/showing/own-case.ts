import type { Fact } from '../../model.ts'
import { normalise } from '../../text/normalise.ts'
import { parseNumeral } from '../../text/numerals.ts'

/**
 * What a clause grants, with that first which is of the asker's own case: of the year asked about (第三年, 2026年, 今年) and not
 * of another, for those who are not (非第一完成单位, 不是高新技术企业) and not for those who are, or the other way round. Otherwise
 * in the order given.
 *
 * @param today the day it is asked, as 2026-11-23
 */
export function ownCaseFirst(facts: readonly Fact[], question: string, today: string): readonly Fact[] {
  const asked = yearsAsked(question, today)
  const ofYear = (fact: Fact): number => (yearsOf(fact).some((year) => asked.includes(year)) ? 1 : 0)
  const isOf = sideOf(facts, normalise(question))
  return facts.toSorted((a, b) => ofYear(b) - ofYear(a) || isOf(b) - isOf(a))
}

/** Years of a programme (第三年) as 3, those of the calendar as they are. */
function yearsAsked(question: string, today: string): number[] {
  const now = Number(today.slice(0, 4))
  const relative = RELATIVE.flatMap(([word, years]) => (question.includes(word) ? [now + years] : []))
  return [...ordinals(question), ...calendar(question, CALENDAR), ...relative]
}

/** 2025年每辆补贴20万元, 2026年: what a cell begins with, and not the day by which something is done. */
function yearsOf({ recipient, condition, amount }: Fact): number[] {
  const cells = [recipient, condition, amount].filter((cell) => cell !== null)
  return cells.flatMap((cell) => [...(cell === amount ? [] : ordinals(cell)), ...calendar(cell, OPENING)])
}

function ordinals(text: string): number[] {
  return Array.from(normalise(text).matchAll(ORDINAL_YEAR), ([, year = '']) => parseNumeral(year) ?? 0)
}

function calendar(text: string, pattern: RegExp): number[] {
  return Array.from(normalise(text).matchAll(pattern), ([, year = '']) => Number(year))
}

const ORDINAL_YEAR = /第([一二三四五六1-6])年/g
const CALENDAR = /(?<!\d)(20\d{2})年/g
const OPENING = /^(20\d{2})年(?:度|起)?(?![度前底末内至到、-]|\d{1,2}月)/g
const RELATIVE: readonly (readonly [string, number])[] = [
  ['今年', 0],
  ['本年', 0],
  ['明年', 1],
  ['去年', -1],
]

/** 1 for what is granted to those who are not what others are, where the asker is not either; -1 where the asker is. */
function sideOf(facts: readonly Fact[], question: string): (fact: Fact) => number {
  const texts = facts.map(({ recipient, condition }) => normalise([recipient, condition].filter(Boolean).join('，')))
  const sides = texts.map((text, i) => {
    const [, not = '', what = ''] = NOT.exec(text) ?? []
    const said = longestIn(what, question)
    if (said === '') return 0
    const isContrast = texts.some((other, j) => j !== i && other.includes(said) && !other.includes(not + said))
    if (!isContrast) return 0
    const at = question.indexOf(said)
    if (DENIES.test(question.slice(0, at))) return 1
    // 未就业毕业生 may be meant by those who ask for 就业 as well.
    return not === '非' ? -1 : 0
  })
  const sideBy = new Map(facts.map((fact, i) => [fact, sides[i] ?? 0]))
  return (fact) => sideBy.get(fact) ?? 0
}

/** The most of the words, from their beginning, that the question has; two characters at least. */
function longestIn(words: string, question: string): string {
  for (let length = words.length; length > 1; length--)
    if (question.includes(words.slice(0, length))) return words.slice(0, length)
  return ''
}

const NOT = /(非|未|没有)(\p{Script=Han}{2,12})/u
const DENIES = /(?:非|不是|不算|不属于|没有?|未|尚未)(?:取得|获得|认定为?|评为|被)?$/
