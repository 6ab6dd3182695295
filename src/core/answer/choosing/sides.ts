import { formatRegion, type Region } from '../../regions/index.ts'
import type { PolicyDocument } from '../../model.ts'
import type { Term, Understanding } from '../../question/index.ts'
import type { Entry } from '../../search/collection.ts'
import type { Candidate } from '../../search/rank.ts'
import { ONLY_REPEALS } from '../documents/named-repeals.ts'
import { titleOf } from '../document-names.ts'
import { askedOf, found, judged, type Asked } from '../judging/findings.ts'
import { readerOf } from '../judging/taken-up.ts'
import { kinship } from '../places/scope.ts'
import { ofEachThing, type Choose } from './things.ts'

/**
 * What is compared is told of each side: of the measure in force and the one before it (新办法比旧办法多补多少), or of each place
 * (小巨人奖励宜昌和泸州哪个高), a side that is passed over being asked by itself, as who compares would ask next.
 *
 * @param chosen the clauses that would be cited, best first
 * @param candidates all that were found, best first
 */
export function withEachSide(
  chosen: readonly Candidate[],
  candidates: readonly Candidate[],
  asked: Asked,
  choose: Choose,
): readonly Candidate[] {
  if (asked.scope.places.length < 2) {
    const each = ofEachThing(chosen, asked, choose)
    if (each !== chosen) return each
  }
  // 广东和北京分别咋补 compares without saying so.
  if (asked.understood.intents[0] !== 'compare')
    return asked.query.asksMoney || namesTogether(asked.understood) ? ofEachPlace(chosen, asked, choose) : chosen
  return (
    ofBothVersions([...chosen, ...candidates.slice(0, NEAREST)], asked, choose) ?? ofEachPlace(chosen, asked, choose)
  )
}

/** 北京和江西各是啥条件: of 从湖北回江西 only one is asked. */
function namesTogether({ question, places }: Understanding): boolean {
  return places.some(({ text: one }) =>
    places.some(({ text: other }) =>
      AND.some((and) => one !== '' && other !== '' && question.includes(one + and + other)),
    ),
  )
}

const AND = ['和', '与', '跟', '同', '及', '、', '，', '还有', '以及']

/** Candidates that may tell which measure is compared with its forerunner. */
const NEAREST = 10
/** Share of the score of a side's best clause, for one that names the sum. */
const AS_NEAR = 0.85
/** Clauses of a side. */
const OF_A_SIDE = 2

function ofEachPlace(chosen: readonly Candidate[], asked: Asked, choose: Choose): readonly Candidate[] {
  const { question, understood, query, scope, options, library } = asked
  if (scope.places.length < 2) return chosen
  const isOf = ({ entry }: Candidate, place: Region): boolean => kinship(entry.document, place) === 'same'
  // Who may get it is no side of a comparison of sums.
  const tells = (candidate: Candidate): boolean => !query.asksMoney || hasSum(candidate.entry)
  const silent = scope.places.filter((place) => !chosen.some((one) => isOf(one, place) && tells(one)))
  const others = silent.flatMap((place) => {
    const places = understood.places.filter(({ region }) => region === formatRegion(place))
    const [first = 'general'] = understood.intents
    const intents = [query.asksMoney ? ('amount' as const) : first === 'compare' ? ('general' as const) : first]
    const tellingOf = (terms: readonly Term[]) => {
      const own = askedOf(question, { ...understood, terms, places, intents }, options, library)
      const candidates = found(own)
      const { fitting, isAnswer } = judged(candidates, own)
      const said = choose(candidates, fitting, isAnswer, own).filter((one) => isOf(one, place) && !chosen.includes(one))
      return { candidates, said }
    }
    const asWhole = tellingOf(understood.terms)
    const ofOne = asWhole.said.length > 0 ? [] : termsOfEither(understood).map(tellingOf)
    const { candidates, said } = ofOne.find((one) => one.said.length > 0) ?? asWhole
    const telling = said.filter(tells)
    if (telling.length > 0) return telling.slice(0, OF_A_SIDE)
    // 广东和北京分别咋补: beside what says who may get it stands how much, in other words.
    const best = [...chosen, ...said].find((one) => isOf(one, place))
    const sum = candidates.find(
      (one) => one.entry.document === best?.entry.document && hasSum(one.entry) && one.score >= best.score * AS_NEAR,
    )
    return query.asksMoney && sum ? [sum, ...said].slice(0, OF_A_SIDE) : said.slice(0, OF_A_SIDE)
  })
  const all = [...chosen, ...others]
  // What a county adds is not what its city grants.
  const isOfPart = ({ entry }: Candidate): boolean =>
    scope.places.some(
      (place) => kinship(entry.document, place) === 'descendant' && all.some((one) => isOf(one, place) && tells(one)),
    ) && scope.places.every((place) => kinship(entry.document, place) !== 'same')
  return all.filter((candidate) => !isOfPart(candidate))
}

