import type { Query } from '../../search/query.ts'
import type { Candidate } from '../../search/rank.ts'
import { normalise } from '../../text/normalise.ts'
import { headsSums, leavesOpen, namesSum } from '../judging/evidence.ts'
import { shareOfSubject } from '../judging/taken-up.ts'
import type { Citation } from '../types.ts'

/** A sum that was asked for and that the clause leaves open. */
export interface OpenAmount {
  /** Says so, in the clause's own words where it has any (按比例, 协商). */
  readonly note: string
  /** The clause without the figures of other subjects. */
  readonly citation: Citation
}

/**
 * Whether the words that a clause has for the subject name no sum, however many sums it names for others (机票 beside
 * 展位费). Null if they do, or if no sentence speaks of the subject by itself.
 */
export function openAmount(question: string, query: Query, citation: Citation): OpenAmount | null {
  if (asksWhether(question) || citation.quotes.some(({ text }) => headsSums(text))) return null
  const quoted = normalise(citation.quotes.map(({ text }) => text).join('\n'))
  if (saysSizeAsked(normalise(question), quoted) || saysHowReckoned(question, quoted)) return null
  // 补贴测算：248.8元/人月, once in the clause, is of all that it grants.
  const standards = normalise(citation.clause.text)
    .split(/[。;；\n]/)
    .filter(statesStandard)
  if (standards.length === 1 && namesSum(standards[0] ?? '')) return null
  const share = shareOfSubject(query)
  const sentences = citation.quotes.flatMap(({ text }) => text.split(/(?<=[。；;])/))
  if (FINE.test(question) && sentences.some((sentence) => FINED.test(sentence) && namesSum(normalise(sentence))))
    return null
  const shares = sentences.map((sentence) => share(normalise(sentence)))
  const most = Math.max(0, ...shares)
  if (most < ABOUT) return null
  const about = sentences.filter((_, i) => (shares[i] ?? 0) >= most - AS_NEAR)
  if (about.some((sentence) => namesSum(normalise(sentence)) || ANNOUNCES.test(sentence))) return null
  // 撮合专利买卖、做运营的机构能拿多少: a sum for one of the two is told.
  if (OF_EITHER.test(question) && sentences.some((one, i) => (shares[i] ?? 0) >= OF_ONE && namesSum(normalise(one))))
    return null
  // 支持企业在新三板挂牌。进入基础层的奖励50万元: what opens the clause is what all of it is about.
  if (
    about[0] === sentences[0] &&
    OPENS.test(sentences[0] ?? '') &&
    sentences.some((sentence) => namesSum(normalise(sentence)))
  )
    return null
  // 给予专利保险补贴。企业投保…的，按实缴保费的50%给予补贴: the short sentence that opens a paragraph is its heading.
  if (about.some((sentence) => isHeadOfSum(sentence, sentences))) return null
  // 演艺、主题乐园、温泉等项目；养老等项目。项目投入500万元以上，奖励5%: what the sum is for is listed before it.
  if (about.some((sentence) => LISTS_KINDS.test(sentence)) && sentences.some(isForListed)) return null
  // 原有景区享受以上奖励政策: the sum stands above.
  if (about.some((sentence) => AS_ABOVE.test(sentence)) && sentences.some((one) => namesSum(normalise(one))))
    return null
  if (about.some((sentence) => isOnGrantOf(sentence, sentences))) return null
  const last = sentences.indexOf(about.at(-1) ?? '')
  const next = normalise(sentences[last + 1] ?? '')
  if (GOES_ON.test(next) || (POINTS_BACK.test(next) && namesSum(next))) return null
  const parts = about.flatMap((sentence) => sentence.split(/[，,。；;]/))
  const said = parts.findLast((part) => leavesOpen(normalise(part)))?.trim()
  const facts = citation.facts.filter(({ amount }) => amount === null || !namesSum(normalise(amount)))
  return { note: `${NO_SUM}${said ? `，只写“${said}”` : ''}：`, citation: { ...citation, facts } }
}

/**
 * 对国内专利授权不再给予资助: what is said where the clause grants nothing any more of what was asked, which is another thing than
 * a sum that it leaves open. Null if it says so of some only (已享受的，不再资助) or of something else.
 */
export function withdrawnNote(query: Query, { quotes }: Citation): string | null {
  const share = shareOfSubject(query)
  const sentences = quotes.flatMap(({ text }) => text.split(/[。；;\n]/))
  const said = sentences.find(
    (sentence) => WITHDRAWN.test(sentence) && !OF_SOME.test(sentence) && share(normalise(sentence)) >= ABOUT,
  )
  const words = said && WITHDRAWN.exec(said)?.[0]
  return words ? `条款写的是“${words}”：` : null
}

