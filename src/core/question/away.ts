import { findRegions, regionsNamed, type RegionMention } from '../regions/index.ts'
import type { Span } from '../model.ts'

/** What of the places that a text names is not asked about, whatever else it says. */
export function isNotAsked(text: string, span: Span): boolean {
  return isAim(text, span) || isOrigin(text, span) || isExchange(text, span) || isFromOutside(text, span)
}

/**
 * Of the places that a question names those whose rules it asks for. 从湖北回北京, 安徽户口在上海开店, and 去厦门招工 in a chat
 * of 三明: where somebody comes from, goes for an errand, or is registered, says nothing of them once the asker's own
 * place is known; 去厦门招工有补贴吗 alone can only mean 厦门.
 *
 * @param isPlaceKnown whether the chat is bound to a place, or the conversation is about one
 */
export function atHome(
  text: string,
  mentions: readonly RegionMention[],
  bound: string | undefined,
  isPlaceKnown: boolean,
): readonly RegionMention[] {
  const home = mentions.filter(({ span }) => !isAway(text, span))
  if (home.length === 0) return isPlaceKnown ? [] : mentions
  // 注册地在河北，人在北京办公: a registration may well decide, except where the asker's own place stands beside it.
  const own = new Set(bound ? regionsNamed(bound).map(({ code }) => code) : [])
  const isNamedOwn = home.some(({ region }) => own.has(region.code))
  return isNamedOwn ? home.filter(({ region, span }) => own.has(region.code) || !isSeat(text, span)) : home
}

/** The places that are named and, or so it seems, not asked about. */
export function awayIn(text: string, mentions: readonly RegionMention[]): readonly string[] {
  return mentions.flatMap(({ span, matched }) =>
    isNotAsked(text, span) || isAway(text, span) || isSeat(text, span) ? [matched] : [],
  )
}

/** 向湖北捐款, 去广州参展, 在香港上市, 没进过武汉: where something goes to says nothing of whose rules are asked for. */
function isAim(text: string, { start, end }: Span): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)]
  return (
    (/[去到赴在]$/.test(before) && VENUE.test(after) && !MOVED_TO.test(before)) ||
    (/[去到赴往在]$/.test(before) && AIDED.test(after)) ||
    /(?:支援|援助|驰援|捐[^,，。?？]{0,6}给|援)$/.test(before) ||
    NEVER_THERE.test(before) ||
    (before.endsWith('向') && /^(?:省|市|地区)?.{0,4}(?:捐|派|援|输送|运|支援)/.test(after)) ||
    (/[给为往]$/.test(before) && /^(?:省|市|地区)?.{0,4}(?:捐|援助|支援|输送)/.test(after))
  )
}

/** 去武汉支援的护士. */
const AIDED = /^[省市]?(?:支援|援助|驰援|抗疫)/
/** 没进过武汉, 从没去过湖北. */
const NEVER_THERE = /(?:没有?|未|不曾)(?:再|曾)?(?:[进去到来回](?:入|到)?|途经|经停)过?$/

/** 香港青年就业补贴: whom a measure of the mainland is for. */
function isFromOutside(text: string, { start, end }: Span): boolean {
  return OUTSIDE.test(text.slice(start, end)) && PEOPLE_OF.test(text.slice(end))
}

const OUTSIDE = /^(?:香港|澳门|台湾)/
const PEOPLE_OF =
  /^(?:特别行政区|省)?(?:籍|户籍|(?:永久性?)?的?(?:居民|青年|同胞|人士|学生|大学生|毕业生|专家|人才|团队|创业者|投资者|企业家|专业人士|医师|医生|律师|教师|员工|人员))/u

/** 北京证券交易所, 上海期货交易所: a body of the whole country that bears the name of its seat. */
function isExchange(text: string, { end }: Span): boolean {
  return EXCHANGE.test(text.slice(end))
}

const EXCHANGE = /^市?(?:(?:证券|期货|商品|金融期货|黄金|票据|股票|钻石|石油天然气)交易(?:所|中心)|联?合?交易所|联交所)/

/** 拿了中山的补贴，公司要搬去珠海，钱要不要退: what was granted is kept or given back by the rules of who granted it. */
function isLeftFor(text: string, { start, end }: Span): boolean {
  const before = text.slice(0, start)
  if (GOES_TO.test(before) && GIVEN_BACK.test(text)) return true
  const isAim = MOVED_TO.test(before) || BUYS.test(text.slice(Math.max(0, start - 1), end + LONGEST_BUYING))
  return isAim && (GIVEN_BACK.test(text) || (GRANTED.test(text) && !AGAIN.test(text)))
}

