import { formatRegion, type relation, type Region } from '../../regions/index.ts'
import { shortName } from '../../regions/names.ts'
import type { Fact, PolicyDocument } from '../../model.ts'
import type { Collection, Entry } from '../../search/collection.ts'
import type { Query } from '../../search/query.ts'
import type { Candidate } from '../../search/rank.ts'
import { bookTitle } from '../../text/marks.ts'
import { normalise } from '../../text/normalise.ts'
import { ASKS_WHOM_TO_CALL } from '../judging/contacts.ts'
import { answersIntent, asksForBenefit, grantsSum, headsSums, leavesOpen, namesSum } from '../judging/evidence.ts'
import { particularOf, periodAsked, provisionAsked, untoldIn } from '../judging/facets.ts'
import { yearAsked, yearsOfTitle, yearsText } from '../standing/another-year.ts'
import { ONLY_DRAFT } from '../standing/drafts.ts'
import { startsLater } from '../standing/starts-later.ts'
import { chineseDate } from '../standing/validity.ts'
import { isForThoseOf, leftOutBy, speaksOf } from '../places/clause-place.ts'
import { placesBeside } from '../places/silent.ts'
import { excludes, kinship as kinshipTo, type Scope } from '../places/scope.ts'
import { asksWhether, saysHowReckoned, saysSizeAsked, withdrawnNote } from './open-amount.ts'
import { assumedUnsaid, figureUnsaid } from './unsaid.ts'
import type { Citation, Intent } from '../types.ts'
import { regionOfDocument, titleOf } from '../document-names.ts'

/** What was asked, as far as it decides what must be said before the quotes. */
interface Asked {
  readonly question: string
  readonly intent: Intent
  readonly query: Query
  readonly scope: Scope
  readonly collection: Collection
  /** Whether all places of the library are asked about. */
  readonly allPlaces: boolean
  /** ISO date. */
  readonly today: string
}

/**
 * What must be said before the quotes: whose rules they are, and what they do not say. Null if nothing.
 *
 * @param found all that came near
 * @param open what is said where the clause leaves the sum open that was asked for
 */
export function leadOf(
  { question, intent, query, scope, collection, allPlaces, today }: Asked,
  chosen: readonly Candidate[],
  found: readonly Candidate[],
  citations: readonly Citation[],
  open: string | null,
): string | null {
  const [best] = chosen
  const [first] = citations
  if (!best || !first) return null
  const cited = chosen.map(({ entry }) => entry.document)
  const isForThose = (place: Region): boolean =>
    intent !== 'compare' && isForThoseOf(collection.comparable(best.entry).text, place)
  const isNamed = (place: Region): boolean =>
    chosen.some(
      ({ entry }) => kinshipTo(entry.document, place) === 'ancestor' && namesItself(entry, place, collection),
    ) || isOfFair(place, question, citations)
  const leftOut = leftOutBy(best.entry, scope, collection)
  const said = citations.map(({ clause: { text } }) => normalise(text))
  const assumed = assumedUnsaid(normalise(question), said)
  const unsaid =
    (assumed && `相关条款里没有“${assumed}”这个数：`) ??
    otherFigureOnly(question, citations) ??
    missing(intent, query, citations, question) ??
    periodUnsaid(question, citations) ??
    whenUnsaid(intent, question, citations) ??
    untoldIn(normalise(question), said) ??
    open ??
    leftOpen(intent, query, citations, question)
  const lines = [
    (intent === 'compare' ? null : ofAnotherTime(question, citations, best.entry.document)) ??
      ofEarlierYear(question, best.entry.document, today),
    ...notFor(cited, scope),
    leftOut.length > 0 ? `以下第一条写明不含${listed(leftOut)}。` : null,
    ...unanswered(cited, scope, (place) => isForThose(place) || isNamed(place)),
    whose(question, chosen, scope, collection),
    allPlaces && scope.places.length === 0 ? placesBeside(chosen, found, query, collection) : null,
    FOR_WHOM.has(intent) ? forFirmsOnly(question, first) : null,
    unsaid === null || intent !== 'amount' ? unsaid : (withdrawnNote(query, first) ?? unsaid),
  ]
  return lines.filter(Boolean).join('\n') || null
}

/**
 * That what is cited holds no longer, or not yet: a warning below the sum is read too late. Null if the best of it does.
 *
 * @param heldIn the year asked for, if what is repealed today was in force in it
 */
