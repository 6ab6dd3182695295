/** Shapes of the lines at the head of a text: what is a title, what stands around it, and what begins the body. */
import type { Span } from '../../model.ts'
import { labelOf } from '../../layout/page-head.ts'
import { isPortalLine } from '../../layout/portal.ts'
import { isAddressee, isDateLine, isFurniture, TITLE_LIKE } from '../../layout/shapes.ts'
import { DATE } from '../../text/dates.ts'
import { findNumbers } from '../../text/document-numbers.ts'

/** How the body of a document begins; no title begins so. */
export const BODY =
  /^(?:为(?!民|企|何|什么)|根据|按照|依照|经|近年来|近日|现将|当前|兹|第[一1]章|第[一1]\s?条|[一1][、.．]|[（(]一[）)]|各[^，。]{0,60}[：:]|各(?:省|市|县|区|街道|有关|地区|部门)[、，（]|[^，。]{2,60}[：:]$)/

/** Characters of a title, at most. */
export const TITLE_LIMIT = 120
export const TITLE_BEGINS = /^(?:关于|转发|印发|批转)/
/** The last of several issuers, and behind it the title itself: 国家税务总局某省税务局关于…. */
export const LAST_ISSUER_BEGINS =
  /^[\p{Script=Han}]{2,24}(?:部|署|局|委|厅|院|会|行|政府|办公室)(?:关于|转发|印发|批转)/u
/** What a title says of itself in brackets behind it. */
export const STAGE = /[（(][^（）()，。]{0,12}(?:稿|试\s?行|暂\s?行|草案|修订)\s?[）)]/

