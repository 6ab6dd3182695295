import type { Fact, Span } from '../model.ts'
import { mendWithMap } from '../text/mend.ts'
import { findAmounts, type Amount } from '../text/numerals.ts'
import { grantIn, kindOf } from './kinds.ts'
import { partsOf, sentencesOf, type Piece } from './sentences.ts'
import { targetsOf } from './targets.ts'

/**
 * What a passage grants, and the figures it aims at. Every string is a slice of the source with broken lines mended, inside
 * the fact's own span. A benefit without a figure has a null amount, or its rule (按比例给予两年贴息). What is forbidden or
 * abolished is no fact. Never throws; linear in the passage.
 */
export function extractFacts(source: string, span: Span, context: { readonly heading: string }): Fact[] {
  const underAims = context.heading.includes('目标')
  const { text, offsets } = mendWithMap(source.slice(span.start, span.end))
  const facts = sentencesOf(withoutDepartments(text)).flatMap((sentence) => {
    const granted = benefitsOf(sentence)
    return granted.length > 0 || FORBIDDEN.test(sentence.text) ? granted : targetsOf(sentence, underAims)
  })
  return facts.map((fact) => ({
    ...fact,
    start: span.start + (offsets[fact.start] ?? 0),
    end: span.start + (offsets[fact.end - 1] ?? 0) + 1,
  }))
}

/** The note of departments becomes a sentence's end of the same length, as nothing in it is granted. */
function withoutDepartments(text: string): string {
  return text.replace(DEPARTMENTS, (note) => '。'.repeat(note.length))
}

const DEPARTMENTS = /[（(](?:责任|牵头|主办|配合)(?:[^（）()]|[（(][^（）()]{0,30}[）)]){0,600}[）)]/g
const FORBIDDEN = /不得|严禁|禁止/
/** A part that limits or repeats what was granted before: 最高50万元, 每年不超过两次, 对同一单位给予最高50万元资助. */
const LIMIT =
  /最高|不超过|累计|上限|封顶|为限|每(?:人|户|家|项|个|年|次|件|月|台|亩|企业|单位)|连续|期限|以内|单(?:个|户|家|笔)|同一(?:单位|企业|项目|主体)|总额/
const OPENS_HEAD = /^(?:对于?|凡是?|针对|支持|鼓励|为|向|其中对?|符合|经|在|给)(?!同一|单个|单户|每|此|规定)/
const REFUSED = /不得|取消|禁止|避免|不再/
const LEADS_IN = /^(?:按照|根据|依据|依照)[^，]{0,20}《|^(?:同时|另外|此外|其中)$/

/** One state of reading a sentence: the parts that say to whom, then the parts that say what. */
interface Grant {
  head: Piece[]
  parts: Piece[]
}

function benefitsOf(sentence: Piece): Fact[] {
  const grants: Grant[] = []
  let head: Piece[] = []
  for (const part of partsOf(sentence)) {
    const granted = grantIn(part.text)
    const open = grants.at(-1)
    const before = granted ? part.text.slice(0, granted.start) : ''
    if (open && head.length === 0 && LIMIT.test(part.text) && findAmounts(part.text).length > 0 && !newHead(part.text))
      open.parts.push(part)
    else if (granted && open && head.length === 0 && before.trim() === '' && !newHead(part.text)) open.parts.push(part)
    else if (granted) {
      grants.push({ head: relevantHead(head, part), parts: [part] })
      head = []
    } else if (!REFUSED.test(part.text)) head.push(part)
  }
  return grants.flatMap(factsOf)
}

function newHead(part: string): boolean {
  return OPENS_HEAD.test(part)
}

/** From the last part that opens with 对, 凡 …; the sentence's way in (按照《…》第七项) says nothing of the recipient. */
function relevantHead(head: readonly Piece[], grant: Piece): Piece[] {
  if (/^(?:对于?|凡|针对)(?!同一|单个|单户|每)/.test(grant.text)) return []
  const from = head.findLastIndex((part) => /^(?:对于?|凡|针对)/.test(part.text))
  const rest = from >= 0 ? head.slice(from) : head.slice(-3)
  return rest.filter((part, i) => (from >= 0 && i === 0) || !LEADS_IN.test(part.text))
}

