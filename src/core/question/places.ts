import { findRegions, formatRegion, relation, resolveRegion, type Region } from '../regions/index.ts'
import type { Span } from '../model.ts'
import type { LibraryDocument, PlaceMention } from './types.ts'

/** The places that normalised text names, in order, each once. */
export function placesIn(text: string): readonly PlaceMention[] {
  const mentions = new Map<string, PlaceMention>()
  for (const [group, members] of GROUPS) {
    if (!text.includes(group)) continue
    for (const member of members) {
      const region = resolveRegion(member)
      if (region) mentions.set(formatRegion(region), { region: formatRegion(region), text: group, from: 'question' })
    }
  }
  for (const { region, matched, span } of findRegions(text)) {
    if (isAim(text, span)) continue
    const path = formatRegion(region)
    if (!mentions.has(path)) mentions.set(path, { region: path, text: matched, from: 'question' })
  }
  return [...mentions.values()]
}

/** 向湖北捐款, 支援新疆: where something goes to says nothing of whose rules are asked for. */
function isAim(text: string, { start, end }: Span): boolean {
  return (
    /(?:支援|援助|驰援|捐给|捐赠给|援)$/.test(text.slice(0, start)) ||
    (text.charAt(start - 1) === '向' && /^(?:省|市|地区)?.{0,4}(?:捐|派|援|输送|运|支援)/.test(text.slice(end)))
  )
}

/** Places that people name together. */
const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ['北上广', ['北京市', '上海市', '广东省广州市']],
  ['江浙沪', ['江苏省', '浙江省', '上海市']],
  ['长三角', ['江苏省', '浙江省', '上海市', '安徽省']],
  ['京津冀', ['北京市', '天津市', '河北省']],
  ['珠三角', ['广东省']],
  ['大湾区', ['广东省']],
  ['东三省', ['辽宁省', '吉林省', '黑龙江省']],
]

/** The place bound to the chat, as a mention; none if nobody knows it. */
export function boundPlace(name: string | undefined): readonly PlaceMention[] {
  const region = name ? resolveRegion(name) : null
  return region && name ? [{ region: formatRegion(region), text: name, from: 'bound' }] : []
}

/** 五个地方都怎么说, 各地分别多少, 所有文件里…: asked of every place. */
export function asksAllPlaces(text: string): boolean {
  return ALL_PLACES.test(text)
}

const ALL_PLACES =
  /(?:各|所有|全部|每个?|不同|[二两三四五六七八九十几]个?)的?(?:地方|地区|地市|城市|省份|省市|市县)(?!政府|财政|税务|标准|性|人民|各级|国家机关)|各(?:地|省|市)(?:的|都|分别|怎么|有|是)|^各地|各(?:地|省|市).{0,12}(?:都|分别)|哪个?(?:地方|市|省|城市|地区|里|儿).{0,8}(?:最|更)/

/** Whether a document of `documentRegion` speaks of the place: its own, or one inside it. */
export function isOfPlace(document: LibraryDocument, place: Region): boolean {
  const own = resolveRegion(document.region)
  if (!own) return false
  const kinship = relation(own, place)
  return kinship === 'same' || kinship === 'descendant'
}
