import type { Fact, Span } from '../model.ts'
import { bareSumsOf, sumsOfEach } from './bare.ts'
import { isClean, withWhomNamed } from './clean.ts'
import { benefitsOf, FORBIDDEN } from './grants.ts'
import { grantIn, kindOf } from './kinds.ts'
import { withLimits, withoutNumber } from './limits.ts'
import { itemUnder, listedIn, openingOf, type Opening } from './listed.ts'
import { raisedFurther } from './raised.ts'
import { rateCutsIn } from './rate-cuts.ts'
import { readingOf, runsOverPage } from './reading.ts'
import { namesBearer } from './recipients.ts'
import { partsOf, sentencesOf, type Piece } from './sentences.ts'
import { stepsIn } from './steps.ts'
import { tableFacts } from './table.ts'
import { targetsOf } from './targets.ts'

/**
 * What a passage grants, and the figures it aims at. Every string is a slice of the source with broken lines mended, inside
 * the fact's own span. A benefit without a figure has a null amount, or its rule (按比例给予两年贴息). What is forbidden or
 * abolished is no fact, and what cannot be told in clean cells is left to the quote. Never throws; linear in the passage.
 */
export function extractFacts(source: string, span: Span, context: Context): Fact[] {
  const underAims = context.heading.includes('目标')
  const { text, asWritten } = readingOf(source, span)
  let before: Sentence | null = null
  let opening: Opening | null = null
  let asks = false
  const facts = withLimits(sentencesOf(inSentences(text, context)), text).flatMap((sentence) => {
    if (EXAMPLE.test(sentence.text)) return []
    const listed = opening ? listedIn(sentence, opening, text) : []
    const own = listed.length > 0 ? listed : grantedIn(sentence, before, context, text)
    const under = opening && listed.length === 0 ? itemUnder(sentence, own, opening) : null
    const granted = forSame(forAnnounced(under ?? own, before, sentence, text), before, sentence, text)
    if (listed.length === 0 && !under) opening = openingOf(sentence, granted, kindNear(sentence, context))
    const kind = granted.findLast(({ kind: of }) => !BOUNDS.includes(of))?.kind ?? null
    const to = granted.findLast(({ recipient }) => recipient !== null) ?? null
    before = {
      ...sentence,
      kind,
      to,
      announces: granted.length === 1 && granted[0]?.amount === null ? granted[0] : null,
    }
    asks ||= ASKS.test(sentence.text)
    return granted.length > 0 || FORBIDDEN.test(sentence.text) || (asks && !underAims)
      ? granted
      : targetsOf(sentence, underAims)
  })
  const clean = facts.map(withWhomNamed).filter((fact) => isClean(fact, text))
  const inTable = tableFacts(source, span)
  const written = clean
    .map(asWritten)
    .filter(({ recipient, condition, amount }) => ![recipient, condition, amount].some(runsOverPage))
    .map((fact) => ({ ...fact, start: span.start + fact.start, end: span.start + fact.end }))
    // What a cell says is read with its column's head, and not a second time as a sentence.
    .filter(({ start, end }) => !inTable.some(({ cell }) => cell.start < end && cell.end > start))
  // 按下列标准给予奖励：says no more than the list or the table that follows.
  return [...written.filter(({ amount }) => !amount?.endsWith('：')), ...inTable.map(({ fact }) => fact)]
}

/** 重点项目申报条件：, before what whoever applies must have reached, which is no aim. */
const ASKS = /(?:条件|要求|之一)[^，。；]{0,8}：$/

/** What a sentence is of that grants without saying what. */
function kindNear(sentence: Piece, { heading }: Context): string {
  return kindOf(sentence.text) ?? kindOf(heading) ?? '资金支持'
}

/** Kinds of facts that only bound what is granted. */
const BOUNDS: readonly string[] = ['上限', '额度', '期限']

/** Where a passage stands. */
interface Context {
  readonly heading: string
  /** The section that it stands in. */
  readonly above?: string
  /** Whether it is the cell of a column that says what is granted. */
  readonly grants?: boolean
}

interface Sentence extends Piece {
  /** What it grants; null for nothing. */
  readonly kind: string | null
  /** What it grants to whom it names. */
  readonly to: Fact | null
  /** What it grants without saying how much. */
  readonly announces: Fact | null
}

