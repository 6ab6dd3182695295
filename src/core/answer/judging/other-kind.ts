import type { Comparable } from '../../search/collection.ts'
import data from './kinds.json' with { type: 'json' }

/** Of one rank: where it is named, and where it is named with all above it (本科及以上). */
interface Rank {
  readonly named: RegExp
  readonly upwards: RegExp
}

/** 高级、中级导游, 初级职称: the word alone, but not where it begins another one (高级管理人员, 中级人民法院, 初级农产品, 初级工). */
const GRADES: readonly (readonly string[])[] = [
  ['高级(?!中学|人民|法院|管理|工(?!程)|技师|技工|化|别|形)', '副高'],
  ['中级(?!人民|法院|工(?!程)|技工)'],
  ['初级(?!农|产品|加工|卫生|中学|阶段|工(?!程)|技工)'],
]

/**
 * The ranks of each scale by their names, from the highest; a grant for one is none for those below it. A scale belongs
 * here if everybody knows its order, and not one document alone.
 */
const scales: readonly (readonly Rank[])[] = [...data.scales, GRADES].map((scale) =>
  scale.map((names) => ({ named: anyOf(names), upwards: new RegExp(`(?:${names.join('|')})[^,，。;；]{0,6}以上`) })),
)

/**
 * Kinds of one thing by their names, and what is said of all of them: what is granted for 生猪 is not granted for 羊, but
 * 畜禽 are both. Kinds belong here that every policy tells apart, so that the name of one never stands for another.
 */
const kinds = data.kinds.map(({ each, all }) => ({ each: each.map(anyOf), all: anyOf(all) }))

/**
 * Permits, loans, what is drawn out of a fund: things of one sort that have their names before a common word. Where a
 * question names one, a clause on another is no answer.
 */
const apart = data.apart.map(({ of, each }) => ({ sort: new RegExp(of), each: each.map(anyOf) }))

/**
 * Tells whether a clause is on another permit, loan … than the one that a question names: how to get the 食品经营许可证 is no
 * answer to who asks for the 公共场所卫生许可证. A clause that names none, under headings that name none, may be on any.
 */
export function otherNamedOf(question: string): (form: Comparable) => boolean {
  const asked = apart.flatMap(({ sort, each }) => {
    const named = sort.test(question) ? each.filter((name) => name.test(question)) : []
    return named.length > 0 ? [{ sort, each, named }] : []
  })
  if (asked.length === 0) return () => false
  return (form) => {
    const read = readOf(form)
    return asked.some(
      ({ sort, each, named }) =>
        sort.test(read) && !named.some((name) => name.test(read)) && each.some((name) => name.test(read)),
    )
  }
}

/**
 * Tells whether a clause speaks of other ranks or kinds than the one that a question names: of 硕士 and 本科 where 大专 was
 * asked, of 生猪 where 羊.
 */
export function otherKindOf(question: string): (form: Comparable) => boolean {
  const isOfOtherRank = otherRankOf(question)
  const asked = kinds.flatMap(({ each, all }) => {
    const named = each.filter((kind) => kind.test(question))
    return named.length > 0 && !all.test(question) ? [{ named, each, all }] : []
  })
  if (asked.length === 0) return isOfOtherRank
  return (form) => {
    if (isOfOtherRank(form)) return true
    const read = readOf(form)
    return asked.some(({ named, each, all }) => {
      const isOfOthers = (text: string): boolean => !all.test(text) && each.some((kind) => kind.test(text))
      // 支持畜牧业发展 › 支持肉羊良种引进: what the section is on is not what each of its clauses grants something for.
      return !named.some((kind) => kind.test(read)) && (isOfOthers(form.text) || isOfOthers(read))
    })
  }
}

function readOf({ text, heading, title, classes }: Comparable): string {
  return `${title}\n${heading}\n${text}\n${classes}`
}

function otherRankOf(question: string): (form: Comparable) => boolean {
  const asked = scales.flatMap((scale) => {
    const at = scale.findIndex(({ named }) => named.test(question))
    return at < 0 ? [] : [{ scale, at }]
  })
  if (asked.length === 0) return () => false
  return (form) => {
    const read = readOf(form)
    return asked.some(
      ({ scale, at }) =>
        !scale[at]?.named.test(read) &&
        scale.some(({ named }) => named.test(read)) &&
        !scale.slice(at).some(({ upwards }) => upwards.test(read)),
    )
  }
}

function anyOf(names: readonly string[]): RegExp {
  return new RegExp(names.join('|'))
}
