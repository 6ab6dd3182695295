/** What a portal prints over and under the text of every page: links, a search box, the way to the page. Linear. */
import type { Span } from '../model.ts'
import { FINISHED, TITLE_LIKE } from './shapes.ts'

/**
 * The lines that the portal prints over a text, be they links or the site's name between them: all up to the last one that
 * is surely the portal's. None if what looks like a title, or the text itself, stands above that.
 */
export function portalLines(source: string, lines: readonly Span[]): readonly Span[] {
  const texts = lines.map(({ start, end }) => source.slice(start, end))
  const first = texts.findIndex((text) => !isPortalLine(text) && speaks(text))
  const above = first < 0 ? texts : texts.slice(0, first)
  const last = above.findLastIndex((text) => isSurely(text.replace(BULLET, '')))
  return lines.slice(0, last + 1)
}

/** A title, a sentence, or whom it is addressed to: no link of a page. */
function speaks(text: string): boolean {
  if (text.length > LONGEST_NAME || /[。；]|[：:]$/.test(text)) return true
  return text.includes('关于') || (text.length > LONGEST_LINK && TITLE_LIKE.test(text))
}

function isSurely(text: string): boolean {
  return isPortalLine(text) || DOMAIN.test(text) || SEARCH_BOX.test(text)
}

const BULLET = /^[*•·-]\s+/
/** Characters. */
const LONGEST_NAME = 40
const DOMAIN = /^(?:https?:\/\/)?(?:[\w-]{1,30}\.){1,4}(?:cn|com|net|org)\/?$/i
const SEARCH_BOX = /^(?:请?输入(?:关键[字词]|检索词|搜索)|(?:站内|全站|本站)(?:搜索|检索)|搜(?:本站|全站|站群))/

/** HI,欢迎访问某服务平台!, 平台首页 企业服务 政策快报, 服务热线:400-…, 点击蓝字关注: what a portal prints over every page. */
export function isPortalLine(line: string): boolean {
  if (line.length > LONGEST_PORTAL_LINE) return false
  if (GREETING.test(line) || HOTLINE.test(line) || BREADCRUMB.test(line)) return true
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
/** 您的位置：首页 > 管理办法 > 某市…措施. */
const BREADCRUMB = /^(?:您|你)?(?:现在|目前|当前)?(?:的|所在)?(?:的)?位置(?:是)?[：:]|^首页\s{0,2}[>＞»›]/
const BUTTON =
  /^(?:.{0,4}首页|[[【（]?(?:(?:立即|用户|企业|个人|法人)?(?:登[录陆]|注册)|退出(?:登录)?|搜索|English|[繁简][体體](?:中文|版)?|手机版|无障碍(?:浏览|阅读)?|长者(?:版|模式|助手)|适老(?:化|版|模式)|(?:网站)?支持IPv6|网站地图|(?:关注)?(?:官方)?微[信博](?:公众号)?|关注(?:官方)?微[信博]|(?:微信)?小程序|(?:微信|手机)?扫一扫|打印(?:本页)?|(?:事项)?收藏(?:本页)?|(?:在线|网上|立即)办理|我要(?:咨询|投诉|评价)|好差评|分享(?:到)?)[\]】）]?)$/i
const FOLLOW =
  /^.{0,4}点击(?:上方|蓝字|标题|关注)|蓝字.{0,4}关注|关注(?:我们|(?:该|本)?公众号)$|(?:APP|客户端)下载$|^20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日\s{0,4}星期/i

/** 附件下载：, 1. 报名表.docx, 主办单位：某市商务局, 政策解读：一图读懂《…》: what stands under a text, and no sentence of it. */
export function isPortalFoot(text: string): boolean {
  return (
    !text.includes('。') &&
    (isPortalLine(text) || DOWNLOADS.test(text) || OWNER.test(text) || FOOT_LINKS.test(text) || LINKED.test(text))
  )
}

const DOWNLOADS =
  /^(?:(?:相关)?附件(?:下载)?|文件下载|下载|分享到?)[：:]$|^[^。；]{2,300}\.(?:docx?|wps|pdf|ofd|xlsx?|et|zip|rar|jpg|png)(?:\s{1,4}分享到?[：:])?$/i
/** Another page: its kind, and its headline behind that. */
const LINKED =
  /^(?:(?:政策|文字|图文|图片|视频|专家|媒体|部门|相关)(?:解读|图解|问答|链接|文件|政策)|图解|一图[读看]懂)(?:[：:]\s{0,4}(?!\s)[^：:；\d]{0,40}《[^》；]{4,80}》[^：:；]{0,20}|[：:]\s{0,4}(?:一图|图解|[\p{Script=Han}]{2,8}解读)[^：:；]{2,80}|《[^》；]{4,80}》)$/u
/** 网站声明 | 联系我们 | 网站标识码… */
const FOOT_LINKS =
  /^(?:网站(?:声明|地图|标识码)|联系我们|关于我们|版权(?:所有|声明))(?:[\s|｜·：:]{1,4}[^。；\s|｜]{1,30}){0,8}$/
const OWNER = /^(?:(?:主办|承办|协办|维护|技术支持)(?:单位)?|总?访问量)[：:][^。；]{1,60}$/