function factsOf(grant: Grant): Fact[] {
  const [first] = grant.parts
  const last = grant.parts.at(-1)
  const granted = first ? grantIn(first.text) : null
  if (!first || !last || !granted) return []
  const kind = kindOf(first.text.slice(granted.start, granted.end)) ?? kindOf(first.text) ?? '奖励'
  if (kind === '贷款' && findAmounts(first.text).length === 0) return []
  const head = headText(grant, first, granted.start)
  const start = grant.head[0]?.start ?? first.start
  const end = last.start + last.text.length
  const { recipient, condition } = whoAndWhen(head)
  const tiers = tiersOf(head, first.text)
  if (tiers && grant.parts.length === 1) {
    return tiers.map((tier): Fact => ({ kind, ...tier, condition: modifierOf(head), start, end }))
  }
  const amount = amountOf(grant.parts, granted)
  const figures = amount !== null && findAmounts(amount).length > 0
  if (!figures && (head.length < 2 || !addressed(grant, first))) return []
  return [{ kind, recipient, condition, amount, start, end }]
}

/** Without a figure only words that address someone (对…, 凡…, …的) make a benefit; the rest is news or talk. */
function addressed(grant: Grant, first: Piece): boolean {
  return /^对|[^针相面反]对/.test(first.text) || grant.head.some((part) => /^(?:对|凡|针对|符合)|的$/.test(part.text))
}

/** The words before the grant, from 对 on, as one slice: parts between the head and the grant keep their commas. */
function headText(grant: Grant, first: Piece, grantStart: number): string {
  const own = first.text.slice(0, grantStart)
  // 通过后补助方式对发明人予以奖励: the last 对 names who is meant.
  const inner = /[^针相面]对([^对，的]{2,30})$/.exec(own)
  if (inner?.[1] && !/^对/.test(own)) return inner[1]
  const pieces = grant.head.map((part) => part.text)
  const text = own.trim() === '' ? pieces.join('，') : [...pieces, own].join('，')
  return withoutAuxiliaries(
    text
      .replace(/^[^对，。]{0,30}?(?:[：:）)]|[一二三四五六]是)\s*(?=对)/, '')
      .replace(/^(?:第[0-9一二三四五六七八九十百]{1,5}条|[（(]?[0-9一二三四五六七八九十]{1,3}[）)]?[.．、])\s*/, '')
      .replace(/^(?:同时|其中|另外|此外|并)?(?:对于?|凡是?|针对|支持|鼓励)(?=\S{2})/, ''),
  )
}

/** 可, 将, 由市财政, 一次性 between the head and the grant. */
function withoutAuxiliaries(head: string): string {
  let text = head.trim()
  for (let i = 0; i < 6; i++) {
    const match = AUXILIARY.exec(text)
    if (!match) break
    text = text.slice(0, match.index).trim()
  }
  return text
}

const AUXILIARY = /(?:可以?|将|由[^，由]{2,20}|一次性|分别|再|均|最高|依法|优先|政府|[，：、])$/
const BEARERS =
  '企业|单位|机构|个人|高校|项目|团队|人员|平台|组织|主体|中介|基地|园区|专利权人|人才|毕业生|劳动者|商户|合作社|农户|公司|银行|担保机构|申请人|用人单位|服务站'
const SUBJECT = new RegExp(
  `^(?!通过|由|经|向|在|自|按|将|充分|以|从|可|因)[^，、的]{0,14}?(?:${BEARERS})(?=[^，、的]{2})`,
  'u',
)

/** 对X的，给予…: what ends in 的 is a condition on the bearer that it begins with; what ends in a noun is the recipient. */
function whoAndWhen(head: string): { recipient: string | null; condition: string | null } {
  if (head.length < 2) return { recipient: null, condition: null }
  const relative = /的$/.test(head) || head.includes('，') || ACTING.test(head)
  if (!relative) return { recipient: head, condition: modifierOf(head) }
  const subject = SUBJECT.exec(head)?.[0] ?? null
  const rest = subject ? head.slice(subject.length).replace(/^[，的]+/, '') : head
  return { recipient: subject, condition: rest.replace(/的$/, '') || null }
}

