/**
 * The table of a guide (办事指南), which has its names in the first column and what is said of each in the second, or the
 * same with a colon behind each name. Linear.
 */
import type { Span } from '../model.ts'

/** One of its lines: 受理条件, and behind a tab, a pipe or a colon all the conditions. */
export interface Field extends Span {
  readonly name: Span
}

/**
 * The lines of such a table: at least four under each other, three of which are named as guides do. None where a name comes
 * again: the lines of several guides say nothing without the name of theirs.
 */
export function fieldsIn(source: string, { start, end }: Span): Field[] {
  const text = source.slice(start, end)
  if (!MAY_HOLD.test(text)) return []
  const marked = inBrackets(text, start)
  if (marked.length > 0) return marked
  const found: Field[] = []
  let run: Field[] = []
  const close = (): void => {
    const named = run.filter(({ name }) => NAME.test(source.slice(name.start, name.end)))
    if (run.length >= FEWEST_LINES && named.length >= FEWEST_NAMED) found.push(...run)
    run = []
  }
  // Under a number such lines tell of that measure, and are read together: 1.… ⏎ 支持标准：… ⏎ 申报条件：….
  let isNumbered = false
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const words = line.trim()
    const [, edge = '', name = ''] = CELLS.exec(words) ?? (isNumbered ? null : LABELLED.exec(words)) ?? []
    if (name !== '') {
      const from = start + index + line.length - line.trimStart().length
      const at = from + edge.length
      run.push({ start: from, end: from + words.length, name: { start: at, end: at + name.length } })
    } else if (words !== '') close()
    isNumbered ||= NUMBERED.test(words)
  }
  close()
  const names = found.map(({ name }) => source.slice(name.start, name.end))
  return new Set(names).size === names.length ? found : []
}

/** Where a guide to several matters says 【事项名称】, the name behind the mark; null for any other line. */
export function matterIn(line: string): string | null {
  return MATTER.exec(line)?.[1] ?? null
}

const MATTER = /^【(?:事项|项目|业务|服务)名称】[：:]?\s{0,4}([^\s。；]{2,40})$/

/**
 * 【受理条件】 with what is said behind it and in the lines below, numbered or not, up to the next such mark. 【事项名称】 heads each
 * of several matters and is no field then; none at all where names come again otherwise.
 */
function inBrackets(text: string, offset: number): Field[] {
  const lines = Array.from(text.matchAll(/[^\r\n]*(?:\r?\n|$)/g), ({ 0: line, index }) => {
    const start = index + line.length - line.trimStart().length
    return { words: line.trim(), start, end: start + line.trim().length }
  })
  const first = lines.findIndex(({ words }) => MARK.test(words))
  if (first < 0 || lines.slice(0, first).some(({ words }) => NUMBERED.test(words))) return []
  const blocks: { words: string; start: number; end: number }[] = []
  let isOpen = false
  for (const { words, start, end } of lines.slice(first)) {
    const last = blocks.at(-1)
    const isMark = MARK.test(words)
    if (isMark) blocks.push({ words, start, end })
    else if (isOpen && last && words !== '' && !BEHIND.test(words)) last.end = end
    // 【申请材料】 and an empty line: the list is still to come.
    isOpen =
      isMark || (isOpen && words !== '' && !BEHIND.test(words)) || (words === '' && isOpen && isBare(last?.words))
  }
  const names = blocks.map(({ words }) => MARK.exec(words)?.[1] ?? '')
  if (names.length < FEWEST_LINES || names.filter((name) => NAME.test(name)).length < FEWEST_NAMED) return []
  const matters = blocks.filter(({ words }) => matterIn(words) !== null)
  const isSeveral = matters.length > 1 && matters[0] === blocks[0]
  let matter = 0
  const keys = blocks.map((block, i) => `${isSeveral && matters.includes(block) ? ++matter : matter} ${names[i] ?? ''}`)
  if (new Set(keys).size < keys.length) return []
  return blocks
    .filter((block) => !(isSeveral && matters.includes(block)))
    .map(({ words, start, end }) => {
      const at = offset + start + 1
      const length = (MARK.exec(words)?.[1] ?? '').length
      return { start: offset + start, end: offset + end, name: { start: at, end: at + length } }
    })
}

/** 【打印】【关闭】 are the page's. */
const MARK =
  /^【(?!.{0,6}(?:打印|关闭|收藏|字体|字号|分享|纠错|相关|延伸|下载|返回|附件))([\u4e00-\u9fff（）()]{2,12})】/
/** What opens a part of its own, and is no more of the last field. */
const BEHIND = /^(?:[一二三四五六七八九十]{1,3}、|第.{1,4}[条章节]|附[件表]|【|[（(]?(?:更新|发布)(?:日期|时间))/

function isBare(words: string | undefined): boolean {
  return words?.endsWith('】') ?? false
}

const FEWEST_LINES = 4
const FEWEST_NAMED = 3
const MAY_HOLD = /[\u4e00-\u9fff）)] {0,4}[\t|：:】]/
/** Two cells and no third; a row of a table in Markdown has pipes around it. */
const CELLS = /^((?:\| {0,4})?)([\u4e00-\u9fff（）()]{2,12}) {0,4}[\t|][^\t|]*[^\t|\s]\s{0,4}\|?$/
/** 受理条件：…, 【受理条件】…. */
const LABELLED = /^(【?)([\u4e00-\u9fff（）()]{2,12})(?:(?<=【[^】]{2,12})】[：:]?|(?<!【[^】]{2,12})[：:])\s{0,4}\S.*$/
const NUMBERED = /^(?:第[一1]\s?[条章]|[（(]?[一1](?:[、.．]|[）)]))/
const NAME =
  /^(?:(?:事项|项目|业务|服务)(?:名称|类型|类别|编码|对象)|(?:实施|行使|受理|办理|承办)(?:机关|主体|机构|部门|单位|层级)|(?:受理|申[请报]|办理|享受)(?:条件|对象|范围|材料|方式|渠道)|(?:办[理结]|法定|承诺)(?:办[理结])?时限|(?:是否)?收费(?:标准|依据|情况)?|(?:受理|办[理公])(?:地[点址]|时间|窗口|流程|程序|形式)|(?:咨询|监督|投诉|联系)(?:投诉|监督)?(?:电话|方式)|(?:设定|办理|政策|法律|实施)依据)$/
