import { partsOf, type Piece } from './sentences.ts'

/** Words for those who can receive something. */
export const BEARERS =
  '企业|单位|机构|个人|管委会|管理委员会|村委会|居委会|县区|研究生|专家|教师|学生|技师|军人|青年|农民工|劳动力|高校|(?<=科研|研究|高校)院所|在校生|实习生|研究所|项目|团队|人员|特派员|平台|(?<=[会业团济务研利益作介术测律层民])组织|主体|中介|基地|园区|人才|毕业生|职工|公司|研究院|学校|' +
  '银行|中心|工厂|(?<=[业新化色间享])载体|集中区|服务站|旅行社|组团社|合作社|协会|商会|景区|酒店|饭店|门店|养殖场|孵化器|劳动者|经营者|统计员|' +
  '业主|房东|服务商|运营商|供应商|经销商|(?:权利?|持有|申请|注册|发明|举报|中介|介绍|推荐|引进|招引|见义勇为|带头|经营|承包|承租|传承|完成|引荐|用)人|(?:农|商|大|个体|工商|用)户|' +
  '(?:投资|引进|并购|承办|主办|运营|建设|许可|受让|需求)方'

/** What a bearer does: after one of these words the recipient is over. */
const DOES =
  '改造|开放|取得|获|通过|开展|从事|参加|参与|购买|购置|投保|投资|引进|新建|建设|建立|实施|承担|承办|举办|参展|应诉|委托|聘请|组织|促成|招用|新招|招聘|吸纳|' +
  '使用|利用|应用|租用|租赁|更新|转型|转让|受让|完成|实现|办理|签订|缴纳|足额|灵活|创办|成功|设立|入选|列入|纳入|认定|上市|挂牌|' +
  '带动|介绍|(?:适[当度])?[下上]调|推荐|提供|生产|出口|申请|申报|牵头|主导|制定|研发|自主|发放|柔性|跨档|持有|拥有|具有|符合|满足|达到'
/** What is done to or with a bearer that follows: 引进企业, 协助企业. */
const DOES_TO =
  '做|壮大|加强|发挥|推进|引进|引入|引荐|获|取得|完善|转变|协助|帮助|组织|通过|招引|根据|依托|建设|培育|鼓励|支持|推动|带动|服务|参加|接待|充分'
const OPENS_DOING = `${DOES}|在(?![职校读])|与|向|对|为|以(?!及)|将|因|把|从(?!业人)|用(?!人|于)|自(?!建)|到|经(?!营)|被|均|未|不|首次|年|当年|上|连续|累计|一次|“`
const NOTE = '(?:[（(][^（）()]{0,200}[）)])?'
const BEARER_END = new RegExp(`(?:${BEARERS})${NOTE}$`, 'u')
const SUBJECT = new RegExp(
  `^(?:[^，“”（）()]{1,24}的|(?!${DOES_TO}|由|已|按|可|每|在(?![岗库册校职建孵营研]|园(?![区内])))被?)[^，的“”（）()与向为对由将被接]{0,14}?(?:${BEARERS})+${NOTE}(?=(?:${OPENS_DOING})(?!.?的))`,
  'u',
)

/** 一次性组织30人以上团队，在本市住宿的: what is done, and to whom. */
const PURPOSE = new RegExp(`^(?:一次性|累计|全年|年度内?)*(?:${DOES_TO})`, 'u')

/** The cells of a fact that say to whom and when. */
export interface Cells {
  readonly recipient: string | null
  readonly condition: string | null
}

/**
 * Who receives and on what condition, by the words before a grant. A recipient is what 对 addresses, or ends in a word for
 * a bearer, or is a bearer that does something (企业购买…的); all else is a condition. Where none can be told, none is.
 */
