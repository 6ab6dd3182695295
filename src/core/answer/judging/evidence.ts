import type { Clause } from '../../model.ts'
import { defines } from '../../question/definition.ts'
import { normalise } from '../../text/normalise.ts'
import type { Comparable } from '../../search/collection.ts'
import { coverages } from '../../search/rank.ts'
import type { Concept, Query } from '../../search/query.ts'
import type { Intent } from '../types.ts'

/**
 * Whether normalised text holds the sort of thing that was asked for: a sum for an amount, a date or period for a
 * deadline, an office for a department. Says nothing of whether it is about the subject.
 */
export function answersIntent(text: string, intent: Intent, query: Pick<Query, 'asksMoney' | 'termAsked'>): boolean {
  if (query.termAsked !== null) return defines(text, query.termAsked)
  return patternOf(intent, query)?.test(text) ?? false
}

/** The same for all of a clause, whose normalised text this is: question after question reads it for a sum or a date. */
export function clauseAnswersIntent(
  clause: Clause,
  text: string,
  intent: Intent,
  query: Pick<Query, 'asksMoney' | 'termAsked'>,
): boolean {
  const pattern = query.termAsked === null && patternOf(intent, query)
  if (!pattern) return answersIntent(text, intent, query)
  const told = clausesTold.get(pattern) ?? new WeakMap<Clause, boolean>()
  clausesTold.set(pattern, told)
  const known = told.get(clause)
  if (known !== undefined) return known
  const answers = pattern.test(text)
  told.set(clause, answers)
  return answers
}

const clausesTold = new Map<RegExp, WeakMap<Clause, boolean>>()

function patternOf(intent: Intent, { asksMoney }: Pick<Query, 'asksMoney'>): RegExp | undefined {
  return intent === 'amount' && asksMoney ? MONEY : EVIDENCE[intent]
}

const NUMERAL = '[\\d零〇一二三四五六七八九十百千两]'

/** What a text says of a sum that it leaves open; 按规定办理手续 and 双方应当协商一致 speak of no sum. */
const LEFT_OPEN =
  '按比例|按规定(?!的?(?:办理|程序|时[间限]|期限|流程|要求|提[出交]|报送|申[请报]|审[核批查]|参保|登记|备案|公[示开布]))|分档|协商(?!一致|后?签|解除|处理|调整)|另行(?:制定|规定|确定|公布|研究)|给予(?:一定|适当|适度)|(?:标准|金额|额度)[^，。；]{0,4}参照[^，。；]{0,24}(?:确定|执行|规定)|(?:适当|适度|一定)(?:额度的?|比例的?)?(?:补贴|补助|奖励|资助|支持|补偿)|[奖补贴资收][^，。；]{0,6}比例|纳入[^，。；]{0,8}预算|视财[力政]|根据财力'

/** Whether normalised text says of a sum that it leaves it open. */
export function leavesOpen(text: string): boolean {
  return OPEN.test(text)
}

const OPEN = new RegExp(LEFT_OPEN)

/** Whether normalised text names a sum or a rate. */
export function namesSum(text: string): boolean {
  return SUM.test(text)
}

/** Whether text is the head of a column of sums, 补贴（万元）: they stand below as bare numbers. */
export function headsSums(text: string): boolean {
  return HEADS_SUMS.test(text)
}

const HEADS_SUMS = /[（(](?:单位[:：]?)?[百千万亿]?元[^（）()]{0,4}[）)]/

/** 不收取任何费用: how much it costs is told, without a figure. */
const NO_CHARGE = '零收费|不得?(?:另行?|再|额外)?收取?[^，。；;,]{0,6}费(?!用?[的以外])'

/** 千分之五, 二分之一, 4:6比例: a share in words; 三分之二以上成员同意 is none of money. */
const SHARE = `[百千万]分之|${NUMERAL}分之${NUMERAL}(?!以上的?(?:成员|股东|代表|职工|业主|村民|同意))|\\d\\s*[:：]\\s*\\d+的?比例|比例\\d+\\s*[:：]\\s*\\d|一半|按半数`

