import type { Comparable } from '../../search/collection.ts'
import { namesSum } from './evidence.ts'

/** Whom or what policies grant by: a class of people, a side of the border. Titles of firms are told apart by `kinds.json`. */
interface Recipient {
  readonly named: RegExp
  /** Wider classes that take this one in. */
  readonly within?: RegExp
}

/** Classes of one sort: who is named as one of them is granted nothing by a clause for another. */
const SORTS: readonly (readonly Recipient[])[] = [
  [
    { named: /大学生|毕业生|应届生|毕业学年|在校生/ },
    { named: /农民工|进城务工|农村(?:转移)?劳动力/ },
    { named: /退役(?:军人|士兵|大学生士兵)|转业|复员|退伍/ },
    { named: /残疾/, within: /就业困难|困难(?:人员|群体)/ },
    { named: /失业人员|失业职工|下岗/, within: /就业困难|困难(?:人员|群体)/ },
    {
      named: /脱贫(?:人口|劳动力|户)|贫困(?:人口|劳动力|户|家庭)|建档立卡/,
      within: /就业困难|困难(?:人员|群体)|农村(?:转移)?劳动力|农民工/,
    },
    { named: /就业困难|零就业/, within: /困难(?:人员|群体)/ },
    { named: /妇女|女性|巾帼/ },
    { named: /港澳|香港|澳门|台(?:湾|胞|青)/ },
    { named: /留学(?!生源)|海归/ },
  ],
  [
    // 广交会, wherever its guests come from, is held at home.
    { named: /国内(?!外)|境内(?!外)|(?:广交|进博|消博|服贸)会/, within: /境内外|国内外|海内外/ },
    { named: /国外|境外|海外|出国|出境|[亚欧非]洲(?:地区|国家)?/, within: /境内外|国内外|海内外/ },
  ],
  // Of a technology that changes hands: who buys it, who sells it, and who brings the two together.
  [
    {
      named: /(?:购?买|受让|引进|吸纳|承接)(?:的|了|高校|科研院所)*(?:专利|技术|科技成果)|买方|受让[方人]|吸纳方/,
      within: /(?:对|给|向|支持)(?:交易|买卖|供需)双方/,
    },
    {
      named: /(?:出售|卖出?|转让|输出)(?:的|了)*(?:专利|技术|科技成果)|卖方|转让[方人]|出让方|输出方|许可方/,
      within: /(?:对|给|向|支持)(?:交易|买卖|供需)双方/,
    },
    { named: /服务机构|中介|经[纪理]人|技术经纪|撮合|促成|牵线|转移机构|运营机构/ },
  ],
  [
    // 自己开公司，创业补贴多少 is no question of what is paid to those who place others.
    {
      named:
        /自主创业|创业者|创业补[贴助]|(?:自己|首次|返乡|回乡|回老家)[^,，。;；]{0,4}(?:创业|(?:开|办)[^,，。;；]{0,4}(?:公司|店|厂))/,
    },
    {
      named:
        /人力资源(?:公共)?(?:服务|中介)?机构|人力(?:资源)?公司|职业(?:中介|介绍)机构|就业服务机构|劳务(?:公司|经纪|派遣)/,
    },
  ],
  [
    { named: /内资/, within: /内外资/ },
    { named: /(?<!内)外资|外商投资/, within: /内外资/ },
  ],
]

/** 同一申请人每年总额不超过10万元 is of whoever was granted something before. */
function onlyLimits(words: string): boolean {
  return words.split(/[,，]/).every((part) => LIMITS.test(part))
}

const LIMITS = /^\s*(?:同一|单[个家户]|每[个家户人年]|累计).*(?:不超过|不高于|最高|最多)/

/** Whoever it is, or a list that others may join: 返乡创业人员, 农民工等人员. */
const ANYBODY =
  /各类|所有|全体|劳动者|创业者|重点(?:群体|人群)|返乡(?:入乡|下乡)?(?:创业)?人员|等(?:各类|重点)?(?:人员|群体|对象|人群|企业|主体)/

/**
 * Tells whether all that a clause grants is for others than whom the question names: 农民工每人5000元 where 大学生 asks. A clause
 * that names the asker's class anywhere, or leaves open for whom a sum is, is not.
 */
export function otherRecipientOf(question: string): (form: Comparable) => boolean {
  const asked = SORTS.flatMap((sort) => {
    const own = sort.filter(({ named }) => named.test(question))
    return own.length > 0 ? [{ own, others: sort.filter((recipient) => !own.includes(recipient)) }] : []
  })
  if (asked.length === 0) return () => false
  return ({ text, heading, title, classes, sentences }) => {
    const read = [title, heading, text, classes].join('\n')
    const parts = withTheirHeads(sentences.flatMap((sentence) => sentence.text.split(/[；;]/)))
    const sums = parts.filter((words) => namesSum(words) && !onlyLimits(words))
    // 补助资金拨付至人力资源服务机构账号: of a grant whose sum another clause names.
    const granting = sums.length > 0 ? sums : parts.filter((words) => GRANT.test(words))
    if (granting.length === 0 || granting.some((words) => ANYBODY.test(words))) return false
    return asked.some(({ own, others }) => {
      if (own.some(({ named, within }) => named.test(read) || within?.test(read))) return false
      const isForOthers = (words: string): boolean => others.some(({ named }) => named.test(words))
      return isForOthers(heading) || granting.every(isForOthers)
    })
  }
}

const GRANT = /补[贴助]|奖[励补]|资助|津贴/

/** 机构推荐50人以上的，补助2万元；100人以上的，补助4万元: whom the first tier is for, the others are. */
function withTheirHeads(parts: readonly string[]): readonly string[] {
  let head = ''
  return parts.map((part) => {
    if (head !== '' && TIER.test(part)) return `${head}，${part}`
    if (part.trim() !== '') head = part
    return part
  })
}

const TIER = /^\s*(?:超过|满|达到?|不足|新增)?\d[\d.]*\s*(?:[人名家户个件项次亩吨年元%]|[百千万亿]|平方)/
