import type { Departments, Span } from '../model.ts'
import { endsWithOffices } from '../text/lone-lines.ts'

/**
 * The departments that answer for a passage, lead and support apart, each once, in the order of the text: from
 * `（责任单位：A、B，配合单位：C）`, `（市A、市B按职责分工负责）`, `（市A牵头，市B配合）`, `由市财政局负责`. Several such groups
 * are merged. Brackets may be missing and lines may break inside a name. Linear.
 */
export function extractDepartments(source: string, span: Span): Departments {
  const text = withoutBreaks(source.slice(span.start, span.end)).replace(NAMED_BY_DUTY, SEES_TO)
  // 县文旅局牵头审核。其中第6项由县商务局审核: who sees to which item only the sentences tell.
  if (OTHERS_FOR_ITEM.test(text)) return { lead: [], support: [] }
  const lead = new Set<string>()
  const support = new Set<string>()
  const behind = source.slice(span.end, span.end + LONGEST_CELL)
  const asBefore = saidBefore(source, span.start)
  for (const group of groupsIn(text, behind.trim() === '')) {
    const parts = partsOf(group.replace(FIRST_LEADS, ''))
    const firstLeads = asBefore || FIRST_LEADS.test(group)
    for (const part of firstLeads ? ledByFirst(parts) : parts)
      for (const name of part.names) (part.role === 'lead' ? lead : support).add(name.replaceAll(SEES_TO, '负责'))
  }
  return { lead: [...lead], support: [...support].filter((name) => !lead.has(name)) }
}

const OTHERS_FOR_ITEM =
  /其中[，,]?第[0-9一二三四五六七八九十、和至]{1,9}[项条款类][^，。；]{0,12}由[^，。；]{2,30}(?:审核|审批|审定|受理|办理|负责|认定|评审|兑现|发放)/

/** 省级以上人民政府负责中小企业促进工作综合管理的部门 is one office, which is called after what it sees to. */
const NAMED_BY_DUTY = /负责(?=[\p{Script=Han}]{2,24}?的(?:部门|机构)(?!预算|职责|规章|名单))/gu
const SEES_TO = '\u0001'

/** （责任单位：市A、市B；列首位的为牵头单位，下同）, （市A、市B，列首的为牵头单位）: of the names in such a list the first leads. */
const FIRST_LEADS =
  /[，,；;。、]?(?:各[条项]?)?[列排]在?(?:首位?|第一位?)的?(?:单位|部门)?[为是]牵头(?:责任)?(?:单位|部门)?(?:[，,；;]?下同)?/

/** Whether a passage before says so of all that follow. */
function saidBefore(source: string, start: number): boolean {
  const at = source.lastIndexOf('下同', start)
  return at >= 0 && at < start && FIRST_LEADS.test(source.slice(Math.max(0, at - 40), at).replace(/\s+/g, ''))
}

function ledByFirst(parts: readonly Part[]): readonly Part[] {
  const [lead, ...more] = parts.filter(({ role }) => role === 'lead')
  const [first, ...others] = lead?.names ?? []
  if (!first || more.length > 0) return parts
  const rest = parts.filter((part) => part !== lead)
  return [{ role: 'lead', names: [first] }, { role: 'support', names: others }, ...rest]
}

/** Names are whole again where a line broke inside one; a line or a column that has a name of its own (咨询电话：) stays apart. */
function withoutBreaks(text: string): string {
  return text
    .replace(/【(?:实施|办理|受理|承办)(?:机关|主体|机构|部门|单位)】/g, '【责任单位】')
    .replace(CELL_AHEAD, '责任单位：$1；')
    .replace(FIELD_AHEAD, '；')
    .replace(/\s*\n\s*/g, (gap, at: number, whole: string) =>
      endsWithOffices(whole, 0, at, at + gap.length) ? '；' : gap,
    )
    .replace(/\s+/g, '')
}

const LEAD_LABEL =
  '责任单位|责任部门|责任分工|牵头单位|牵头部门|牵头责任单位|主办单位|执行部门|执行单位|主管部门|负责单位|实施单位|实施机关|落实单位|承办单位|责任主体|受理部门'
