import type { Found, Metadata } from '../../model.ts'
import { sentences } from '../../text/mend.ts'
import type { Front } from '../title/front.ts'
import { isHeadline, readReported } from './reported.ts'

/**
 * Whether a text is no document of its own: a report or an explanation of one, or what gathers others for reference
 * (仅供企业查询，具体内容以正式文本为准) and says so. Undefined for a document. Linear.
 */
export function readSecondary(source: string, front: Front): Metadata['secondary'] {
  const title = front.title?.value ?? ''
  // 某省再推医疗保障政策 ends like a policy, and with who wrote it.
  const isNews =
    title !== '' && (isHeadline(title) ? NEWS_TITLE.test(title) || isReport(source) : isWritten(source, title))
  if (isNews || readReported(source, front)) return { value: 'report', span: null, from: 'text' }
  return referring(source)
}

/** A reporter is named at the head or the foot, or the text tells what was announced and what somebody said of it. */
function isReport(source: string): boolean {
  const head = source.slice(0, HEAD)
  return [REPORTER, ANNOUNCED, LATELY].some((way) => way.test(head)) || isWritten(source) || TOLD.test(source)
}

function isWritten(source: string, title = ''): boolean {
  return !title.includes('关于') && BYLINE_AT_FOOT.test(source.slice(-FOOT))
}

function referring(source: string): Found<'reference'> | undefined {
  for (const { 0: passage, index } of source.matchAll(REFERRING)) {
    if (!YIELDS.test(passage)) continue
    const around = { start: Math.max(0, index - BEFORE), end: Math.min(source.length, index + BEHIND) }
    const span = sentences(source, around).find(({ start, end }) => start <= index && index < end)
    if (!span) continue
    // 本清单所列政策执行至2025年12月31日，政策内容以正式文件为准: only the words that yield to the documents.
    const part = passage.startsWith('以')
      ? /[^，。：；\s]*$/.exec(source.slice(span.start, index))?.[0].length
      : undefined
    const end = index + passage.length
    const own = part === undefined ? span : { start: index - part, end: source.charAt(end) === '。' ? end + 1 : end }
    return { value: 'reference', span: own, from: 'text' }
  }
  return undefined
}

const HEAD = 600
/** 闽南网8月2日讯, 记者昨日从市工信局获悉, 来源：某日报 记者. */
const REPORTER =
  /来源[：:]\s?\S{2,12}(?:网|[日晚早]报|社|客户端|新闻|融媒体?(?:中心)?)\s{1,4}(?:责任)?编辑[：:]|(?:[日晚早]报|网|社|客户端|融媒体?中心)[^\n。]{0,12}(?:讯[\s（(]|讯$|记者|通讯员)|记者[^\n。]{0,30}(?:获悉|了解到|报道)|[（(](?:全媒体)?记者[^）)\n]{0,24}[）)]/m
const FOOT = 200
/** …延期。（记者 胡晓蓉） */
const BYLINE_AT_FOOT = /[。！”][ \u3000\n]{0,4}[（(](?:[\u4e00-\u9fff]{0,10}(?:记者|通讯员))[^）)\n]{1,30}[）)]/
/** 市长主持召开第47次常务会议, 某某调研时强调…, 商务部印发《…通知》, which is no title of the notice itself. */
const NEWS_TITLE = /主持召开|时强调|评论员|^(?!关于)[^《》]{2,20}(?:印发|发布|出台)《[^《》]+》$/
/** 新华社北京2月11日电, 近日，为增加蔬菜供应, 公安部28日召开会议，强调…. */
const LATELY =
  /新华社[^\n。]{2,12}日电|(?:^|[\s。])(?:近日|日前)，|[0-9]日[^。，\n]{0,6}召开[^。\n]{0,30}会议，(?:强调|要求)/
/** 召开新闻发布会，宣布出台…; 某市金融局相关负责人介绍说; 营商办负责人某某告诉记者; 他强调，…. */
const ANNOUNCED = /新闻(?:发布|通气)会[^。\n]{0,12}(?:宣布|介绍|获悉|发布|通报)/
const TOLD =
  /负责人[\u4e00-\u9fff]{0,4}?(?:介绍|表示|透露|告诉记者)(?:说|称)?[，,：:]|[。”\n][ \u3000]{0,4}(?:他|她|[\u4e00-\u9fff]{3})(?<!会议|通知)(?:指出|强调)[，,：:]|(?:^|[\s\u3000])(?:连日来|昨[日天])[，,]/
/** 仅供企业查询, 以原文件为准, with what follows in the sentence. */
const REFERRING =
  /供[^。；，\n]{0,12}(?:参考|查询|查阅|学习)[^。；\n]{0,160}|以(?:政策|文件)?(?:原文件|原文|正式文件|正式文本)(?:规定|内容)?为准/g
/** What it says stands for nothing: the documents that it gathers count. */
const YIELDS = /以[^。；\n]{0,100}(?:原文|原文件|文本|文件|政策)[^。；，\n]{0,16}为准|不作为[^。；，\n]{0,12}依据/
const BEFORE = 200
const BEHIND = 300
