/** What the lines of a page around a text tell of who issued it, when, and under which number. */
import type { Found } from '../../model.ts'
import { findRegions } from '../../regions/index.ts'
import { findDates } from '../../text/dates.ts'
import { findNumbers } from '../../text/document-numbers.ts'
import type { Front } from '../title/front.ts'
import { found } from './found.ts'
import { isOrganisation, ORGANISATION } from './organisation.ts'
import { FOOT } from './signature.ts'

export function pageIssuer(source: string, { page }: Front): Found<string> | null {
  const span = page.fields.get('issuer')
  const name = span && source.slice(span.start, span.end)
  return name && /^[\p{Script=Han}（）()、\s]{3,160}$/u.test(name) ? found(name, span) : null
}

export function pageNumber(source: string, { page }: Front): Found<string> | null {
  const span = page.fields.get('number')
  const [number] = span ? findNumbers(source.slice(span.start, span.end)) : []
  if (!span || !number) return null
  return found(number.value, { start: span.start + number.span.start, end: span.start + number.span.end })
}

export function writtenOn(source: string, front: Front): Found<string> | null {
  return pageDate(source, front, 'writtenOn')
}

/** The day on which it was put on the page, unless its number tells that it was issued years before. */
export function postedOn(source: string, front: Front, number: string | null): Found<string> | null {
  const posted = pageDate(source, front, 'publishedOn') ?? labelledDate(source)
  const numbered = /(?:19|20)[0-9]{2}/.exec(number ?? '')?.[0]
  const isLate = posted && numbered && Number(posted.value.slice(0, 4)) > Number(numbered) + 1
  return isLate ? null : posted
}

function pageDate(source: string, { page }: Front, field: 'writtenOn' | 'publishedOn'): Found<string> | null {
  const span = page.fields.get(field)
  const [date] = span ? findDates(source.slice(span.start, span.end)) : []
  if (!span || !date) return null
  return found(date.iso, { start: span.start + date.span.start, end: span.start + date.span.end })
}

/**
 * An office of the title's own place that a page names otherwise: as the source of the text (来源：甲区工业和信息化局), as
 * who explains it, as who grants what a guide is about (实施机关), or on a line over the title.
 */
export function namedBesides(source: string, front: Front, number: string | null): Found<string> | null {
  const { title, lines } = front
  // 甲政办发〔2019〕3号, found on the page of a bureau: what is numbered so, no bureau has issued.
  if (!title || OF_GOVERNMENT.test(number ?? '')) return null
  const ofPlace = (name: string): string | null => {
    const office = name.replace(DIVISION, '')
    return isOfTitle(office, title.value) ? office : null
  }
  const above = lines.find(({ start, end }) => end <= title.span.start && ofPlace(source.slice(start, end)))
  return (
    besides(source, ofPlace) ??
    (above ? { ...found(source.slice(above.start, above.end), above), from: 'inferred' } : null) ??
    besides(source, (name) => inFull(name, source.slice(0, title.span.end)))
  )
}

/** The first of the names beside the text that `officeOf` knows, with those listed behind it. */
function besides(source: string, officeOf: (name: string) => string | null): Found<string> | null {
  for (const { 1: names = '', index, 0: matched } of source.matchAll(NAMED_BESIDES)) {
    const offices = names.split(/[ \u3000、]/).map(officeOf)
    const other = offices.indexOf(null)
    const known = other < 0 ? offices : offices.slice(0, other)
    const start = index + matched.length - names.length
    if (known.length > 0) return { ...found(known.join(' '), { start, end: index + matched.length }), from: 'inferred' }
  }
  return null
}

/** Of a division its office, of an office that is named without its place the whole name; null for any other. */
function inFull(name: string, above: string): string | null {
  // 国家税务总局所得税司: only offices of the whole country have 司.
  const office = name.replace(DIVISION, '')
  if (name.endsWith('司') && office !== name && isOrganisation(office)) return office
  // 来源：区商务局 under a title on 甲区, 来源：省财政厅预算处 on the page of 乙省.
  const unit = BARE.exec(office)?.[1]
  const place = unit && OFFICE.test(office) && findRegions(above).find(({ region }) => region.name.endsWith(unit))
  return place ? place.region.name + office.slice(unit.length) : null
}

