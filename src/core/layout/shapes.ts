/** Shapes of single lines that say which part of a document they belong to. Each takes one line without line ends. */

const DATE =
  /(?:19|20)\s?[0-9〇零○]\s?[0-9]\s?年\s?[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日|二[〇○零0Ｏ][一二三四五六七八九〇○零0十]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日/
const DATE_ONLY = new RegExp(`^[（(]?\\s?(?:${DATE.source})(?:印发|发布)?\\s?[）)]?$`)
const DATE_AT_END = new RegExp(`(?:${DATE.source})\\s?(?:印发|发布)?\\s?[）)]?$`)

const DOCUMENT_NUMBER =
  /^(?:[\u4e00-\u9fff（）()A-Z、\s-]{1,20}\s?[〔[(（【﹝［]\s?(?:19|20)[0-9]{2}\s?[〕\])）】﹞］]\s?第?\s?[0-9]{1,5}\s?号|[\u4e00-\u9fff、\s]{2,24}(?:公告|通告|令)\s?(?:(?:19|20)[0-9]{2}\s?年)?\s?第?\s?[0-9]{1,4}\s?号|(?:19|20)[0-9]{2}\s?年\s?第\s?[0-9]{1,4}\s?号)$/

const MONTH_ONLY = /^[*\s]{0,4}20[0-9]{2}\s?年\s?[0-9]{1,2}\s?月[*\s]{0,4}$/

/** Words that a title has. */
export const TITLE_LIKE =
  /(?:通知|意见|措施|方案|办法|规定|细则|政策|计划|规划|条例|公告|通告|决定|指南|解读|通报|若干|清单|答疑|问答|批复|函|制度|纲要|要点|指引|标准|目录)/
/** How a title ends that needs no further line. */
export const FINISHED =
  /(?:通知|意见|措施|方案|办法|规定|细则|政策|计划|规划|条例|公告|通告|决定|指南|解读|通报|答疑|函|要点|指引|[稿行年][）)])$/

/** Nothing but a date: `2024年12月13日`, `二〇二一年三月五日`, `2026年4月`. */
export function isDateLine(text: string): boolean {
  return text.length <= 30 && (DATE_ONLY.test(text.trim()) || MONTH_ONLY.test(text))
}

/** Issuer and date on one line, or a date alone. */
export function endsWithDate(text: string): boolean {
  return text.length <= 120 && DATE_AT_END.test(text.trim())
}

/** 安政办发〔2024〕13号, 财政部公告2020年第6号, 2026年第3号 alone on its line. */
export function isDocumentNumber(text: string): boolean {
  return text.length <= 40 && DOCUMENT_NUMBER.test(text.trim())
}

/** 甲区政务服务中心二楼 0830-3151230: a row of whom to call, which heads nothing. */
export function endsWithTelephone(text: string): boolean {
  return TELEPHONE.test(text)
}

const TELEPHONE = /(?<![0-9])(?:0[0-9]{2,3}[-—－ ]?[0-9]{7,8}|1[3-9][0-9]{9})[\s）)]*$/

/** 目录 alone on its line. */
export function isContentsHead(text: string): boolean {
  return /^[#*\s]*目\s{0,6}录[*\s]*$/.test(text.slice(0, 20)) && text.length <= 16
}

/** The name of an authority alone on its line, as under a document. */
export function isOrganisation(text: string): boolean {
  const name = text.replace(/^[*\s]+|[*\s]+$/g, '')
  if (/^[0-9（(一二三四五六七八九十]{1,3}[.、．）)]/.test(name)) return false
  if (name.length < 2 || name.length > 60 || /[，。；：！？,;《》]/.test(name)) return false
  return /(?:政府|委员会|办公室|办公厅|[局厅部委署院办]|总局|分局|支行|分行|指挥部|领导小组|中心|协会|联席会议|(?:代章|盖章)[）)])$/.test(
    name,
  )
}

/** 省长 林远清, 市 长 程立: who signs an order, over or under its day. */
export function isSignatory(text: string): boolean {
  return text.length <= 20 && SIGNATORY.test(text.trim())
}

const SIGNATORY =
  /^(?:[总省州市县区旗部局署院行厅]\s{0,4}[长理]|主\s{0,4}[席任])[:：]?\s{1,8}[\u4e00-\u9fff·]{1,6}(?:\s{1,4}[\u4e00-\u9fff]{1,2}){0,2}$/

/**
 * What stands before `start` if it is the first half of the name that begins there, as a text shows that has the whole
 * elsewhere: …肺炎疫情 防控工作领导小组指挥部 under a title with both in one. Empty if it is no half.
 */
