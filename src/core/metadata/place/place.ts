import { FINISHED } from '../../layout/shapes.ts'
import type { Found, Metadata } from '../../model.ts'
import {
  findRegions,
  formatRegion,
  NATIONAL,
  regionsNamed,
  relation,
  resolveRegion,
  type Region,
  type RegionMention,
} from '../../regions/index.ts'
import { areIssuers } from '../title/front-lines.ts'
import type { Front, Title } from '../title/front.ts'
import { isProvince, likelyPlace, speaksForCountry } from './likely-place.ts'
import { certainIn, deepest, deepestOfOnePath, isStreet, MOST_READ, theOneMeant } from './named-places.ts'
import { cityOfNumber } from './number-city.ts'
import { placeOfHeading, placeOfPaper } from './place-beside.ts'

/**
 * The place whose document this is: named in the title, unless its issuer or the office that it says carries it out is of
 * a part of that place or the title speaks of 本区; else by the issuer or that office, else by what the text mostly names.
 * What the text only suggests is marked as inferred.
 */
export function readRegion(
  source: string,
  front: Front,
  read: Pick<Metadata, 'issuer' | 'number'>,
): Found<string> | null {
  const titles = [front.title, front.noticeTitle].flatMap((title) => title ?? [])
  const national = titles.find((title) => issuedNationally(title.value))
  if (national) return { value: formatRegion(NATIONAL), span: national.span, from: 'text' }
  const isNational = read.issuer !== null && NATIONAL_ISSUER.test(read.issuer.value)
  const issuing = placeOfIssuer(read.issuer, source) ?? (isNational ? null : placeOfOffice(source))
  // 某市就业政策, and under it the bureau of a district with the day: who put it on the page need not have made it.
  const isPosted = read.issuer?.from === 'inferred' && issuing?.found.span === read.issuer.span
  if (issuing && titles.some(({ value }) => OWN_PLACE.test(value))) return issuing.found
  for (const title of titles) {
    const own = deepest(ownRegions(withoutQuoted(title.value)))
    const found = own ?? deepest(ownRegions(title.value.replace(/^.*?印发/, '')))
    const region = found && refined(found, read.issuer, source)
    if (region && issuing && !isPosted && relation(issuing.region, region) === 'descendant') return issuing.found
    const isHeadline = !read.issuer && !FINISHED.test(title.value) && !title.value.includes(region?.name ?? '')
    const told = region && isHeadline ? cityWithin(region, source, read) : null
    if (told) return told
    if (region) return { value: formatRegion(region), span: title.span, from: 'text' }
  }
  const units = titles.flatMap(({ value }) => /^[我全本]?([市省区县])(?!场)/.exec(value)?.[1] ?? [])
  const local = units.length > 0
  if (issuing && units.every((unit) => issuing.region.name.endsWith(unit))) return issuing.found
  if (read.issuer && isNational && !local)
    return { value: formatRegion(NATIONAL), span: read.issuer.span, from: 'text' }
  const page = placeOfPage(source, front)
  return (
    placeOfZone(titles) ??
    (page && (cityWithin(page.region, source, read) ?? page.found)) ??
    placeOfText(source, read) ??
    placeOfHeading(source) ??
    placeOfPaper(source) ??
    placeOfNation(source)
  )
}

/**
 * 国家税务总局编制了问题解答, or news of what 公安部 has ordered, without a signature: where nothing tells of any other place, the
 * country. Null if the text does not speak for it.
 */
function placeOfNation(source: string): Found<string> | null {
  const text = source.slice(0, MOST_READ)
  const [made] = MADE_NATIONALLY.exec(text.slice(0, PAGE_HEAD)) ?? []
  const isOfficeOfPlace = made === undefined || findRegions(made).length > 0
  if (isOfficeOfPlace && !(speaksForCountry(text) && OFFICE_ORDERS.test(text))) return null
  return { value: formatRegion(NATIONAL), span: null, from: 'inferred' }
}

const NATIONAL_OFFICES =
  '(?:国家税务总局|国家[\\p{Script=Han}]{2,8}[委局]|(?<![\\p{Script=Han}])(?:公安|财政|教育|科技|民政|商务|司法|水利|交通运输|农业农村|生态环境|自然资源|人力资源社会保障|工业和信息化|应急管理)部)'
/** 国家税务总局按照“尽可能网上办”的原则，编制了《…问题解答》. */
const MADE_NATIONALLY = new RegExp(`${NATIONAL_OFFICES}[^。；\\n]{0,60}?(?:编制|制定|印发|发布|公布|下发)了?[《“]`, 'u')
/** 2月2日，公安部交管局下发紧急通知. */
const OFFICE_ORDERS = new RegExp(`${NATIONAL_OFFICES}[^，。；\\n]{0,8}(?:下发|印发|发布|部署|召开|要求)`, 'u')