/** 对年组织游客达1万人次以上的旅行社进行奖励。每满一万人奖励一万元。: how much, behind the sentence that says to whom. */
function forAnnounced(facts: Fact[], before: Sentence | null, { start }: Piece, text: string): Fact[] {
  const announced = before?.announces
  if (!before || !announced || !/^[。；;] ?$/.test(text.slice(before.start + before.text.length, start))) return facts
  if (facts.some(({ recipient, condition, kind }) => recipient ?? condition ?? (kind === announced.kind ? null : kind)))
    return facts
  return facts.map((fact) => ({ ...announced, amount: fact.amount, end: fact.end }))
}

/** 对年度组织达3000人次的旅行社，给予10万元；达到1万人次的，给予30万元: another step for the same. */
function forSame(facts: Fact[], before: Sentence | null, { start }: Piece, text: string): Fact[] {
  const to = before?.to
  if (
    !before ||
    !to ||
    STEPPED.test(to.recipient ?? '') ||
    !/^[；;]\s?$/.test(text.slice(before.start + before.text.length, start))
  )
    return facts
  return facts.map((fact) =>
    fact.recipient === null && fact.kind === to.kind && STEP.test(fact.condition ?? '')
      ? { ...fact, recipient: to.recipient, start: to.start }
      : fact,
  )
}

const STEP = /^(?:达到?|超过|突破|满)\s?[0-9]/
/** 出口额达20万美元的企业: the first step is in the name. */
const STEPPED = /(?:达到?|超过|突破|满)\s?[0-9]/

/** What a sentence grants in so many words, or by figures alone where its label, its column or the sentence before it says so. */
function grantedIn(sentence: Piece, before: Sentence | null, context: Context, text: string): Fact[] {
  const last =
    before && /^[；;]\s?$/.test(text.slice(before.start + before.text.length, sentence.start)) ? before.kind : null
  const most = mostOfEach(sentence, context.above ?? '')
  if (most) return [most]
  const { text: words, start } = withoutNumber(sentence)
  const label = STANDARD.exec(words)?.[0] ?? ''
  const kind =
    last ?? kindOf(label.replace('支持', '')) ?? kindOf(context.heading) ?? kindOf(sentence.text) ?? '资金支持'
  if (context.grants && ONLY_SUM.test(sentence.text)) {
    const end = sentence.start + sentence.text.length
    return [{ kind, recipient: null, condition: null, amount: sentence.text, start: sentence.start, end }]
  }
  if (label !== '' || context.grants) {
    const own = { text: words.slice(label.length), start: start + label.length }
    const { facts, rest } = bareSumsOf(own, kind, text)
    if (facts.length > 0) return [...facts, ...(rest ? benefitsOf(rest, text, kind) : [])]
    // 返还标准：大型企业按缴纳保险费的30%返还: whom it is for stands behind the label.
    if (NAMES_FIRST.test(own.text) && grantIn(own.text.split('，')[0] ?? '')) return benefitsOf(own, text, kind)
  }
  const steps = stepsIn({ text: words, start }, kind)
  if (steps) return steps
  const cuts = rateCutsIn(sentence)
  const besides = ({ start, end }: Fact): boolean => !cuts.some((cut) => cut.start < end && start < cut.end)
  const granted = [...benefitsOf(sentence, text, kind, before?.kind ?? null).filter(besides), ...cuts]
  const share = granted.every(({ kind: of }) => BOUNDS.includes(of)) ? shareIn(sentence, kind) : null
  if (share) return [share]
  if (granted.length > 0) return granted
  const each = last ?? (GRANTS.test(context.heading) ? kindOf(context.heading) : null)
  const sums = each === null ? [] : sumsOfEach(sentence, each)
  if (sums.length > 0) return sums
  const further = last && before ? (raisedFurther(sentence, before, last) ?? sameFor(sentence, last)) : null
  if (further) return [further]
  const rule = label === '' ? null : ruleUnder(label, { text: words, start }, kind)
  if (rule) return [rule]
  const [names = '', , amounts = ''] = before?.kind ? (OF_EACH.exec(sentence.text)?.slice(1) ?? []) : []
  if (before?.kind && amounts !== '') {
    const end = sentence.start + sentence.text.length
    return [{ kind: before.kind, recipient: null, condition: names, amount: amounts, start: sentence.start, end }]
  }
  const standard = standardIn(sentence, before?.kind ?? kindOf(context.heading))
  if (standard) return [standard]
  if (!last) return []
  const { facts, rest } = bareSumsOf(sentence, last, text)
  return rest ? [] : [...facts]
}