export function firstHalf(source: string, start: number, name: string): string {
  const word =
    /([\u4e00-\u9fff]{2,40})[ \t\u3000\n\r]{1,4}$/.exec(source.slice(Math.max(0, start - 48), start))?.[1] ?? ''
  if (word === '' || isOrganisation(word)) return ''
  return source.includes(word + name) ? word : ''
}

/** Words around the text of a web page that are no part of the document. */
export function isFurniture(text: string): boolean {
  const line = text.trim()
  if (line.length === 0 || line.length > 160) return false
  if (FURNITURE_ALONE.test(line) || CONTENTS_LINE.test(line) || STAMP_LINE.test(line) || saysItEnded(line)) return true
  return line.length <= 100 && !/[。；]/.test(line) && FURNITURE_WORDS.test(line)
}

/** 此文件自2023年6月1日起废止, （本文件已失效）: what a page says of its document, on a line by itself. */
export function saysItEnded(text: string): boolean {
  const line = text.trim()
  return line.length <= 160 && ENDED_LINE.test(line) && !FORESEES.test(line.replace(/《[^》]*》/g, ''))
}

const KIND = '(?:文件|文|件|通知|办法|规定|意见|政策|措施|方案|细则|公告|通告)'
const ENDED_LINE = new RegExp(
  '^(?:[【[（(][^】\\]）)。]{2,12}[】\\]）)]\\s?)?[【[（(]?\\s?(?:(?:注|备注|提示|说明|特别提示|温馨提示)[：:\\s]\\s{0,4})?(?:根据[^。]{2,100}[，,]\\s?)?' +
    `(?:(?:[此该]${KIND}|本${KIND}(?=[自已]))[^。；]{0,80}|已(?:于[^。；，]{4,14}|被[^。；]{4,80}|经|宣布)?|全文)` +
    '(?:废止|失效|停止执行)(?:[，,][^。；]{0,30})?[。）)】\\]\\s]{0,4}$',
)
/** 本通知自印发之日起实施，2025年12月31日失效: an end that the text itself foresees. */
const FORESEES = /施行|实施|生效|印发|届?满|自[行动]|有效期|同时|即行/

/** 相关阅读: under it there are links of the site. */
export function headsLinks(text: string): boolean {
  return /^[【[]?(?:相关|延伸|推荐|热门|更多)(?:阅读|链接|文章|新闻|推荐|报道)[：:】\]]{0,2}$/.test(text.trim())
}

