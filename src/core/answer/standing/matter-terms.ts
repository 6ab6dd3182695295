import { termsOfPassage } from '../../metadata/term/passage-term.ts'
import type { Clause } from '../../model.ts'
import { matterOf } from '../../search/applies-to.ts'

/**
 * The last day of what a compilation says under one heading (一、稳岗返还 › 2.执行期限：2025年1月1日至2025年12月31日), for all
 * clauses under that heading, by their id.
 */
export function matterTerms(clauses: readonly Clause[]): ReadonlyMap<string, string> {
  const ends = new Map<string, string>()
  const told = clauses.filter(({ path, text }) => path.length > 1 && TERM_LINE.test(text))
  for (const clause of told) {
    const [first, ...others] = termsOfPassage(clause.text)
    if (first && others.length === 0) ends.set(matterOf(clause), first.until)
  }
  const named = namedTerms(clauses)
  if (ends.size === 0 && named.size === 0) return ends
  return new Map(
    clauses.flatMap((clause) => {
      const own = clause.path.length > 1 ? ends.get(matterOf(clause)) : undefined
      const until = own ?? clause.path.slice(0, -1).flatMap((heading) => named.get(nameOf(heading)) ?? [])[0]
      return until === undefined ? [] : [[clause.id, until] as const]
    }),
  )
}

/**
 * 稳岗返还、一次性扩岗补助政策实施期限为2025年7月1日至2025年12月31日, said anywhere in the text: the last day of what stands under
 * the headings 一、稳岗返还 and 二、一次性扩岗补助, by their names.
 */
function namedTerms(clauses: readonly Clause[]): ReadonlyMap<string, string> {
  const headings = new Set(clauses.flatMap(({ path }) => path.slice(0, -1).map(nameOf)))
  if (headings.size === 0) return new Map()
  return new Map(
    clauses.flatMap(({ text }) =>
      termsOfPassage(text).flatMap(({ start, end, until }) => {
        const [before = ''] = /[^。；;：:，,\n]*$/.exec(text.slice(Math.max(0, start - LONGEST_NAMES), start)) ?? []
        const [words = ''] = (before + text.slice(start, end)).split(SAYS_TERM)
        const names = words.split(/[、和及与]/)
        return names.every((name) => headings.has(name)) ? names.map((name) => [name, until] as const) : []
      }),
    ),
  )
}

/** Characters. */
const LONGEST_NAMES = 80
/** Where the names end: 等政策自2025年1月1日起执行至, 实施期限为. */
const SAYS_TERM = /等?(?:各项)?(?:政策|措施)|的?(?:实施|执行|施行|有效)(?=期|时间|至|到)|自20/

/** 一、稳岗返还 → 稳岗返还. */
function nameOf(heading: string): string {
  return heading.replace(/^[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[）)、.．]\s?/, '')
}

/** 2.执行期限：, and no line that says more. */
const TERM_LINE =
  /^[^\p{Script=Han}\n]{0,3}(?:[一二三四五六七八九十]{1,3}[、）)])?\s?(?:政策)?(?:执行|实施|施行|有效|政策)(?:期限?|时间)[：:\s]\s?[^。；;\n]{0,50}[。；;]?\s*$/u
