/** Lines that stand by themselves, whatever stands above and under them: what a site prints, and how a document is signed. */

/** 【打印】, 更新时间：: what a site prints under a text. */
export function opensWithSite(source: string, position: number): boolean {
  SITE.lastIndex = position
  return SITE.test(source)
}

const SITE = /【(?:打印|收藏|关闭|返回|分享|字体)|(?:更新(?:时间|日期)|(?:责任)?编辑|责编|(?:责任|免责|版权)声明)[：:]/y

/** The authority over the date, each alone on its line: nothing goes on across them. */
export function opensSignature(source: string, position: number): boolean {
  SIGNATURE.lastIndex = position
  return SIGNATURE.test(source)
}

const SIGNATURE =
  /(?:[\u4e00-\u9fff][\u4e00-\u9fff（）() \u3000]{1,39}(?:政府|委员会|办公室|办公厅|管委会|[局厅部委办])[ \u3000]{0,4}[\r\n]{1,4}[ \u3000]{0,60}){1,5}20[0-9]{2} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日[ \u3000]{0,8}(?=[\r\n]|$)/y

/** 二、《民宿管理实施细则》（江文广旅体〔2020〕45号）: an item that names a document and its number says nothing more. */
export function namesDocument(source: string, start: number, end: number): boolean {
  return end - start <= LONGEST_NAME && DOCUMENT.test(source.slice(start, end))
}

const DOCUMENT = /^[^《》，。]{1,8}《[^，。]{4,100}》[（(][^（）()，。]{2,40}号[）)]$/
const LONGEST_NAME = 160

/** — alone on its line: a cell of a table in which nothing stands, and no dash that goes on. */
export function isEmptyCell(source: string, start: number, end: number): boolean {
  return end - start <= 2 && /^[—–－/-]{1,2}$/.test(source.slice(start, end))
}

/** 发布时间：… 来源：… 浏览次数：…: a line of the site's under the title. */
export function isSiteLine(source: string, start: number, end: number): boolean {
  return end - start <= LONGEST_SITE_LINE && SITE_LINE.test(source.slice(start, end))
}

const SITE_LINE =
  /^(?:[【[]?字[体号][：:\s][^】\]\n]{0,16}[】\]]?\s{1,8})?[【[]?(?:发布(?:时间|日期)|(?:信息|文章|稿件)?来源)[：:][^。；\n]{2,60}(?:来源|发布(?:时间|日期)|浏览(?:次数|量)|阅读(?:次数|量)?|点击(?:次数|数)|字[体号])[：:】\]]?[^。；\n]{0,80}$/
const LONGEST_SITE_LINE = 160

/** （某政办发〔2024〕11号，2024年3月20日某市人民政府办公室印发）, （该文件已于…宣布废止）: a line in brackets under a title. */
export function isIssueNote(source: string, start: number, end: number): boolean {
  return (
    '（('.includes(source.charAt(start)) && end - start <= LONGEST_NOTE && ISSUE_NOTE.test(source.slice(start, end))
  )
}

const ISSUE_NOTE =
  /^[（(](?![一二三四五六七八九十0-9]{1,3}[）)])(?=[^\n]{0,80}(?:19|20)[0-9]{2}年)[^。；\n]{0,150}(?:印发|发布|公布|通过|修[订正]|废止|失效)[^（）()。；]{0,20}[）)]$/
/** Characters. */
const LONGEST_NOTE = 160

/** 2022-07-08 11:13 来源: 某网 【字体:  is one line of the site's, though it has colons and leaves a bracket open. */
export function isStamped(source: string, start: number): boolean {
  if (source.charAt(start) !== '2') return false
  const stop = source.indexOf('\n', start)
  return stop > 0 && stop - start <= LONGEST_SITE_LINE && STAMPED.test(source.slice(start, stop))
}