/** 实施机关 in the first cell of a guide's table, and in the second its name; 责任单位 beside 配合单位 is a header. */
const CELL_AHEAD = new RegExp(
  `(?<=^|[\\r\\n])(?:\\| {0,4})?(?:${LEAD_LABEL}|实施主体) {0,4}[\\t|](?!\\s{0,4}[\\u4e00-\\u9fff]{2}(?:单位|部门|分工|时限|时间))` +
    '[ \\t]{0,4}([^\\t|\\r\\n]{2,60}?)[ \\t]{0,4}\\|?(?=[\\r\\n]|$)',
  'g',
)

/** 责任 ⏎ 单位： is one name. */
const FIELD_AHEAD = /(?<=[\p{Script=Han}）)])\s+(?!任?(?:单位|部门)[：:])(?=\p{Script=Han}{2,8}[：:]|【)/gu

/** The departments in a cell of the column that names them: 市财政局, 市A/市B, 市A牵头，市B配合. */
export function departmentsIn(cell: string): Departments {
  const parts = partsByVerb(withoutNotes(cell.replace(/\s+/g, '')).replace(/[/／]/g, '、'))
  const of = (role: Role): string[] => parts.flatMap((part) => (part.role === role ? part.names : []))
  const lead = [...new Set(of('lead'))]
  return { lead, support: [...new Set(of('support'))].filter((name) => !lead.includes(name)) }
}

/** Whether a cell holds nothing but names of offices: 区税务局、区残联. */
export function isOffice(cell: string): boolean {
  return (
    cell.length <= LONGEST_CELL &&
    cell.split(/[、，,/／]/).every((name) => name.length <= 24 && NAME.test(name)) &&
    OFFICES.test(cell)
  )
}

const LONGEST_CELL = 80
const NAME = /^[\p{Script=Han}（）()]{2,24}$/u
const OFFICES =
  /(?:局|委|办|厅|中心|政府|委员会|办公室|残联|妇联|工会|[局委厅办][\p{Script=Han}]{1,6}[科处股室])(?:$|[、，,/／])/u

/** The brackets in which a text puts its notes: （责任单位：…）, 〔责任单位：…〕, 【责任单位：…】. */
const OPENING = '（([［〔【'
const CLOSING = '）)]］〕】'

type Role = 'lead' | 'support'

interface Part {
  readonly role: Role
  readonly names: readonly string[]
}

const SUPPORT_LABEL = '配合单位|配合部门|协办单位|协同单位|参与单位|参加单位|责任配合单位|协助单位|协助部门|支持单位'
const LABEL = new RegExp(`(${LEAD_LABEL}|${SUPPORT_LABEL})(?:[：:]|】[：:]?)`, 'g')
const LEADS = /^牵头(?!责任)/
const SUPPORTS = new RegExp(`^(?:${SUPPORT_LABEL})`)
/** A verb that ends a list of departments, and what it makes of them. */
const VERB =
  /(?:等?(?:相关|有关)?(?:部门|单位)?)?(?:(?:分别|共同|具体|会同)?(?:按照?(?:各自)?职责(?:分工)?(?:分别|共同)?(?:负责|落实|实施|抓好落实)?|按(?:照)?分工(?:负责|落实)|分工负责|牵头(?!(?:责任)?(?:单位|部门))(?:负责|落实|实施|组织实施)?|负责(?:落实|实施)?|推动落实|组织实施|抓好落实|落实))|(?:等)?(?:共同)?(?:配合|协助|协同|参与|参加)(?:实施|落实)?/g
const SUPPORT_VERB = /配合|协助|协同|参与|参加|推动落实/

