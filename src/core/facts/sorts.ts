import { headOf } from './heads.ts'
import { grantIn } from './kinds.ts'
import { EACH } from './limits.ts'
import { conditionOf, namesBearer, type Cells } from './recipients.ts'
import type { Piece } from './sentences.ts'

/** One state of reading a sentence: the parts that say to whom, then the parts that say what. */
export interface Grant {
  head: Piece[]
  parts: Piece[]
}

/** Who is meant by a grant that names its own sort of those whom the sentence addresses. */
export interface Sort extends Cells {
  /** Where the words begin that address all of them. */
  readonly start: number
}

/**
 * 对新聘用的毕业生，签订合同的，博士给予30000元，硕士给予20000元: the sort that each grant names, beside what is said once of all of
 * them; null where the sentence does not sort those whom it addresses.
 */
export function sortsOf(grants: readonly Grant[], source: string): readonly Sort[] | null {
  const [first, ...more] = grants
  const [opening] = first?.head ?? []
  const [part] = first?.parts ?? []
  if (!opening || !part || more.some(({ head }) => head.length > 0)) return null
  // 新建的三星级、四星级酒店，土地价款，三星级按60%返还，四星级按80%返还: the names stand in the opening words.
  const isSort = opening.text.startsWith('对')
    ? (name: string) => namesBearer(name)
    : (name: string) => name.length > 1 && opening.text.includes(`${name}、`) !== opening.text.endsWith(name)
  const names = grants
    .map(({ parts: [own] }) => (own ? sortIn(own.text, isSort) : null))
    .filter((name) => name !== null)
  if (more.length === 0 || names.length < grants.length) return null
  const shared = headOf(first?.head ?? [], part, 0, source)
  const condition = conditionOf(shared.text)
  return names.map((recipient) => ({ recipient, condition, start: opening.start }))
}

/** 博士研究生 of 博士研究生给予每人30000元; a bank or a landlord there is who gives. */
function sortIn(part: string, isSort: (name: string) => boolean): string | null {
  const at = grantIn(part)?.start ?? 0
  const name = part.slice(0, at).trim().replace(/分别$/, '')
  return isSort(name) && !GIVES.test(name) && !EACH_OF.test(name) ? name : null
}

const GIVES = /银行|担保|保险|租赁|基金|财政|业主|房东|出租|中心$|平台$|^由/
const EACH_OF = new RegExp(`^(?:每|对|${EACH})`, 'u')
