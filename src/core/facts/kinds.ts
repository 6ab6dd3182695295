import { findAmounts, withBounds } from '../text/amounts.ts'

/** The words for a benefit and the kind that each makes, most specific first. */
const KIND_WORDS: readonly (readonly [string, string])[] = [
  ['风险补偿', '风险补偿'], ['贷款贴息', '贴息'], ['贴息', '贴息'], ['奖补', '奖补'], ['奖励', '奖励'], ['奖金', '奖励'], ['奖给', '奖励'],
  ['资助', '资助'], ['补助', '补助'], ['补贴', '补贴'], ['返还', '返还'], ['退还', '返还'], ['减免', '减免'], ['免征', '减免'], ['免收', '减免'],
  ['减征', '减免'], ['减半', '减免'], ['免除', '减免'], ['减按', '减免'], ['扣减', '减免'], ['全免', '减免'], ['优惠', '优惠'], ['补偿', '补偿'], ['安家费', '补贴'], ['担保贷款', '贷款'], ['担保', '担保'], ['专项资金', '资金支持'],
  ['资金支持', '资金支持'], ['经费支持', '资金支持'], ['扶持', '资金支持'], ['一次性支持', '资金支持'], ['授信', '贷款'], ['贷款', '贷款'],
] // prettier-ignore

const KINDS = new Map(KIND_WORDS)
/** Words that are a benefit only with a sum: 给予30万元支持, and not 给予重点支持. */
const SUM_WORDS: readonly (readonly [string, string])[] = [
  ['津贴', '津贴'],
  ['支持', '资金支持'],
  ['经费', '资金支持'],
  ['创业资金', '资金支持'],
  ['启动资金', '资金支持'],
  ['配套资金', '资金支持'],
]
/** What a benefit is often reckoned by: 按贷款利率的50%给予贴息 is no loan. */
const BASES: readonly string[] = ['贷款', '担保贷款', '担保', '授信']
const KIND_PATTERN = KIND_WORDS.map(([word]) => word).join('|')
const FIGURE =
  '(?:[0-9０-９一二三四五六七八九十百两]{1,9}(?:\\.[0-9]{1,4})?\\s?(?:[万亿千百]{1,2}元|元|%|％|‰|倍)|[百千万二三四五六]分之[0-9一二三四五六七八九十]{1,5}|全额)'

const SUM_PATTERN = SUM_WORDS.map(([word]) => word).join('|')