export function noLongerLaw(citations: readonly Citation[], heldIn: string | null = null): string | null {
  if (citations.length > 0 && citations.every(({ document: { status } }) => status === 'draft')) {
    const isAlone = citations.every(({ notices }) => notices.includes(`${ONLY_DRAFT}。`))
    return isAlone ? `${ONLY_DRAFT}，以下内容不能作为依据：` : '以下是征求意见稿，不能作为依据：'
  }
  // 草案里贴息多少, and beside the draft's clause one of a law: what comes first is no law yet.
  const drafts = citations.flatMap(({ document: { status } }, i) => (status === 'draft' ? [i + 1] : []))
  if (drafts[0] === 1) return `第${drafts.join('、')}条出自征求意见稿，不能作为依据：`
  const isEnded = ({ document: { status } }: Citation): boolean => status === 'repealed' || status === 'replaced'
  if (citations.every(isEnded))
    return heldIn ? `以下规定${heldIn}年有效，现已废止或被替代：` : '以下规定已废止或被替代，不能作为依据：'
  const ended = citations.flatMap((citation, i) => (isEnded(citation) ? [i + 1] : []))
  if (ended[0] === 1)
    return heldIn
      ? `第${ended.join('、')}条所在文件${heldIn}年有效，现已废止或被替代：`
      : `第${ended.join('、')}条所在文件已废止或被替代，不能作为依据：`
  const passed = citations.flatMap(({ document: { status } }, i) => (status === 'term_passed' ? [i + 1] : []))
  const [term, ...otherTerms] = new Set(citations.map(({ notices }) => notices.flatMap(termOver)[0]))
  if (passed[0] === 1 && term && otherTerms.length === 0) return `以下规定的${term}：`
  if (passed[0] === 1)
    return `${passed.length === citations.length ? '以下规定' : `第${passed.join('、')}条`}的期限已过，是否延续请向发文单位核实：`
  const later = citations.flatMap((citation, i) => (startsLater(citation) ? [i + 1] : []))
  const from = citations[0]?.document.validFrom
  if (later[0] !== 1 || !from) return null
  const isOneDay = later.every((at) => citations[at - 1]?.document.validFrom === from)
  const which = later.length === citations.length ? '以下规定' : `第${later.join('、')}条所在文件`
  return isOneDay ? `${which}自${chineseDate(from)}起施行，目前尚未施行：` : `${which}目前尚未施行：`
}

/** 文件期限到2025年12月31日，已过期，…: of all that is cited it is said once. */
function termOver(notice: string): readonly string[] {
  return /^文件(期限到.*已过期.*)。$/.exec(notice)?.slice(1) ?? []
}

/** 2023年的奖励 where the document began later or had ended by then: said before it is shown. */
function ofAnotherTime(question: string, citations: readonly Citation[], { source }: PolicyDocument): string | null {
  const asked = yearAsked(question)
  const [first] = citations
  if (!first) return null
  const { document, clause } = first
  if (asked === null || clause.text.includes(asked) || GOES_BY_OLD.test(clause.text)) return null
  const { title, number, validFrom, issuedOn, validTo } = document
  // 2021年那个意见, 〔2021〕188号 of December 2021, is in force since 2022.
  if (`${title}${number ?? ''}${issuedOn ?? ''}`.includes(asked)) return null
  const from = (validFrom ?? issuedOn)?.slice(0, 4)
  const to = validTo?.slice(0, 4)
  const last = from || to ? undefined : lastYearIn(source)
  if (last && asked > last) return `库里没有找到${asked}年的规定，以下文件没有写明日期，文中最晚写到${last}年：`
  if (from && asked < from) {
    const before = citations.flatMap((citation, i) => (heldIn(citation, asked) ? [i + 1] : []))
    return before.length > 0
      ? `第1条所在文件${from}年才有，第${before.join('、')}条所在文件${asked}年已有：`
      : `库里没有找到${asked}年的规定，以下文件${from}年才有：`
  }
  return to && asked > to ? `库里没有找到${asked}年的规定，以下文件期限到${to}年：` : null
}

/** The last year that a text names: a paper without a day is of that year, or of one before it. */
function lastYearIn(source: string): string | undefined {
  return source
    .match(/(?<!\d)20\d\d(?=年)/g)
    ?.sort()
    .at(-1)
}

