import type { Comparable } from '../search/collection.ts'

/** What each rank of a scale is called, from the highest. */
const SCALES: readonly (readonly string[])[] = [
  ['博士', '硕士', '本科', '大专|专科|高职', '中专|中职|技校'],
  ['高级技师', '技师', '高级工|三级', '中级工|四级', '初级工|五级'],
  ['特等奖', '一等奖', '二等奖', '三等奖'],
  ['金奖', '银奖', '铜奖', '优秀奖'],
  ['主板', '创业板', '科创板', '北交所', '新三板'],
  ['发明专利', '实用新型', '外观设计'],
]

/** Of one rank: where it is named, and where it is named with all above it (本科及以上). */
interface Rank {
  readonly named: RegExp
  readonly upwards: RegExp
}

const scales: readonly (readonly Rank[])[] = SCALES.map((scale) =>
  scale.map((names) => ({ named: new RegExp(names), upwards: new RegExp(`(?:${names})[^,，。;；]{0,6}以上`) })),
)

/** Tells whether a clause speaks of other ranks than the one that a question names: of 硕士 and 本科 where 大专 was asked. */
export function otherRankOf(question: string): (form: Comparable) => boolean {
  const asked = scales.flatMap((scale) => {
    const at = scale.findIndex(({ named }) => named.test(question))
    return at < 0 ? [] : [{ scale, at }]
  })
  return ({ text, heading, title, classes }) => {
    const read = `${title}\n${heading}\n${text}\n${classes}`
    return asked.some(
      ({ scale, at }) =>
        !scale[at]?.named.test(read) &&
        scale.some(({ named }) => named.test(read)) &&
        !scale.slice(at).some(({ upwards }) => upwards.test(read)),
    )
  }
}