/** A headline (四川出台…) or a site may name the province where the text is of one of its cities. */
function cityWithin(province: Region, source: string, { number }: Pick<Metadata, 'number'>): Found<string> | null {
  const likely = isProvince(province) ? likelyPlace(source, number?.value ?? null) : null
  if (!likely || relation(province, likely) !== 'ancestor') return null
  return { value: formatRegion(likely), span: null, from: 'inferred' }
}

/**
 * What the text mostly names; a province gives way to the city of the number, or to the office of one of its cities that
 * the page comes from.
 */
function placeOfText(source: string, { number }: Pick<Metadata, 'number'>): Found<string> | null {
  const likely = likelyPlace(source, number?.value ?? null)
  const numbered = number && cityOfNumber(number.value, source)
  if (numbered && (!likely || relation(likely, numbered) === 'ancestor'))
    return { value: formatRegion(numbered), span: number.span, from: 'inferred' }
  const origin = likely && !isProvince(likely) ? null : placeOfOrigin(source)
  if (origin && (!likely || relation(likely, origin.region) === 'ancestor')) return origin.found
  return likely && { value: formatRegion(likely), span: null, from: 'inferred' }
}

/** 高新区（滨江）: a zone that is one with a district gives its name in brackets. */
function placeOfZone(titles: readonly Title[]): Found<string> | null {
  for (const { value, span } of titles) {
    const name = ZONE.exec(value)?.[1]
    const [region, ...rivals] = name ? regionsNamed(`${name.replace(/区$/, '')}区`) : []
    if (region && rivals.length === 0) return { value: formatRegion(region), span, from: 'inferred' }
  }
  return null
}

const ZONE = /(?:高新|经开|开发|保税)(?:技术)?(?:产业)?(?:开发)?区[（(]([\u4e00-\u9fff]{2,5})[）)]/

/**
 * 某市人民政府 at the head of a page says whose site it is, and that the document is of that place is likely; so does the
 * page's own name for the document (某市旅游政策：旅游营销奖励办法).
 */
function placeOfPage(source: string, front: Front): Read | null {
  const title = front.title?.value.replace(/\s+/g, '')
  for (const span of front.lines) {
    const line = source.slice(span.start, span.end)
    const offices = line.split(/[\s|｜]+/).filter((part) => areIssuers(part))
    const region = deepest(
      title && line.replace(/\s+/g, '').includes(title) ? ownRegions(line) : findRegions(offices.join(' ')),
    )
    if (region) return { region, found: { value: formatRegion(region), span, from: 'inferred' } }
  }
  return null
}

/** A place that a text bears in a name, and where. */
interface Read {
  readonly region: Region
  readonly found: Found<string>
}

/** 来源：某市人社局 at the head of a page, 主办：某市人社局 at its foot. */
function placeOfOrigin(source: string): Read | null {
  const foot = Math.max(0, source.length - PAGE_FOOT)
  return (
    readPlace(ORIGIN.exec(source.slice(0, PAGE_HEAD)), 0, 'inferred') ??
    readPlace(OWNER.exec(source.slice(foot)), foot, 'inferred')
  )
}

/** Characters. */
const PAGE_HEAD = 1000
const PAGE_FOOT = 400
const OFFICE = '([\\p{Script=Han}]{2,24}(?:[局厅委办府部院]|中心|委员会|街道)(?!\\p{Script=Han}))'
const ORIGIN = new RegExp(`来\\s?源\\s?[：:]\\s{0,3}${OFFICE}`, 'u')
const OWNER = new RegExp(`(?:主办|承办|版权所有|主管)(?:单位)?[：:]\\s{0,3}${OFFICE}`, 'u')

/**
 * 实施主体　某市失业保险服务中心, 受理单位：某市科技局: a guide names who carries it out, though it may explain a province's
 * rules. Offices of several places tell nothing.
 */
function placeOfOffice(source: string): Read | null {
  const text = source.slice(0, MOST_READ)
  const read = [...text.matchAll(CARRIED_OUT_BY)].flatMap((match) => readPlace(match, 0, 'text') ?? [])
  const region = deepestOfOnePath(read.map((one) => one.region))
  return read.find((one) => one.region.code === region?.code) ?? null
}

const CARRIED_OUT_BY = new RegExp(
  '(?<=^|[\\n|\\t])[ \\u3000\\u00a0]{0,8}(?:实施|受理|办理|承办|经办|行使|决定|审批|服务|解读|编制|发布)' +
    `(?:主体|机构|机关|单位|部门)[：:|\\s]{1,8}${OFFICE}`,
  'gu',
)

