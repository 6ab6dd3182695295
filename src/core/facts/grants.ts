import type { Fact } from '../model.ts'
import { findAmounts } from '../text/amounts.ts'
import { alteredIn } from './altered.ts'
import { amountOf, PERIODS } from './amount-cell.ts'
import { headOf, type Head } from './heads.ts'
import { grantIn, kindOf, urgesRelief } from './kinds.ts'
import { ceilingsIn, ceilingOfSome, raisedCeiling } from './ceilings.ts'
import { EACH, STAGE, limitOn, limits, limitsAll, opensList, withoutNumber } from './limits.ts'
import { raisedIn, withLimit } from './raised.ts'
import { conditionOf, doerIn, namedIn, namesBearer, whoAndWhen, type Cells } from './recipients.ts'
import { partsOf, type Piece } from './sentences.ts'
import { scaleFacts, scaleOf } from './scale.ts'
import { sortsOf, type Grant } from './sorts.ts'
import { tiersOf, type Tier } from './tiers.ts'

export const FORBIDDEN = /不得|严禁|禁止/

/**
 * What a sentence grants, limits or raises, part by part; `text` is what the pieces' offsets are into, and `kind` what is
 * granted where the sentence names none (给予10万元). `last` is what the sentence before it granted, if anything.
 */
export function benefitsOf(numbered: Piece, text: string, kind: string, last: string | null = null): Fact[] {
  const sentence = withoutNumber(numbered)
  if (limits(sentence) || limitsButSome(sentence)) return limitOn(sentence)
  const lent = lentIn(sentence)
  if (lent) return [lent.most, ...benefitsOf(lent.rest, text, kind, last)]
  const grants: Grant[] = []
  const others: Fact[] = []
  let head: Piece[] = []
  let list = false
  let lastRaised: Fact | null = null
  for (const part of partsOf(sentence)) {
    const open = grants.at(-1)
    const kindBefore = open ? (kindOf(open.parts[0]?.text ?? '') ?? kind) : last
    const raised =
      raisedIn(part, relevantHead(head, part), text) ??
      (list ? null : alteredIn(part, relevantHead(head, part), kindBefore, text))
    const alone =
      grants.length > 1 ||
      OVER_YEARS.test(part.text) ||
      (!open && (part.text.startsWith('但') || (head.length > 0 && !head.some(saysWho))))
    const ceiling = open ? (raisedCeiling(head.at(-1), part, text) ?? ofSomeIn(part)) : null
    if (open && list) open.parts.push(part)
    else if (lastRaised && (limits(part) || MOST_OF_EACH.test(part.text)))
      others.splice(-1, 1, withLimit(lastRaised, part, text))
    else if (raised ?? ceiling) {
      others.push(...[raised ?? ceiling].filter((fact) => fact !== null))
      head = []
    } else if (alone && limitsAll(part) && (open || !GIVES.test(part.text)))
      others.push(...(head.some(({ text: before }) => BUDGETED.test(before)) ? [] : limitOn(part)))
    else if (open && head.length === 0 && (goesOn(part) || limitsSort(open, part))) open.parts.push(part)
    else if (grantIn(part.text)) {
      grants.push({ head: relevantHead(head, part), parts: [part] })
      head = []
      list = opensList(part.text)
    } else if (GIVES_NONE.test(part.text)) head = []
    else if (!REFUSED.test(part.text) && !urgesRelief(part.text) && !TELLS.test(part.text))
      head = [...head.slice(-MOST_HEAD), part]
    lastRaised = raised
  }
  const sorts = sortsOf(grants, text)
  const granted = grants.flatMap((grant, i) => {
    const facts = factsOf(sorts ? { ...grant, head: [] } : grant, text, kind)
    return facts.map((fact) => (fact.kind === '上限' ? fact : { ...fact, ...sorts?.[i] }))
  })
  const found = grants.length + others.length > 0 ? [...granted, ...others] : sumOfNamed(sentence, text)
  // 单户贷款额度最高800万元，年利率不超过4% grants nothing, and is told whole.
  const isOnlyLimit = grants.length === 0 && others.every(({ kind: of }) => of === '上限')
  const ceilings = isOnlyLimit || others.length === 0 ? ceilingsIn(withoutFunds(sentence, grants, text), text) : []
  const besides = found.filter(({ start, end }) => !ceilings.some((most) => most.start < end && start < most.end))
  return ceilings.length > 0 ? [...besides, ...ceilings] : ofLevels(found, sentence)
}