const MOVED_TO = /(?:搬|迁|转|调|挪|跳槽)(?:家|走)?(?:到|去|往|至|回)了?$/
/** 去北京的话补贴要退吗. */
const GOES_TO = /[到去回]$/
const BUYS = /^[去到在回].*?[省市区县]?(?:买|购)(?:了|一?套)?(?:房|商品房|住房|新房|车)/
/** Characters between a place and what is bought there. */
const LONGEST_BUYING = 6
const GIVEN_BACK = /退(?![役休伍出税])|[收追]回|追缴|吐出|还回|倒扣/
const GRANTED = /(?:拿|领|享受|申领|得)(?:了|过|到)/
/** 搬到珠海还能再领吗: what there is where one goes. */
const AGAIN = /再(?:拿|领|享受|申|报|补|给)|还(?:能|可以|有|给|补)/

/** What enterprises do away from home. */
const VENUE = /^(?:市|省)?(?:[参办]展|参加.{0,8}展|考察|推介|路演|(?:主板|h股)?(?:上市|挂牌))/

/** 从苏州搬来, 买了上海的专利, 和天津的高校合作: where something comes from, and not whose rules are asked for. */
function isOrigin(text: string, { start, end }: Span): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)]
  return (
    (/[从由自]$/.test(before) && MOVES.test(after)) ||
    (ACQUIRES.test(before) && ACQUIRED.test(after)) ||
    (/[和跟与同]$/.test(before) && PARTNER.test(after))
  )
}

const MOVES =
  /^(?:[省市区县]|那[边里]|这边)?[^,，。?？]{0,4}(?:搬|迁|引进|引来|引过?来|过来|来的|回来|回到|转来|转到|挖|招来|调来|买|购)/
const ACQUIRES = /(?:买|购买|购置|采购|引进|受让|吸纳|承接|收购|聘请?)(?:了|过|来|到|的|是|一[个项件家台套批])*$/
const ACQUIRED =
  /^(?:[省市]|那[边里])?的?[^,，。?？]{0,4}(?:高校|大学|院校|院所|研究[所院]|科研|企业|公司|厂|专利|技术|成果|设备|装备|产品|机器|人才|老师|教授|专家|博士|团队)/
const PARTNER = /^[^,，。?？]{0,12}(?:合作|联合|共建|共同|产学研)/

/** 从湖北回, 武汉回广西, 去厦门招工, 参加深圳文博会, 安徽户口, 湖北员工, 不是湖北的: not where the asker is. */
function isAway(text: string, { start, end }: Span): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)]
  return (
    (before.endsWith('从') && LEAVES.test(after)) ||
    leavesFor(after) ||
    comesFrom(text, { start, end }) ||
    (TURNED_AWAY.test(before) && THOSE_FROM.test(after)) ||
    before.endsWith('来自') ||
    isLeftFor(text, { start, end }) ||
    (HANDS_TO.test(before) && COUNTERPART.test(after)) ||
    SERVES_US.test(after) ||
    (USES.test(before) && USED.test(after)) ||
    WHO_STAY.test(after) ||
    (RECRUITS.test(before) && RECRUITED.test(after)) ||
    (/[去到赴往]$/.test(before) && ERRAND.test(after)) ||
    (/(?:参加|[去到赴在])$/.test(before) && EVENT.test(after)) ||
    (before.endsWith('在') && HOSTS.test(after)) ||
    SHARE_MARKET.test(after) ||
    /(?:户口|户籍|籍贯)(?:所?在地?|地)?[在是]?$/.test(before) ||
    /^[省市区县]?的?(?:户口|户籍)/.test(after) ||
    (/(?<!是)不是$/.test(before) && /^[省市区县]?[的人]/.test(after))
  )
}

/** 找上海的检测所做测试, 创新券能给上海的机构用吗: with whom something is done. */
const HANDS_TO = /(?:找|请|委托|托|让|给|用|去|到|跟|和|与|同|向|从)(?:了|过)?(?:一?[家个])?$/
const COUNTERPART =
  /^[省市]?(?:那[边里])?的?(?:第三方|专业|科技|国家|检验|检测|服务|中介|代理|测试|认证|审计|评估)*(?:机构|检[测验](?:所|站|院|中心|单位)|实验室|研究[所院]|高校|大学|院校|中介|代理|律所|律师|事务所|供应商|供货商|厂家)/

/** 黄石的检测所给我们做的: the same, told of the other one. */
const SERVES_US =
  /^[省市]?(?:那[边里])?的[^,，。?？给帮替为]{2,12}(?:给|帮|替|为)[我咱](?:们|家|公司|单位|厂)?(?:做|出|开|办|弄|测|检)/

/** 用了上海的仪器做检测: whose thing was used. 用上海的标准 asks for a rule. */
const USES = /(?:使用|租用|借用|共享|委托|用|租|借)(?:了|过|的是|到)?(?:一?[台套批家个])?$/
const USED =
  /^[省市]?(?:那[边里])?的?(?:大型|科研|科学|专业|检测|检验|测试|实验|共享)*(?:仪器|设备|装备|设施|机器|软件|算力|平台)/