const STAMPED =
  /^20[0-9]{2}(?:[-./][0-9]{1,2}){2}\s{1,6}[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?[\s|｜]{1,6}(?:(?:信息|文章|稿件)?来\s?源|浏览|阅读|点击)[^。；\n]{0,80}$/

/** 今天是2024年11月23日 星期六，欢迎光临本站: a line of the site's, however long it is. */
export function greets(source: string, start: number, end: number): boolean {
  return end - start <= LONGEST_GREETING && GREETING.test(source.slice(start, end))
}

const GREETING = /^(?:今天是|您好|HI|尊敬的)?[^。；\n]{0,40}欢迎[您你]?(?:访问|光临|来到|登录|登陆)[^，。；\n]{0,24}$/i
/** Characters. */
const LONGEST_GREETING = 70

/** `- 3 -`, `·3·`, 【第2页 共3页】 alone on its line. */
export function isPageNumber(source: string, start: number, limit: number): boolean {
  PAGE_NUMBER.lastIndex = start
  if (!PAGE_NUMBER.test(source)) return false
  const end = PAGE_NUMBER.lastIndex
  return end >= limit || /[\r\n\u2028\u2029]/.test(source.charAt(end))
}

const PAGE_NUMBER =
  /(?:[-—–－]\s?[0-9]{1,4}\s?[-—–－]|[·•]\s?[0-9]{1,4}\s?[·•]|[【〔[（(]?第 ?[0-9]{1,4} ?页(?:[ ，,/]{0,3}共 ?[0-9]{1,4} ?页)?[】〕\]）)]?) {0,8}/y

/** 甲区民政局：建设路9号，0562-8810932 over the line of the next office: a number that ends a line is not the next one's. */
export function endsWithNumber(source: string, end: number, next: number): boolean {
  if (!NUMBER_AT_END.test(source.slice(Math.max(0, end - LONGEST_NUMBER), end))) return false
  CONTACT.lastIndex = next
  return CONTACT.test(source)
}

const NUMBER_AT_END = /(?<![0-9])(?:0[0-9]{2,3}[-—－ ]?)?[1-9][0-9]{6,10}$/
const LONGEST_NUMBER = 18
/** A name, and behind it a colon or a number. */
const CONTACT = /[\u4e00-\u9fff][^\r\n。；]{0,60}(?:[：:]|[0-9]{7})/y

/** …给予补助。责任单位：市科技局、市财政局: a list of offices ends a measure with its line, though no full stop stands behind it. */
export function endsWithOffices(source: string, start: number, end: number, next: number): boolean {
  if (!OFFICE_ENDS.has(source.charAt(end - 1))) return false
  if (!OFFICES_AT_END.test(source.slice(Math.max(start, end - LONGEST_OFFICES), end))) return false
  OFFICES_GO_ON.lastIndex = next
  return !OFFICES_GO_ON.test(source)
}

const OFFICE_ENDS: ReadonlySet<string> = new Set('局委厅办部署院会室府心社行司')
const OFFICES_AT_END =
  /(?:^|[。；：\s])(?:责任|牵头|主办|配合)(?:单位|部门)[：:][^。；：\n]{2,150}(?:[局委厅办部署院]|委员会|管委会|联合会|协会|办公室|政府|中心|供销社|银行|公司)$/
const LONGEST_OFFICES = 180
/** 市委 over 宣传部、市财政局: the list was broken inside a name or between two. */
const OFFICES_GO_ON =
  /[、，,]|[\u4e00-\u9fff（）()]{1,20}(?:[局委厅办部署院]|委员会|管委会|联合会|协会|办公室|政府|中心|社|银行|公司|单位|部门)(?:[、，,。；;\r\n]|$)/y

/** 责任单位：… under the measure that it is of. */
export function opensWithOffices(source: string, position: number): boolean {
  OFFICES_LABEL.lastIndex = position
  return OFFICES_LABEL.test(source)
}

const OFFICES_LABEL = /(?:责任|牵头|主办|配合)(?:单位|部门)[：:]/y
