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