const LEAVES = /^(?:[省市区县]|那[边里]|这边)?[来回到去赴进返]/
/** 武汉回广西隔离几天, 湖北来温州的员工, 于都隔壁瑞金市: the way leads to another place that is named behind it. */
function leavesFor(after: string): boolean {
  const [way] = WAY.exec(after) ?? []
  return way !== undefined && findRegions(after.slice(way.length))[0]?.span.start === 0
}

const WAY = /^[省市区县]?(?:回到?|返回?|来到?|赴|的?(?:隔壁|旁边|边上|邻近|紧邻|挨着)的?)/
/**
 * 我是黄山那边旅行社的，来歙县; 我公司是合肥的，想搬到芜湖: whence one is, and behind it the place that one has come to, or moves to or
 * sets up in unless what was granted before is asked about.
 */
function comesFrom(text: string, { start, end }: Span): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)]
  const comes = GIVEN_BACK.test(text) || GRANTED.test(text) ? COMES : COMES_OR_MOVES
  return (
    WHENCE.test(before) &&
    [...after.slice(0, LONGEST_WAY).matchAll(comes)].some(({ index, 0: way }) => {
      const rest = after.slice(index + way.length)
      const [place] = findRegions(rest)
      const isPlace = place?.span.start === 0
      return LEADS_TO.test(way)
        ? isPlace && SETTLES.test(rest.slice(place.span.end))
        : isPlace || SHORT_COUNTY.test(rest)
    })
  )
}

const WHENCE = /(?:^|[^\p{L}\p{N}])[我咱]们?(?:公司|企业|单位|厂)?(?:是|在)?$/u
/** Characters between the two places. */
const LONGEST_WAY = 30
const COMES = /来[到了]?/g
const COMES_OR_MOVES = /来[到了]?|[搬迁转](?:家|移)?[到去来往至回]|[去到赴往在]/g
/** 我是四川的代理所，去贵州开分所, and not 去贵州参展. */
const LEADS_TO = /^[去到赴往在]$/
const SETTLES = /^[省市区县州]?(?:那[边里])?(?:开|新?设|新?建|办|成立|注册|落[户地]|投资|创业|发展|扎根)(?![展会证])/
const SHORT_COUNTY = /^\p{Script=Han}县/u

/** 招聘写着不要湖北的: who is turned away. */
const TURNED_AWAY = /(?:不(?:要|招|收|聘|录用)|拒(?:绝|招|收|聘|录)|歧视|排斥)(?:招用|招聘|录用)?$/
const THOSE_FROM = /^[省市区县]?(?:籍|的?(?:人|员工|工人|求职)|的)/

/** 湖北员工留在温州, 安徽籍务工人员: who somebody is, and not whose rules are asked for. */
const WHO_STAY =
  /^[省市区县]?(?:籍|的?(?:员工|职工|工人|务工人员|人员?)(?:留在|来|到|在(?=\p{Script=Han}{2,4}(?:上班|工作|打工|务工|过年))))/u
/** 招用新疆劳动力, 引进北京专家: whom one takes on. 招北京分公司的人 is nobody's origin. */
const RECRUITS = /(?:招用?|招[收聘录]|聘用?|录用|吸纳|接收|安置|引进)(?:了|过)?(?:一?[个名批])?$/
const RECRUITED =
  /^(?:[省市区]|(?:维吾尔|壮族|回族)?自治区)?(?:籍|户籍)?的?(?:脱贫|农村|转移|贫困)*(?:劳动力|务工|农民工|青年|专家|团队|大学生|毕业生)/u
const ERRAND =
  /^[省市区县]?(?:的?(?:\p{Script=Han}{0,4}招[工聘人商]|招才|引才)|参加[^,，。?？]{0,10}(?:会|赛)|出差|采购|进货|培训|学习|比赛|开会|务工|打工|看病|就医|住院)/u
const EVENT =
  /^[省市]?的?(?:\p{Script=Han}{0,6}(?:博览会|交易会|洽谈会|展销会|展览会)|\p{Script=Han}{1,2}(?:博|贸|交|洽)会)/u
const HOSTS = /^[省市区县]?(?:举办|承办|主办|办)[^,，。?？]{0,14}(?:展会|展览|活动|论坛|大会|大赛|博览会|推介会)/

/** 德阳企业到天府股交中心挂牌: a market for shares that firms of other places may join. */
const SHARE_MARKET = /^[省市]?(?:[(（]\p{Script=Han}{1,6}[)）])?(?:联合)?股(?:权|份)?(?:托管)?交(?:易)?(?:所|中心)/u

/** 注册地在河北, 总部在上海. */
function isSeat(text: string, { start }: Span): boolean {
  return /(?:注册(?:地址?|登记)?|营业执照|总部)[是在于]{1,2}$/.test(text.slice(0, start))
}