function heldIn({ document: { validFrom, issuedOn, validTo, status } }: Citation, year: string): boolean {
  const from = validFrom ?? issuedOn
  return (
    status !== 'draft' && from !== null && from.slice(0, 4) <= year && (validTo === null || year <= validTo.slice(0, 4))
  )
}

/** 2025年7月1日前已竣工的项目，仍按原标准执行: the clause speaks of the years before. */
const GOES_BY_OLD = /20\d\d年[^,，。;；]{0,8}(?:前|之前|以前)[^。;；]{0,40}(?:仍|继续)(?:[按依]|执行|适用)/

/** 今年的补贴, and the title of the document says that it is of a year before. */
function ofEarlierYear(question: string, document: PolicyDocument, today: string): string | null {
  const own = /今年|本年度/.test(question.replace(OF_ASKER, '')) ? yearsOfTitle(document) : null
  const year = today.slice(0, 4)
  return own && own.to < year ? `库里没有找到今年（${year}年）的规定，以下是${yearsText(own)}的文件：` : null
}

/** 公司今年亏得厉害: how the asker fares this year, and not what holds in it. */
const OF_ASKER =
  /(?:公司|企业|厂里?|店里?|我们?|咱们?|生意|效益)今年[^,，。;；?？]*(?=[,，。;；])|今年(?:效益|生意|订单|行情|亏|赔|没赚)[^,，。;；?？]*(?=[,，。;；])/g

/** What is cited from above that leaves the place out. */
function notFor(cited: readonly PolicyDocument[], { places }: Scope): string[] {
  return [...new Set(cited)].flatMap((document) =>
    places
      .filter((place) => excludes(document, place))
      .map((place) => `${bookTitle(titleOf(document))}写明适用范围不含${place.name}。`),
  )
}

/**
 * Of several places named, those of which nothing is cited, or nothing of their own; of places that share a name only
 * one was asked for.
 *
 * @param isForThose whether what comes first is for those of a place: 委托单位为湖北省的企业, in a measure of 天津
 */
function unanswered(
  cited: readonly PolicyDocument[],
  { places, shared }: Scope,
  isForThose: (place: Region) => boolean,
): string[] {
  if (places.length < 2) return []
  const alike = new Set(shared.flatMap(({ meant }) => meant.map(({ code }) => code)))
  return places.flatMap((place) => {
    if (alike.has(place.code) || isForThose(place)) return []
    const name = formatRegion(place)
    const how = cited.map((document) => kinship(document, [place]))
    if (how.every((kind) => kind === 'unrelated')) return [`库里没有找到${name}这方面的规定，以下不适用于${name}。`]
    if (how.every((kind) => kind === 'unrelated' || kind === 'ancestor')) {
      return [`库里没有找到${name}本地这方面的规定，对它只列出上级文件。`]
    }
    return []
  })
}

/** Rules of a place above or below the one asked for, where nothing cited is its own. */
function whose(
  question: string,
  chosen: readonly Candidate[],
  { places, names }: Scope,
  collection: Collection,
): string | null {
  if (places.length === 0) return null
  const asked = names.join('、')
  const cited = chosen.map(({ entry }) => entry.document)
  const how = cited.map((document) => kinship(document, places))
  if (how.includes('same')) {
    return how.includes('descendant') ? '标有下级地区的条款只适用于当地。' : null
  }
  if (cited.every((document) => regionOfDocument(document) === null)) {
    return `以下文件没有写明适用地区，不一定适用于${asked}：`
  }
  if (how.every((kind) => kind === 'ancestor')) {
    // 绵阳's notice has a sum for 三台县.
    const isListed = (entry: Entry, { name }: Region): boolean =>
      ASKS_WHOM_TO_CALL.test(question) && collection.comparable(entry).text.includes(shortName(name))
    const said = places.filter((place) =>
      chosen.some(({ entry }) => namesItself(entry, place, collection) || isListed(entry, place)),
    )
    if (said.length > 0) return `以下是上级文件，其中写到${said.map(({ name }) => name).join('、')}：`
    const isHeld = collection.documents.some((document) => kinship(document, places) === 'same')
    return isHeld
      ? `库里没有找到${asked}本地这方面的规定，以下是上级文件：`
      : `库里没有${asked}本地的规定，以下是上级文件：`
  }
  if (how.every((kind) => kind === 'descendant')) {
    return `库里没有${asked}本级的规定，以下是下级地区的文件，只适用于当地：`
  }
  return `以下不是${asked}本级的规定，只适用于各条标明的地区：`
}