/** 大型企业按…, 中小微企业按…: who stands before the share that they are given. */
const NAMES_FIRST = /^[^，。；：按0-9]{2,16}按(?!照?规定)/
/** 运营补贴, 入职奖补: what a clause is called that gives it. */
const GRANTS = /(?:补[助贴]|奖[励补]|津贴|资助)$/

/** 首批次新材料、首版次软件参照执行，最高不超过50万元: the same as in the sentence before, for others. */
function sameFor({ text, start }: Piece, kind: string): Fact | null {
  const [, condition = '', amount = ''] = SAME_FOR.exec(text) ?? []
  return condition === '' ? null : { kind, recipient: null, condition, amount, start, end: start + text.length }
}

const SAME_FOR =
  /^([^，。；：]{2,40}?)((?:参照|比照)(?:上述标准|本条)?(?:执行|给予[^，。；0-9]{2,8})，(?:最高(?:不超过)?|不超过)[0-9][0-9.]{0,7}\s?[万亿]?元)$/

/** 每人每月600元, 一次性8万元, 律师费的40%，最高20万元 in a column of sums: all of the cell. */
const ONLY_SUM =
  /^(?:一次性)?(?:[每单]\p{Script=Han}{1,4}){0,3}(?:\p{Script=Han}{2,10}的)?(?:最高)?[0-9][0-9.]{0,7}\s?(?:[万亿]?元|[%％‰])(?:，(?:[单每]\p{Script=Han}{1,6})?(?:最高|不超过)[0-9][0-9.]{0,7}\s?[万亿]?元)?$/u

/** 三、贷款额度 over （一）个人：最高30万元，期限最长3年: the section says what there is of that sum, and the item for whom. */
function mostOfEach(sentence: Piece, above: string): Fact | null {
  const of = HOW_MUCH.exec(above)?.[0]
  const { text, start } = withoutNumber(sentence)
  const [, name = '', amount = ''] = of === undefined ? [] : (NAME_AND_MOST.exec(text) ?? [])
  if (amount === '') return null
  const who = namesBearer(name) ? { recipient: name, condition: null } : { recipient: null, condition: name }
  const kind = /贷/.test(above) ? '额度' : (kindOf(above) ?? '上限')
  return { kind, ...who, amount, start, end: start + text.length }
}

const HOW_MUCH = /额度|限额|(?<!收费)标准/
const NAME_AND_MOST =
  /^([^，。；：]{2,16})：((?:[单每][户笔人])?(?:最高|不超过)[0-9][0-9.]{0,7}\s?[万亿]?元(?:，[^，]{0,6}(?:最[高长]|不超过)[^，]{2,12})?)$/

/** 补助标准：按实际收托人数，18个月以下每人每月400元，18个月以上每人每月300元: whatever follows the label is how much. */
function ruleUnder(label: string, { text, start }: Piece, kind: string): Fact | null {
  const amount = text.slice(label.length)
  if (!GRANTED.test(label) || !/[0-9.]\s?[万亿]?元|[0-9.][%％‰]/.test(amount) || FORBIDDEN.test(amount)) return null
  return { kind, recipient: null, condition: null, amount, start: start + label.length, end: start + text.length }
}

const GRANTED = /[奖补贴]|资助/

/** 定额标准为每人每年6000元，最高可上浮50%，各省可…确定, behind the sentence that grants or under the heading that does. */
function standardIn(sentence: Piece, kind: string | null): Fact | null {
  const parts = partsOf(sentence)
  const [first] = parts
  if (kind === null || !first || !STATED.test(first.text)) return null
  const other = parts.findIndex(({ text }, i) => i > 0 && !/^(?:最[高低多长]|不超过|每)[^，]*[0-9]/.test(text))
  const last = parts[(other < 0 ? parts.length : other) - 1] ?? first
  const end = last.start + last.text.length
  const amount = sentence.text.slice(0, end - sentence.start)
  return { kind, recipient: null, condition: null, amount, start: sentence.start, end }
}