/** 同一企业每年享受补助总额不超过300万元，第三条除外 */
function limitsButSome(sentence: Piece): boolean {
  const [limit, except, ...more] = partsOf(sentence)
  return limit !== undefined && limitsAll(limit) && more.length === 0 && /^[^，0-9]{2,30}除外$/.test(except?.text ?? '')
}

/** 创业担保贷款最高30万元，合伙创业的最高不超过100万元，财政给予50%贴息: how much may be borrowed is nobody's condition of the grant behind it. */
function lentIn(sentence: Piece): { readonly most: Fact; readonly rest: Piece } | null {
  const parts = partsOf(sentence)
  const at = parts.findIndex((part) => grantIn(part.text) !== null)
  const granting = parts[at]
  const last = parts[at - 1]
  if (!granting || !last) return null
  if (!parts.slice(0, at).every((part, i) => (i === 0 ? LENDS : LENDS_MORE).test(part.text))) return null
  const split = granting.start - sentence.start
  const end = last.start + last.text.length
  const amount = sentence.text.slice(0, end - sentence.start)
  return {
    most: { kind: '额度', recipient: null, condition: null, amount, start: sentence.start, end },
    rest: { text: sentence.text.slice(split), start: granting.start },
  }
}

const LENDS = /^(?!对)[^，；：0-9]{0,20}贷款(?:额度|金额)?(?:最[高多]|不超过)[^，]{0,6}[0-9][0-9.]{0,7}\s?[万亿]?元$/
const LENDS_MORE = /最[高长多]|不超过|期限|提高|放宽/

/** 另有场所租赁补贴，每月最高500元; 购房补贴实行“一人一议”，最高500万元: a benefit is named, and then how much of it there is. */
function sumOfNamed(sentence: Piece, text: string): Fact[] {
  const parts = partsOf(sentence)
  const at = parts.findIndex((part, i) => NAMES_BENEFIT.test(part.text) && MOST_OF_IT.test(parts[i + 1]?.text ?? ''))
  const named = parts[at]
  const other = parts.findIndex((part, i) => i > at && !(MOST_OF_IT.test(part.text) || LASTS.test(part.text)))
  const last = parts[(other < 0 ? parts.length : other) - 1]
  if (!named || !last || NEGATED.test(sentence.text)) return []
  const before = headOf(parts.slice(0, at), named, 0, text)
  const cells = before.text === '' ? { recipient: null, condition: null } : whoAndWhen(before.text, before.addressed)
  const end = last.start + last.text.length
  const amount = text.slice(named.start, end)
  const start = parts[0]?.start ?? named.start
  return [{ kind: kindOf(named.text) ?? '补助', ...cells, amount, start, end }]
}

const NAMES_BENEFIT =
  /^(?![^，]*(?:贷款|授信|程序|材料|政策))[^，：]{0,24}(?:补[助贴]|奖励|资助|奖补|津贴)(?:实行“[^“”]{2,12}”|[^，：的]{2,14}(?:机票|车票|费用?))?$/
const MOST_OF_IT = /^[^，0-9]{0,8}(?:最高|不超过)[0-9][0-9.]{0,7}\s?[万亿]?元(?:[/·][^，]{1,4})?$/
const LASTS = /^(?:期限)?(?:最长)?不?超?过?[0-9一二三四五六]{1,2}(?:年|个月)$/
const NEGATED = /不得|不予|不再|不享受|取消|停止/

