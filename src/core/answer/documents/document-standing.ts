import { readPageHead } from '../../layout/page-head.ts'
import type { Extension, PolicyDocument } from '../../model.ts'
import type { Understanding } from '../../question/index.ts'
import { MEETING_ASKED } from '../../question/meeting.ts'
import { findDates } from '../../text/dates.ts'
import { bookTitle } from '../../text/marks.ts'
import { mendSpan } from '../../text/mend.ts'
import { isPublicNotice } from '../standing/public-notice.ts'
import { speaksOfOthers } from '../standing/speaks-of-others.ts'
import type { Answer, DocumentStatus } from '../types.ts'
import { chineseDate, plannedText, type Validity } from '../standing/validity.ts'
import { ownNumber, regionName, titleOf } from '../document-names.ts'

export const STATUS_NAMES: Readonly<Record<DocumentStatus, string>> = {
  in_force: '有效（未见废止或到期的记载）',
  draft: '征求意见稿，不是正式文件',
  term_passed: '期限已过',
  repealed: '已废止',
  replaced: '已被替代',
  unknown: '无法判断',
}

/** What explains or reports a measure is itself in force at no time. */
const NO_MEASURE = '解读或报道，不是文件本身'

/** A list of who is to be recognised is in force at no time either. */
const ONLY_SHOWN = '公示，不是正式决定'

/** What is known of a document as such: number, issuer, dates, whether it holds, and its parts if they were asked for. */
export function documentStanding(
  document: PolicyDocument,
  { status, notices }: Validity,
  { intents, question }: Pick<Understanding, 'intents' | 'question'>,
  url: string,
): Pick<Answer, 'lead' | 'text'> {
  const { number, issuer, title } = document.metadata
  const inferred = title?.from === 'inferred' ? '（标题为推定）' : ''
  const isUnsaid = (intents[0] === 'deadline' || TERM.test(question)) && document.metadata.statedTerm?.from !== 'text'
  const planned = plannedText(document)
  const unsaid = planned ? `原文没有写明，${planned}` : '原文没有写明'
  const term = termText(document) ?? (isUnsaid ? unsaid : null)
  const facts = [
    formerNumber(document, question) ?? '',
    `【${regionName(document)}】${bookTitle(titleOf(document))}${inferred}`,
    `文号：${ownNumber(document) ?? '原文没有写明'}`,
    number?.from === 'inferred' ? `所介绍文件的文号：${number.value}` : '',
    `发文单位：${issuer ? issuer.value + (issuer.from === 'inferred' ? '（推定）' : '') : '原文没有写明'}`,
    issuedText(document),
    revisionsText(document, question),
    MEETING_ASKED.test(question) ? meetingText(document) : '',
    term ? `期限：${term}` : '',
    question.includes('解释') ? explainedText(document) : '',
    `状态：${status === 'in_force' ? standingName(document) : STATUS_NAMES[status]}`,
    ...(document.metadata.extends ?? []).map(extendsText),
    ...(document.metadata.amends ?? []).map(({ value }) => `修改：${bookTitle(value)}`),
  ]
  const parts = OUTLINE.test(question) ? outline(document) : ASKS_CONTENT.test(question) ? headings(document) : ''
  const original = intents[0] === 'source' ? `原文：${url.replace(/[?#].*$/, '')}` : ''
  const told = notices.map((notice) => `注意：${notice}`)
  return {
    lead: [...facts, parts].filter(Boolean).join('\n'),
    text: [...facts, ...told, parts, original].filter(Boolean).join('\n'),
  }
}

/** 延长期限：《…》至2027年12月31日. */
function extendsText({ value, number, until, months = 0 }: Extension): string {
  const name = bookTitle(value) + (number ? `（${number}）` : '')
  return `延长期限：${name}${until ? `至${chineseDate(until)}` : `，延长${months % 12 === 0 ? `${months / 12}年` : `${months}个月`}`}`
}

