import type { PolicyDocument } from '../../model.ts'
import type { Understanding } from '../../question/index.ts'
import { bookTitle } from '../../text/marks.ts'
import { mend } from '../../text/mend.ts'
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

/** What is known of a document as such: number, issuer, dates, whether it holds, and its parts if they were asked for. */
export function documentStanding(
  document: PolicyDocument,
  { status, notices }: Validity,
  { intents, question }: Pick<Understanding, 'intents' | 'question'>,
  url: string,
): Pick<Answer, 'lead' | 'text'> {
  const { number, issuer, issuedOn, title } = document.metadata
  const inferred = title?.from === 'inferred' ? '（标题为推定）' : ''
  const isUnsaid = (intents[0] === 'deadline' || TERM.test(question)) && document.metadata.statedTerm?.from !== 'text'
  const planned = plannedText(document)
  const unsaid = planned ? `原文没有写明，${planned}` : '原文没有写明'
  const term = termText(document) ?? (isUnsaid ? unsaid : null)
  const facts = [
    `【${regionName(document)}】${bookTitle(titleOf(document))}${inferred}`,
    `文号：${ownNumber(document) ?? '原文没有写明'}`,
    number?.from === 'inferred' ? `所介绍文件的文号：${number.value}` : '',
    `发文单位：${issuer?.value ?? '原文没有写明'}`,
    `发布日期：${issuedOn ? chineseDate(issuedOn.value) : '原文没有写明'}`,
    term ? `期限：${term}` : '',
    `状态：${status === 'in_force' && speaksOfOthers(document) ? NO_MEASURE : STATUS_NAMES[status]}`,
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
function termText({ metadata, source }: PolicyDocument): string | null {
  const { validFrom, validTo, campaignUntil, clauseTerms = [] } = metadata
  const from = validFrom && chineseDate(validFrom.value)
  const last = validTo ?? campaignUntil
  const to = last && chineseDate(last.value)
  const whole = from && to ? `${from}—${to}` : from ? `自${from}起` : to ? `至${to}` : null
  const words = validTo?.span ? mend(source.slice(validTo.span.start, validTo.span.end)) : ''
  const reckoned = words !== '' && !DATED.test(words) ? `（原文“${words}”）` : ''
  const parts = clauseTerms.map(({ clauses, value }) => `${clauses.join('、')}至${chineseDate(value)}`)
  if (whole === null) return parts.join('；') || null
  return whole + reckoned + (parts.length > 0 ? `（${parts.join('；')}）` : '')
}

/** Gives the last day itself. */
const DATED = /\d{4}\s*年\s*\d{1,2}\s*月/