/** 创新券兑付比例为合同额的50%，单个企业每年最高20万元，创业团队每年最高5万元: a share and its ceilings, which say nothing alone. */
function shareIn(sentence: Piece, kind: string): Fact | null {
  const { text, start } = withoutNumber(sentence)
  const [first, ...more] = partsOf({ text, start })
  if (!first || !SHARE.test(first.text) || !more.every((part) => MOST.test(part.text))) return null
  return { kind, recipient: null, condition: null, amount: text, start, end: start + text.length }
}

const SHARE =
  /^[^，。；：0-9]{0,12}(?:兑[付现]|补[助贴]|奖[励补]|资助|贴息)比例[为是][^，。；：]{0,30}[0-9.]{1,5}[%％]$/
const MOST = /^[^，。；：0-9]{0,12}(?:最高|不超过)[0-9][0-9.]{0,7}\s?[万亿]?元$/

const STATED =
  /^(?!.{0,8}(?:工资|缴费|收费|征收|生活费))\p{Script=Han}{0,8}标准(?:为|是)[^：；]{0,20}[0-9][0-9.]{0,7}\s?(?:[万亿]?元|[%％‰])/u

/** 初级工、中级工、高级工分别为每人1200元、1800元、2400元, behind a sentence that grants and leaves the sum to it. */
const OF_EACH = /^([^，。：0-9]{2,60}?)(分别[为是]|依次为)((?:每[^，0-9]{1,4})?[0-9][^，。]{2,80}元)$/

/** 支持标准：, 补贴标准：, before the figures themselves. */
const STANDARD = /^\p{Script=Han}{0,6}(?:标准|金额)：\s?/u

/** 以一家拥有50名职工的企业为例，可返还3万元; 举例说明，某企业…: a sum that is reckoned for show. */
const EXAMPLE = /为例[，,：:、。]|(?:^|：)(?:例如|比如|举例|假设|假如)|某(?:企业|公司|单位|人)/

/** The note of departments becomes a sentence's end of the same length, as nothing in it is granted, and so does what announces grants. */
function inSentences(text: string, { grants = false }: Context): string {
  const ends = (words: string): string => '。'.repeat(words.length)
  const cell = grants ? text.replace(WHO_ABOVE, '$1，') : text
  return cell.replace(DEPARTMENTS, ends).replace(ANNOUNCED, ends).replace(MARKED, ends).replace(AMENDED, newWording)

  function newWording(all: string, old: string, wording: string): string {
    return `${ends(old)}${wording}${ends(all.slice(old.length + wording.length))}`
  }
}

/** 将第四条中的“额度最高20万元”修改为“额度最高30万元”, 将第一条修改为“…”, 增加一条，作为第三条：“…”: what is granted is what it now says. */
const AMENDED =
  /((?:将[^。；“”]{0,60}“[^“”]{2,300}”[^。；“”]{0,6}(?:修改|调整|变更|更改|改)为|第[^。；“”]{1,60}(?:修改|调整|变更|更改|改)为|(?:增加|新增|增设)[^。；“”]{0,6}[条款项](?:，[^。；“”]{0,20})?)[：:]?“)([^“”]{2,600})”/g

/** 【享受主体】纳税人 【优惠内容】对…免征增值税: what each mark is before stands for itself. */
const MARKED = /【\p{Script=Han}{2,12}】/gu

/** 取得登记证书的企业 over 每件奖励2000元 in one column of two cells. */
const WHO_ABOVE = /^([^\n，。；：]{4,40})\n(?=[^\n]{2,}$)/

const DEPARTMENTS =
  /[（(〔［【](?:责任|牵头|主办|配合)(?:[^（）()〔〕［］【】]|[（(][^（）()]{0,30}[）)]){0,600}[）)〕］】]/g
/** 根据获奖情况给予奖励：金奖、银奖，分别给予…, where each that follows is a grant of its own. */
const ANNOUNCED = /(?:给予|予以)[^，。；：0-9]{0,6}(?:奖励|补助|补贴|资助|奖补)：(?=[^。；]{2,60}(?:给予|予以))/g
