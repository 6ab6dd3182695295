import type { Clause, PolicyDocument } from '../model.ts'
import { normalise } from '../text/normalise.ts'

/** To whom a whole document applies (本办法适用于从事设施蔬菜种植的农民合作社、家庭农场), as its one sentence on that says. */
export interface Applicants {
  readonly text: string
  /** The ends of their names (合作社, 庭农场): a clause that names one of them is for that one. */
  readonly names: readonly string[]
}

/** Null where the document does not say, or says so more than once (a compilation of several). */
export function applicantsOf({ source }: PolicyDocument): Applicants | null {
  const [told, other] = normalise(source).matchAll(APPLIES)
  const text = told?.[1]
  if (text === undefined || other) return null
  const names = text.split(/[、,和及或]/).flatMap((part) => /\p{Script=Han}{3}(?=(?:等|的)?$)/u.exec(part)?.[0] ?? [])
  return { text, names }
}

/** What is said in so many words of all that the document grants; 不适用 says who is left out. */
const APPLIES =
  /本(?:办法|细则|规定|(?:若干|政策)?措施|政策|意见|方案)(?:(?:仅|主要)?适用(?:于|对象(?:为|是|:))|的?(?:支持|扶持|奖补|补助|奖励|资助)对象(?:为|是|:))([^。;\n]{4,120})/g

/** Whether normalised text says to whom the whole document applies. */
export function tellsApplicants(text: string): boolean {
  return text.search(APPLIES) >= 0
}

/** What of it holds for a clause (whose normalised text this is) that speaks of no one of them by itself. */
export function applicantsFor({ facts }: Clause, text: string, applicants: Applicants | null): string {
  if (applicants === null || applicants.names.some((name) => text.includes(name))) return ''
  // 对龙头企业每家补助50万元 is for those alone, 对符合条件的企业 for all that the document applies to.
  const isForSome = facts.some(({ recipient }) => recipient !== null && BODY.test(recipient) && !ANY.test(recipient))
  return isForSome ? '' : applicants.text
}

/**
 * The 受理条件 of a guide by the matter that they are of, normalised: whoever its other lines (补贴标准, 申请材料) are for is said
 * there alone.
 */
export function conditionsOf({ clauses }: PolicyDocument): ReadonlyMap<string, string> {
  const lines = clauses.filter(isGuideLine)
  const told = lines.filter(({ heading }) => CONDITIONS.test(heading))
  return new Map(told.map((clause) => [matterOf(clause), normalise(clause.text)]))
}

/** The matter of a guide's line: what all above its own heading says. */
export function matterOf({ path }: Clause): string {
  return path.slice(0, -1).join('\n')
}

/** 申请材料, 办理时限 as the heading of a clause that has no number. */
export function isGuideLine({ label, heading }: Clause): boolean {
  return label === heading && GUIDE_LINE.test(heading)
}

const GUIDE_LINE =
  /^(?:\p{Script=Han}{0,4}(?:条件|对象|人员|材料|流程|程序|时限|机构|机关|主体|部门|标准|依据|地[点址]|时间|窗口|方式|渠道|电话)|收费)$/u
const CONDITIONS = /^(?:(?:受理|申[请报]|办理|享受|补贴)(?:条件|对象)|(?:服务|适用)(?:对象|人员))$/

const BODY = /(?:企业|公司|合作社|农场|农户|[大商]户|单位|机构|组织|个人|人员|人才|主体|者|学校|院校|院所)$/
const ANY =
  /^(?:对|给)?(?:(?:符合|满足)[^的]{0,12}的|上述|以上|前款|每家|单个|单家|各类|申[报请])?(?:企业|单位|主体|机构|组织|个人|经营主体|市场主体)$/