/** 三个月 and 3万字 are numbers, but no sums. */
const SUM = new RegExp(
  `${NUMERAL}\\s*(?:个(?:百分)?点|个?基点|bp|[%‰％]|[十百千]?万?亿?元|万(?!字|人|户|吨|亩|平方|册|辆|株|羽|千瓦)|亿|倍|成(?![员为立功果本都长])|折)|${SHARE}|全额|免征|免除|减半|免收|无偿|工资标准|差额|${NO_CHARGE}`,
)
/** 对国内专利授权不再给予资助 tells how much as well: nothing. Of those who have had it before (已获资助的不再资助) it tells nothing. */
const NO_LONGER =
  '对[^,，。;；已未曾]{2,60}(?<!的(?:企业|单位|个人|项目|人员|申请人|主体|机构)?)不再(?:给予|予以|实行|执行|享受)?[^,，。;；的]{0,10}(?:奖励|补[贴助]|资助|贴息|津贴)'
const MONEY = new RegExp(`${SUM.source}|${LEFT_OPEN}|${NO_LONGER}`)

const EVIDENCE: Partial<Record<Intent, RegExp>> = {
  // 第三条 counts articles, not money.
  amount: new RegExp(
    `(?<!第${NUMERAL}{0,5})${NUMERAL}\\s*(?:个(?:百分)?点|[%‰％]|万?亿?元|万|亿|倍|成|折|元|家|件|个|人|名|项|次|条|亩|吨)|${SHARE}|全额|免征|免除|减半|免收|无偿|${NO_CHARGE}|${LEFT_OPEN}|${NO_LONGER}`,
  ),
  condition:
    /不享受|不得|不予|取消.{0,6}资格|均可|允许|符合|具备|满足|条件|凡|应[当为具有是在符]|须|必须|对.{2,40}的[，,]|的(?:企业|单位|个人|人员)|首次|的[，,](?:可|免|减|给予|予以|享受|返还|退还)/,
  department: /责任单位|牵头|负责|部门|局|委|办公室|厅|中心|联系|电话|\d{7,}/,
  deadline: new RegExp(
    `${NUMERAL}+\\s*(?:年|个?月|日|天|个工作日|小时|分钟|周|季度)|截止|截至|起施行|有效期|期限|之日|延长至|暂定|[半每]年|每[月季]|年底|月底|期满`,
  ),
  list: /包括|(?<![\d万亿元人岁县市乡年级月日天度%])以下|下列|如下|分别|：|:|（一）|\(一\)|一是|1[.．、]|(?:[^、，,。；;\s]{2,10}、){5}/,
}

/** Whether a sentence grants a sum, or leaves open which: 营业收入5000万元以上 says who is meant, and 新增28家 what is aimed at. */
export function grantsSum(text: string): boolean {
  const sentences = text.split(/[。；;\n]/)
  const isScale = SCALE.test(sentences[0] ?? '')
  return sentences.some(
    (sentence) =>
      MONEY.test(normalise(sentence)) && (isScale || BENEFIT.test(sentence) || HANDED_OUT.test(normalise(sentence))),
  )
}

/** 按每招用1人不超过1500元的标准发放, 第四类人才每月2500元, 按2倍计算: the grant was named in the sentence before. */
const HANDED_OUT =
  /按[^,，。]{0,10}\d(?:\.\d)?倍(?:计算|计发|执行|发放|给予|支付)|每(?:人每)?月\d[\d.]*万?元(?!以[上下])|标准(?:给予)?[发拨][放付给]|[发拨][放付]标准|按[^,，。]{0,8}(?:每|比例)[^。]{0,24}(?:发放|拨付|承担|分担|负担|扣除)/

const GRANT =
  /奖|补贴|补助|补偿|资助|贴息|给予|减免|减征|免收|免征|免除|返还|退还|经费|预算|分档|罚|费用|收费|利率|津贴|工资|标准|额度|投资|报销|扶持|资金/