/** 给予…奖励, 按…资助, 享受…优惠, 奖励 50 万元: the words by which a text grants something. */
const GRANT = new RegExp(
  `(?:给予|予以|给与|享受|发放|落实|兑现|可获|可(?:在[^，。；]{2,16}内)?申[请领]|获得(?!者|[^，。；]{0,60}(?:给予|予以))|提供)[^，。；]{0,60}?(?:${KIND_PATTERN})` +
    `|进行(?:奖励|补[助贴]|奖补|资助)$` +
    // 按每招用1人不超过1500元的标准发放: what is paid stands in the heading or in the sentence before.
    `|按照?[^，。；]{0,30}?${FIGURE}[^，。；0-9]{0,6}的?标准(?:给予|予以|发放|拨付|核发|计发|支付|兑现)$` +
    // 按每人每年9000元定额依次扣减增值税, 按每户每年20000元为限额依次扣减其当年应缴纳的增值税
    `|按[^，。；]{0,24}?${FIGURE}(?:的?定额|为?限额)(?:标准)?(?:依次)?扣减[^，。；]{2,60}` +
    // 每月发放岗位津贴2万元
    `|(?:每[年月])?(?:发放|享受)\\p{Script=Han}{0,8}津贴(?:每[年月])?${FIGURE}` +
    // 每人每月岗位津贴200元、400元
    `|(?:每\\p{Script=Han}{1,3}?){1,2}\\p{Script=Han}{0,4}津贴${FIGURE}(?:、${FIGURE})*$` +
    // 每人每年工作经费1万元
    `|(?:每\\p{Script=Han}{1,3}){1,2}(?:工作|运行|活动)?经费(?:补助)?${FIGURE}$` +
    `|(?:按(?!时|期|需|要求|程序)照?|参照)[^，。；]{1,60}?(?:${KIND_PATTERN})` +
    // What a loan may be at most to be covered (单户纳入风险补偿的额度不超过500万元) compensates nobody.
    `|(?:奖励|奖给(?!予)|补助|资助|补贴|奖补|返还|(?<!纳入(?:风险)?)(?:风险)?补偿|贴息)(?!期|机具|对象|目录|方式|措施|政策|办法|等|基金|件数|数量|总数|名额|资金(?:给予|予以|承担|按|中|列支|支付))(?:(?:标准|金额|额度)?：(?![^，。；：0-9]{2,24}(?:奖励|补[助贴]|资助|奖补)[0-9]))?[^，。；：]{0,30}?${FIGURE}` +
    // Not 3000万元的机构奖励20万元, where the first amount says who qualifies; nor 300万元以上的贷款, nor 不足10万元的不补助.
    `|[0-9]\\s?(?:[万亿]{0,2}元|%|％|‰)(?!及?以[上下]|[（(]不?含)[^，。；0-9予不无]{0,14}?(?:${KIND_PATTERN})(?![^，。；、和及或]{0,12}?${FIGURE})` +
    `|(?:给予|予以|享受|发放|按(?!时|期|需|要求|程序)照?)[^，。；]{0,60}?${FIGURE}[^，。；]{0,16}?(?:${SUM_PATTERN})(?!力度|比例|政策|范围|方式)` +
    `|(?:给予|予以)(?:工作|运行|活动|建设|启动)?经费[^，。；]{0,4}?${FIGURE}` +
    `|(?<!给予[^，。；]{0,40})(?:给予|予以)(?:每[^，。；0-9]{1,3})?(?:最高)?${FIGURE}$` +
    `|全额(?:补助|补贴|资助|奖补|返还|贴息|奖励)(?!的)` +
    // 保费由财政全额承担, 保费全额由市财政承担
    `|[^，。；：的]{0,10}(?:保费|费用?|利息|租金)(?:由[^，。；：]{0,12}财政[^，。；：]{0,8}全额|全额由[^，。；：]{0,12}财政)(?:承担|负担|支付|补助|补贴)$` +
    `|(?:另加|再加|[加增]发|加[奖补])(?:每[^，。；0-9]{1,3})?${FIGURE}$` +
    // 对其他单位（不含机关）社会保险单位缴费部分可减半征收, 检测费一律免收
    `|(?:^|(?<=[）)]))[^，。；：对的（）()]{2,20}(?:税|费用?|部分|租金|利息)(?:可以?|一律|全部|全额|予以)(?:减半征收|减半收取|免收|免除)$` +
    `|最高支持[^，。；]{0,8}?${FIGURE}|最[高多](?:可)?[奖补]${FIGURE}$` +
    // 2020年2月份、3月份房租（含摊位费）减半, 1个月房租免收, 后三年租金减半, 前两年免租金
    `|[前首第]\\s?[0-9一二三四五两、至]{0,3}(?:个月|年)内?免(?:收|交|缴)?(?:房租|租金)$` +
    `|(?:[0-9一二三四五六两前后其余、年个月份第至季度的]{2,24})?(?:房租|租金|租赁费)(?:[（(][^（）()]{1,12}[）)])?(?:减半|免收|全免|免除)(?:[、，]?[0-9一二三四两个月]{2,8}(?:房租|租金)?(?:减半|免收|全免))?$` +
    `|(?:免征|免收|减征|减半(?:征收|收取)|减按|全额免除|免除|减免)(?!措施|政策|范[畴围]|金额|额度|[幅程]度|时间|期限|比例|办法|标准|条件|手续|资金|税额|(?![、和或]者?[免减])[、和或等的”])[^，。；]{1,40}`,
  'u',
)
const NEGATION =
  /不得|不重复|不可重复|不叠加|取消其|取消了|取消[^，。；]{2,20}(?:补[助贴]|奖[励补]|资助|贴息)|不再|逐步取消|取消对|禁止|严禁|不予|不给予|避免|停止(?:执行|享受)|不享受|挪用|不能享受|不可|停止发放|停发|暂停|终止/
