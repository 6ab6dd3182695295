import { opensWithMarker, type Paragraph } from '../text/lines.ts'
import type { Marker } from './markers.ts'

/**
 * Openings of units that lost their number where a page was copied. They get no number.
 */
export function lostNumbers(
  source: string,
  paragraphs: readonly Paragraph[],
  markers: readonly Marker[],
): readonly Marker[] {
  return [...lostArticles(source, paragraphs, markers), ...lostMeasures(source, markers)]
}

/**
 * Between 第三条 支持参展。… and 第五条 支持电商。… the one paragraph that begins as they do (支持认证。企业取得…) is an article of its own,
 * and nothing of the third.
 */
function lostArticles(source: string, paragraphs: readonly Paragraph[], markers: readonly Marker[]): Marker[] {
  const articles = markers.filter(({ style, place }) => style === 'article' && place === 'line')
  return articles.flatMap((next, i) => {
    const before = articles[i - 1]
    if (!before || next.value !== before.value + 2) return []
    const isTitled = ({ end }: Marker): boolean => TITLED.test(source.slice(end, end + LONGEST_TITLE).trimStart())
    if (!isTitled(before) || !isTitled(next)) return []
    const between = paragraphs.filter(
      ({ start, newline }) => newline && start > before.start && start < next.start && !opensWithMarker(source, start),
    )
    const found = between.filter(({ start }) => TITLED.test(source.slice(start, start + LONGEST_TITLE)))
    const [only] = found
    if (!only || found.length > 1 || markers.some(({ start }) => start === only.start)) return []
    return [unnumbered(next, only.start)]
  })
}

/**
 * 2.搭建平台…。（责任单位：区商务局）区属国有企业减免租金…。（责任单位：区国资委）4.…: where each measure ends by naming its offices, what
 * follows the first of two such notes is the measure whose number is missing.
 */
function lostMeasures(source: string, markers: readonly Marker[]): Marker[] {
  return markers.flatMap((next, i) => {
    const before = markers[i - 1]
    if (!before || next.style !== before.style || next.value !== before.value + 2) return []
    const between = source.slice(before.end, next.start)
    const notes = [...between.matchAll(OFFICES_NOTED)]
    const [first, last] = notes
    if (!first || !last || notes.length > 2 || between.slice(last.index + last[0].length).trim() !== '') return []
    const behind = first.index + first[0].length
    const start = before.end + behind + (/\S/.exec(between.slice(behind))?.index ?? 0)
    return last.index - behind < SHORTEST_MEASURE ? [] : [unnumbered(next, start)]
  })
}

function unnumbered(next: Marker, start: number): Marker {
  return { ...next, value: next.value - 1, label: '', start, end: start }
}

/** 支持认证和商标注册。企业取得…: a title and the text behind it. */
const TITLED = /^(?!其中|同时|以上|上述|本条|前款|对|凡|该)[^，。；：\s]{4,16}。\S{12}/
/** Characters. */
const LONGEST_TITLE = 40

/** （责任单位：区国资委、区政府集体资产监管办: the bracket may have gone with the number. */
const OFFICES_NOTED =
  /[（([〔【](?:责任单位|责任部门|牵头单位|牵头部门)[：:][^（）()[\]〔〕【】。；;]{2,120}[）)\]〕】]?/g
/** Characters. */
const SHORTEST_MEASURE = 20