/** Bracketed groups, groups that a label opens without a bracket, and 由…负责 in the running text. */
function groupsIn(text: string, isLast: boolean): string[] {
  const groups: { at: number; text: string }[] = []
  const taken = new Uint8Array(text.length)
  const take = (at: number, group: string): void => {
    groups.push({ at, text: group })
    taken.fill(1, at, at + group.length)
  }
  for (const bracket of outerBrackets(text))
    if (isDepartmentGroup(bracket.text) || standsAlone(text, bracket, isLast)) take(bracket.at, bracket.text)
  for (const match of text.matchAll(LABEL))
    if (!taken[match.index]) take(match.index, labelledRun(text, match.index, match[0].length))
  for (const match of text.matchAll(BY_DEPARTMENT)) {
    if (!taken[match.index] && ENDING.test(match[1] ?? '')) take(match.index, `${match[1]}${match[2]}`)
  }
  for (const match of text.matchAll(AS_SUBJECT)) {
    const [, names = '', verb = ''] = match
    const at = match.index + match[0].length - names.length - verb.length
    const offices = names.split(/、|会同/)
    if (!taken[at] && offices.every((name) => OFFICE.test(name))) take(at, offices.join('、') + verb)
  }
  for (const { 1: name = '', 0: found, index } of text.matchAll(DUTY_AS_SUBJECT))
    take(index + found.indexOf(name), `责任单位：${name}`)
  for (const match of text.matchAll(IS_LEAD)) {
    const [, found = '', others = ''] = match
    const names = apart(found)
    if (!taken[match.index] && names.split('、').every((name) => ENDING.test(withoutBracket(name))))
      take(match.index, `${names}牵头${others && `，${others}配合`}`)
  }
  for (const { 1: found = '', index } of text.matchAll(IS_AUTHORITY)) {
    const names = apart(found)
    if (!taken[index] && names.split('、').every((name) => AUTHORITY.test(name))) take(index, `${names}牵头`)
  }
  return groups.sort((a, b) => a.at - b.at).map((group) => group.text)
}

/**
 * 由市财政局、市科技局负责 … inside a sentence; who explains a text (负责解释) need not be who carries it out. 由行业协会牵头组织抗辩的 is a case, and
 * who leads in it applies.
 */
const BY_DEPARTMENT =
  /由([^。；，：（）()《》由]{2,40}?)(牵头负责|牵头|负责(?!人(?![民才大员力事])|(?:本[^，。；]{1,6}的)?(?:具体|政策)?解释)(?:实施|落实|组织)?)(?![^，。；]{0,24}的[，,])/g

/** 市财政局负责…, 区经委会同区财政局负责… (and no 街道办负责人某某告诉记者) at the beginning of a clause, an item or a sentence. */
const AS_SUBJECT =
  /(?:^|[。；：:])(?:第[一二三四五六七八九十百0-9]{1,5}条)?(?:[（(][^（）()]{1,8}[）)]|[0-9]{1,2}[.．、])?((?:(?!由|负责|牵头)[\p{Script=Han}、]){2,40})(牵头负责|牵头|负责(?!人(?![民才大员力事])|(?:本[^，。；]{1,6}的)?(?:具体|政策)?解释))/gu
/** Such an office at the beginning of a clause or a sentence, and behind it what it does. */
const DUTY_AS_SUBJECT = new RegExp(
  `(?:^|[。；])(?:第[一二三四五六七八九十百0-9]{1,5}条)?((?:[\\p{Script=Han}]{2,16})${SEES_TO}[\\p{Script=Han}]{2,24}?的(?:部门|机构))` +
    '(?:[（(][^（）()]{1,20}[）)])?(?=应当?|负责|依据|依法|会同|受理|按照|对|可以|建立|[，,](?:负责|组织))',
  'gu',
)
const ITEM_HEAD = '(?:第[一二三四五六七八九十百0-9]{1,5}条|[（(][^（）()]{1,8}[）)]|[0-9]{1,2}[.．、])?'
/** 市发展改革委是本办法的牵头实施部门，市财政局按职责分工负责 */
const IS_LEAD =
  /(?:^|[。；])(?:第[一二三四五六七八九十百0-9]{1,5}条|[（(][^（）()]{1,8}[）)]|[0-9]{1,2}[.．、])?((?:(?!由|是|负责)[\p{Script=Han}、（）()]){2,60})[是为](?:本[^，。；]{1,8}的)?(?:(?:牵头|主管|责任|业务主管|组织实施)(?:实施|责任|组织)?)(?:部门|单位)(?:，((?:(?!由|是|负责)[\p{Script=Han}、（）()]){2,80})按(?:照)?(?:各自)?职责(?:分工)?(?:负责|配合|做好|落实))?/gu