/** Money that is taken back, wherever in the part it is said: 将奖励资金全额收缴, 退还50%补助资金; 按罚款金额的2%奖励 rewards. */
const TAKEN_BACK =
  /退[还回](?:[0-9.]{1,8}[%％万元]{0,2}的?)?(?:全部|部分|相应|已[^，。]{0,6}?的?|所[^，。]{0,6}?的?)?(?:奖[励补金]|补[助贴]|资助|扶持|贴息|财政资金|专项资金)|收缴|扣回|追缴|追回|收回|退回|没收|骗取|套取|罚款(?![金数]额)/
/** Talk about benefits that grants none: 加大奖励力度, 完善补贴政策, 兑现奖励资金的程序. */
const TALK =
  /(?:奖励|资助|补助|补贴|优惠|贴息|返还|减免|补偿)(?:管理)?(?:办法|制度|机制|体系|标准由|名单|申请|申报|审核|资金的?(?:申|审|管|使)|(?:的)?程序|政策(?:与|的落实))/

/** Without a figure these promise nothing in particular: 为企业提供资金支持, 落实补贴政策. */
const VAGUE = /^(?:提供|落实|获得|可获|兑现)/
/** 三年来累计兑现奖补资金11.6亿元, 预计返还资金16亿元, 14日预拨补助资金80亿元: what was paid, or will be in all. */
const NEWS =
  /(?:已|累计|共计?|陆续)(?:兑现|发放|落实|拨付|支付|返还|减免)(?![^，]*(?:最高|不超过))|(?:获得|拿到|领到|得到|收到|领取)了|^预计|[0-9]日(?:预拨|下达|拨付|安排)/
/** 不足1万元的不予补助: the figure says who gets nothing. */
const DENIED = /不予[^，。；]{0,4}(?:补[助贴]|奖|资助|贴息|支持|返还|发放|享受|兑现)[^，。；]{0,4}$/
/**
 * 对企业…获得质押贷款的 and 享受专项再贷款的企业 say who qualifies, and 除按政策免租外 what was granted elsewhere; the grant follows. A fund's size
 * (补偿资金首期规模3000万元), what its manager draws (提取管理费) and what a debtor pays (支付资金占用费) are given to nobody.
 */
const NO_GRANT =
  /的$|享受[^，]{2,40}[后後]$|享受[^，]{2,60}的(?:企业|单位|机构|主体|人员)$|^(?:号召|呼吁|倡议)|放大|比例(?:拨付|兑付|发放|兑现)$|拨付(?:补助|补贴|奖励|资助|奖补)?(?:金额|额|资金|总额)?的?[0-9]|^由?原[来先]按?|^[^除]{0,80}除.{1,80}外$|基础上$|资金[0-9.]{1,8}[万亿]?元[^，]{0,30}(?:列支|统筹|解决)$|资金(?:首期|总|年度)?规模[为达到]{0,2}\s?[0-9]|提取[^，]{0,8}费$|(?:支付|缴纳|交纳|加收|偿付)[^，]{0,12}(?:占用费|滞纳金|违约金|赔偿金)$/
/** 《奖励办法》, “长江学者奖励计划”教授: a name grants nothing. */
const NAMED = /《[^《》]*》|“[^“”]{2,16}(?:计划|工程|项目|行动)”/g
/** 每户家庭只能享受一份租房补贴 says how often, and not how much. */
const RATIONED = /(?:只[能可]|仅[能可限]|限)(?:申请|申[报领]|享受|获得|领取)/
/** 已发放的贷款, 所获得的补贴, 未享受购房补贴的: what was granted before, or was not. */
const PAST = /(?:已|曾|未|没有?|(?<![场究务托易诊院])所)$/