/** 由市财政出资2000万元设立风险补偿金，合作银行发放信用贷款，最高50万元: what stands behind the fund says what may be borrowed. */
function withoutFunds(sentence: Piece, grants: readonly Grant[], text: string): Piece {
  const last = grants.at(-1)?.parts.at(-1)
  if (!last) return sentence
  const areFunds = grants.every(({ parts: [first] }) => first !== undefined && FUND.test(first.text))
  const start = areFunds ? last.start + last.text.length : sentence.start + sentence.text.length
  return { text: text.slice(start, sentence.start + sentence.text.length), start }
}

/** 对基地的运营单位进行补助，州级补助10万元，省级20万元: a level alone names nobody, and the words that open the list do. */
function ofLevels(facts: readonly Fact[], sentence: Piece): Fact[] {
  const recipient = OPENS_LEVELS.exec(sentence.text)?.[1] ?? ''
  return facts.map((fact) =>
    namesBearer(recipient) && fact.recipient === null && LEVEL.test(fact.condition ?? '')
      ? { ...fact, recipient, start: sentence.start }
      : fact,
  )
}

const OPENS_LEVELS = /^对?([^，。；：]{2,60}?)(?:进行|给予|予以)(?:奖励|补[助贴]|奖补|资助)，/
const LEVEL = /^(?:国家|自治区|[省市州盟县区旗])级$/

/** 奖励资金由市财政在年度预算中安排，每年总额不超过600万元: what the authority sets aside limits nobody's grant. */
const BUDGETED = /资金[^，]{0,20}(?:预算|列支)/

/** 每个项目三年奖励累计不超过300万元, behind the last of three years: it is on all of them. */
const OVER_YEARS = /[两二三四五六2-6]年[^，]{0,8}(?:累计|合计|总额)/

/** 其中对“小巨人”企业不超过50万元: a ceiling of its own for some of those whom the parts before it limit. */
function ofSomeIn(part: Piece): Fact | null {
  return part.text.startsWith('其中') && !grantIn(part.text) ? ceilingOfSome(part) : null
}

/** 每案最高100万元, behind a share that is raised. */
const MOST_OF_EACH = /^每[^，0-9]{1,4}(?:最高|不超过)/

/** 每年认定不多于10家示范工厂，每家给予奖励最高不超过500万元 grants, and limits no grant before it. */
const GIVES = /给予|予以/

/** Parts before a grant that are looked at; it keeps the work linear. */
const MOST_HEAD = 20
/** Parts before a grant that may say for whom and when it is, where none addresses anybody. */
const MOST_SAID = 5

/** A part that limits or repeats what was granted before: 最高50万元, 最低奖励3000元, 最长12个月, 对同一单位给予最高50万元资助. */
const LIMIT =
  /最高|最低|最长|最多|不超过|不高于|累计|上限|封顶|为限|每(?:人|户|家|项|个|年|次|件|月|台|亩|企业|单位)|连续|期限|(?:补[贴助]|贴息|奖励)(?:期|年限)|以内|单[个户家一笔项]|同一(?:单位|企业|项目|主体)|总额|^标准(?:分别)?[为是]/
const OPENS_HEAD = new RegExp(
  `^(?:如?对于?|凡是?|针对|支持|鼓励|为|向|其中对?|符合|经|在|给)(?!${EACH}|于|每|此|规定)`,
  'u',
)
const ADDRESSES = new RegExp(`^(?:如?对于?|凡|针对)(?!${EACH}|于|每)`, 'u')
/** 上述利率优惠疫情结束后停用: what ends is no condition of what is given then. */
const REFUSED = /不得|取消|禁止|避免|不再|停用|停止(?:执行|实施|享受)|终止(?:执行|实施)/
/** 增长5%的不奖励，增长10%的奖励10万元: who gets nothing is no condition of what others get. */
const GIVES_NONE =
  /(?:^|[的则0-9%％元人]|一律|均)(?:不予?|无)(?:给予|享受|再)?(?:奖[励补]?|补[助贴偿]?|贴息|资助|扶持|返还)$/