/** 市科技局是创新券的主管部门; 推荐单位为企业的主管部门 names no office. */
const IS_AUTHORITY = new RegExp(
  `(?<=^|[。；：:])${ITEM_HEAD}((?:(?!由|是|为|负责)[\\p{Script=Han}、]){2,40})[是为](?!本)` +
    '[\\p{Script=Han}“”《》（）()]{2,24}的(?:行政|业务|牵头)?主管(?:部门|单位)',
  'gu',
)
/** 县农业农村局和县财政局 are two; 市发展和改革委员会 is one. */
function apart(names: string): string {
  return names.replace(/(?<=局|委|委员会|厅|办|部|政府)和(?=[省市县区州盟旗])/g, '、')
}
const OFFICE = /^[^局厅]{1,12}(?:局|委|厅|办|政府|委员会|办公室)$/

function outerBrackets(text: string): { at: number; text: string }[] {
  const found: { at: number; text: string }[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (OPENING.includes(character)) {
      if (depth === 0) start = at + 1
      depth++
    } else if (CLOSING.includes(character) && depth > 0) {
      depth--
      if (depth === 0) found.push({ at: start, text: text.slice(start, at) })
    }
  }
  return found
}

function isDepartmentGroup(text: string): boolean {
  if (text.length < 3 || /^(?:以下|下同)/.test(text)) return false
  if (text.search(LABEL) >= 0) return true
  if (!/(?:负责|牵头|配合|落实|协助|分工|职责)(?:[^，。；]{0,6})(?:[，。；]|$)/.test(text)) return false
  return namesIn(text.replace(VERB, '，')).length > 0
}

/**
 * …给予补助。（省财政厅、省畜牧局）: nothing but offices, behind the sentence. A single name at the foot of the text is as likely
 * that of who wrote it.
 */
function standsAlone(text: string, bracket: { at: number; text: string }, isLast: boolean): boolean {
  if (!/[。；！]/.test(text.charAt(bracket.at - 2))) return false
  const names = bracket.text.replace(/等(?:相关|有关)?(?:部门|单位)?$/, '').split(/[、，,]/)
  if (names.length === 1 && isLast && bracket.at + bracket.text.length + 2 > text.length) return false
  return names.every((name) => BARE_NAME.test(name)) && names.some((name) => AUTHORITY.test(name))
}

const BARE_NAME =
  /^[\p{Script=Han}（）()]{2,24}(?:厅|局|委|办|部|署|院|政府|委员会|办公室|银?行|中心|集团|公司|海关|供销社|残联|妇联|工商联|总工会|法院|检察院|管委会|指挥部|领导小组)$/u
const AUTHORITY = /(?:厅|局|委|办|部|署|政府|委员会|办公室|管委会|法院|检察院|海关)$/

/** From a label without opening bracket to the closing bracket or the end of the sentence. */
function labelledRun(text: string, from: number, label: number): string {
  let depth = 0
  let at = from + label
  for (; at < text.length && at - from < 2000; at++) {
    const character = text.charAt(at)
    if (OPENING.includes(character)) depth++
    else if (CLOSING.includes(character)) {
      if (depth === 0) break
      depth--
    } else if (depth === 0 && '。；\n'.includes(character) && !SUPPORTS.test(text.slice(at + 1, at + 9))) break
  }
  return text.slice(from, at)
}

function partsOf(group: string): Part[] {
  const clean = withoutNotes(group)
  const labels = [...clean.matchAll(LABEL)]
  if (labels.length === 0) return partsByVerb(clean)
  const before = clean.slice(0, labels[0]?.index ?? 0)
  // 牵头单位：A；责任单位：B: the one leads, and the other takes part.
  const hasLeader = labels.some(([label]) => LEADS.test(label))
  const labelled = labels.flatMap((label, i): Part[] => {
    const start = label.index + label[0].length
    const body = clean.slice(start, labels[i + 1]?.index ?? clean.length)
    const role: Role = SUPPORTS.test(label[0]) || (hasLeader && !LEADS.test(label[0])) ? 'support' : 'lead'
    // 牵头 and 配合 may be written as verbs behind a label all the same.
    if (role === 'lead' && /牵头|配合|协助/.test(body)) return partsByVerb(body)
    return [{ role, names: namesIn(body.replace(VERB, '，')) }]
  })
  return [...(before ? partsByVerb(before) : []), ...labelled]
}