/** A fund that invests is no reward. */
const BENEFIT =
  /奖|补贴|补助|补偿|资助|贴息|给予|减免|减征|免收|免征|免除|返还|退还|经费|预算|分档|津贴|报销|扶持|补足|补差|差额|资金支持|专项资金/
/** What is granted besides money to those who do well (在申报示范项目中予以政策倾斜). */
const IN_KIND =
  /政策倾斜|倾斜支持|(?:予以|给予|优先)[^,，。;]{0,6}倾斜|表[扬彰]|优先(?:支持|推荐|安排|考虑|申报|享受)|授予[^,，。;]{0,12}(?:称号|荣誉)/
/** What money questions ask by; the rest of the question is their subject. */
const MONEY_WORD =
  /^(?:多少.*|.*多少钱?|奖励?|奖补|奖金|补贴?|补助|资助|贴息|报销|[提分抽]成|钱|给|给钱|有钱拿?|好处|优惠|减|免|退|返|罚|发|发钱|表彰|金额|额度|标准|比例|最高|最多|上限|封顶|资金|经费|支持|扶持|能拿|拿|领|领取|政策|几.*|有)$/

/** A word that asks for money, or one of the people's that means one that does (有钱拿). */
export function isMoney({ text, alternatives }: Concept): boolean {
  const meant = alternatives.map((alternative) => alternative.text)
  return MONEY_WORD.test(text) || (meant.length > 0 && meant.every((word) => MONEY_WORD.test(word)))
}

/** 贷15万, 花了60万: what the asker has or wants stands in no clause that gives limits. 15年 may be what is asked about. */
export function isOwnFigure({ text }: Concept): boolean {
  return OWN_FIGURE.test(text)
}

const OWN_FIGURE =
  /^(?:[\d.,]+(?:[百千万亿]*(?:美?[元块金]钱?|个人|[人名家个件亩平台吨天岁])?)?|[一二两三四五六七八九十几]*[百千万亿十][多来几余][百千万亿]*(?:[元块]钱?|[人名家个])?)$/

/** 有哪些奖励和补贴: whatever is granted is meant, in whatever words. */
export function asksForAnyBenefit({ concepts }: Query): boolean {
  return concepts.every((concept) => concept.weight < 0.5 || isMoney(concept) || OF_ANY_TEXT.test(concept.text))
}

/** 这个文件里带钱数的奖补: where it stands and that it is a number tell of no subject. */
const OF_ANY_TEXT = /^(?:文件|政策|措施|办法|通知|规定|条款|钱?数|数额)$/

/**
 * Tells whether a clause holds a sentence of money that is about the subject: by its own words, by the heading it stands
 * under, or by pointing back to what its clause said before (违反前款的). An amount for something else answers nothing.
 *
 * @param inKind whether what is granted besides money is asked for as well (给啥奖励)
 */
export function amountAboutSubject(query: Query, intent: Intent, inKind = false): (form: Comparable) => boolean {
  const named = query.concepts
    .filter((concept) => !isMoney(concept) && !isOwnFigure(concept))
    .map((concept) => (isUnheard(concept) ? { ...concept, weight: UNHEARD * concept.weight } : concept))
  const isAbout = amountAbout(named, query, intent, inKind)
  const asked = named.filter(({ ofAsker, text }) => !ofAsker && !PAYER.test(text))
  if (asked.length === named.length || !asked.some(({ weight }) => weight >= SAYS_SOMETHING)) return isAbout
  // 我们是做纺织机械的, 县里给多少: a clause need not be for just those who ask, nor say who pays.
  const isAboutRest = amountAbout(asked, query, intent, inKind)
  return (form) => isAbout(form) || isAboutRest(form)
}

const PAYER = /^[省市县区州旗镇乡]里头?$/