export function whoAndWhen(head: string, addressed: boolean): Cells {
  if (head.length < 2 || NO_BEARER.test(head)) return { recipient: null, condition: null }
  const condition = conditionOf(head)
  if (COUNTED.test(head)) return { recipient: null, condition }
  const [, titled = '', words = ''] = TITLED.exec(head) ?? []
  if (namesBearer(titled) && !namesBearer(words)) return { recipient: titled, condition: conditionOf(words) }
  const parts = partsOf({ text: head, start: 0 })
  const [first = { text: head }, ...more] = parts
  const last = more.at(-1)
  const named = addressed && !first.text.endsWith('的') && !namesBearer(first.text) ? throughBearer(parts) : null
  if (named !== null) return { recipient: head.slice(0, named), condition: conditionOf(head.slice(named)) }
  const doer = doerIn(head)
  // 小微企业新招用毕业生: the bearer that does something, and not the one that the clause ends in.
  const does = first.text.slice(doer?.recipient?.length)
  const acts = doer !== null && (!does.includes('的') || HIRES.test(does))
  if (!acts && namesBearer(head) && (!last || /的[^的]{1,12}$/.test(last.text)))
    return { recipient: head, condition: null }
  if (!acts && more[0] && namesBearer(first.text) && (addressed || !PURPOSE.test(first.text)))
    return { recipient: first.text, condition: conditionOf(head.slice(more[0].start)) }
  if (doer) return doer
  const isNamed = addressed && !last && !head.endsWith('的') && !PREPOSED.test(head)
  return isNamed
    ? { recipient: head.replace(/^为(?=[^的]{2,}$)/, ''), condition: null }
    : { recipient: null, condition }
}

/**
 * 对组织游客来旅游，且游览2个以上景区的旅行社，年度累计达到3000人次的: where the name ends of those who receive, if several parts make
 * it up and more is said behind it; null if none does.
 */
function throughBearer(parts: readonly Piece[]): number | null {
  const at = parts.findIndex(
    ({ text }, i) => i > 0 && (text.endsWith('的') || (DESCRIBED.test(text) && namesBearer(text))),
  )
  const part = parts[at]
  return part && at < parts.length - 1 && !part.text.endsWith('的') ? part.start + part.text.length : null
}

const DESCRIBED = /的[^的]{1,12}$/
/** 企业招用登记失业的青年: who is hired does not receive; 企业招用的青年 does. */
const HIRES = /^(?:新?招用|新招|招聘|吸纳|聘用|录用)(?!的)/

/** 每毕业1家规模以上企业，给予5万元, 每年认定不多于10家示范工厂: what is counted, of somebody who was named before. */
const COUNTED =
  /^每(?!年)\p{Script=Han}{2,6}\s?[1一]\s?[家个名户项人]|^每年[^，]{0,4}(?:认定|评选|遴选|评定|选[择树]|扶持|支持)[^，]{0,6}[0-9]/u

/** 规模以上工业企业：首次入统 */
const TITLED = /^([^：，]{2,24})：([^：]+)$/

/**
 * The bearer that does something at the beginning of the words, with what it does; null if none does. 2025年度企业购买保险的 is
 * left whole: the year is of what is done.
 */
export function doerIn(head: string): Cells | null {
  const subject = SUBJECT.exec(head)?.[0]
  const does = head.slice(subject?.length)
  return subject && !IS.test(does) && !YEAR.test(subject) && !FROM.test(subject)
    ? { recipient: subject, condition: conditionOf(does) }
    : null
}

const YEAR = /^(?:20[0-9]{2}|上一?|当|本|每)年度?(?:度|内|期间)?(?!认定|新|获)/

/** 首次从本市银行机构获得贷款的, 为重点企业引进劳动力的: from where or for whom something is done. */
const FROM = /^(?:首次)?(?:从(?![业事])|为)/

/** 被许可方为小微企业的: what a bearer is, of whom there are others. */
const IS = new RegExp(`^[为是][^，]{0,12}(?:${BEARERS})的?$`, 'u')

