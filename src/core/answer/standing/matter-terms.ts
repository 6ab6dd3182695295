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
  if (ends.size === 0) return ends
  return new Map(
    clauses.flatMap((clause) => {
      const until = clause.path.length > 1 ? ends.get(matterOf(clause)) : undefined
      return until === undefined ? [] : [[clause.id, until] as const]
    }),
  )
}

/** 2.执行期限：, and no line that says more. */
const TERM_LINE =
  /^[^\p{Script=Han}\n]{0,3}(?:[一二三四五六七八九十]{1,3}[、）)])?\s?(?:政策)?(?:执行|实施|施行|有效|政策)(?:期限?|时间)[：:\s]\s?[^。；;\n]{0,50}[。；;]?\s*$/u