const WITHDRAWN =
  /(?:不再|停止|一律不予?|不予|取消)(?:给予|予以|执行|实施|享受|发放|进行)?[^，,。；;的]{0,12}?(?:奖励|奖补|补[贴助]|资助|贴息|津贴)(?![^，,。；;]{0,4}资格)/
/** Whom it is refused, and on what condition. */
const OF_SOME = /的[，,]|的不|同一|重复|已(?:享受|获|经)|高于|低于|从高|除外|情形|不足|逾期|当年/

/** Whether normalised text says that what follows is how much is granted: 补贴标准：, 具体补贴金额为. */
export function statesStandard(text: string): boolean {
  return STATES_STANDARD.test(text)
}

const STATES_STANDARD =
  /^\s*(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）.、])?(?:具体|定额|限额)?(?:补[贴助]|奖[励补]|资助|贴息|减免|发放|收费)?(?:标准|测算|金额|额度)(?:为|是|[:：])|具体(?:补[贴助]|奖[励补]|资助)(?:标准|金额)为/

/**
 * Whether normalised text has a figure of the size or the unit that a question asks for besides money: 多大规模 (30亩以上),
 * 加几分 (每满1年积2分), 多少项业务.
 */
export function saysSizeAsked(question: string, text: string): boolean {
  const units = [...question.matchAll(UNIT_ASKED)].flatMap(([, unit]) => unit ?? [])
  const isOf = (unit: string): boolean =>
    new RegExp(`[\\d一二两三四五六七八九十百]\\s*${unit === '度' ? DEGREES : unit}(?![之公部])`).test(text)
  if (units.some(isOf) || (POINTS_ASKED.test(question) && isOf('分'))) return true
  return SIZE_ASKED.test(question) && /\d/.test(text)
}

/** 年假没休完怎么算钱: how it is reckoned (折算, ÷365) is an answer without a sum. */
export function saysHowReckoned(question: string, text: string): boolean {
  return HOW_RECKONED.test(question) && RECKONS.test(text)
}

const HOW_RECKONED = /(?:怎么|如何|咋|怎样)(?:计?算|折|计)/
const RECKONS = /折算|计算|[÷×]|乘以|之[和积差]|基数/

/** 奖励会不会占绩效工资额度: whether something is so, and not how much. */
export function asksWhether(question: string): boolean {
  return WHETHER.test(question) && !HOW_MUCH.test(question)
}

const WHETHER = /会不会|是不是|算不算|占不占|能不能|可不可以|要不要|用不用|受不受|计不计|是否(?!有)/
/** Not 算不算在封顶的盘子里, which only says what of. */
const HOW_MUCH = /多少|多大|几|比例|标准|(?:上限|封顶)(?!的(?!话))|最[高多]/

/** 体温多少度: 37.3摄氏度, 37.3℃. */
const DEGREES = '(?:摄氏度|度|℃|°c)'

/** 几分之几 is a share, and 几个月 no sum. */
const UNIT_ASKED = /(?:多少|几)(个?百分点|分(?!之|[钱成批期次])|次|个月|米|公里|小时|度)/g
const POINTS_ASKED = /积分|加分|分值|计分|得分/
/** 多大规模的园区, 多少项业务: any figure tells a size or a number. */
const SIZE_ASKED = /多[大高远长宽重](?!力度)|规模|面积|(?:多少|几)[项家件人名户台条张套所间期届亩吨米层]/

/** 有下列情形之一的…处二万元以上二十万元以下罚款: what is fined stands sentences before the fine. */
const FINE = /罚/
const FINED = /罚款|处[^，,。；;]{1,24}元/

/** A short sentence, or a longer one that encourages and grants nothing itself. */
const OPENS =
  /^(?![^。]*(?:给予|予以))[^，,；;]{2,40}。\s*$|^[^。]{0,16}(?:支持|鼓励|引导|推动|推进|扶持)(?![^。]*(?:给予|[奖补]|资助|贴息))[^。]{4,200}。\s*$/

/**
 * The conditions of a grant leave its sum open (在专利导航等方面给予支持, and a sum for something else), and a clause beside them that
 * is as near names it (四、补贴标准; 专利导航项目每项10万元): that one comes first.
 *
 * @param isOpen whether a citation leaves the sum open
 */
export function sumFirst(
  query: Query,
  chosen: readonly Candidate[],
  cited: readonly Citation[],
  isOpen: (citation: Citation) => boolean,
): readonly Citation[] {
  const ofSum = shareOfSum(query)
  const named = cited.find(
    (citation, i) =>
      isBeside(i, chosen, cited, ofSum(citation) >= ABOUT ? NEARLY : HARDLY_LESS) &&
      citation.quotes.some(({ text }) => namesSum(normalise(text))) &&
      !isOpen(citation),
  )
  return named ? [named, ...cited.filter((citation) => citation !== named)] : cited
}