function standingName(document: PolicyDocument): string {
  if (speaksOfOthers(document)) return NO_MEASURE
  return isPublicNotice(document) ? ONLY_SHOWN : STATUS_NAMES.in_force
}

/** 发布日期：2024年1月15日; or 成文日期, where the table of its page gives another day as that of issue. */
function issuedText(document: PolicyDocument): string {
  const { issuedOn } = document.metadata
  if (!issuedOn) return '发布日期：原文没有写明'
  const day = chineseDate(issuedOn.value) + howIssued(document)
  const other = dayOfPage(document)
  return other ? `成文日期：${day}（网页写明的${other}）` : `发布日期：${day}`
}

/** 发文日期：2024年1月18日, as a page tells over a text that is signed on another day; null if it tells no other. */
function dayOfPage({ source, metadata: { issuedOn } }: PolicyDocument): string | null {
  if (issuedOn?.from !== 'text') return null
  const { fields } = readPageHead(source)
  for (const span of [fields.get('writtenOn'), fields.get('publishedOn')]) {
    const [date] = span ? findDates(source.slice(span.start, span.end)) : []
    const label = span && DAY_OF_ISSUE.exec(source.slice(Math.max(0, span.start - LONGEST_LABEL), span.start))?.[1]
    if (date && label && date.iso !== issuedOn.value) return `${label}：${chineseDate(date.iso)}`
  }
  return null
}

/** Characters. */
const LONGEST_LABEL = 16
const DAY_OF_ISSUE = /((?:发文|印发|发布|公开)(?:日期|时间))[：:\s|】\]]{0,8}$/

/** 2025年3月17日（修订；2020年7月5日公布）, and of what was passed by a meeting that the day is that of the meeting. */
function howIssued({ metadata: { versions = [], issuedOn } }: PolicyDocument): string {
  const [first] = versions
  const last = versions.findLast(({ isAmending }) => isAmending) ?? first
  if (!first || last?.value !== issuedOn?.value) return ''
  if (first === last) return first.act.endsWith('布') ? '' : `（${first.act}）`
  return `（${last?.act ?? ''}；${chineseDate(first.value)}${first.act}）`
}

/** 历次修改：2009年8月27日第一次修正、2018年12月29日第二次修正. */
function revisionsText({ metadata: { versions = [] } }: PolicyDocument, question: string): string {
  const amended = versions.filter(({ isAmending }) => isAmending)
  if (amended.length === 0) return ASKS_VERSION.test(question) ? '历次修改：原文没有写明' : ''
  return `历次修改：${amended.map(({ value, act }) => chineseDate(value) + act).join('、')}`
}

/** 通过：2013年8月1日山东省第十二届人民代表大会常务委员会第三次会议通过, as the note under the title says it. */
function meetingText({ metadata: { versions = [] }, source }: PolicyDocument): string {
  const noted = versions.flatMap(({ span }) => (span ? [mendSpan(source, span)] : []))
  const passed = noted.filter((text) => text.includes('会议'))
  return passed.length > 0 ? `通过：${passed.join('；')}` : ''
}

/** 解释：由市商务局负责解释, as the document says it last; who is asked for and not written is said to be so. */
function explainedText({ source }: PolicyDocument): string {
  const said = [...source.matchAll(EXPLAINED)].at(-1)
  const text = said && mendSpan(source, { start: said.index, end: said.index + said[0].length })
  return `解释：${text ?? '原文没有写明'}`
}

const EXPLAINED = /由[^，。；;！？由]{2,60}解释/g

/** 第728号还有效吗, of a law that has another number since it was revised; null if that is not what is asked. */
function formerNumber({ metadata: { versions = [], number } }: PolicyDocument, question: string): string | null {
  const serials = new Set(question.match(/[0-9]{1,5}(?=\s?号)/g))
  const last = versions.findLast(({ isAmending }) => isAmending)
  const former = versions.find((one) => one.number !== undefined && serials.has(serialOf(one.number)))
  if (!last || former?.number === undefined || former.number === number?.value) return null
  const revised = `${chineseDate(last.value)}${last.act}${last.number ? `（${last.number}）` : ''}`
  return `${former.number}是${chineseDate(former.value)}${former.act}的文本，已于${revised}，以下是修改后的文件：`
}

