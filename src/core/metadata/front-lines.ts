/** Shapes of the lines at the head of a text: what is a title, what stands around it, and what begins the body. */
import { labelOf } from '../layout/page-head.ts'
import { isAddressee, isDateLine, isFurniture } from '../layout/shapes.ts'
import { DATE } from '../text/dates.ts'
import { findNumbers } from '../text/document-numbers.ts'

/** How the body of a document begins; no title begins so. */
export const BODY =
  /^(?:为(?!民|企|何|什么)|根据|按照|依照|经|近年来|近日|现将|当前|兹|第[一1]章|第[一1]\s?条|[一1][、.．]|[（(]一[）)]|各[^，。]{0,60}[：:]|各(?:省|市|县|区|街道|有关|地区|部门)[、，（]|[^，。]{2,60}[：:]$)/

/** Words that a title has. */
export const TITLE_LIKE =
  /(?:通知|意见|措施|方案|办法|规定|细则|政策|计划|规划|条例|公告|通告|决定|指南|解读|通报|若干|清单|答疑|问答|批复|函|制度|纲要|要点|指引|标准|目录)/
/** How a title ends that needs no further line. */
export const FINISHED =
  /(?:通知|意见|措施|方案|办法|规定|细则|政策|计划|规划|条例|公告|通告|决定|指南|解读|通报|答疑|函|要点|指引|[稿行年][）)])$/

/** Letterheads, numbers, lines of a web page, a bracket without a title. */
export function isAside(text: string): boolean {
  if (LETTERHEAD.test(text.replace(/\s+/g, '')) || isLabelled(text) || isFurniture(text) || text.length < 4) return true
  if (isMasthead(text) || isDateLine(text)) return true
  const [number] = findNumbers(text.slice(0, 60))
  if (
    number &&
    !/令第/.test(number.value) &&
    number.span.start < 8 &&
    text.length - (number.span.end - number.span.start) < 8
  )
    return true
  return /^[（(【［][^（）()]{1,40}[）)】］]$/.test(text) && !/关于/.test(text)
}

/** （2019年8月20日印发 某政发〔2019〕190号）, （某县农业农村局 2026年4月编印）: when it was issued, and by whom. */
export function isImprint(text: string): boolean {
  return /^[（(]/.test(text) && (isDateLine(text) || IMPRINT.test(text))
}

/** A day, or the month alone, on which something was issued. */
export const IMPRINT = new RegExp(
  `(?:(?:${DATE.source})|(?<year>20[0-9]{2})\\s?年\\s?(?<month>[0-9]{1,2})\\s?月)\\s?(?:编印|编制|汇编|印制|整理|印发|发布|公布|颁布|编)`,
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

/** HI,欢迎访问某服务平台!, 平台首页 企业服务 政策快报, 服务热线:400-…, 点击蓝字关注: what a portal prints over every page. */
export function isPortalLine(line: string): boolean {
  if (line.length > LONGEST_PORTAL_LINE) return false
  if (GREETING.test(line) || HOTLINE.test(line)) return true
  const links = line.split(/[\s|｜·>＞›]+/).filter((link) => link !== '')
  const areShort = links.length > 0 && links.every((link) => link.length <= LONGEST_LINK)
  if (areShort && links.some((link) => BUTTON.test(link))) return true
  if (FINISHED.test(line) || line.includes('关于')) return false
  return FOLLOW.test(line) || (areShort && links.length > 1 && /[|｜>＞›]/.test(line))
}

const LONGEST_PORTAL_LINE = 120
const LONGEST_LINK = 10
const GREETING = /欢迎[您你]?(?:访问|光临|来到|登录|登陆|进入|使用)/
const HOTLINE = /^(?:[\u4e00-\u9fff]{2,6})?热线(?:电话)?[：:]\s?[0-9-]{5,16}$/
const BUTTON =
  /^(?:.{0,4}首页|[[【（]?(?:(?:立即|用户|企业|个人|法人)?(?:登[录陆]|注册)|退出(?:登录)?|搜索|English|[繁简][体體](?:中文|版)?|手机版|无障碍(?:浏览|阅读)?|长者(?:版|模式|助手)|适老(?:化|版|模式)|(?:网站)?支持IPv6|网站地图|(?:关注)?(?:官方)?微[信博](?:公众号)?|关注(?:官方)?微[信博]|(?:微信)?小程序|(?:微信|手机)?扫一扫|打印(?:本页)?|收藏(?:本页)?|分享(?:到)?)[\]】）]?)$/i
const FOLLOW =
  /^.{0,4}点击(?:上方|蓝字|标题|关注)|蓝字.{0,4}关注|关注(?:我们|(?:该|本)?公众号)$|(?:APP|客户端)下载$|^20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日\s{0,4}星期/i

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
  /^[\p{Script=Han}]{2,24}(?:部|署|局|委|厅|国务院|法院|检察院|研究院|科学院|会|[银分支央人]行|政府|办公室)$|^国务院$/u
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

const LETTERHEAD = /^.{2,40}(?:文件|公报)$/