/** 贷款利率上限为LPR+50BP，财政给予50%的贴息: the ceiling of a loan is told on its own, and is nobody's condition. */
const TELLS = /^[^，对]{0,16}(?:利率|费率|额度|限额|期限)[^，]{0,6}(?:上限|最高|最长|不超过)[^，]*[^，的]$/
const LEADS_IN = new RegExp(
  '^(?:按照|根据|依据|依照)(?:[^，]{0,20}《|[^，]*(?:精神|要求|规定|意见|部署)$)|^(?:同时|另外|此外|其中|近期|[^，]*(?:获悉|介绍|表示))$|' +
    // 从科技发展专项资金中, 除享受房租减免等市级政策外, 加大对中小企业的纾困力度, 充分发挥担保体系作用: whence it comes, what there is besides, and talk.
    '^从[^，]*(?:资金|经费|基金|预算)(?:中|里|内)?(?:列支|安排|统筹|解决|支出)?$|^除(?:享受|执行|落实|按照?|给予|上述|以上|已有)[^，]{2,60}外$|^[^，的]*(?:加大|加强|强化)[^，]*力度$|^(?:充分|积极|更好)*发挥[^，]*作用$|^促进解决[^，]*问题$|' +
    // 为减轻灵活就业人员的负担，…: what a rule is for.
    '^为(?:了|进一步|更好|切实|有效|全力)*(?:减轻|促进|鼓励|支持|推[动进]|加[快强]|规范|贯彻|落实|深入|提[升高]|保障|做好|帮助|缓解|激励|引导|扩大|增强|优化|吸引|充分|全面|积极|大力)[^，]*[^，的]$',
  'u',
)
/** 个体户5000元: the same for others, told by the sum alone. */
const OTHER_SUM =
  /^(?![^，]*(?:达|满|以上|低于|超过|突破|投资|资本|营业|销售|产值|收入|自[缴筹付担交]))[^，]{2,20}[0-9](?:[万亿]?元|[%％‰])$/

/** Whether a part goes on with the grant before it; who is named before a grant of its own begins another. */
function goesOn({ text }: Piece): boolean {
  if (MOST_OF_THESE.test(text)) return true
  if (OPENS_HEAD.test(text) || BAND.test(text) || DONE_FOR.test(text)) return false
  const granted = grantIn(text)
  // 入园企业（每家年产值达50万元以上）达10家以上的: who receives what follows.
  if (!granted && text.endsWith('的')) return false
  if (MORE_RELIEF.test(text)) return true
  const before = granted ? text.slice(0, granted.start).trim() : ''
  if (AUTHORITY.test(before) || SHARED.test(text)) return true
  // 国家级示范社每个补助25万元，省级示范社每个补助15万元: each of a sort of its own.
  if (SORT.test(before)) return false
  if (namesBearer(before) && !new RegExp(`^[但且对]?(?:每|${EACH})`, 'u').test(before)) return false
  if (granted && OTHER_SUBJECT.test(before) && !LIMIT.test(before) && !/最高|不超过|不高于/.test(text)) return false
  if (LIMIT.test(text) && findAmounts(text).length > 0) return true
  return granted ? before === '' || new RegExp(`^${STAGE}$`, 'u').test(before) : OTHER_SUM.test(text)
}

/** 按投资的1‰给予奖励，单个项目对中介机构奖励最高100万元，对个人奖励最高20万元: how far the share goes for each of those who are given it. */
function limitsSort({ parts: [first] }: Grant, { text }: Piece): boolean {
  return findAmounts(first?.text ?? '').some(({ kind }) => kind === 'rate') && MOST_FOR.test(text)
}

const MOST_FOR =
  /^对[^，。；的0-9]{2,12}(?:奖励|补[助贴]|资助|奖补|贴息)(?:总?额)?(?:最高|最多|不超过)(?:不超过)?[0-9][0-9.]{0,7}\s?[万亿]?元$/

/** 不超过100万元的部分，减按25%…，超过100万元但不超过300万元的部分，减按50%: the band that what follows is for. */
const BAND = /^(?:对)?[^，。；0-9]{0,12}(?:超过|高于|不足|低于)[^，。；]{1,24}的?部分$/

