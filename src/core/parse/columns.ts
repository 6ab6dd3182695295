/** Which column of a list of measures holds what, by position; -1 where there is none. */
export interface Columns {
  readonly width: number
  readonly number: number
  readonly title: number
  /** Who it is for. */
  readonly object: number
  /** What is granted or to be done, in one column or several. */
  readonly contents: readonly number[]
  readonly departments: readonly number[]
  /** How much at most (年度上限), with the column's name. */
  readonly limit: { readonly at: number; readonly name: string } | null
}

/**
 * The columns of a list of measures by their names, or null where the names are those of another table: each row must have
 * a name, say what is granted, and say for whom, until when, or who is responsible. A sum whose unit stands in the header
 * (金额（万元）) says nothing without it.
 */
export function columnsOf(cells: readonly string[]): Columns | null {
  const names = cells.at(-1) === '' ? cells.slice(0, -1) : cells
  if (names.length < FEWEST || !names.every((name) => isName(name)) || names.some((name) => NOT.test(name))) return null
  const number = names.findIndex((name) => /^(?:序号|编号|№|No\.?)$/i.test(name))
  const title = names.findIndex((name) => TITLE.test(name))
  const object = names.findIndex((name, i) => i !== title && OBJECT.test(name))
  const departments = indices(names, (name, i) => i !== title && DEPARTMENT.test(name))
  const contents = indices(
    names,
    (name, i) => i !== title && i !== object && !departments.includes(i) && CONTENT.test(name) && !ASIDE.test(name),
  )
  const limit = names.findIndex((name, i) => i !== title && LIMIT.test(name))
  const hasMore = object >= 0 || departments.length > 0 || names.some((name) => TERM.test(name))
  if (number > 1 || title < 0 || contents.length === 0 || !hasMore) return null
  return {
    width: names.length,
    number,
    title,
    object,
    contents: contents.filter((at) => at !== limit),
    departments,
    limit: limit < 0 ? null : { at: limit, name: names[limit] ?? '' },
  }
}

const FEWEST = 3
const LONGEST = 16

const TITLE = /^(?:[\p{Script=Han}]{0,6}(?:名称|事项|项目|任务|标题)|政策(?:措施)?|措施)$/u
const OBJECT = /对象|主体|受益|适用范围|适用企业/
const CONTENT = /内容|条款|标准|措施|要点|举措|额度|条件|优惠|奖励|奖补|补助|补贴|扶持|支持|政策/
const DEPARTMENT =
  /^(?:(?:政策)?(?:责任|牵头|主管|实施|承办|负责|受理|落实|兑现|主办|经办|办理|职能|行业主管)?(?:单位|部门|科室|机构|处室)|责任人)$/
const LIMIT = /(?:上限|限额|最高额度?|封顶)(?:标准|金额)?$/
const TERM = /期限|有效期|时间|时限/
/** 政策依据, 支持方式: what a row says beside its measure. */
const ASIDE = /依据|文号|文件|来源|方式|电话|联系|材料|备注/
/** Lists of papers to hand in, of persons and of places, and sums in a unit that the header names. */
const NOT = /材料|姓名|职务|站名|元[）)/]|[（(].{0,6}[元％%][）)]|文件名/

function isName(name: string): boolean {
  return name !== '' && name.length <= LONGEST && !/[。；，,：:]|\d/.test(name)
}

function indices(names: readonly string[], test: (name: string, at: number) => boolean): number[] {
  return names.flatMap((name, at) => (test(name, at) ? [at] : []))
}
