import type { Comparable } from '../../search/collection.ts'
import type { Concept, Query } from '../../search/query.ts'
import { shareCovered } from '../../search/rank.ts'
import { isMoney, isOwnFigure } from './evidence.ts'

/** What one pays for, by the people's verb, and how texts say the same of whatever thing. */
interface Spending {
  readonly asked: string
  readonly said: RegExp
}

const SPENDING: readonly Spending[] = [
  { asked: '(?:购?买|采购|购置|添置?)', said: /购[置买入机]|采购|添置/ },
  { asked: '承?租(?:赁|用)?(?!金)', said: /租/ },
  { asked: '(?:雇|招(?![商标投])(?:聘|用)?|聘(?:请|用)?)', said: /招[用聘录收工]|吸纳|录用|雇|聘|引进/ },
  { asked: '(?<![承红打面钱外])包(?![括含装容销保])', said: /包[机车船列]|专[机列]/ },
]

/** 买口罩有补贴吗, 包专列一趟补几万: what stands between the verb and the grant that is asked for. */
const PAID_FOR = SPENDING.map(({ asked, said }) => ({
  said,
  asked: new RegExp(`${asked}[^,，。;；?？]{1,18}?[,，]?(?:[补奖]|资助|报销)`),
}))

/**
 * Tells whether a clause names nothing of the thing that a question wants paid (旅行社包专列补多少): that it grants something to the
 * same people for bringing guests does not make it a grant for the train.
 */
export function otherObjectOf(question: string, query: Query): (form: Comparable) => boolean {
  const asked = PAID_FOR.flatMap(({ asked, said }) => {
    const words = asked.exec(question)?.[0] ?? ''
    const isOfIt = (concept: Concept): boolean =>
      concept.text.length > 1 && words.includes(concept.text) && !isMoney(concept) && !isOwnFigure(concept)
    const concepts = query.concepts.filter(isOfIt)
    return concepts.some(({ weight }) => weight >= SAYS_SOMETHING) ? [{ concepts, said }] : []
  })
  return ({ title, heading, text, classes }) => {
    const read = [title, heading, text, classes].join('\n')
    return asked.some(({ concepts, said }) => !said.test(`${heading}\n${text}`) && shareCovered(concepts, read) < NAMED)
  }
}

/** Least weight of a word that a thing may be named by. */
const SAYS_SOMETHING = 1.5
const NAMED = 0.5
