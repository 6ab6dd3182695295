import type { ComparableSentence } from '../../search/collection.ts'
import type { Fact } from '../../model.ts'
import { coverages } from '../../search/rank.ts'
import type { Query } from '../../search/query.ts'

/** What a sentence's words count, 0 to 1, by where it stands and for whom it is: the same words may stand twice in a clause. */
export interface Weighed {
  readonly share: number
  /** Whether it is for others than those who ask. */
  readonly isForOthers: boolean
  /** Whether it is the law that an explanation rests on, and no word of the explanation. */
  readonly isBasis: boolean
  /** Whether it belongs to the question that heads a guide's answer, which is none. */
  readonly asks: boolean
}

/**
 * Tells the sentences of a clause that speak to those who ask from the ones on individuals where a firm asks (个人捐赠未超过30%的部分
 * for 公司捐款能抵多少) or on other bodies than the one named (技术转移机构 for 专利代理机构有啥扶持), and an explanation from the law that
 * is printed below it (法律依据：…).
 *
 * @param facts what the clause grants
 */
export function weighed(
  sentences: readonly ComparableSentence[],
  { concepts }: Pick<Query, 'concepts'>,
  facts: readonly Fact[] = [],
): readonly Weighed[] {
  const asked = concepts.map(({ text }) => text).join('\n')
  const [asker, ...more] = APPLICANTS.filter(({ asks }) => asks.test(asked))
  const other = asker && more.length === 0 ? APPLICANTS.find((one) => one !== asker) : undefined
  const mayBeBasis = !ASKS_BASIS.test(asked)
  let isBasis = false
  let isForOthers = false
  const answers = sentences.findIndex(({ text }) => !/[?？]\s*$/.test(text))
  const isOtherBody = otherBodyThan(concepts, (name) => sentences.some(({ text }) => text.includes(name)))
  return sentences.map(({ text, start, end }, i) => {
    isBasis ||= mayBeBasis && OPENS_BASIS.test(text)
    // 超出30%的部分不计算在内: of whom the sentence before it speaks.
    isForOthers = other !== undefined && (GOES_ON.test(text) ? isForOthers : other.isLed.test(text))
    const own = facts.filter((fact) => fact.start < end && fact.end > start)
    const isOthers = isForOthers || (own.length > 0 && own.every(isOtherBody))
    return {
      share: (isBasis ? OF_BASIS : 1) * (isOthers ? OF_OTHERS : 1),
      isForOthers: isOthers,
      isBasis,
      asks: i < answers,
    }
  })
}

/**
 * Tells whether a grant is for another body than the one that a question names (专利代理机构) and a clause speaks of.
 *
 * @param isNamed whether the clause holds a name
 */
export function otherBodyThan(
  concepts: Query['concepts'],
  isNamed: (name: string) => boolean,
): (fact: Fact) => boolean {
  const bodies = concepts.filter(({ text }) => BODY.test(text))
  // 知识产权运营机构 may be called otherwise in the clause (知识产权运营服务机构).
  const areNamed = bodies.length > 0 && bodies.every(({ text }) => text.length >= LEAST_NAME && isNamed(text))
  return ({ recipient }) =>
    areNamed &&
    recipient !== null &&
    BODY.test(recipient) &&
    coverages(bodies, recipient).every((share) => share < SAME_BODY)
}

const APPLICANTS: readonly { readonly asks: RegExp; readonly isLed: RegExp }[] = [
  { asks: /^(?:个人|自然人|本人)$/m, isLed: /^.{0,4}(?:个人|自然人)(?!和|及|、|或|独资|合伙)/ },
  { asks: /公司|企业|工厂/, isLed: /^.{0,4}(?:企业|公司)(?!和|及|、|或|职工|员工)/ },
]
const GOES_ON = /^(?:超[过出]|其中|但|剩余|不足)/
const OPENS_BASIS = /^(?:法律|政策|文件)依据[:：]/
const ASKS_BASIS = /依据|法律|条文/
/** 专利代理机构, 行业协会: a body by its kind. */
const BODY = /(?:机构|协会|商会|研究院|学会|联盟)$/
/** Characters; 机构 alone, or with a word of its own beside it (知识产权运营 机构), may be any. */
const LEAST_NAME = 4
/** How much of a body's name another one holds. */
const SAME_BODY = 0.7
/** Share of what its words count. */
const OF_BASIS = 0.8
const OF_OTHERS = 0.5
