import questionWords from './question-words.json' with { type: 'json' }

/**
 * Whether a word tells how, when, where or before whom something came about, and not what: 前前后后, 二月份, 另一家, 太慢, 小伙子, 成天.
 * People say so what no text of policies does, and no rule is about it. A policy that uses the word may mean more by it.
 */
export function tellsCircumstance(word: string): boolean {
  return circumstances.has(word) || PATTERNS.some((pattern) => pattern.test(word))
}

const circumstances: ReadonlySet<string> = new Set(questionWords.circumstance)

const PATTERNS: readonly RegExp[] = [
  // 前前后后.
  /^(\p{Script=Han})\1(\p{Script=Han})\2$/u,
  // 二月份.
  /^(?:[一二三四五六七八九十]{1,2}|1?\d)月份$/u,
  // 另一家, 头一年, 好几条, 这几个, 前几天, 大半年, 上一回.
  /^(?:[另头前后上下这那某同]|好|整|第)(?:[一两几二三四五六七八九十半]{1,2})?(?:[家个种条款份点台件套次趟回人户间张位名只批笔项]|年|天|月|周|阵子?|段|会儿|辈子)$/u,
  /^[大小]半[年天月]$|^[几十百千]来[个家人年天]$/u,
  // 太慢, 很贵, 好久, 这么多.
  /^(?:太|很|挺|蛮|好|更|最|真|怪|够|那么|这么|特别|非常)(?:[多少快慢贵久长短远近早晚忙累难乱紧松急穷苦差烂]|麻烦|复杂|便宜|困难|严格|方便)$/u,
]