/** 附件1, 附件：, 附表: the head of an attachment or of a list of attachments. */
export function isAttachmentHead(text: string): boolean {
  return (
    /^[#*\s]*附\s{0,4}(?:件|表|录)?\s{0,2}(?:[0-9一二三四五六七八九十]{1,3})?\s{0,2}(?:[：:.、]|$|\s(?![，。]))/.test(
      text.slice(0, 24),
    ) && /^[#*\s]*附\s{0,4}(?:[件表录：:]|$)/.test(text.slice(0, 24))
  )
}

/** 附件 or 附件1 with nothing else on the line. */
export function isBareAttachmentHead(text: string): boolean {
  return /^[#*\s]*附\s{0,4}(?:件|表|录)\s{0,2}[0-9一二三四五六七八九十]{0,3}\s{0,2}[：:]?[\s*]*$/.test(text)
}

/** 各县（市、区）人民政府，市政府各部门： – who a notice is addressed to. */
export function isAddressee(text: string): boolean {
  const line = text.trim()
  if (line.length > 220 || !/[：:]$/.test(line) || /[。！？；]/.test(line)) return false
  return (
    /^(?:各|尊敬|全[省市区县体国]|有关|本[市区县省])/.test(line) ||
    /(?:政府|[局委厅部办]|单位|公司|机构|企业|部门|中心|[）)]|银行)[：:]$/.test(line)
  )
}

/** The sentence of a notice that hands the document over. */
export function issuesDocument(text: string): boolean {
  return /(?:印发|转发|下发|发布|公布|颁发)给?你[们单局]|现(?:予以?|将[^。]{2,120}予以?)?(?:印发|公布|发布|转发)|(?:审议通过|同意|批准|研究)[^。]{0,20}(?:，|,)(?:现)?(?:予以?)?(?:印发|公布|发布)|(?:随文|一并)印发/.test(
    text,
  )
}

const FURNITURE_ALONE =
  /^<!--[^>]*-->$|^(?:全文有效|(?:部分)?条款(?:失效|废止))$|^第\s?[A-Z]?[0-9]{1,3}\s?版(?:[：:][^，。：:]{0,30})?$|^(?:[\[【（(]?(?:打印(?:本页)?|关闭(?:窗口|本页)?|收藏|分享|返回(?:顶部|列表)?|首页|字[号体]|大|中|小|复制|推荐|(?:我要)?纠错|分享到)[\s|｜:：\]】）)]*){1,12}$|^(?:[-*_]\s?){3,40}$|^-\s?[0-9]{1,4}\s?-$|^—\s?[0-9]{1,4}\s?—$|^[·•]\s?[0-9]{1,4}\s?[·•]$|^[【〔\[（(]?第\s?[0-9]{1,4}\s?页(?:[\s，,/]{0,3}共\s?[0-9]{1,4}\s?页)?[】〕\]）)]?$|^[（(]?(?:此件|本文)(?:公开|主动|依申请|不予|有删减|删减)[^。]{0,12}[）)]?$|^[（(]信息公开[^。]{0,20}[）)]$|^(?:20[0-9]{2}(?:[-./][0-9]{1,2}){2}|20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日)\s{0,6}(?:[0-9]{1,2}[：:][0-9]{2}(?:[：:][0-9]{2})?|(?:[0-9：:]{4,8}\s{0,6})?(?:信息|文章|稿件)?来源[：:][^。]{0,30})$|^(?:浏览|阅读|点击|访问)(?:量|数|次数)?[：:\s]{0,3}[0-9]{1,8}\s?次?(?:\s{1,6}(?:信息)?来源[：:][^。]{0,30})?$|^发[表布]于[：:]?\s?20[0-9]{2}[-./年][0-9]{1,2}[-./月][0-9]{1,2}日?(?:\s{0,4}[0-9]{1,2}[：:][0-9]{2}(?:[：:][0-9]{2})?)?(?:\s{0,4}关注)?$|^(?:责任编辑|编辑|责编|(?:信息|文章|稿件)?来源|稿源)[：:][^。]{0,30}$|^(?:[上下]一(?:篇|条[：:])|相关(?:阅读|链接|文章|新闻|推荐|解读|稿件)|扫(?:一扫|码(?:查看|阅读|打开)))[^。]{0,60}$|^(?:(?:责任|免责|版权|特别)声明|更新(?:时间|日期))[：:].{0,120}$|^[（(](?:来源|记者|(?:责任)?编辑)[^。]{0,40}[）)]$|^[·•●▪][^。；]{2,80}[（(](?:点击)?(?:下载|查看|打开)[）)]$/

/** 2018-12-23 11:29:56 浏览:84 点赞:0, 2022-07-08 11:13 | 来源:某网: when a page was put there, and who looked at it. */
const STAMP_LINE =
  /^[•·]\s{0,4}(?:20[0-9]{2}(?:[-./][0-9]{1,2}){2}|(?:浏览|阅读|閱讀|点赞|點贊|评论|評論)\s?[0-9]{1,8})$|^[•·\s]{0,4}20[0-9]{2}[-./年][0-9]{1,2}[-./月][0-9]{1,2}日?(?:\s{0,6}[0-9]{1,2}[：:][0-9]{2}(?:[：:][0-9]{2})?)?[\s|｜•·]{0,12}(?:(?:浏览|阅读|閱讀|访问|点击|点赞|评论|評論|转发)(?:量|数|次数|人数)?[：:\s]{0,3}[0-9]{1,8}|(?:信息|文章|稿件)?来\s?源[：:])[^。；]{0,60}$/

/** 一、发展环境 ........ 1 */
const CONTENTS_LINE = /(?:[.．·•]{3,}|…{1,}|_{3,})\s{0,8}[0-9]{1,3}$/

const FURNITURE_WORDS =
  /打印本页|关闭窗口|(?:浏览|阅读|点击|点赞)[：:]\s?[0-9]|字体[：:]|字号[：:]|浏览次数|阅读次数|点击(?:次数|数)|访问次数|发布(?:时间|日期)[：:]|信息来源[：:]|来源[：:].{0,40}(?:时间|日期|发布|浏览|作者|字号|20[0-9]{2})|索\s?引\s?号|当前(?:的)?位置|您(?:所在|现在)的位置|ICP备|版权所有|网站地图|Copyright|【字体|分享到|成文日期[：:]|发文机关[：:]|主题(?:分类|词)[：:]|公开(?:方式|形式)[：:]|浏览量|[>＞›»][^<>＞›»。]{1,16}[>＞›»]/