/** Where in a part of a sentence a benefit is granted, with what belongs to the amount (每间, 最高), or null. */
export function grantIn(part: string): { readonly start: number; readonly end: number } | null {
  if (NO_GRANT.test(part) || TAKEN_BACK.test(part) || NEWS.test(part) || DENIED.test(part)) return null
  if (RATIONED.test(part) && findAmounts(part).every(({ unit }) => unit !== '元')) return null
  const text = part.replace(NAMED, (title) => '　'.repeat(title.length))
  const match = firstGrant(text)
  if (!match || NEGATION.test(text.slice(0, match.end))) return null
  if (isUrged(text, match)) return null
  const figures = /[0-9０-９%％‰]|[一二两三四五六七八九十百]{1,4}(?:万|千|百|元|倍|年)|全额/.test(text)
  if (!figures && (TALK.test(text) || VAGUE.test(text.slice(match.start, match.end)))) return null
  const start = wholeAmount(text, match.start)
  const lead = LEAD.exec(text.slice(0, start))?.[0] ?? ''
  return { start: start - lead.length, end: match.end }
}

/** 鼓励专利权人免收许可费: what others are asked to waive is nothing that the authority grants. */
export function urgesRelief(part: string): boolean {
  const match = firstGrant(part)
  return match !== null && isUrged(part, match)
}

function isUrged(text: string, { start }: { readonly start: number }): boolean {
  return RELIEF.test(text.slice(start)) && URGES.test(text.slice(0, start))
}

const URGES = /鼓励(?!类)|引导|倡导|动员|呼吁/

/** 一次性, 每床, 单机, 最高可, 最低, 酌情, 暂, and what the benefit is called by: 运营|补贴. */
const LEAD =
  /(?:(?:分别|每[\p{Script=Han}]{1,3}|一次性[\p{Script=Han}]{0,4}|单[机台件]|最[高多低](?:可以?)?){1,2}|(?:基本)?(?:运营|建设|生活|租房|岗位|见习|入职|交通)|酌情|适[度当]|暂)$/u

/** The first words that grant; a relative clause only describes, and the grant may follow it in the same part. */
function firstGrant(text: string): { start: number; end: number } | null {
  let from = 0
  for (let tries = 0; tries < 3; tries++) {
    const match = GRANT.exec(text.slice(from))
    if (!match) return null
    const start = from + match.index
    const described = describes(text.slice(start))
    const before = text.slice(0, start)
    if (described === 0 && !PAST.test(before) && !onlyTells(match[0], before))
      return { start, end: start + match[0].length }
    from = start + Math.max(described, 2)
  }
  return null
}

const RELIEF = /^(?:免征|免收|减征|减半(?:征收|收取)|减按|全额免除|免除|减免)/
/** What relief can be from; any other noun after 的 is who gives it: 减免租金的业主. */
const CHARGE = /(?:[税费租金息款额]|费用|部分|利率|支出|增加值|[%％‰])(?:等|支持)?$/
/** 免征增值税政策执行到期后: the name of a rule, of which something else is said. */
const RULE_NAME = /对象$|政策(?:执行|到期|期限|延长|实施)/
const OUTCOME =
  /^(?:按照?|享受|发放)[^，。；]{0,30}?(?:取得|获得|享受|发放)的|^获得(?:(?!给予|予以)[^，。；]){0,60}?的[^，。；的]{0,12}?(?=分别|一次性|再|给予|予以|奖励)|^(?:给予|予以)[^，。；0-9]{2,40}?(?:减免|免除|优惠|支持)的(?=[^，。；]*(?:企业|业主|房东|载体|机构|单位|主体|园区|基地|集中区)(?:[、和]|$))/

