import type { PolicyDocument } from '../../model.ts'
import type { Collection } from '../../search/collection.ts'
import { cite } from '../showing/cite.ts'
import type { Validity } from '../standing/validity.ts'
import type { Citation } from '../types.ts'

/**
 * 过期没，过期前报上去没发钱的咋办: what a document says becomes of those who applied while it held (已受理尚未兑现的事项继续按本办法执行).
 * Empty where that is not asked, or not said.
 */
export function pendingCitations(
  question: string,
  document: PolicyDocument,
  validity: Validity,
  collection: Collection,
): Citation[] {
  if (!ASKS_PENDING.test(question)) return []
  return collection.entries.flatMap((entry) => {
    if (entry.document !== document) return []
    const said = collection.comparable(entry).sentences.filter(({ text }) => SAYS_PENDING.test(text))
    return said.length > 0 ? [cite(entry, said, validity)] : []
  })
}

const ASKS_PENDING =
  /(?:过期|到期|失效|废止|届满|作废|改)(?:之?前|以前)[^,，。?？]{0,8}(?:报|申|交|批|认定|受理|签|办)|(?:已经?|之前|以前)(?:申[报请]|报|受理|批|认定|签|交)|[没未](?:有)?(?:发钱|到账|兑现|拨付|拿到|发下来)/
const SAYS_PENDING =
  /已经?(?:受理|申[报请]|认定|立项|批准|签订|办理|享受)[^。；;]{0,40}(?:继续|仍|按照?|依照)|[尚未](?:未)?(?:兑现|拨付|发放|完成)[^。；;]{0,30}(?:继续|仍|按照?|不再)/
