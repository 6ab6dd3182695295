import type { Comparable } from '../../search/collection.ts'
import { namesSum } from './evidence.ts'
import data from './kinds.json' with { type: 'json' }

/** Of one rank: where it is named, and where it is named with all above it (本科及以上). */
interface Rank {
  readonly named: RegExp
  readonly upwards: RegExp
}

/** 高级、中级导游, 初级职称, 海关一般认证: the word alone, but not where it begins another one (高级管理人员, 中级人民法院, 初级农产品, 初级工). */
const GRADES: readonly (readonly string[])[] = [
  ['高级(?!中学|人民|法院|管理|工(?!程)|技师|技工|化|别|形)', '副高'],
  ['中级(?!人民|法院|工(?!程)|技工)'],
  ['初级(?!农|产品|加工|卫生|中学|阶段|工(?!程)|技工)'],
  ['一般(?=认证(?!机构|标准|办法))'],
]

/** 5A, AAAAA, 五A: of a 景区, a firm that moves goods, a shopping street. */
const LETTERED: readonly (readonly string[])[] = ['一', '二', '三', '四', '五'].map((numeral, i) => [
  `(?<![\\d.])${i + 1}[aAＡ](?![a-zA-Z])`,
  `${numeral}[aAＡ](?![a-zA-Z])`,
  ...(i > 0 ? [`(?<![a-zA-Z])[aAＡ]{${i + 1}}(?![a-zA-Z])`] : []),
])

/**
 * The ranks of each scale by their names, from the highest; a grant for one is none for those below it. A scale belongs
 * here if everybody knows its order, and not one document alone.
 */
const scales: readonly (readonly Rank[])[] = [...data.scales, GRADES, LETTERED.toReversed()].map((scale) =>
  scale.map((names) => ({ named: anyOf(names), upwards: new RegExp(`(?:${names.join('|')})[^,，。;；]{0,6}以上`) })),
)

/** A list that one wishes to be on. */
const SELECTED = '(?:目录|(?<!(?:失信|违法|异常|黑|负面)[^,，。;；]{0,10})名单)'

/**
 * Kinds of one thing by their names, and what is said of all of them: what is granted for 生猪 is not granted for 羊, but
 * 畜禽 are both. Kinds belong here that every policy tells apart, so that the name of one never stands for another.
 */
