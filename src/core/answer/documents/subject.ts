/** What a question that asks about a document says of its subject, and which clause or title says the same. */
import type { PolicyDocument } from '../../model.ts'
import type { Collection } from '../../search/collection.ts'
import type { Query } from '../../search/query.ts'
import { shareCovered, type Candidate } from '../../search/rank.ts'
import { normalise } from '../../text/normalise.ts'
import { titleOf } from '../document-names.ts'
import { readerOf } from '../judging/taken-up.ts'

/** The words of a question that name a subject. */
export function subjectOf({ concepts }: Query): Query['concepts'] {
  return concepts.filter(({ text }) => !ABOUT_DOCUMENTS.test(text) && !DOCUMENT_KIND.test(text))
}

/** Words that ask about a document as such and say nothing of its subject. */
const ABOUT_DOCUMENTS =
  /^(?:过期|失效|有效|现行|有效期|废止|作废|文号|文|号|正式|征求意见.*|意见稿|草案|试行|定稿|印发|发布|出台|施行|实施|执行|生效|文件|原文|全文|链接|时间|日期|年|内容|现在|目前|什么|哪个|哪些|哪|发文|单位|机关|部门|全文|讲|说|写|主要|主要内容|讲了?什么|说了?什么|大概|概括|通过|颁布|修订|修正|修改|改过|最近|最新|最后|[一几]?次|几届|会议|条款|条文|执行到.*|到期|作数|算数|管用|能用|有用)$/
export const DOCUMENT_KIND = /^(?:政策|方案|措施|办法|细则|条例|意见|规定|通知|公告|通告|规划|计划)$/

/** Status and original are found in no clause, so that only its subject tells which is meant: the least share of it. */
export const ABOUT_SUBJECT = 0.7

/** 贴息那条原文: the original of what is named is that clause, not the whole document. */
export function isAboutClause(query: Query, best: Candidate, collection: Collection): boolean {
  const concepts = subjectOf(query)
  if (concepts.length === 0) return false
  return readerOf({ ...query, concepts })(collection.comparable(best.entry)).coverage >= ABOUT_SUBJECT
}

export function isCalled(document: PolicyDocument, concepts: Query['concepts']): boolean {
  return shareInTitle(document, concepts) >= ABOUT_SUBJECT
}

export function shareInTitle(document: PolicyDocument, concepts: Query['concepts']): number {
  return shareCovered(concepts, normalise(titleOf(document)))
}
