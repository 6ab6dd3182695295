/**
 * 1、小巨人奖多少 2、贴息贴几年: each item ends where the next number begins, as if it closed with a mark of its own; one that only
 * names its subject (2、首台套奖励) asks as well.
 */
export function withoutNumbering(question: string): string {
  const starts = NUMBERINGS.map((numbers) => numbered(question, numbers)).find((found) => found.length > 1) ?? []
  const [first] = starts
  if (!first) return question
  const items = starts.map(({ end }, i) => question.slice(end, starts[i + 1]?.start).replace(/[\s，,、；;]+$/, ''))
  const closed = items.map((item) => (/[？?！!。]$/.test(item) || OF_ASKER.test(item) ? `${item}\n` : `${item}？`))
  return question.slice(0, first.start) + closed.join('\n')
}

/** 1、我是做汽配的 2、有什么补贴: what is told of oneself asks nothing. */
const OF_ASKER = /^(?:我|咱|本人|公司|企业是|单位是)(?![^，,]*(?:多少|什么|怎么|哪|几|吗|谁|能不能|有没有))/

/** Where each number of a series stands, as long as they follow one another and each has words of its own. */
function numbered(question: string, numbers: readonly RegExp[]): readonly { start: number; end: number }[] {
  const starts: { start: number; end: number }[] = []
  let from = 0
  for (const number of numbers) {
    number.lastIndex = from
    const match = number.exec(question)
    if (!match) break
    const end = match.index + match[0].length
    starts.push({ start: match.index, end })
    from = end + SHORTEST_ITEM
  }
  return starts
}

/** Characters. */
const SHORTEST_ITEM = 3
/** After a pause, or after a word that a question ends with. */
const BEGINS = '(?<=^|[\\s：:，,、。；;？?！!吗么呢]|多少|干啥|咋办)'
/** 2年, 2个: a figure of the question. */
const NO_UNIT = '(?![年月日号天周个家件万亿千百元块项次条名人位岁层级档倍类期批吨亩平台套辆小分点折成种届楼%至到或和])'
const WITH_MARK = (n: number): string => `${BEGINS}[(（]?${n}[)）、.．:：]\\s?(?=[\\p{L}“"《])`
const BARE = (n: number): string => `${BEGINS}${n}\\s?${NO_UNIT}(?=\\p{Script=Han}{2})`
const CIRCLED = (n: number): string => `${'①②③④⑤⑥⑦⑧'.charAt(n - 1)}\\s?(?=\\p{L})`
const IN_WORDS = (n: number): string => {
  const numeral = '一二三四五六七八'.charAt(n - 1)
  return `${BEGINS}(?:第${numeral}(?:个问题)?[、，,：:]|${numeral}(?:、|是))\\s?(?=\\p{L})`
}
const NUMBERINGS = [WITH_MARK, BARE, CIRCLED, IN_WORDS].map((pattern) =>
  [1, 2, 3, 4, 5, 6, 7, 8].map((n) => new RegExp(pattern(n), 'gu')),
)