/** A word that no text of the library uses, nor anything that it may stand for (六十间房, 晚上打扰). */
function isUnheard({ isTerm, parts, alternatives }: Concept): boolean {
  return !isTerm && parts.length === 0 && alternatives.length === 0
}

/** What such a word counts where a sum is looked for: its absence from one sentence tells less than that of others. */
const UNHEARD = 0.7

function amountAbout(
  subject: readonly Concept[],
  query: Query,
  intent: Intent,
  inKind: boolean,
): (form: Comparable) => boolean {
  const total = subject.reduce((sum, { weight }) => sum + weight, 0)
  const heaviest = subject.findIndex(({ weight }) => weight === Math.max(...subject.map((other) => other.weight)))
  const forBenefit = asksForBenefit(query)
  const granting = forBenefit ? BENEFIT : GRANT
  const namesTheKind = kindNamed(query)
  const isOfOtherFee = otherFeeOf(query)
  const fallsShort = query.concepts.some(({ text }) => FALLS_SHORT.test(text))
  const isFine = asksFine(query)
  // 刚评上小巨人，能拿多少: what is paid for the title, and not on the loans of those who have it.
  const isGained = query.runs.some((run) => TITLE_GAINED.test(run))
  const asksReward = (isGained || query.concepts.some(({ text }) => text.includes('奖'))) && !isOfLoan(query)
  return ({ text: clause, sentences, heading, title, classes, applicants }) => {
    const isInKind = inKind && IN_KIND.test(clause)
    if (!isInKind && !namesTheKind(`${title}\n${heading}\n${clause}`)) return false
    if (asksReward && PAYS_INTEREST.test(clause) && !GRANTS_ELSE.test(clause.replace(INTEREST, ''))) return false
    if (query.asksGain && !BENEFIT.test(`${heading}\n${clause}`) && !HANDED_OUT.test(clause)) return false
    if (isOfOtherFee(`${title}\n${heading}\n${clause}`)) return false
    const headed = coverages(subject, `${heading}\n${openingOf(sentences)}\n${classes}\n${applicants}`)
    const titled = coverages(subject, title)
    const inClause = coverages(subject, clause)
    const isScale = SCALE.test(`${heading}\n${sentences[0]?.text ?? ''}`)
    return sentences.some(({ text: sentence, isRow }, at) => {
      if (PURPOSE.test(sentence)) return false
      const before = sentences[at - 1]?.text ?? ''
      if (isGained && !isRow && !SAYS_GAINED.test(`${title}\n${heading}\n${before}\n${sentence}`)) return false
      const named = sentence.replace(EXCEPTED, '')
      const text = fallsShort ? named : named.replace(NOT_FOR_THOSE, '')
      const isOfScale = isScale || (isRow === true && granting.test(`${heading}\n${aboveTable(sentences, at)}`))
      const grants =
        granting.test(text) ||
        (isInKind && IN_KIND.test(text)) ||
        HANDED_OUT.test(text) ||
        (isOfScale && SUM.test(text))
      if (!grants && (intent !== 'amount' || forBenefit || !answersIntent(text, 'amount', query))) return false
      const pointsBack = POINTS_BACK.test(text) || (isFine && ON_THAT_BREACH.test(text))
      const next = sentences[at + 1]?.text ?? ''
      const covered = coverages(subject, ENUMERATES.test(next) ? `${text}\n${next}` : text).map((share, i) =>
        Math.max(share, headed[i] ?? 0, TITLED * (titled[i] ?? 0), pointsBack ? (inClause[i] ?? 0) : 0),
      )
      const share = subject.reduce((sum, { weight }, i) => sum + weight * (covered[i] ?? 0), 0) / (total || 1)
      return share >= ABOUT || total === 0 || (share >= BARELY_ABOUT && (covered[heaviest] ?? 0) >= NAMED)
    })
  }
}