/** What is of a level or a class, whatever it is called. */
const SORT = new RegExp(
  `^(?!其中|${EACH}|${STAGE})[^，0-9每]{0,8}(?:国家|[部省市州盟县区旗特初中高一二三四五甲乙丙])[级等类](?!以[上下]|财政|政府)[^，0-9每]{1,12}$`,
  'u',
)

/** 各级融资担保公司对困难企业担保费率不超过1%: what another does, and for whom. */
const DONE_FOR = /^[^，。；对0-9]{2,20}(?:公司|机构|银行|集团)对[^，。；]{4,60}$/

/** 按展位费的80%补助，其中首个展位最高4万元: how far it goes for one of what it is reckoned by. */
const MOST_OF_THESE = /^其中(?!对)[^，。；0-9]{2,16}(?:最高|不超过)[0-9][0-9.]{0,7}\s?[万亿]?元$/

/** 第一个月房租免收，后两个月减半 */
const MORE_RELIEF =
  /^[前后第其余0-9一二三四五六两、至—–~～个年月份季度-]{2,16}(?:房租|租金)?(?:减半(?:补[助贴]|奖励|资助|给予|享受)?|免收|全免|免除)$/

/** 中稻每亩补贴20元: something else is granted for, though by the same measure. */
const OTHER_SUBJECT = /^(?!再|即|另|并|可|按|由|其中|[前后]|第|以后|给|[省市县区]|各|财政|奖|补|资)[^，]{3,}$/

/** 市财政补贴60%，县区补贴20%: who else pays, and not who receives. */
const AUTHORITY = /^(?:各?(?:县区|区县|市县|县市|县[（(]市、区[）)])|[省市县区]本?级?财政)(?:再|另行?)?$/

/** 省级补贴30%，县级补贴40%，茶农自缴30%: what each of those bears who share a charge. */
const SHARED =
  /^(?:(?:中央|国家|自治区|[省市州盟县区旗])级?(?:财政)?(?:补[贴助]|承担|负担)|[^，0-9]{2,8}自[缴筹付担交])(?:保费的?)?[0-9.]{1,5}[%％]$/

/** From the last part that opens with 对, 凡 …; the sentence's way in (按照《…》第七项) says nothing of the recipient. */
function relevantHead(head: readonly Piece[], grant: Piece): Piece[] {
  // 3月底前形成产能的企业，对其设备投资给予30%的补助: 其 is whoever stands before.
  if (ADDRESSES.test(grant.text) && !POINTS_BACK.test(grant.text)) return []
  const from = head.findLastIndex((part) => ADDRESSES.test(part.text))
  const rest = from >= 0 ? head.slice(from) : head.slice(-MOST_SAID)
  return rest.filter((part, i) => (from >= 0 && i === 0) || !LEADS_IN.test(part.text))
}

const POINTS_BACK = /^对其(?![中他余])/

function factsOf(grant: Grant, text: string, unnamed: string): Fact[] {
  const [first, ...more] = grant.parts
  const last = grant.parts.at(-1)
  const granted = first ? grantIn(first.text) : null
  if (!first || !last || !granted) return []
  const kind =
    kindOf(first.text.slice(granted.start, granted.end), first.text.slice(granted.end)) ?? kindOf(first.text) ?? unnamed
  if (kind === '贷款' && findAmounts(first.text).length === 0) return []
  // 按照担保合同约定在30日内代偿: when, and not how much.
  if (kind === '担保' && findAmounts(first.text).every(({ unit }) => PERIODS.includes(unit))) return []
  const head = headOf(grant.head, first, granted.start, text)
  const start = grant.head[0]?.start ?? first.start
  const end = last.start + last.text.length
  const named = namedIn(first.text.slice(granted.start))
  const isBounded = more.every((part) => limits(part) || termOrLimit(part).length > 0)
  const tiers = isBounded ? tiersFor(named, head.full, first.text) : null
  if (tiers) return [...tiers.map((tier): Fact => ({ kind, ...tier, start, end })), ...more.flatMap(termOrLimit)]
  const isFund = FUND.test(first.text)
  const rule = isFund ? first.start : head.rule
  const amount = amountOf(text.slice(rule, end), grant.parts, granted, rule < first.start + granted.start)
  const figures = amount !== null && findAmounts(amount).length > 0
  if (!figures && (head.text.length < 2 || !addressed(grant, first))) return []
  const cells = isFund
    ? { recipient: null, condition: null }
    : cellsOf(head, named, grant.head.length === 0 && OF_BEARER.test(first.text.slice(granted.start)))
  const whole: Fact = { kind, ...cells, amount, start, end }
  const scale = scaleOf(first.text.slice(granted.start))
  return scale ? [...scaleFacts(scale, whole), ...more.flatMap(termOrLimit)] : [whole]
}

