/** Whose a text is by what stands beside it, where its title, its issuer and its own words do not tell. */
import type { Found, Span } from '../../model.ts'
import { findRegions, formatRegion, type Region } from '../../regions/index.ts'
import { TITLE_END } from '../../text/lines.ts'
import { speaksAs } from './likely-place.ts'
import { deepest, deepestOfOnePath, MOST_READ } from './named-places.ts'

/** 成都市关于支持企业上市的若干扶持政策 on lines of its own under a page's headline. Headings of several places tell nothing. */
export function placeOfHeading(source: string): Found<string> | null {
  const headings = headingsIn(source.slice(0, MOST_READ))
  const region = deepestOfOnePath(headings.map((heading) => heading.region))
  const own = headings.find((heading) => heading.region.code === region?.code)
  return own ? { value: formatRegion(own.region), span: own.span, from: 'inferred' } : null
}

function headingsIn(text: string): { region: Region; span: Span }[] {
  return [...text.matchAll(HEADING)].flatMap(({ 0: lines, 1: names = '', index }) => {
    const [line = '', next = ''] = lines.trim().split(/\s*\n\s*/)
    const [place] = findRegions(names)
    const region = place?.span.start === 0 ? deepest(findRegions(names)) : null
    if (!region || !(TITLE_END.test(line) || TITLE_END.test(next))) return []
    const start = index + lines.indexOf(line)
    return [{ region, span: { start, end: start + line.length } }]
  })
}

/** A line and the one under it: a title may be broken. */
const HEADING =
  /(?<=^|\n)[ \t\u3000\u00a0]{0,8}([\u4e00-\u9fff]{2,20})关于[^。；，：:\n]{4,60}(?=\n|$)(?:\s{1,8}[^。；，：:\n]{2,40}(?=\n|$))?/g

/** 来源：江西日报, where the text speaks of 省财政厅: what a paper of the place calls 省 or 市 is its own. */
export function placeOfPaper(source: string): Found<string> | null {
  const foot = Math.max(0, source.length - FOOT)
  const head = source.slice(0, Math.min(HEAD, foot))
  const inHead = PAPER.exec(head)
  const match = inHead ?? PAPER.exec(source.slice(foot))
  const [place] = findRegions(match?.[1] ?? '')
  if (!match || !place || !speaksAs(place.region, source.slice(0, MOST_READ))) return null
  const start = (inHead ? 0 : foot) + match.index
  return { value: formatRegion(place.region), span: { start, end: start + match[0].length }, from: 'inferred' }
}

/** Characters. */
const HEAD = 1000
const FOOT = 400
const PAPER = /来\s?源\s?[：:]\s{0,3}([\u4e00-\u9fff]{2,6})(?:日报|晚报|晨报|新闻网|电视台|广播电视台)/
