import { opensWithMarker, type Paragraph } from '../text/lines.ts'
import type { Marker } from './markers.ts'

/**
 * Openings of articles that lost their number where a page was copied: between 第三条 支持参展。… and 第五条 支持电商。… the one
 * paragraph that begins as they do (支持认证。企业取得…) is an article of its own, and nothing of the third. It gets no number.
 */
export function lostNumbers(
  source: string,
  paragraphs: readonly Paragraph[],
  markers: readonly Marker[],
): readonly Marker[] {
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
    const { start } = only
    return [{ ...next, value: before.value + 1, label: '', start, end: start }]
  })
}

/** 支持认证和商标注册。企业取得…: a title and the text behind it. */
const TITLED = /^(?!其中|同时|以上|上述|本条|前款|对|凡|该)[^，。；：\s]{4,16}。\S{12}/
/** Characters. */
const LONGEST_TITLE = 40