/** 贵州能去什么展会，大连: the place that a fair is called after, by the clause of another one. */
function isOfFair({ name }: Region, question: string, citations: readonly Citation[]): boolean {
  if (!FAIR_ASKED.test(question)) return false
  return citations.some(({ quotes }) =>
    quotes.some(({ text }) =>
      text
        .split(shortName(name))
        .slice(1)
        .some((after) => FAIR.test(after)),
    ),
  )
}

const FAIR_ASKED = /展[会览销]|参展|博览会|交易会|洽谈会|论坛|峰会/
const FAIR = /^市?[^,，、。；;的]{0,12}?(?:交易会|博览会|展览会|展销会|洽谈会|展会|论坛|峰会)/

/** Whether a clause names the place itself, and not only one that it lies in. */
function namesItself(entry: Entry, { name }: Region, collection: Collection): boolean {
  const short = shortName(name)
  const { text, heading } = collection.comparable(entry)
  return speaksOf(`${heading}\n${text}`, short.length > 1 ? short : name)
}

const MOST_NAMESAKES = 6

/** Which of the places that share a name is meant: never taken silently. Empty if no name is shared. */
export function namesakeNotes({ shared }: Scope): string[] {
  return shared.map(({ text, meant, others, isHeld }) => {
    if (meant.length === 1) {
      const rest = others.length > 0 ? `，不是${listed(others)}` : ''
      return `“${text}”按${listed(meant)}理解${rest}。`
    }
    return isHeld
      ? `“${text}”有几处，分别标明：${listed(meant)}。`
      : `“${text}”有几处（${listed([...meant, ...others])}），库里没有其中任何一处本地的文件。`
  })
}

function listed(places: readonly Region[]): string {
  const more = places.length > MOST_NAMESAKES ? '等' : ''
  return places.slice(0, MOST_NAMESAKES).map(formatRegion).join('、') + more
}

/** What the document's place is to the nearest of the places asked for. */
function kinship(document: PolicyDocument, places: readonly Region[]): ReturnType<typeof relation> {
  const all = places.map((place) => kinshipTo(document, place))
  return (['same', 'ancestor', 'descendant'] as const).find((kind) => all.includes(kind)) ?? 'unrelated'
}

/** 能领几个月, and the clauses say how much and not how long. */
function periodUnsaid(question: string, citations: readonly Citation[]): string | null {
  const says = periodAsked(normalise(question))
  const isSaid = citations.some(({ clause }) => says?.(normalise(clause.text)) ?? true)
  return isSaid ? null : '相关条款没有写明这一期限：'
}

/** 考试几月份考, and no clause names any time at all. */
function whenUnsaid(intent: Intent, question: string, citations: readonly Citation[]): string | null {
  if (intent !== 'deadline' || !ASKS_WHEN.test(question)) return null
  return citations.some(({ clause: { text } }) => ANY_TIME.test(text)) ? null : '相关条款没有写明时间：'
}

/** 啥时候要交报告 asks in what case. */
const ASKS_WHEN = /几月|几号|哪一?[天年]|哪个月|(?:什么时[候间]|啥时候|何时)(?!要|需|得|该|应|必须)/
const ANY_TIME =
  /[\d一二三四五六七八九十两半几]\s?(?:个?(?:年|月|日|天|周|季|小时|工作日|分钟))|[年月季周]度?[初中底末内前后]|[每当次同上本全常][年月季日周天]|季度|随时|长期|即[日时刻]|之日|届满|到期|期[间满内限]|截[止至]|[及按适]时|以[前后]|之[前后]|立即|尽快|首次|同时/

/** 返还比例是多少, and the clauses name the rate of something else, or none; 招多少名, and no number of anybody. */
function otherFigureOnly(question: string, citations: readonly Citation[]): string | null {
  const asked = figureUnsaid(
    normalise(question),
    citations.map(({ clause }) => normalise(clause.text)),
  )
  return asked === '比例' || asked === '数量' ? `相关条款没有写明这一${asked}：` : null
}

