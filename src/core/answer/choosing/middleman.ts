import type { Candidate } from '../../search/rank.ts'
import type { Collection } from '../../search/collection.ts'
import { namesSum } from '../judging/evidence.ts'

/**
 * 帮忙拉来外资项目，中介能提几个点: who brings others together is paid by a clause of their own, and not by the one on the firm that they
 * brought. Clauses of the same document that pay them nothing are none of the answer then.
 *
 * @param chosen the clauses that would be cited, best first
 */
export function middlemanFirst(
  question: string,
  chosen: readonly Candidate[],
  { comparable }: Pick<Collection, 'comparable'>,
): readonly Candidate[] {
  if (!ASKS_AS_ONE.test(question)) return chosen
  const pays = ({ entry }: Candidate): boolean =>
    comparable(entry).sentences.some(({ text }) => MIDDLEMAN.test(text) && namesSum(text))
  const paying = chosen.filter(pays)
  const documents = new Set(paying.map(({ entry }) => entry.document))
  return paying.length === 0
    ? chosen
    : [...paying, ...chosen.filter((candidate) => !pays(candidate) && !documents.has(candidate.entry.document))]
}

const MIDDLEMAN = /中介|经纪(?:人|机构)|(?:招商|引荐|引资)(?:人|机构|中介)|居间/
/** In the place of whoever is paid: 有中介吗, 中介费 ask of something else. */
const ASKS_AS_ONE =
  /(?:中介|经纪|引荐|居间)(?:机构|人|公司|服务机构)?(?:的|们)?[^,，。?？费]{0,6}(?:能|可以?|有|给|拿|提|补|奖|得|领|多少|几个?点)/