/** Whether the words end in somebody who can receive, perhaps with a note in brackets. */
export function namesBearer(words: string): boolean {
  return BEARER_END.test(words)
}

/** 吸纳建档立卡贫困劳动力: what somebody does, whoever stands behind it. */
export function opensDoing(words: string): boolean {
  return DOING.test(words)
}

const DOING = new RegExp(`^(?:${DOES})`, 'u')

/** The recipient that stands inside the grant: 给予注册人10万元, 奖励组团社3万元, 对举报人给予奖励; null if none does. */
export function namedIn(grant: string): string | null {
  return GIVEN_TO.exec(grant)?.[1] ?? REWARDS.exec(grant)?.[1] ?? null
}

const GIVEN_TO = new RegExp(
  '(?:给予?|予以|奖励|奖给|补助|补贴|资助)(?!单|每|同|最|一|按)' +
    `((?:[^，。；：、的给0-9]{1,12}的)?[^，。；：、的给0-9奖补按每最]{0,8}?(?!项目|平台|基地|中心)(?:${BEARERS})+${NOTE})` +
    '(?=\\s?(?:[0-9一二两三四五六七八九十百]|最高|不超过|不高于|每|一次性|总额|全额|超出|引进成本|地方|开业|连续|奖励|补助|补贴|资助|奖补|资金|财政|相应|$))',
  'u',
)
const REWARDS = new RegExp(`对([^，。；对]{0,20}?(?:${BEARERS}|社团)+)(?:给予|予以|进行)`, 'u')

/** 首次认定 in 首次认定的省级“专精特新”中小企业. */
export function modifierOf(head: string): string | null {
  const match = /^([^，]{2,60}?)的(?=[^，]{2,})/.exec(head)
  return match?.[1] ?? null
}

/** Words as a condition, without their 的; null where they say nothing. */
export function conditionOf(words: string): string | null {
  const said = words.replace(/^[，的]+/, '').replace(/的$/, '')
  return said.length < 2 || EMPTY.test(said) ? null : said
}

/**
 * 补贴资金采取, 其中, 但可继续, 每年立项不超过10个, 将质押融资 (but 将注册地迁至我市): words that lead to the sum; 实施稳岗返还失业保险费, 融资租赁公司要调整还款期限, 适当下调贷款利率: what is
 * done. None is a condition.
 */
const EMPTY =
  /^[但且并还也]*可(?:以|继续)*$|^每(?:年|批次?)(?:立项|认定|评[选定]|遴选|选[拔择]|支持|扶持)[^，]{0,3}(?:不超过|不多于)?[0-9]+[个家名项人]$|^(?:其中|本条所涉|[后後][续續]|年度|同时|另外|此外|每年|补贴资金|奖励资金|设立)$|(?:采取|采用|实行|由|经|按|(?<!行)为|财政)$|^将(?![^，]{2,24}(?:迁[入至到]|转[入移]|落户|变更))|^(?:我[省市县区州旗])?(?:继续)?(?:实施|落实|执行)[^，的]{0,12}(?:返还|补贴|补助|奖励|减免)[^，的]*$|^[^，]{2,12}(?:公司|机构|银行|部门|单位)要(?!求)|^各(?:地|级|部门|单位)[^，]{0,4}要(?!求)|^(?:适[当度])?[下上]调[^，的]*$|^除[^，]{2,60}外$|^(?:密切|积极|大力|全面|深入|切实|进一步)(?:推[进动]|开展|执行|落实|加强|实施)/

/** 具体补贴金额为…: a word that says nothing of who receives it. */
const NO_BEARER = /^(?:具体|最终|实际|现行)$/

/** 在疫情防控期间, 自2021届起, 前2年: circumstances, nobody who receives. */
const PREPOSED = /^(?:其|(?:在|自|将|把|继续|由|通过|按)(?!主|由|动)|[前后首第]\s?[0-9一二两三四五六]{1,2}\s?年)/
