import { shareCovered } from '../../search/rank.ts'
import type { Prefers } from './preference.ts'

/**
 * 哪些情况会被移出名单: the clause that lists the cases (有下列情形之一的，予以移出名单) before those that only name the list, if what
 * follows from its cases is what was asked.
 */
export const listedCases: Prefers = ({ understood, query, library: { collection } }, best) => {
  const asked = ASKS_CASES.exec(understood.question)?.[1]
  if (asked === undefined) return null
  // 会被移出绿色工厂名单: what follows from the cases, with the name of the document set aside.
  const { title } = collection.comparable(best.entry)
  const consequence = query.concepts.filter(({ text }) => asked.includes(text) && !title.includes(text))
  return {
    tells: ({ entry }) => {
      const heads = collection.comparable(entry).text.match(HEADS_CASES) ?? []
      return heads.some((head) => shareCovered(consequence, head) >= SAID)
    },
    share: 0.7,
  }
}

const ASKS_CASES = /(?:哪些|什么|啥|哪几种|怎样的?)(?:情况|情形|行为)下?([^,，。?？]+)/
/** What stands before the first case: 有下列情形之一的,予以移出名单. */
const HEADS_CASES =
  /[^。;:\n]*(?:(?:下列|以下|如下)[^。;:,\n]{0,8}(?:情形|情况|行为)|(?:情形|情况|行为)之一)[^。;:\n]*/g

/** Share of what follows from the cases that the head of the list names. */
const SAID = 0.6
