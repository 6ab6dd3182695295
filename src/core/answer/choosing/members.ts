import { classesNamed } from '../../search/classes.ts'
import type { Prefers } from './preference.ts'

/** E类人才包括哪些人: the clause that tells who belongs to the class comes before those that grant it something. */
export const members: Prefers = ({ understood: { question }, library: { collection } }, best) => {
  if (!WHO_BELONGS.test(question)) return null
  const named = classesNamed(question, collection.classesOf(best.entry))
  return { tells: ({ entry }) => named.some(({ clause }) => clause === entry.clause) }
}

const WHO_BELONGS =
  /(?:包括|包含|指的?是?|有|是|算)(?:哪些人|哪些|什么人|谁|哪几种)(?!补|奖|待遇|政策|优惠|扶持|支持|好处)|哪些人|什么人|怎么(?:认定|评定|算)/