function serialOf(number: string): string {
  return /[0-9]+(?=号)/.exec(number)?.[0] ?? ''
}

/** 改过吗, 最近一次修订是哪年: asks for the versions of a document, and not what a firm has changed (改过名). */
export const ASKS_VERSION =
  /(?:修[订正改]|改)过(?=[吗没么嘛]|几[次回]|[，,。？?]|$)|(?:最近|最新|最后|上一?|哪).{0,8}修[订正改]|修[订正改](?:时间|日期|于|的?是?(?:哪|什么时候|何时))|(?:哪年|什么时候|何时|几时)(?:修[订正改]|改)的/

/** Asks how long a document holds. */
export const TERM =
  /有效期|到期|(?:执行|施行|实施|有效|持续|用|管)到|失效|作废|期限|到(?:什么时候|何时|哪年|哪一年|哪天|几号)|(?:干|搞|管|持续|实施|执行|有效)(?:几年|多久|多长时间)/

/** 安康12项措施分别是什么 asks for the headings of the document. */
export const OUTLINE =
  /(?:\d+|[一二三四五六七八九十]{1,3}|哪几|几)(?:条|项|个方面)(?:具体|主要)?(?:措施|举措|政策|意见|规定|内容|任务)?(?:都|分别)?(?:有哪些|有什么|是什么|是哪些|都有|分别|$)/

const ASKS_CONTENT = /讲|说(?:了|的)?(?:什么|啥)|写(?:了|的)?(?:什么|啥)|内容|是什么|哪些方面|大意|概括/

/** The document's parts by their headings, each as it stands there. */
function headings({ clauses }: PolicyDocument): string {
  const named = clauses.flatMap(({ path: [first], role }) =>
    first && role === 'clause' && first.length > 4 ? [first] : [],
  )
  const parts = [...new Set(named)]
  return parts.length < 2 ? '' : ['主要部分：', ...parts.slice(0, MOST_PARTS)].join('\n')
}

const MOST_PARTS = 15

/** Every heading of the document, each once and in order, as it stands there. */
function outline({ clauses }: PolicyDocument): string {
  const titled = clauses.flatMap(({ path, heading, role }) => (role === 'clause' && heading ? path : []))
  const lines = [...new Set(titled)].slice(0, MOST_HEADINGS)
  return lines.length < 2 ? '' : ['各部分和条款：', ...lines].join('\n')
}

const MOST_HEADINGS = 60

/** From when to when, in dates, with the words that a last day was reckoned from; a term in words is told by a notice. */
function termText(document: PolicyDocument): string | null {
  const { metadata, source } = document
  const { validFrom, validTo, campaignUntil, clauseTerms = [] } = metadata
  const from = validFrom && chineseDate(validFrom.value)
  const last = validTo ?? campaignUntil
  const to = last && chineseDate(last.value)
  const whole = from && to ? `${from}—${to}` : from ? `自${from}起` : to ? `至${to}` : null
  const words = validTo?.span ? mendSpan(source, validTo.span) : ''
  // 自印发之日起施行，有效期3年, where text and page give two days.
  const since = validFrom?.value === metadata.issuedOn?.value && dayOfPage(document) ? '，按成文日期起算' : ''
  const reckoned = words !== '' && !DATED.test(words) ? `（原文“${words}”${since}）` : ''
  const others = clauseTerms.filter(({ value }) => value !== validTo?.value)
  const parts = others.map(({ clauses, value }) => `${clauses.join('、')}至${chineseDate(value)}`)
  if (whole === null) return parts.join('；') || null
  const put = metadata.extended ? `（由${metadata.extended.by.name}延长）` : ''
  return whole + reckoned + put + (parts.length > 0 ? `（${parts.join('；')}）` : '')
}

/** Gives the last day itself. */
const DATED = /\d{4}\s*年\s*\d{1,2}\s*月/