/** 市A牵头，市B、市C配合: the names before each verb have its role; names without a verb lead. */
function partsByVerb(text: string): Part[] {
  const parts: Part[] = []
  let from = 0
  for (const verb of text.matchAll(VERB)) {
    const names = namesIn(text.slice(from, verb.index))
    if (names.length > 0) parts.push({ role: SUPPORT_VERB.test(verb[0]) ? 'support' : 'lead', names })
    from = verb.index + verb[0].length
  }
  const rest = namesIn(text.slice(from))
  if (rest.length > 0) parts.push({ role: 'lead', names: rest })
  return parts
}

/** 以下均需各县（市、区）政府落实，不再一一列出 says who acts in all clauses; it is a note and no list of departments. */
function withoutNotes(text: string): string {
  return text
    .replace(/[（(](?:牵头|负责|配合)[^（()）]{0,4}[）)]/g, '')
    .replace(/[，。；]?(?:以下|下同)[^）)]{0,4}(?:任务)?(?:均|都|各|任务|工作|措施)?.*$/, '')
}

const ENDING =
  /(?:局|委|厅|办|部|处|院|署|所|中心|政府|公司|银行|集团|部门|单位|机构|协会|联合会|总工会|妇联|团委|科协|残联|工商联|法院|检察院|高校|管委会|委员会|办公室|分局|支行|分行|海关|区|县|镇|街道|税务|体局|厅局|银保监|专班|领导小组|指挥部|办事处|人民政府|园区|工会|贸促会|供销社|组|室|科|司|党工委|组织部|宣传部|统战部|公安|等|队|站|校|联社|馆|社|商会|学会|州|各市|各地)$/

/** 由财政、税务、审计部门负责: offices that are named by what they see to. */
const OFFICE_OF =
  /^[省市区县]?(?:财政|审计|税务|发改|发展改革|经信|工信|教育|科技|民政|公安|司法|人社|人力资源社会保障|自然资源|规划|生态环境|环保|住建|住房城乡建设|城管|交通运输|水利|农业农村|商务|文旅|文化旅游|卫健|卫生健康|医保|应急管理|应急|市场监管|知识产权|金融|统计|国资|林业|海关)$/

/** Splits at 、 ， 和 outside brackets and keeps what looks like a department. */
function namesIn(list: string): string[] {
  const whole = list
    .replace(/(?<=\p{Script=Han})会同(?=\p{Script=Han})/gu, '、')
    .replace(ALL_PLACES, (places) => places.replaceAll('、', TOGETHER))
  return splitOutside(whole).flatMap((piece) => {
    const name = piece
      .replaceAll(TOGETHER, '、')
      .replace(/^(?:由|各由|会同|及|和|与|以及|请|[:：；;。.,，、])+/, '')
      .replace(/(?:等(?:相关|有关)?(?:部门|单位)?|[。；;，,.]|按)+$/, '')
    return name.length >= 2 &&
      name.length <= 30 &&
      (ENDING.test(withoutBracket(name)) || OFFICE_OF.test(name) || /^各.{1,2}、/.test(name)) &&
      !/[《》“”？！，]/.test(name) &&
      balanced(name)
      ? [name]
      : []
  })
}

/** 各区、县级市; 各县、市、区: one name, of which no part stands alone. */
const ALL_PLACES =
  /各(?:市|区|县|旗)(?:、(?:县级市|市|区|县|旗)(?=、|(?:人民)?政府|等|\P{Script=Han}|$))+(?:(?:人民)?政府)?/gu
const TOGETHER = '\u0000'

function balanced(name: string): boolean {
  return (name.match(/[（(〔[［【]/g)?.length ?? 0) === (name.match(/[）)〕\]］】]/g)?.length ?? 0)
}

function withoutBracket(name: string): string {
  return name.replace(/[（(〔[][^（）()〔〕]*[）)〕\]]$/, '')
}

function splitOutside(text: string): string[] {
  // A bracket that is never closed again must not swallow the rest of the list.
  const lastClosing = Math.max(...[...CLOSING].map((bracket) => text.lastIndexOf(bracket)))
  const pieces: string[] = []
  let depth = 0
  let piece = ''
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (OPENING.includes(character)) {
      if (at > lastClosing) {
        pieces.push(piece)
        piece = ''
        continue
      }
      depth++
    }
    if (CLOSING.includes(character)) depth = Math.max(0, depth - 1)
    if (depth === 0 && '、，,；;。：:'.includes(character)) {
      pieces.push(piece)
      piece = ''
    } else piece += character
  }
  return [...pieces, piece]
}
