import type { Entry } from '../../search/collection.ts'
import { behindNumber } from './beside.ts'
import { CONDITIONS, OPENING } from './grant-first.ts'
import type { Prefers } from './preference.ts'

/**
 * 哪些人可以申请: the clause that says who (个人借款对象包括…) comes before those on how much they get; and 得满足什么条件 is told by
 * the one that lists them (应当符合下列条件) before one that speaks of none.
 */
export const whoMay: Prefers = ({ understood: { question } }) => {
  const asked = WHO_OR_WHEN.find((kind) => kind.asked.test(question))
  return asked
    ? {
        tells: ({ entry }) => asked.says(entry, question),
        isTold: ({ entry }) => asked.isTold(entry, question),
        share: 0.6,
      }
    : null
}

const ASKS_WHO =
  /(?:哪些|什么样?的?|哪几类|哪类)(?:人|人员|群体|人群|企业|单位|公司)(?:才)?(?:可以|能够?|有资格)(?:申|享受|贷|领|报名|参加)|(?:^|[,，\s])谁(?:可以|能够?|有资格)(?:申|享受|贷|领)/
/** The beginning of its own sentence. */
const SAYS_WHO = /^[^，。；：]{0,14}(?:对象|范围)(?:主要)?(?:包括|包含|为|是|有|：|:)/

const ASKS_CONDITIONS =
  /(?:什么|哪些|哪几[个条]|啥)(?:样的)?(?:条件|要求|前提)|(?:条件|门槛|前提)(?:是什么|是啥|有哪些|有什么|呢|$|[?？])|(?:满足|达到|符合|具备|够)(?:什么|哪些|哪几[个条点]|啥)|申[请报](?:资格|条件|要求)/
const ASKS_DEMANDS =
  /对(?:申[请报]的?)?(?:企业|公司|单位|机构|申请人|人)(?:本身|自己|自身)?还?有(?:什么|啥|哪些)(?:样的)?要求/
/** 企业应在本市注册并…, 近三年无…: what must be true of whoever applies. */
const DEMANDS = /^[^，。；：]{0,8}(?:企业|公司|单位|机构|申请人|申报人)(?:应当?|须|必须|需)(?:在|是|为|具有|依法|无|未)/
const LISTS_CONDITIONS = /(?:符合|具备|满足)(?:下列|以下|如下)[^。；，]{0,6}条件/

/** 哪些人才算一线, 一线医务人员的范围: who is meant by a word that the whole document uses. */
const ASKS_MEMBERS =
  /(?:哪些|什么样?的?|哪几类|哪类)[^，,。；？?]{0,8}才?算(?!数)|(?:包括|涵盖|指)(?:的是)?(?:哪些|什么样?的?)(?:人|单位|企业)|(?:人员|对象|企业)的?(?:具体|适用)?范围(?=$|[是有包？?])/

/** Whether a clause says who is meant by a word of the question: 本措施所称一线医务人员范围为…. */
function saysWhoIsMeant({ clause: { text } }: Entry, question: string): boolean {
  return [...text.matchAll(MEANT_BY)].some(([, term = '']) =>
    Array.from(term, (_, i) => term.slice(i, i + 2)).some(
      (pair) => pair.length === 2 && !OF_ANYBODY.test(pair) && question.includes(pair),
    ),
  )
}

const MEANT_BY = /所[称指]的?[“"]?([^\s，,。；;：:“”"]{2,16}?)[”"]?[，,]?(?:的?范围)?(?:是指|主要?指|为|包括)/g
/** Pairs of characters that any such word may hold. */
const OF_ANYBODY = /^(?:人员|单位|企业|对象|群体|范围|[的人]\S|\S的)$/

/** What is asked, which clauses tell it, and whether the best one tells enough. */
const WHO_OR_WHEN: readonly {
  readonly asked: RegExp
  readonly isTold: (entry: Entry, question: string) => boolean
  readonly says: (entry: Entry, question: string) => boolean
}[] = [
  { asked: ASKS_MEMBERS, isTold: saysWhoIsMeant, says: saysWhoIsMeant },
  {
    asked: ASKS_WHO,
    isTold: (entry) => CONDITIONS.test(sayingOf(entry)),
    says: (entry) => SAYS_WHO.test(sayingOf(entry)),
  },
  {
    asked: ASKS_CONDITIONS,
    isTold: ({ clause: { text } }) => /条件|符合|具备|满足|资格/.test(text),
    says: (entry) => LISTS_CONDITIONS.test(entry.clause.text) || DEMANDS.test(sayingOf(entry)),
  },
  {
    asked: ASKS_DEMANDS,
    isTold: (entry) => /条件|符合|具备|满足|资格/.test(entry.clause.text) || DEMANDS.test(sayingOf(entry)),
    says: (entry) => LISTS_CONDITIONS.test(entry.clause.text) || DEMANDS.test(sayingOf(entry)),
  },
]

/** The first words of a clause behind its number. */
function sayingOf({ clause }: Entry): string {
  return behindNumber(clause).slice(0, OPENING)
}