/**
 * 撮合专利买卖、做运营的机构各能拿多少: what each place grants is for either of the two. The words of the question without those of the
 * other one; none if it names no two.
 */
function termsOfEither({ question, terms }: Understanding): readonly (readonly Term[])[] {
  const parts = question.split('、')
  if (parts.length !== 2) return []
  const saidIn = ({ text, of = text }: Term, i: number): boolean => parts[i]?.includes(of) === true
  return [0, 1].map((i) => terms.filter((term) => saidIn(term, i) || !saidIn(term, 1 - i)))
}

/** Null if no measure and its forerunner are compared. */
function ofBothVersions(near: readonly Candidate[], asked: Asked, choose: Choose): readonly Candidate[] | null {
  if (asked.scope.places.length > 1 || !OLD_AND_NEW.test(asked.understood.question)) return null
  const pair = versionsAmong(near, asked)
  if (!pair) return null
  const [now, old] = [ofVersion(pair.now, asked, choose), ofVersion(pair.old, asked, choose)]
  return now.length > 0 && old.length > 0 ? [...now, ...old] : null
}

const OLD =
  '(?:旧(?:的|版|办法|政策|标准|规定|措施)?|老(?:的|版|办法|政策|标准|规定|措施)|原(?:来|先|办法|政策|标准|规定)|以前|之前|上一?版)'
const NEW = '(?:新(?:的|版|办法|政策|标准|规定|措施|出)|现行|现在)'
const OLD_AND_NEW = new RegExp(`新[旧老]|[旧老]新|${NEW}[^?？]{0,16}${OLD}|${OLD}[^?？]{0,16}${NEW}`)

/** The nearest document that took the place of another one, or the other way round, with that one. */
function versionsAmong(
  near: readonly Candidate[],
  { scope, library }: Asked,
): { readonly now: PolicyDocument; readonly old: PolicyDocument } | null {
  const { collection, repealOf } = library
  const replacing = (document: PolicyDocument): PolicyDocument | null => {
    const by = repealOf(document.id)?.by
    return by && !ONLY_REPEALS.test(titleOf(by)) && scope.fit(by) > 0 ? by : null
  }
  for (const document of new Set(near.map(({ entry }) => entry.document))) {
    const now = replacing(document)
    if (now) return { now, old: document }
    const old = collection.documents.find((other) => scope.fit(other) > 0 && replacing(other) === document)
    if (old) return { now: document, old }
  }
  return null
}

/** What one of the two says of the matter, be it under another heading (厂房租金补贴, 厂房支持). */
function ofVersion(document: PolicyDocument, asked: Asked, choose: Choose): readonly Candidate[] {
  const { question, understood, query, options, library } = asked
  const own = askedOf(
    question,
    {
      ...understood,
      question: understood.question.replace(YEAR, ''),
      terms: understood.terms.filter(({ text, of }) => !COMPARES.test(of ?? text)),
      documentIds: [document.id],
      naming: 'certain',
      intents: [query.asksMoney ? 'amount' : 'general'],
    },
    options,
    library,
  )
  const candidates = found(own).filter(({ entry }) => entry.document === document)
  const { fitting, isAnswer } = judged(candidates, own)
  const said = choose(candidates, fitting, isAnswer, own).filter(({ entry }) => entry.document === document)
  const sums = query.asksMoney ? said.filter(({ entry }) => hasSum(entry)) : []
  if (said.length > 0) return (sums.length > 0 ? sums : said).slice(0, OF_A_SIDE)
  const read = readerOf(own.query)
  const near = candidates.find(
    ({ entry }) => hasSum(entry) && read(library.collection.comparable(entry)).coverage >= ABOUT,
  )
  return near ? [near] : []
}

const YEAR = /20\d\d年的?/g
/** Words of the comparison itself. */
const COMPARES =
  /^(?:新.{0,2}|[旧老].{0,2}|原来|以前|之前|20\d\d年?|提高|增加|降低|减少|上调|下调|涨|降|差|比|变化|不同|区别|相比|对比|办法|政策)$/
/** Least share of the subject. */
const ABOUT = 0.5

function hasSum({ clause }: Entry): boolean {
  return clause.facts.some(({ kind, amount }) => kind !== '目标' && amount !== null)
}