const WAIVING = /^(?:减免|免收|免除)[^，。；的]{2,16}等(?:企业|单位|机构|业主|房东|主体)(?=$|[，。；])/

/** 获得补助20万元以上的单位，应当提交自评报告: how much was received before says who is meant. */
const GIVEN_BEFORE =
  /^(?:获得|获|享受|领取)?[^，。；0-9]{0,12}(?:奖励|补助|补贴|资助|奖补|贴息)(?:资金|金额)?[0-9.]{1,8}\s?[万亿]?元(?:[（(]含[）)])?以[上下](?:[（(]含[）)])?的/

/** An amount that grants nothing: 达到3000万元 says who qualifies; 20亿元贷款 is news, 可申请最高20万元贷款 a benefit. */
function onlyTells(match: string, before: string): boolean {
  if (/^(?:获得|享受|发放|申请|提供)的/.test(match)) return true
  // 企业首次获得1000万元以下的贷款: what it has borrowed.
  if (isBase(match) && /^发放|^提供[^，]*以上|^获得[^，]*[元）)]以[上下]的/.test(match)) return true
  if (!/^[0-9]/.test(match)) return false
  return THRESHOLD.test(before) || (isBase(match) && !/(?:申请|享受|最高)[^，]{0,12}$/.test(before))
}

const THRESHOLD = /(?:达到?|满|(?<!不)超过|突破|不低于|不少于)[0-9.．,]{0,20}$/

/** How long the relative clause is that the text begins with, 0 for none. */
function describes(text: string): number {
  const outcome = OUTCOME.exec(text) ?? GIVEN_BEFORE.exec(text)
  if (outcome) return outcome[0].length
  if (!RELIEF.test(text)) return 0
  // 稳岗就业、减免租金等企业，予以激励: those who waive it.
  const waiving = WAIVING.exec(text)?.[0].length
  if (waiving) return waiving
  const phrase = text.slice(2).split(/可?给予|予以|[，。；]/u)[0] ?? ''
  if (RULE_NAME.test(phrase)) return 2 + phrase.length
  const at = phrase.lastIndexOf('的')
  const noun = phrase
    .slice(at + 1)
    .replace(/[（(][^（）()]*[）)]/g, '')
    .trim()
  return at < 0 || CHARGE.test(noun) ? 0 : 2 + phrase.length
}

/** A match may begin at the last figure of 不高于300万元. */
function wholeAmount(text: string, start: number): number {
  const amount = findAmounts(text).find(({ span }) => span.start <= start && start < span.end)
  if (amount) return withBounds(text, amount.span).start
  return start - (/[0-9０-９.．,]{1,20}$/.exec(text.slice(0, start))?.[0].length ?? 0)
}

/**
 * The kind of benefit: the last word for one inside the words that grant, as in 按…补贴标准给予奖励; a mere base gives way to
 * what the rest of the part grants.
 */
export function kindOf(granting: string, rest = ''): string | null {
  const named = (text: string): string | undefined =>
    kindWords(text.replace(RECKONED_BY, '')).findLast((word) => !BASES.includes(word))
  const word = named(granting) ?? named(rest) ?? kindWords(granting.replace(RECKONED_BY, '')).at(-1)
  if (word !== undefined) return KINDS.get(word) ?? null
  return SUM_WORDS.find(([sum]) => granting.includes(sum))?.[1] ?? null
}

/** 按减免金额的30%给予支持: what somebody else waived, and not what is granted. */
const RECKONED_BY = /按照?(?:实际)?(?:减免|免收|免除|优惠)(?:的?租金|的?房租)?(?:总?金?额)?的(?=[0-9])/g

function isBase(granting: string): boolean {
  return kindWords(granting).every((word) => BASES.includes(word))
}

function kindWords(text: string): string[] {
  return [...text.matchAll(new RegExp(KIND_PATTERN, 'gu'))].map(([word]) => word)
}