const kinds: readonly Kinds[] = [
  ...data.kinds.map(({ each, all }) => ({ each: each.map(anyOf), all: anyOf(all), ofSums: false })),
  // 复核通过的还有奖励吗 is answered by a grant for 首次认定, and 复核通过奖多少 is not.
  {
    each: [/首次(?:认定|获得|获评|被|入选)|新(?:认定|获|评)/, /复核|复审|复评|重新认定/],
    all: /认定[、和及或（(]*(?:复核|复审|复评|重新认定)/,
    ofSums: true,
  },
  // 小升规 is of those who come above the limit for the first time, and not of those who are.
  {
    each: [
      /升规|上规(?![定章则范划])|[入纳]规(?!定)|规下转规上|(?:首次|新)[^,，。;；]{0,14}规(?:模以)?上/,
      /规上|规模以上/,
    ],
    all: /梯度培育/,
    ofSums: true,
  },
  // 不在名单里呢: what those get that are on the list is no answer.
  {
    each: [
      new RegExp(`(?<![未不没]|没有)(?:列入|纳入|进了?|在|属于)[^,，。;；]{0,16}${SELECTED}|目录内`),
      new RegExp(`(?:[未不没]|没有)(?:列入|纳入|进|在)[^,，。;；]{0,16}${SELECTED}|(?:目录|名单)(?:之|以)?外`),
    ],
    all: /不论是否|无论是否/,
    ofSums: true,
  },
  // 卖技术 and 吸纳技术 are the two sides of one contract.
  {
    each: [
      /(?:输出|转让|供给|卖)方|技术输出|卖[^,，。;；]{0,4}(?:技术|专利|成果)/,
      /(?:吸纳|受让|需求|买)方|受让|吸纳[^,，。;；]{0,8}技术|买[^,，。;；]{0,6}(?:技术|专利|成果)/,
    ],
    all: /双方|各方/,
    ofSums: false,
  },
  // A reward for a patent that was granted is none for one that was bought of others.
  {
    each: [
      /专利(?:权)?(?:获得?|取得|得到)?授权|授权的?(?:国内|国外|境外)?(?:发明|专利)|(?:获得?|取得|得到)[^,，。;；]{0,8}(?:专利|授权)/,
      /受让|转让|许可|(?:购买|购入|买|引进)[^。;；]{0,30}专利|专利(?:技术|权)?购买/,
    ],
    all: /专利[^,，。;；]{0,4}(?:申请|创造)/,
    ofSums: true,
  },
]

interface Kinds {
  readonly each: readonly RegExp[]
  readonly all: RegExp
  /** Whether they are told apart only where a question asks how much. */
  readonly ofSums: boolean
}

/**
 * Permits, loans, what is drawn out of a fund: things of one sort that have their names before a common word. Where a
 * question names one, a clause on another is no answer.
 */
const apart = data.apart.map(({ of, each }) => ({ sort: new RegExp(of), each: each.map(anyOf) }))

/**
 * Tells whether a clause is on another permit, loan … than the one that a question names: how to get the 食品经营许可证 is no
 * answer to who asks for the 公共场所卫生许可证. A clause that names none, under headings that name none, may be on any.
 */
export function otherNamedOf(question: string): (form: Comparable) => boolean {
  const asked = apart.flatMap(({ sort, each }) => {
    const named = sort.test(question) ? each.filter((name) => name.test(question)) : []
    return named.length > 0 ? [{ sort, each, named }] : []
  })
  if (asked.length === 0) return () => false
  return (form) => {
    const read = readOf(form)
    return asked.some(
      ({ sort, each, named }) =>
        sort.test(read) && !named.some((name) => name.test(read)) && each.some((name) => name.test(read)),
    )
  }
}

/**
 * Tells whether a clause speaks of other ranks or kinds than the one that a question names: of 硕士 and 本科 where 大专 was
 * asked, of 生猪 where 羊.
 *
 * @param asksForSum whether the question asks how much, and not whether there is anything
 */
export function otherKindOf(question: string, asksForSum: boolean): (form: Comparable) => boolean {
  const ranks = ranksAsked(question.replace(LEVEL_IN_WORDS, '$1级'))
  const isOfOtherRank = otherRankOf(ranks)
  const asked = kinds.flatMap(({ each, all, ofSums }) => {
    const named = ofSums && !asksForSum ? [] : each.filter((kind) => kind.test(question))
    return named.length > 0 && !all.test(question) ? [{ named, each, all, ofSums }] : []
  })
  if (asked.length === 0) return isOfOtherRank
  return (form) => {
    if (isOfOtherRank(form)) return true
    const read = readOf(form)
    return asked.some(({ named, each, all, ofSums }) => {
      // 省级的复核 in a clause that grants something for 省级首次认定 and 国家级复核.
      if (ofSums && ranks.some((rank) => isOfOthersWhere(named, rank, form))) return true
      const isOfOthers = (text: string): boolean => !all.test(text) && each.some((kind) => kind.test(text))
      // 支持畜牧业发展 › 支持肉羊良种引进: what the section is on is not what each of its clauses grants something for.
      if (!named.some((kind) => kind.test(read))) return isOfOthers(form.text) || isOfOthers(read)
      return (
        asksForSum && !ofSums && onlyOthersGranted(form, (text) => named.some((kind) => kind.test(text)), isOfOthers)
      )
    })
  }
}

/**
 * Tells whether a clause names the title of a firm that a question asks the reward for (专精特新企业认定奖励多少) nowhere, nor does its
 * document: what is paid for training tells nothing of it. Nor does it of a standard or a patent what is granted for 国家级
 * or 外国 things of other sorts.
 */
export function titleUnnamedIn(question: string): (form: Comparable) => boolean {
  const asked = TITLES.filter(({ named }) => new RegExp(`(?:${named.source})${REWARDED}`).test(question))
  return (form) =>
    asked.some(({ named, told = named }) => !told.test(`${readOf(form)}\n${form.applicants}\n${form.opening()}`))
}

interface Title {
  readonly named: RegExp
  /** What texts call it besides. */
  readonly told?: RegExp
}

const TITLES: readonly Title[] = [
  { named: /专精特新|小巨人/ },
  { named: /单项冠军/ },
  { named: /瞪羚/ },
  { named: /独角兽/ },
  { named: /高新技术企业|高新企业|国?高企|国高(?!新)/ },
  { named: /绿色工厂/ },
  // 按国家标准补多少 asks for no standard's reward.
  {
    named: /(?<![按照依合到达])(?:(?:国际|国家|行业|地方|团体)标准|国标|行标|团标)/,
    told: /标准(?:制|的?[制修]订|化|研制|项目)|(?:制定|制订|修订|起草|研制|编制)[^。;；]{0,30}标准|(?:国际|国家|行业|地方|团体|企业)标准/,
  },
  {
    named: /(?<!标准)专利(?!代理|师|密集|产业|产品|奖)/,
    told: /专利|知识产权|PCT|pct|实用新型|外观设计|成果|技术(?:合同|转移|交易|转让)/,
  },
]
/** The reward for the title itself: 专精特新企业贷款贴息 is for what the firm does. */
const REWARDED =
  '[”"]?(?:中小|示范)?(?:企业|称号|认定|评定|入库|通过|首次|一次性|给|有|能|的|奖补?|补|拿|发){0,6}(?:奖|补(?:[贴助]|多少|几))'

/** 支持基金投向高新技术企业、专精特新企业。对“小巨人”企业奖励20万元: whom a clause names, it need not grant the sum that it names. */
function onlyOthersGranted(
  { sentences, heading, title }: Comparable,
  isNamed: (text: string) => boolean,
  isOfOthers: (text: string) => boolean,
): boolean {
  if (isNamed(title) || isNamed(heading)) return false
  const granting = sentences.flatMap(({ text }) => text.split(/[；;]/)).filter(namesSum)
  return granting.length > 0 && granting.every((part) => !isNamed(part) && isOfOthers(part))
}

function readOf({ text, heading, title, classes }: Comparable): string {
  return `${title}\n${heading}\n${text}\n${classes}`
}

/** 县一级的机构, 市里评定的小巨人: the level in words that no text uses. */
const LEVEL_IN_WORDS = /([省市县区])(?:一级|里(?=(?:认定|评定|评审|评选|评|授予|命名|批准|批)(?:下来|出来|上)?的))/g

/** A rank that a question names, with the scale that it stands on. */
interface RankAsked {
  readonly scale: readonly Rank[]
  readonly at: number
}

function ranksAsked(question: string): readonly RankAsked[] {
  return scales.flatMap((scale) => {
    const at = scale.findIndex(({ named }) => named.test(question))
    return at < 0 ? [] : [{ scale, at }]
  })
}

/** Whether all parts of a clause that name one of these kinds name another rank than the one asked about. */
function isOfOthersWhere(named: readonly RegExp[], { scale, at }: RankAsked, { sentences }: Comparable): boolean {
  const parts = sentences
    .flatMap(({ text }) => text.split(/[；;]/))
    .filter((part) => named.some((kind) => kind.test(part)))
  const isOfOther = (part: string): boolean =>
    !scale[at]?.named.test(part) && scale.some((rank) => rank.named.test(part))
  return parts.length > 0 && parts.every(isOfOther)
}

function otherRankOf(asked: readonly RankAsked[]): (form: Comparable) => boolean {
  if (asked.length === 0) return () => false
  return (form) => {
    const read = readOf(form)
    return asked.some(
      ({ scale, at }) =>
        !scale[at]?.named.test(read) &&
        scale.some(({ named }) => named.test(read)) &&
        !scale.slice(at).some(({ upwards }) => upwards.test(read)),
    )
  }
}

function anyOf(names: readonly string[]): RegExp {
  return new RegExp(names.join('|'))
}