/** （四）补贴标准。A类100万元: what follows is granted, though no sentence says so again. */
const SCALE =
  /(?:奖[励补金]?|补[贴助]|资助|贴息|扶持|支持|津贴)标准[^，,；;]{0,6}(?:。|\n|$)|(?:奖[励补金]|补[贴助]|资助|贴息|津贴)[^,，。；;]{0,8}(?:下列|以下|如下|下表)[^,，。；;]{0,4}(?:标准|比例)/

/** 标准制修订奖励按下表执行: the sentence over a table, with its header, which says of the rows that they grant. */
function aboveTable(sentences: Comparable['sentences'], row: number): string {
  const above = sentences.slice(0, row).filter(({ isRow }) => isRow !== true)
  return above
    .slice(-2)
    .map(({ text }) => text)
    .join('\n')
}

/**
 * 鼓励创建绿色工厂。对获得国家级认定的企业给予…: what a clause encourages before it names the first sum heads its grants; so do the
 * kinds that it lists, where the sum is for any of them (主题乐园、游泳温泉等项目；…。项目投入500万元以上的，奖励5%).
 */
function openingOf(sentences: Comparable['sentences']): string {
  const first = sentences.findIndex(({ text }) => SUM.test(text))
  const opening = sentences.slice(0, Math.max(0, first)).map(({ text }) => text)
  const [, sort = ''] = OF_ANY_KIND.exec(sentences[first]?.text ?? '') ?? []
  const heads = (text: string): boolean =>
    ENCOURAGES.test(text) || (sort !== '' && text.includes('、') && text.replace(/[。；;\s]+$/, '').endsWith(sort))
  return opening.join('').length <= LONGEST_OPENING ? opening.filter(heads).join('\n') : ''
}

const ENCOURAGES = /鼓励|支持|引导|培育/
const OF_ANY_KIND = /^(?:对)?(?:上述|以上|每个|单个)?(项目|企业|活动|产品|平台|机构)/
/** Characters. */
const LONGEST_OPENING = 160

/** Kinds of benefit that do not stand for each other, as 奖励, 补助 and 资助 do. */
const KINDS_APART: readonly RegExp[] = [
  /失业(?:保险)?金/,
  /贴息/,
  /担保/,
  /保险|保费/,
  /返还|退还/,
  /减免|免征|免收|减征|减半|免/,
  /(?:个|所得|增值|房产|使用|印花|契|车船|关)税|税款|^[缴交报纳]税$/m,
]
const KIND_SAID: readonly RegExp[] = [
  /失业(?:保险)?(?:金|待遇)(?!的?人|期间)/,
  /贴息|利息|(?<![信消休])息/,
  /担保/,
  /保/,
  /返|退/,
  /减|免/,
  /税|贡献|留成/,
]

/** What may be meant by a reward; that interest is paid for loans is none. */
const REWARDS = /奖|补|资助|一次性|给予[^,。;]{0,12}(?:元|%)|减|免|返|扶持|支持/
const INTEREST = /(?:贷款)?贴息(?:补[助贴]|资金|支持|额)?/g

/** 担保补助 asks for a clause on guarantees: one on another benefit is no answer, however well its subject fits. */
export function kindNamed({ concepts }: Query): (text: string) => boolean {
  const said = kindsSaid({ concepts })
  const asksReward = concepts.some(({ text }) => text.includes('奖')) && said.length === 0
  return (text) => {
    if (asksReward && !REWARDS.test(text.replace(INTEREST, ''))) return false
    return said.every((kind) => kind.test(text))
  }
}

/** The kinds apart that a question asks for, as a text says them (专利保险: 保): each row of a table is for one of them. */
export function kindsSaid({ concepts }: Pick<Query, 'concepts'>): readonly RegExp[] {
  const asked = concepts.map((concept) => concept.text).join('\n')
  return KIND_SAID.filter((_, i) => KINDS_APART[i]?.test(asked))
}

/** 地理标志产品奖励: where a 地理标志 is pledged for a loan, its interest is paid and the 地理标志 itself is rewarded with nothing. */
function isOfLoan({ concepts }: Query): boolean {
  return concepts.some(({ text }) => /贷|借|融资|质押|抵押|息/.test(text))
}