/** 科研人员开展…活动: a bearer who does something. */
const ACTING = new RegExp(
  `^[^，、的]{0,10}(?:${BEARERS})(?:开展|从事|参加|购买|投保|通过|获得|取得|引进|新建|建设|实施|承担|购置)`,
  'u',
)

/** 首次认定 in 首次认定的省级“专精特新”中小企业. */
function modifierOf(head: string): string | null {
  const match = /^([^，]{2,60}?)的(?=[^，]{2,})/.exec(head)
  return match?.[1] ?? null
}

/** 国家级、省级…，分别给予100万元、30万元: each amount with the recipient in its place. */
function tiersOf(head: string, part: string): { recipient: string; amount: string }[] | null {
  const at = part.indexOf('分别')
  if (at < 0) return null
  const amounts = findAmounts(part.slice(at)).filter((amount) => amount.unit !== '次' && amount.unit !== '年')
  const names = splitNames(head)
  if (amounts.length < 2 || names.length !== amounts.length) return null
  return names.map((name, i) => ({ recipient: name, amount: tierAmount(part.slice(at), amounts[i]) }))
}

/** A rate needs its base: 实到外资额的8‰. */
function tierAmount(text: string, amount: Amount | undefined): string {
  if (!amount) return ''
  const before = amount.kind === 'rate' ? (/[^、，别]{0,20}$/.exec(text.slice(0, amount.span.start))?.[0] ?? '') : ''
  return `${before.replace(/^(?:给予|予以|按照?)/, '')}${amount.raw}`.trim()
}

/** 新获批的国家级、省级技术转移机构 → 国家级, 省级技术转移机构. */
function splitNames(head: string): string[] {
  const core = head
    .replace(/^[^，、]*?的(?=[^，]*[、和])/, '')
    .replace(/^.*，/, '')
    .replace(/的$/, '')
  return core
    .split(/、|和|及/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** A lone figure with its qualifier, or else the whole rule from 按 or 给予 to its last limit. */
function amountOf(parts: readonly Piece[], granted: { readonly start: number; readonly end: number }): string | null {
  const [first] = parts
  if (!first) return null
  const amounts = findAmounts(first.text.slice(granted.start)).filter(
    (amount) => !PERIODS.includes(amount.unit) && amount.raw !== '一次',
  )
  const [only] = amounts
  const rule = first.text.slice(granted.start)
  if (parts.length === 1 && amounts.length === 1 && only && only.kind !== 'rate' && !/^按/.test(rule))
    return withQualifier(rule, only.span)
  if (amounts.length === 0 && parts.length === 1) return ruleWithoutFigure(rule)
  return [rule.replace(/^(?:给予|予以)/, ''), ...parts.slice(1).map((part) => part.text)].join('，').trim()
}

const PERIODS: readonly string[] = ['年', '个月', '次', '天', '日', '个', '家', '项']

function withQualifier(rule: string, span: Span): string {
  const before =
    /(?:最高|不超过|每[^，。、]{1,8}|一次性|累计|至少|不低于)\s?(?:给予|奖励|补助|可达|不超过)?\s?$/.exec(
      rule.slice(0, span.start),
    )?.[0] ?? ''
  const after =
    /^\s?(?:(?:\/(?:人|亩|件|年|月|次|户|家|天|日|夜|台|个|平方米|吨|标箱|床|车|辆|项|间|位|平米|班)){1,3}|以内|以上)/.exec(
      rule.slice(span.end),
    )?.[0] ?? ''
  return rule.slice(span.start - before.length, span.end + after.length).trim()
}

/** 按规定 says no more than that there is a rule; 按比例给予两年贴息 says something of it. */
function ruleWithoutFigure(rule: string): string | null {
  if (/^(?:免|减)/.test(rule)) return rule
  return /^按/.test(rule) && !/^按照?(?:有关|相关|国家|省|市|政策|《)*规定|^按照?《/.test(rule) ? rule : null
}
