import type { Found, Metadata } from '../model.ts'
import { findRegions, formatRegion, NATIONAL, regionOfCharacter, relation, type Region } from '../regions/index.ts'
import type { Front } from './front.ts'

/**
 * The place whose document this is: named in the title, else by the issuer, else by what the text mostly names, helped by
 * the document number's first character. What the text only suggests is marked as inferred.
 */
export function readRegion(
  source: string,
  front: Front,
  read: Pick<Metadata, 'issuer' | 'number'>,
): Found<string> | null {
  const titles = [front.title, front.noticeTitle].flatMap((title) => title ?? [])
  for (const title of titles) {
    const own = deepest(findRegions(withoutQuoted(title.value)))
    const region = own ?? deepest(findRegions(title.value.replace(/^.*?印发/, '')))
    if (region) return { value: formatRegion(refined(region, read.issuer)), span: title.span, from: 'text' }
  }
  const local = titles.some((title) => /^(?:我?[市省区县]|全市|本市)/.test(title.value))
  if (read.issuer && !local) {
    const region =
      deepest(findRegions(read.issuer.value)) ?? (NATIONAL_ISSUER.test(read.issuer.value) ? NATIONAL : null)
    if (region) return { value: formatRegion(region), span: read.issuer.span, from: 'text' }
  }
  const national = titles.find((title) => NATIONAL_ISSUER.test(title.value.split('关于')[0] ?? ''))
  if (national) return { value: formatRegion(NATIONAL), span: national.span, from: 'text' }
  return inferred(source, read)
}

const NATIONAL_ISSUER =
  /^(?:中共中央|国务院|全国|国家|中国人民银行|中国银保监会|中国证监会|最高人民|财政部|教育部|科技部|科学技术部|工业和信息化部|公安部|民政部|司法部|人力资源和?社会保障部|自然资源部|生态环境部|住房和?城乡建设部|交通运输部|水利部|农业农村部|商务部|文化和旅游部|应急管理部|海关总署|税务总局|市场监管总局|银保监会|证监会|医保局|中华全国)/

/** 鹿城区 in the title, 温州市鹿城区人民政府 as issuer: the fuller path wins. */
function refined(region: Region, issuer: Found<string> | null): Region {
  const other = issuer ? deepest(findRegions(issuer.value)) : null
  return other && other.name === region.name ? other : region
}

function deepest(mentions: ReturnType<typeof findRegions>): Region | null {
  const [first] = mentions
  if (!first) return null
  return mentions.reduce((best, { region }) => (relation(best, region) === 'ancestor' ? region : best), first.region)
}

/** 《…》 of other documents, unless the title says no more than 关于印发《…》的通知. */
function withoutQuoted(title: string): string {
  return /印发|发布|解读|公布/.test(title) ? title : title.replace(/《[^《》]*》/g, ' ')
}

/** A majority of all places named, each counting for those it lies in; a tie goes to the deeper place. */
function inferred(source: string, read: Pick<Metadata, 'number'>): Found<string> | null {
  const votes = new Map<string, { region: Region; count: number }>()
  const mentions = findRegions(withoutCited(source)).filter((mention) => mention.matched.length > 1)
  for (const { region } of mentions) {
    const known = votes.get(region.code)
    votes.set(region.code, { region, count: (known?.count ?? 0) + 1 })
  }
  const hint = read.number ? regionOfCharacter(read.number.value.charAt(0)) : null
  const totals = [...votes.values()].map(({ region }) => {
    const within = [...votes.values()].filter((other) => other.region.code.startsWith(region.code))
    const sum = within.reduce((total, other) => total + other.count, 0)
    return { region, score: sum + (hint && region.code.startsWith(hint.code) ? 1 : 0) }
  })
  const best = totals.sort((a, b) => b.score - a.score || b.region.code.length - a.region.code.length)[0]
  if (!best || best.score < 2 || best.score * 2 <= mentions.length) return null
  return { value: formatRegion(best.region), span: null, from: 'inferred' }
}

/** Cited documents name other places as often as not, and a dateline says where a reporter sat. */
function withoutCited(source: string): string {
  return source.slice(0, 60_000).replace(/《[^《》]{2,80}》|新华社[^\s，。]{2,6}\d{1,2}月\d{1,2}日电/g, ' ')
}