function readPlace(match: RegExpExecArray | null, offset: number, from: 'text' | 'inferred'): Read | null {
  const region = match?.[1] ? deepest(findRegions(match[1])) : null
  if (!match || !region) return null
  const start = offset + match.index
  return { region, found: { value: formatRegion(region), span: { start, end: start + match[0].length }, from } }
}

/** 关于印发本区…措施的通知: the place is that of whoever speaks. */
const OWN_PLACE = /(?:(?<![基资成日根版样])本|我)(?:省|市(?![场值])|区(?![间块])|县|自治[区州县]|州|盟|旗)/

/** A place of whose rules the document is about to speak is not yet its own: 落实北京市…, 转发广东省…. */
const CITES_PLACE = /(?:落实|贯彻|执行|转发)(?:[《〈“\s、和及与]|国务院|党中央|中央|国家|[省市]委|[省市]政府)*$/

function ownRegions(title: string): RegionMention[] {
  return findRegions(title).filter(
    ({ span, matched }) =>
      !CITES_PLACE.test(title.slice(0, span.start)) && !isStreet(matched, title.slice(span.end, span.end + 3)),
  )
}

/**
 * The place that an issuer bears in its name; null for an office of the whole country. A branch that is named after the
 * city it sits in (人民银行成都分行) speaks for the province if it writes to the cities of one.
 */
function placeOfIssuer(issuer: Found<string> | null, source: string): Read | null {
  const named = issuer && (deepest(ownRegions(issuer.value)) ?? countyOfTwoCharacters(issuer.value))
  const writesToCities = WRITES_TO_CITIES.test(source.slice(0, PAGE_HEAD))
  const region = named && writesToCities ? (resolveRegion(named.path[0] ?? '') ?? named) : named
  if (!issuer || !region) return null
  return { region, found: { value: formatRegion(region), span: issuer.span, from: 'text' } }
}

const WRITES_TO_CITIES = /各(?:市州|州市|盟市|市[（(]州[）)]|设区[的市]|地级以上市)[^。\n]{0,120}[：:]/

/** 萧县 is too short to be known anywhere in a text, but not at the head of an office's name. */
function countyOfTwoCharacters(issuer: string): Region | null {
  const [region, ...rivals] = /^.县/.test(issuer) ? regionsNamed(issuer.slice(0, 2)) : []
  return region && rivals.length === 0 ? region : null
}

/** 第十三届全国人民代表大会常务委员会. */
const NATIONAL_ISSUER =
  /^(?:第[一二三四五六七八九十]{1,3}届(?=全国))?(?:中共中央|国务院|全国|国家|中国人民银行|中国银保监会|中国证监会|最高人民|财政部|教育部|科技部|科学技术部|工业和信息化部|公安部|民政部|司法部|人力资源和?社会保障部|自然资源部|生态环境部|住房和?城乡建设部|交通运输部|水利部|农业农村部|商务部|文化和旅游部|应急管理部|海关总署|税务总局|市场监管总局|银保监会|证监会|医保局|中华全国)/

/** An office of the whole country issues it, and not its branch in some place (国家税务总局深圳市税务局). */
function issuedNationally(title: string): boolean {
  const issuer = title.split('关于')[0] ?? ''
  if (!NATIONAL_ISSUER.test(issuer)) return false
  const [place] = findRegions(issuer)
  return !place || !BRANCH.test(issuer.slice(place.span.end)) || NATIONAL_OFFICE.test(issuer)
}

/** What follows the place in the name of a branch. */
const BRANCH = /^.{0,8}(?:局|分行|支行|支局|分局|办事处|中心支行|专员办|监管办)/
/** An office of the country that acts on a place (国家发展改革委协调增加某市蔬菜供应). */
const NATIONAL_OFFICE = /^国家[^局委部院]{1,10}(?:委|部|院)/

/**
 * 鹿城区 in the title, 温州市鹿城区人民政府 as issuer: the fuller path wins. There are several 宝山区: which one is meant is
 * told by the places around it in the text, and if nothing tells, it is not guessed.
 */
function refined(region: Region, issuer: Found<string> | null, source: string): Region | null {
  const other = issuer ? deepest(findRegions(issuer.value)) : null
  if (other && other.name === region.name) return other
  return theOneMeant([region, ...regionsNamed(region.name)], certainIn(findRegions(source.slice(0, MOST_READ))))
}

/** 《…》 of other documents, unless the title says no more than 关于印发《…》的通知. */
function withoutQuoted(title: string): string {
  return /印发|发布|解读|公布/.test(title) ? title : title.replace(/《[^《》]*》/g, ' ')
}