/** Share of the subject that stands in a sentence with a sum, or in the heading of its clause. */
function shareOfSum(query: Query): (citation: Citation) => number {
  const share = shareOfSubject(query)
  return ({ clause, quotes }) => {
    const heading = normalise(clause.path.at(-1) ?? '')
    const sentences = quotes.flatMap(({ text }) => text.split(/(?<=[。；;])/)).map(normalise)
    return Math.max(0, ...sentences.filter(namesSum).map((sentence) => share(`${heading}\n${sentence}`)))
  }
}

/** Whether a further clause is of the first one's document and comes as near. */
function isBeside(i: number, chosen: readonly Candidate[], cited: readonly Citation[], least: number): boolean {
  const [best] = chosen
  return cited[i]?.document.id === cited[0]?.document.id && (chosen[i]?.score ?? 0) >= (best?.score ?? 0) * least
}

/** Of the best clause's score, where the sum is for what was asked by its own sentence. */
const NEARLY = 0.8

const AS_ABOVE = /(?:享受|按照?|参照|适用|执行)(?:以上|上述|前款|前项)[^，,。；;]{0,6}(?:奖|补|资助|政策|标准)/
const LISTS_KINDS =
  /^(?![^。；;]*(?:给予|予以|奖|补[贴助]|资助))(?:[^、。；;]{2,24}、){2,}[^、。；;]{0,40}(?:项目|企业|单位|产业|领域|业态|活动|机构|综合体)[。；;]?\s*$/

/** Whether a sentence opens a paragraph, says nothing but what it is of, and the next one of that paragraph names a sum. */
function isHeadOfSum(sentence: string, sentences: readonly string[]): boolean {
  const at = sentences.indexOf(sentence)
  const next = sentences[at + 1] ?? ''
  // 责任单位：… closes the paragraph before without a full stop.
  const line = sentence.trimEnd().split('\n').at(-1) ?? ''
  const opens = at === 0 || sentence.trimEnd().includes('\n')
  return opens && HEAD_ALONE.test(line) && !next.startsWith('\n') && namesSum(normalise(next))
}

const HEAD_ALONE =
  /^\s*(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）.、])?(?:给予|支持|鼓励|加大|实施|落实|开展|提供)[^，,。；;：:\d%]{2,24}。\s*$/

function isForListed(sentence: string): boolean {
  return (
    /^\s*(?:项目|企业|单位|投资|投入|对(?:上述|以上|前述|符合|列入))/.test(sentence) && namesSum(normalise(sentence))
  )
}

/**
 * 推荐50人以上的享受一次性服务补助2.4万元。…申请享受一次性服务补助时，人数可累加计算: a sentence on a grant that another sentence names with
 * its sum leaves none open.
 */
function isOnGrantOf(sentence: string, sentences: readonly string[]): boolean {
  const names = sentence.match(GRANT_NAMED) ?? []
  return sentences.some(
    (other) => other !== sentence && namesSum(normalise(other)) && names.some((name) => other.includes(name)),
  )
}

/** The end of its name, as nothing tells where it begins. */
const GRANT_NAMED = /\p{Script=Han}{5}(?:补[贴助]|奖励|资助|津贴)(?!资金|办法|政策)/gu

const OF_EITHER = /\p{Script=Han}{2}、\p{Script=Han}{2}/u
/** Least share of the subject for one of two that are asked about. */
const OF_ONE = 0.3

const NO_SUM = '条款没有写明这一项的具体数额'

/** Least share of the subject in one sentence. */
const ABOUT = 0.6
const AS_NEAR = 0.15
/** Of the best clause's score. */
const HARDLY_LESS = 0.95

/** A list follows, and the sums stand in it. */
const ANNOUNCES = /[:：]\s*$|如下|标准为|分别/

/** The next sentence speaks of the same: tiers, a ceiling, what is granted each or a year (年补偿费不得低于…). */
const GOES_ON =
  /^\s*(?:其中|每|最高|同一(?:企业|单位|主体)|单[个家户]|累计|[(（]?[一二三四五六七八九十\d]{1,2}[)）.、]|人数|标准|给予|奖励|补[贴助]|资助|按|由|[年月][^，,。；;年月]{1,8}不得?(?:低于|少于|超过|高于))/
/** 根据测算，仅这一政策就要投入30亿元: what the sentence before it told of. */
const POINTS_BACK =
  /^[^。;]{0,20}(?:这一|该|此|上述|前述|本)(?:项|类|批|笔)?(?:政策|措施|举措|补[贴助]|奖[励补]|资金|资助|贷款|贴息|费用|项目)/
