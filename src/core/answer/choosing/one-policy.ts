import { isGuideLine, matterOf } from '../../search/applies-to.ts'
import type { Entry } from '../../search/collection.ts'

/**
 * Whether two clauses are of one policy: of one document and, where that holds several (issued together, or compiled under
 * headings like 一、标准厂房租金补贴办法), of one of them. What one of several says holds for none of the others.
 */
export function isOfOnePolicy(one: Entry, other: Entry): boolean {
  return one.document === other.document && partOf(one) === partOf(other) && headedBy(one) === headedBy(other)
}

/** Counted; -1 for what stands outside of them, or where a document is one policy. */
function partOf({ document, clause }: Entry): number {
  return (document.metadata.parts ?? []).findIndex(({ start, end }) => start <= clause.start && clause.end <= end)
}

/** The heading that names a policy of a compilation without its number or day, or a guide’s matter. */
function headedBy({ clause }: Entry): string | undefined {
  // 【事项名称】就业见习补贴申领 over 【办理流程】, which is none of the matter beside it.
  if (isGuideLine(clause) && clause.path.length > 1) return matterOf(clause)
  return clause.path.find((heading) => NAMES_POLICY.test(heading))
}

const NAMES_POLICY = /^[一二三四五六七八九十]{1,3}、[^，。；：]{4,}(?:办法|措施|细则|规定|方案|意见|规则)$/