/** 补贴期限不超过36个月 is no ceiling of what is given, and 先预拨50% no limit at all. */
function termOrLimit(part: Piece): Fact[] {
  const [limit] = limits(part) || AT_MOST.test(part.text) ? limitOn(part) : []
  return limit ? [{ ...limit, kind: part.text.includes('期限') ? '期限' : limit.kind }] : []
}

const AT_MOST = /最[多高长]|不超过|期限/

/** 设立风险补偿资金3000万元, 2022年奖励资金暂定为100万元: money that is set aside and given to nobody yet. */
const FUND =
  /^(?:由|[省市县区]|本?级|财政|每年|20[0-9]{2}年){0,5}(?:设立|安排|出资|筹集|统筹)(?![^，]*给予)|资金(?:总额|规模)?暂定|将原/

/** Who is named inside the grant receives it, unless the words before it name the same more closely. */
function cellsOf(head: Head, named: string | null, isOwned: boolean): Cells {
  const owns = isOwned ? head.text.replace(/的$/, '') : head.text
  const said = whoAndWhen(owns, head.addressed)
  if (named === null || suits(named, head.text)) return said
  const closer = [doerIn(head.text), said].find((cells) => cells?.recipient && suits(named, cells.recipient))
  return closer ?? { recipient: named, condition: conditionOf(head.text) }
}

/** 示范企业的补贴总额不超过2万元: the sum is the bearer's. */
const OF_BEARER = /^(?:补贴|补助|奖励|资助|贴息)(?:总额|金额|标准|额度|上限)/

/** 对工业企业，给予企业10万元: both words are for the same. */
function suits(named: string | null, head: string): boolean {
  return named === null || head.replace(/[（(][^（）()]*[）)]$/, '').endsWith(named.slice(-2))
}

/** 新建院士工作站、专家工作站的，分别给予建站单位60万元、20万元: whom the grant names receives each of the sums. */
function tiersFor(named: string | null, head: string, part: string): readonly Tier[] | null {
  const tiers = tiersOf(head, part)
  if (named === null || suits(named, head)) return tiers
  // 经国家、省认定的产品: what stands before the first 、 is no name.
  if (!tiers || tiers.some(({ recipient, condition }) => (condition ?? recipient ?? '').startsWith('经'))) return null
  // 省级 says nothing without what is of that level.
  const areLevels = tiers.some(({ recipient, condition }) => recipient !== null && /^.{1,3}级$/.test(condition ?? ''))
  if (areLevels) return tiers
  return tiers.map(({ recipient, condition, amount }) => ({
    recipient: named,
    condition: condition ?? recipient,
    amount,
  }))
}

/** Without a figure only words that address someone (对…, 凡…, …的) make a benefit; the rest is news or talk. */
function addressed(grant: Grant, first: Piece): boolean {
  return /^对|[^针相面反]对(?![标比照])/.test(first.text) || grant.head.some(saysWho)
}

function saysWho({ text }: Piece): boolean {
  return /^(?:对|凡|针对|符合)|的(?:部分)?$/.test(text) && !/^对(?:单|同一|每)/.test(text)
}
