/** Words for those who can receive something. */
export const BEARERS =
  '企业|单位|机构|个人|高校|项目|团队|人员|平台|(?<=[会业团济务研利益作介术测律层民])组织|主体|中介|基地|园区|专利权人|人才|毕业生|劳动者|商户|合作社|农户|公司|银行|担保机构|申请人|用人单位|服务站|旅行社|协会|商会'
const SUBJECT = new RegExp(
  `^(?!通过|由|经|已|向|在|自|按|将|充分|以|从|可|因)[^，、的“”（）()]{0,14}?(?:${BEARERS})(?=[^，、的”）)]{2})`,
  'u',
)

/** 对X的，给予…: what ends in 的 is a condition on the bearer that it begins with; what ends in a noun is the recipient. */
export function whoAndWhen(head: string): { recipient: string | null; condition: string | null } {
  if (head.length < 2 || NO_BEARER.test(head)) return { recipient: null, condition: null }
  if (PREPOSED.test(head)) return { recipient: null, condition: head.replace(/的$/, '') }
  const relative = /的$/.test(head) || head.includes('，') || ACTING.test(head)
  if (!relative) return { recipient: head.replace(/^为(?=[^的]{2,}$)/, ''), condition: modifierOf(head) }
  const subject = SUBJECT.exec(head)?.[0] ?? null
  const rest = subject ? head.slice(subject.length).replace(/^[，的]+/, '') : head
  return { recipient: subject, condition: rest.replace(/的$/, '') || null }
}

/** 具体补贴金额为…: a word that says nothing of who receives it. */
const NO_BEARER = /^(?:具体|最终|实际|现行)$/

/** 在疫情防控期间, 自2021届起, 前2年: circumstances, nobody who receives. */
const PREPOSED = /^(?:(?:在|自|将|把|继续|由|通过|按)(?!主|由|动)|[前后首第]\s?[0-9一二两三四五六]{1,2}\s?年)/

/** 科研人员开展…活动: a bearer who does something. */
const ACTING = new RegExp(
  `^[^，、的]{0,10}(?:${BEARERS})(?:开展|从事|参加|购买|投保|通过|获得|取得|引进|新建|建设|实施|承担|购置)`,
  'u',
)

/** 首次认定 in 首次认定的省级“专精特新”中小企业. */
export function modifierOf(head: string): string | null {
  const match = /^([^，]{2,60}?)的(?=[^，]{2,})/.exec(head)
  return match?.[1] ?? null
}
