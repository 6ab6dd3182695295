import type { Collection, Entry } from '../../search/collection.ts'
import type { Candidate } from '../../search/rank.ts'
import { isNoteOnText } from '../standing/drafts.ts'
import type { Asked } from '../judging/findings.ts'
import { readerOf } from '../judging/taken-up.ts'
import type { DocumentStatus } from '../types.ts'
import { regionOfDocument } from '../document-names.ts'

const MOST = 3

/** Headings beside the answer, as questions. */
export function suggestionsFor(chosen: readonly Candidate[], { entries }: Collection): string[] {
  const [best] = chosen
  if (!best) return []
  const { documentIndex, index } = best.entry
  return entries
    .filter((entry) => entry.documentIndex === documentIndex && isSubject(entry) && !isNoteOnText(entry.clause))
    .sort((a, b) => Math.abs(a.index - index) - Math.abs(b.index - index))
    .filter((entry) => !chosen.some((candidate) => candidate.entry === entry))
    .map(suggestionFor)
    .filter((question, i, all) => all.indexOf(question) === i)
    .slice(0, MOST)
}

/**
 * After a refusal, the headings of clauses that take up some of what was asked; empty if there are none: what else a place
 * offers, or what other places have on the matter, is of no use there.
 */
export function suggestionsNear(candidates: readonly Candidate[], asked: Asked): string[] {
  const { query, scope, options, library } = asked
  const read = readerOf(query)
  const isOffered = ({ entry, features }: Candidate): boolean =>
    features.place >= OWN &&
    isSubject(entry) &&
    !isNoteOnText(entry.clause) &&
    !ENDED.has(library.validityOf(entry.document, options.today).status) &&
    !scope.isUnplaced(entry.document) &&
    read(library.collection.comparable(entry)).coverage >= NEAR
  const offered = candidates.slice(0, NEAREST).filter(isOffered)
  return [...new Set(offered.map(({ entry }) => suggestionFor(entry)))].slice(0, MOST)
}

/** Fit of a document of the very place, or where none was named. */
const OWN = 1
/** Candidates further down have nothing to do with the question. */
const NEAREST = 8
/** Least share of the subject that is taken up. */
const NEAR = 0.35
const ENDED: ReadonlySet<DocumentStatus> = new Set(['repealed', 'replaced'])

/** A question that finds the clause by its heading; a heading that asks is one already. */
export function suggestionFor({ document, clause }: Entry): string {
  if (ASKS.test(clause.heading)) return clause.heading
  const place = regionOfDocument(document)?.path.at(-1) ?? ''
  return `${place}${clause.heading.replace(/^关于/, '')}有哪些规定？`
}

/** Whether the clause's heading is one that may be offered as a question. */
export function isSubject({ clause: { heading } }: Entry): boolean {
  return namesSubject(heading)
}

/**
 * Whether a heading names by itself something that one may ask about, or asks: 知识产权质押融资 does; 电子邮箱 and 返还标准 are
 * parts of any measure, and 下列人员不受第四条限制 is the beginning of a sentence.
 */
export function namesSubject(heading: string): boolean {
  if (ASKS.test(heading)) return heading.length <= LONGEST_QUESTION
  if (heading === '' || heading.length > LONGEST || SENTENCE.test(heading) || PAPER.test(heading)) return false
  return heading.replace(GENERAL, '').replace(/[^\p{Script=Han}A-Za-z0-9]/gu, '').length >= FEWEST_OWN
}

/** Characters. */
const LONGEST = 24
const LONGEST_QUESTION = 40
const FEWEST_OWN = 2

const ASKS = /[?？]$/
const SENTENCE =
  /[，。；：:]|^[本各对由经凡]|(?:施行|执行|如下|规定|负责|提交)$|\d[\d.]*[百千万亿]*元|下列|以下|上述|第[一二三四五六七八九十百\d]+[条款项章]|应当|不得|不[受予再]|可以|的$|是指|包括|自.{2,20}[日起]|不(?:超过|低于|高于|少于|多于)|[为是由在后前时]$|实行|^[【[]|^[省市县区旗]\p{Script=Han}{2,12}?(?:局|厅|委|办|部门).{3}|\S\s+\S+\s+\S/u
/** 贷后检查报告（近两次）, 拟认定企业名单（14家）: a paper that is handed in or a list of names, and nothing that is ruled. */
const PAPER =
  /(?:报告|申[请报]表|登记表|承诺书|复印件|原件|证明|执照|身份证|发票|凭证|合同|名单|一览表|汇总表|明细表?)(?:[（(][^（）()]*[）)])?$/
/** What is said of any measure. */
const GENERAL =
  /总则|附则|是否|类型|类别|机关|主体|机构|设定|新办|延续|变更|注销|补办|换证|收费|附件|总体|基本|主要|具体|重点|指导|思想|目标|任务|原则|适用|范围|对象|条件|标准|材料|资料|流程|程序|步骤|方式|方法|形式|渠道|时间|时限|期限|地点|地址|邮箱|邮件|邮编|电话|联系|咨询|电子|通信|信函|传真|投诉|监督|检查|考核|评估|绩效|管理|职责|分工|责任|部门|单位|人员|组织|领导|实施|保障|工作|要求|加强|强化|严格|健全|完善|落实|有关|其他|事项|说明|解释|依据|依照|办法|措施|政策|内容|规定|意见|通知|公告|征求|反馈|申请|申报|受理|审核|审查|审批|评审|公示|认定|办理|兑现|拨付|发放|核定|使用|资金|来源|奖励|奖补|补贴|补助|返还|支持|扶持|享受|给予|信息|公开|情况|附表|名单|期间|方面|办公|上班|窗口|网址|网站|链接|登录|生效|日期|有效期|起草|背景|必要性|过程|宣传|培训|引导|推动|机制|协调|统筹|问题|常见|一次性|资格|额度|金额|比例|计算|上限|限额|罚则|法律|处罚|关于|部分|名词|界定|总结|推广|做好|加大|提高|优化|强化|财政|投入|严防|风险|用途|报名|业务|服务|企业|修改|制定|测算|名称|序号|指标|满分|得分|编号|和|与|及|或|的|等|、/g