const TITLE_GAINED = /评上|获评|认定(?:上|为|下来|成)|入选|评为/
/** 对新获批的、首次认定的: where a title is rewarded, and not where those who have it are told of besides (为高新技术企业介绍员工). */
const SAYS_GAINED =
  /认定|认证|评|获|首次|首批|新增|新批|通过|入选|列入|纳入|入库|创建|创成|授予|命名|称号|荣誉|达到|达标|升[为级至]/
const PAYS_INTEREST = /贴息/
const GRANTS_ELSE = /奖|补[贴助]|资助|津贴|给予[^,。;]{0,12}元/

/** 招标代理费: a sum that a clause names for something else (投标保证金) is none of a fee whose name it does not hold. */
function otherFeeOf({ concepts }: Query): (text: string) => boolean {
  const fees = concepts.filter(({ text }) => FEE.test(text))
  return (text) =>
    fees.some(
      (fee) =>
        !text.includes(fee.text.slice(0, -1)) &&
        !fee.alternatives.some((alternative) => text.includes(alternative.text)) &&
        (coverages([fee], text)[0] ?? 0) < NAMED,
    )
}

/** What is charged for a thing; 税费 and 缴费 are none. */
const FEE = /^\p{Script=Han}{2,}(?<![税缴收交免消规])费$/u

/** 奖励, 补贴, 贴息: a target of the government's own (4亿元) is none, nor is what it costs to have obtained one by deceit (骗补贴罚多少). */
export function asksForBenefit(query: Query): boolean {
  return !asksFine(query) && query.concepts.some(isBenefit)
}

/** 补贴, and 补钱 or 有钱拿, which the people say for it. */
function isBenefit({ text, alternatives }: Concept): boolean {
  const meant = alternatives.map((alternative) => alternative.text)
  return BENEFITS.test(text) || (text.length > 1 && meant.length > 0 && meant.every((word) => BENEFITS.test(word)))
}

const BENEFITS = /奖|补贴|补助|资助|贴息|津贴|扶持/

function asksFine({ concepts }: Query): boolean {
  return concepts.some(({ text }) => text.includes('罚'))
}

/** What a whole document is about (首次创业补贴), its clauses need not say again. */
const TITLED = 0.9

/** 为规范贴息资金管理，制定本细则: what a document is for grants nothing yet. */
const PURPOSE = /(?:制定|制订|出台|拟定)(?:了)?本(?:办法|细则|措施|政策|规定|意见|方案|实施)/

/** 除专精特新奖励外: not of what follows, unless that is granted besides (除…外，再给予). */
const EXCEPTED = /除[^,。;:除]{2,40}?(?:以|之)?外(?![^,。;]{0,2},?(?:再|还|另|并|同时|也))/g

/** 不符合失业保险金领取条件的人员 get something else than that; who asks as one of them (够不上领失业金) means just this. */
const NOT_FOR_THOSE = /(?:不符合|不具备|未达到)[^,。;:]{2,24}(?:条件|资格)的/g
const FALLS_SHORT = /不|没|未|无/

const POINTS_BACK = /前款|前项|前条|上述/
/** 其他费用不得超过10%。包括差旅费、会议费等: of what the sentence before it speaks. */
const ENUMERATES = /^(?:主要)?(?:包括|包含|含)[^。;]*、/
/** 未建立名册的，责令改正；逾期不改正的，处…罚款: what is fined was said before. */
const ON_THAT_BREACH = /(?:逾期|拒)[不未](?:改|整改|履行)|仍不改正|情节严重/

/** Least share of the subject's weight in one sentence and its heading. */
const ABOUT = 0.5
/** Least weight of a word that a question may be about. */
const SAYS_SOMETHING = 1.5
/** Enough of it where the word that says most is there. */
const BARELY_ABOUT = 0.38
const NAMED = 0.7