/** The beginning of a paragraph without Markdown marks around it. */
export function headOf(source: string, { start, end }: Span): string {
  return source.slice(start, Math.min(end, start + 400)).replace(/^[#*_\s]+|[#*_\s]+$/g, '')
}

/** Letterheads, numbers, lines of a web page, a bracket without a title. */
export function isAside(text: string): boolean {
  if (LETTERHEAD.test(text.replace(/\s+/g, '')) || isLabelled(text) || isFurniture(text) || text.length < 4) return true
  if (isMasthead(text) || isDateLine(text) || ORDER_NUMBER.test(text)) return true
  const [number] = findNumbers(text.slice(0, 60))
  if (
    number &&
    !/令第/.test(number.value) &&
    number.span.start < 8 &&
    text.length - (number.span.end - number.span.start) < 8
  )
    return true
  if (isImprint(text) && text.length <= LONGEST_IMPRINT && /[）)]$/.test(text)) return true
  return /^[（(【［][^（）()]{1,40}[）)】］]$/.test(text) && !/关于/.test(text)
}

/** Characters. */
export const LONGEST_IMPRINT = 120

/** （2019年8月20日印发 某政发〔2019〕190号）, （某县农业农村局 2026年4月编印）, （某局编制，2025年7月更新）: when it was issued, and by whom. */
export function isImprint(text: string): boolean {
  return /^[（(]/.test(text) && (isDateLine(text) || IMPRINT.test(text))
}

/** A day, or the month alone, on which something was issued, and who may stand behind it, with the number: 2024年3月20日甲市财政局、甲市商务局以甲财〔2024〕2号印发. */
export const IMPRINT = new RegExp(
  `(?:(?:${DATE.source})|(?<year>20[0-9]{2})\\s?年\\s?(?<month>[0-9]{1,2})\\s?月)\\s?(?<by>[\\u4e00-\\u9fff、]{4,80}?)?(?:以[^，。；\\n]{4,30}?)?(?:编印|编制|汇编|印制|整理|印发|发布|公布|颁布|更新|编)`,
)

/** 信息分类：就业创业, as over a page's text; 标题：… holds the title itself. */
function isLabelled(text: string): boolean {
  const label = labelOf(text)
  return label !== undefined && label.field !== 'title'
}

/** 某日报 2025-09-03 18:43, 某政务网, 全文播报: whose page it is and when it was put there. */
export function isMasthead(text: string): boolean {
  const line = text.trim()
  if (isPortalLine(line)) return true
  if (line.length > LONGEST_MASTHEAD) return false
  if (COLUMN.test(line) || SITE_AND_COLUMN.test(`${line} .`)) return true
  const name = line.replace(STAMP, '').replace(ADDRESS, '').trim()
  if (TITLE_LIKE.test(name)) return false
  if (NAVIGATION.test(line) || ownedBy(line)) return true
  const isStamped = TIME_OF_DAY.test(line) && STAMP.test(line)
  return isStamped ? name.length <= LONGEST_NAME : SITE.test(name)
}

/** 湖北·某市 | 某市人力资源和社会保障局. */
function ownedBy(line: string): boolean {
  const parts = line.split(/\s{0,4}[|｜]\s{0,4}/)
  return parts.length > 1 && parts.some((part) => areIssuers(part))
}

/** The first words of the body, or whom it is addressed to. */
export function opensBody(text: string): boolean {
  return BODY.test(text) || isAddressee(text)
}

/** 人力资源社会保障部 财政部 税务总局: issuers, and no title yet. */
export function areIssuers(text: string): boolean {
  return text
    .trim()
    .split(/\s+/)
    .every((name) => ISSUER.test(name) && !NEWS.test(name))
}

const ISSUER =
  /^[\p{Script=Han}]{2,24}(?:部|署|局|委|厅|国务院|法院|检察院|研究院|科学院|会|[银分支央人]行|集团|总公司|政府|办公室)$|^国务院$/u
/** 某市召开工作推进会 is no office. */
const NEWS = /召开|举行|举办|出台|助力|加快|加强/

/** Parts of a site that no document is named after. */
const COLUMNS =
  '(?:通知公告|公[示告]公[示告]|政务公开|(?:政府)?信息公开(?:目录|专栏)?|(?:政策|最新)文件库?|(?:行政)?规范性文件|(?:工作|新闻)动态|政策法规|(?:政策|文件)?(?:正文|详情|原文)|政策库|要闻)'
const COLUMN = new RegExp(`^${COLUMNS}$`)
/** 某省人民政府 政策文件, before the title on the same line. */
export const SITE_AND_COLUMN = new RegExp(
  `^[\\p{Script=Han}]{2,24}(?:政府|局|厅|委|会|院|办公室)[ \\u3000]{1,4}(?:${COLUMNS}|政策解读)[ \\u3000]{1,4}(?=\\S)`,
  'u',
)

const LONGEST_MASTHEAD = 40
const LONGEST_NAME = 16
const STAMP = new RegExp(`(?:${DATE.source})(?:\\s{0,4}[0-2]?[0-9][:：][0-5][0-9](?:[:：][0-5][0-9])?)?`)
const TIME_OF_DAY = /[0-9][:：][0-5][0-9]/
const ADDRESS = /(?:https?:\/\/|www\.)[\w./-]{1,60}/
/** 无障碍 | 长者版 | 繁体中文. */
const NAVIGATION = /^[|｜]?(?:[^|｜，。]{1,8}[|｜]){2,12}[^|｜，。]{0,8}$/
const SITE =
  /^[^，。；：《》“”]{2,16}(?:新闻|[日晚早时商晨]报|网|网站|客户端|融媒体?中心|融媒|在线|头条|公众号|频道|电视台|门户)$|欢迎您[！!]?$|^(?:全文播报|语音播报|听全文|听新闻|收听全文|无障碍.{0,12}|(?:长者|关怀)[版模式]{1,2})$/

/** 甲市人民政府令 stands over what it promulgates, and its number on the line below. */
const LETTERHEAD = /^(?!.*关于).{2,40}(?:文件|公报|(?:政府|国务院|部|局|委员会|总局|署|主席)令)$/
const ORDER_NUMBER = /^(?:[〔［[（(]?(?:19|20)[0-9]{2}[〕］\])）]?年?\s?)?第\s?[0-9]{1,5}\s?号$/