function missing(intent: Intent, query: Query, citations: readonly Citation[], question: string): string | null {
  if (intent === 'department') {
    const says = particularOf(normalise(question))
    // 去哪个窗口申请: any office that the clause names is not where to apply.
    const saysWhere = provisionAsked(normalise(question))
    const isSaid = citations.some(({ clause, departments: { lead, support } }) => {
      const text = normalise(clause.text)
      // Who bears the cost (由市、区财政各承担50%) is no office that is responsible, and where to apply may be a platform.
      return (
        lead.length + support.length > 0 ||
        says?.(text) ||
        (saysWhere === null && answersIntent(text, 'department', query)) ||
        BY_WHOM.test(text) ||
        (/[批审]/.test(question) && APPROVED_BY.test(text))
      )
    })
    return isSaid ? null : '相关条款没有写明责任单位：'
  }
  if (intent !== 'amount' || asksWhether(question)) return null
  const isFigure = ({ clause: { text }, quotes, facts }: Citation): boolean =>
    saysSizeAsked(normalise(question), normalise(text)) ||
    // 利率封顶多少, 年龄限制多少岁: LPR+50BP and 35周岁 are no sums.
    (NO_SUM_ASKED.test(question) && particularOf(normalise(question))?.(normalise(text)) === true) ||
    facts.some(({ amount, kind }) => amount !== null && kind !== '目标') ||
    headsSums(text) ||
    (!query.asksMoney && quotes.some((quote) => BARE_CELL.test(quote.text))) ||
    saysHowReckoned(question, normalise(text)) ||
    (asksForBenefit(query) && !PUT_IN.test(question)
      ? grantsSum(text)
      : answersIntent(normalise(text), 'amount', query))
  if (citations.slice(0, 1).some(isFigure)) return null
  // Nothing is said to be lacking in all of them that the second one names.
  return citations.some(isFigure) ? '第1条没有写明具体数额：' : '相关条款没有写明具体数额：'
}

/** 吴中区 50 330: in the row of a table the unit stands in the head of the column. */
const BARE_CELL = /(?:^|[\s|｜])\d{1,9}(?=[\s|｜]|$)/m

/** 补贴政策要投入多少钱: of all that is spent on it, no sentence says that it is granted. */
const PUT_IN = /(?:投入|安排|拿出|列支|花|砸)[^,，。?？]{0,6}(?:多少|几[百千万亿十个])/

const NO_SUM_ASKED = /利率|年化|多少岁|几岁|年龄/

/** 按规定给予保费补贴: that it leaves the sum open is no sum. */
function leftOpen(intent: Intent, query: Query, citations: readonly Citation[], question: string): string | null {
  if (intent !== 'amount' || !query.asksMoney || asksWhether(question)) return null
  const isOpen = ({ clause: { text } }: Citation): boolean =>
    leavesOpen(normalise(text)) && !namesSum(normalise(text)) && !headsSums(text)
  return citations.every(isOpen) ? '相关条款没有写明具体数额：' : null
}

/** 个人能贷多少, and all sums that are quoted are for firms: said before them. Null if one may be anybody's. */
function forFirmsOnly(question: string, { facts, quotes }: Citation): string | null {
  if (!PERSON.test(question)) return null
  const sums = facts.filter(
    ({ amount, kind, start, end }) =>
      amount !== null && kind !== '目标' && quotes.some((quote) => start < quote.end && end > quote.start),
  )
  const [first] = sums
  const isForFirm = ({ recipient }: Fact): boolean =>
    recipient !== null && FIRM.test(recipient) && !PEOPLE.test(recipient)
  return first && sums.every(isForFirm) ? `以下写明的数额是给“${first.recipient ?? ''}”的：` : null
}

/** How much a person gets, and whether: 我个人的房贷能申请贴息吗. */
const FOR_WHOM: ReadonlySet<Intent> = new Set(['amount', 'condition', 'general'])
const PERSON = /(?<![给\d一二三四五六七八九十百几多少])个人(?!所得|独资|账户|信息|合伙)|我自己|本人/
const FIRM = /(?:企业|公司|单位|机构|合作社)$/
const PEOPLE = /个人|人员|个体|毕业生|职工|创业者|团队|农户/

/** 下放地方政府审批, 报国务院批准: who approves is named, if not as an office. */
const APPROVED_BY =
  /(?:下放|委托|移交)(?:给|至|到)?[^,，。;；]{1,16}?(?:审[批核查]|办理|管理)|报[^,，。;；]{2,20}?(?:批准|审[批核定])/

/** 由国网吉林省电力有限公司全部承担, 由失业人员参保地发放, 具体办法由县确定: whoever does it is named, if not as an office. */
const BY_WHOM =
  /由[^,，。;；]{1,30}?(?:承担|负担|支付|发放|拨付|确定|制定|认定|审核|审批|受理|办理|组织|实施|核定|评定|解释)/
