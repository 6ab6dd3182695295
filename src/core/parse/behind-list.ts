import type { Span } from '../model.ts'
import { paragraphs } from '../text/lines.ts'
import type { Unit } from './units.ts'

/**
 * Takes a paragraph behind the last of several units off it where it says that it speaks of all of them: 上述, 已获得较低等级奖励
 * 的, 奖励金额不足5000元的. The others must all be of one length, and the last longer by it.
 */
export function splitBehindList(
  source: string,
  units: readonly Unit[],
): { units: readonly Unit[]; behind: readonly Span[] } {
  const last = units.at(-1)
  const behind = last?.body.at(-1)
  if (units.length < 2 || !last || !behind || last.children.length > 0 || STANDS_ALONE.has(last.marker.style))
    return { units, behind: [] }
  const counts = units.map(({ span }) => paragraphs(source, span).length)
  const [usual = 0] = counts
  const isLonger = usual <= 2 && counts.slice(0, -1).every((count) => count === usual) && counts.at(-1) === usual + 1
  const before = last.body.at(-2) ?? last.heading
  if (!isLonger || !before || !source.slice(before.end, behind.start).includes('\n')) return { units, behind: [] }
  if (!OF_ALL.test(source.slice(behind.start, behind.end))) return { units, behind: [] }
  const end = '。；'.includes(source.charAt(before.end)) ? before.end + 1 : before.end
  const cut = { ...last, span: { start: last.span.start, end }, body: last.body.slice(0, -1) }
  return { units: [...units.slice(0, -1), cut], behind: [behind] }
}

/** 第七条 has paragraphs of its own, and a row, a question or a heading whatever stands under it. */
const STANDS_ALONE: ReadonlySet<string> = new Set(['article', 'row', 'question', 'heading', 'bare'])
const OF_ALL =
  /^(?:上述|以上|前述|同一(?:企业|单位|项目|主体|年度)|已(?:获得|享受)|符合(?:上述|以上)|第[一二三四五六七八九十]{1,3}项|各[项类](?:奖励|奖补|补[助贴]|资助|资金)|(?:奖励|奖补|补[助贴]|资助)(?:金额|资金|总额)(?:不足|低于|不满|合计|累计|总计))/