function isOfTitle(name: string, title: string): boolean {
  const place = /^[\p{Script=Han}]{1,8}?[省市县区州盟旗]/u.exec(name)?.[0]
  return place !== undefined && title.includes(place) && OFFICE.test(name) && isOrganisation(name)
}

const OF_GOVERNMENT = /^[\p{Script=Han}]{0,4}(?:政|府)办?(?:发|规|字|函)/u
const NAMED_BESIDES =
  /(?:(?:来源|解读(?:机关|单位|部门)|实施(?:机关|主体))[：:】]\s?|实施(?:机关|主体) {0,4}[\t|] {0,4})([\p{Script=Han}]{4,30}(?:[ \u3000、][\p{Script=Han}]{4,30}){0,3})(?=[\s；;，。（()）|]|$)/gu
/** A government's name over a page is that of the site, and what an editorial office prints is not its own. */
const OFFICE = /(?<!新闻)(?:局|厅|委员会|委|办公室|服务中心)$/
const DIVISION = /(?<=[局厅委部署])[\p{Script=Han}]{2,20}[处司科]$/u
const BARE = /^(省|市|区|县|州|旗)(?=[\p{Script=Han}]{2})/u

/** 发布单位：甲省财政厅 甲省商务厅 in the running text of a page: as many names as are offices, at least the first. */
export function labelledIssuer(source: string): Found<string> | null {
  const match = ISSUER_LABEL.exec(source.slice(0, 2000))
  if (!match?.[1]) return null
  const names = [...match[1].matchAll(/[^ \u3000、]+/g)]
  const other = names.findIndex(([name]) => !ORGANISATION.test(name))
  const issuers = names.slice(0, other < 0 ? names.length : Math.max(1, other))
  const start = match.index + match[0].length - match[1].length
  const last = issuers.at(-1)
  const end = start + (last ? last.index + last[0].length : 0)
  return found(issuers.map(([name]) => name).join(' '), { start, end })
}

/** 发布时间：2020-02-03 on a web page, at its head or its foot, or the time of day behind the date at its head. */
function labelledDate(source: string): Found<string> | null {
  for (const date of findDates(source.slice(0, 2000))) {
    const labelled = DATE_LABEL.test(source.slice(Math.max(0, date.span.start - 10), date.span.start))
    const behind = source.slice(date.span.end, date.span.end + 60)
    if (labelled || (date.span.start < PAGE_HEAD && BESIDE_DATE.test(behind) && !VIEWED.test(behind)))
      return found(date.iso, date.span)
  }
  return null
}

const PAGE_HEAD = 300
/** How many have looked at it, and not where it comes from: the day on which somebody put a copy there. */
const VIEWED = /^(?![^\n]*来\s?源)[^\n。]{0,24}(?:浏览|阅读|点击|点赞|评论)(?:量|数|次数)?[：:\s]{0,2}[0-9]/
/** The time of day, or where the text comes from. */
const BESIDE_DATE = /^\s{1,4}(?:[0-2]?[0-9][:：][0-5][0-9]|来源[：:])/

/** 某市人力资源和社会保障局  发布时间：2026-04-16 on the line under a title. */
export function bylined(source: string, { title }: Front): Found<string> | null {
  const from = title?.span.end ?? 0
  const [line, name = ''] = BYLINE.exec(source.slice(from, from + FOOT)) ?? []
  if (!line || !isOrganisation(name)) return null
  const start = from + line.indexOf(name)
  return { ...found(name, { start, end: start + name.length }), from: 'inferred' }
}

const BYLINE =
  /^\s{0,12}([\p{Script=Han}（）()]{4,40})[ \u3000]{1,8}(?:(?:发布|发文|成文|更新)?(?:时间|日期)[：:]\s?)?20[0-9]{2}[-年./]/u

const ISSUER_LABEL =
  /(?:发文(?:机关|单位|部门)|发布(?:机构|机关|单位|部门)|制定机关|(?:印发|编制|编写|编印)单位)[：:】]\s?([\p{Script=Han}]{4,40}(?:[ \u3000、]{1,2}[\p{Script=Han}]{4,40}){0,9})/u
/** What a page calls the day of a text; 执行时间 and 意见反馈截止时间 are days of what it says. */
const DATE_LABEL =
  /(?:发布|发文|发稿|成文|印发|制发|签发|公布|公开|更新|生成|信息|上线|录入|编辑|(?:^|[^\p{Script=Han}]))(?:时间|日期)[：:】]\s{0,3}$/u
