import classes from './classes.json' with { type: 'json' }
import type { ContentWord, Reading } from './reading.ts'

/** A question together with what it took from the one before it. */
export interface Resolved extends Reading {
  /** Words, places and documents that were taken over, for “按上一问：…”; null if nothing was. */
  readonly carried: string | null
  readonly carriedWords: readonly ContentWord[]
  /** The question that says what is asked for: the one before, where this one takes its intent over. */
  readonly asking: string
}

/** A question that stands on its own. */
export function alone(reading: Reading): Resolved {
  return { ...reading, carried: null, carriedWords: [], asking: reading.text }
}

/**
 * Completes an elliptical question from the one before: its subject, place, documents and intent are taken over, except
 * where the new question gives a word of the same class (国家级 for 省级, one place for another). A question that stands
 * on its own takes its place or its document at most.
 *
 * @param isBound whether the chat has a place of its own
 */
export function resolve(reading: Reading, previous: Resolved | null, isBound: boolean): Resolved {
  if (!previous || OF_LIBRARY.test(reading.text)) return alone(reading)
  if (!isElliptical(reading) && !isConditional(reading)) return keepingTopic(reading, previous, isBound)
  const own = new Set(reading.words.map(({ text }) => text))
  // 对比一下 after a question about one place means that place against the others.
  const allPlaces =
    reading.allPlaces ||
    (reading.intents[0] === 'compare' && reading.places.length === 0 && previous.places.length === 1)
  const newPlace = reading.places.length > 0 || allPlaces
  // 申报 and 来得及 of the question before are not asked again where this one asks something else.
  const asksElse = reading.intents.length > 0 || asksItsOwn(reading)
  const replaced = replacedBy(reading.text, previous.text)
  const words = [...previous.carriedWords, ...previous.words].flatMap((word) => {
    if (replaced.includes(word.text) || isOtherRecipient(word, reading)) return []
    if (own.has(word.text) || (word.role === 'place' && newPlace)) return []
    if (asksElse && ASKED_FOR.test(word.text)) return []
    const kept = withoutRivals(word.text, reading.text)
    return kept.length === 0 ? [] : [{ ...word, text: kept }]
  })
  const isAdded = ADDS_PLACE.test(reading.text) && previous.intents[0] === 'compare'
  const places = isAdded
    ? [...previous.places, ...reading.places]
    : newPlace
      ? reading.places
      : previous.places.map((place) => ({ ...place, from: 'history' as const }))
  const documentIds = reading.documentIds.length > 0 || newPlace ? reading.documentIds : previous.documentIds
  const subject = words.filter(({ role, weight }) => role !== 'place' && weight >= LIGHTEST_SUBJECT)
  return {
    ...reading,
    carriedWords: subject,
    places,
    allPlaces: allPlaces || (previous.allPlaces && !newPlace),
    documentIds,
    naming: reading.documentIds.length > 0 ? reading.naming : previous.naming,
    unknownNumber: reading.unknownNumber ?? (newPlace ? null : previous.unknownNumber),
    clauseNumber: reading.clauseNumber ?? (newPlace || subjectsOf(reading).length > 0 ? null : previous.clauseNumber),
    intents: asksElse ? reading.intents : previous.intents,
    asking: asksElse ? reading.text : previous.asking,
    carried: describe(newPlace ? [] : previous.places.map(({ text }) => text), subject, documentIds, previous),
  }
}

/** 库里有哪些文件 asks about all that is held, whatever was talked of. */
const OF_LIBRARY = /库里|收录/

/**
 * A conversation about one document (国发〔2014〕14号, and then 有哪些税收优惠) or about a place (铁岭政策还有效吗, and then
 * 房租怎么减) stays there until a place or another document is named; in a chat that is bound to a place of its own, a
 * question on its own is about that one.
 */
function keepingTopic(reading: Reading, previous: Resolved, isBound: boolean): Resolved {
  const { places, allPlaces, documentIds, unknownNumber } = reading
  if (places.length + documentIds.length > 0 || allPlaces || unknownNumber !== null) return alone(reading)
  if (previous.documentIds.length > 0 && previous.naming !== 'likely') {
    return { ...alone(reading), documentIds: previous.documentIds, naming: 'kept', carried: SAME_DOCUMENT }
  }
  const isOfPlaceAsSuch = subjectsOf(previous).length + previous.carriedWords.length === 0
  if (previous.places.length === 0 || (isBound && !isOfPlaceAsSuch)) return alone(reading)
  const kept = previous.places.map((place) => ({ ...place, from: 'history' as const }))
  return { ...alone(reading), places: kept, carried: previous.places.map(({ text }) => text).join(' ') }
}

const SAME_DOCUMENT = '同一文件'

/** Whether a question cannot be understood without the one before it. */
export function isElliptical(reading: Reading): boolean {
  const { text, documentIds, unknownNumber, places } = reading
  if (documentIds.length > 0 || unknownNumber) return false
  // One character (贴几年, 什么时候发的文) hints at a subject but names none.
  const subjects = subjectsOf(reading).filter(
    (word) => word.text.length > 1 || (text.length > SHORT && !GRANTS.test(word.text)),
  )
  const leans = [OPENING, ENDING, ANAPHORA, OWN_CASE, BESIDES_THAT, PAPERS_BESIDES, EXCESS].some((pattern) =>
    pattern.test(text),
  )
  if (subjects.length === 0 || sayOnlyOfWhom(subjects, text))
    return leans || !(places.length > 0 && WHOLE_POLICY.test(text))
  const letters = subjects.reduce((sum, subject) => sum + subject.text.length, 0)
  return leans && subjects.length <= 2 && letters <= 7
}

/** 要是多招了人, 晚交的话还报吗: a case of what was asked before, in more words than 那国家级的呢. */
function isConditional(reading: Reading): boolean {
  const { text, documentIds, unknownNumber, places } = reading
  if (documentIds.length + places.length > 0 || unknownNumber) return false
  if (!CONDITION.test(text) && !CASE_OF_THAT.test(text)) return false
  return subjectsOf(reading).reduce((sum, subject) => sum + subject.text.length, 0) <= MOST_OF_A_CASE
}

const CONDITION = /^那?(?:[这那]个?(?:期间|段时间|时候))?(?:要是|如果|万一|假如|要不是)|的话/
/** 已经去法院起诉了还受理吗: what was asked for before, of which this says nothing itself, so that it cannot be of anything else. */
export const CASE_OF_THAT =
  /^(?:我们?|我家|对方|人家)?(?:都|已经?)[^,，。?？]{1,12}了[,，]?还(?:能|可以|会|给|让)?(?:受理|申[请报领]|领|拿|报|补|奖|管|享受|算数?|办|发|退|行|给)?(?:吗|么|嘛|不|没)/

/** Characters. */
const MOST_OF_A_CASE = 12

/** 还是办不了咋办, 看病花的钱还报吗 after a question for a date: no date is asked for now. */
function asksItsOwn(reading: Reading): boolean {
  return (
    asksConsequence(reading) ||
    WHAT_TO_DO.test(reading.text) ||
    (WHETHER.test(reading.text) && (subjectsOf(reading).length > 0 || isConditional(reading)))
  )
}

const WHAT_TO_DO = /(?:怎么|咋)办(?![理]|手续)/
const WHETHER = /[吗么嘛][\s?？!！。~～]*$/

/**
 * 不招会怎样 after what is to be done, 超了的能往后推几年 after how much may be deducted: what follows stands in another clause
 * than the duty or the limit.
 */
export function asksConsequence(reading: Reading): boolean {
  return CONSEQUENCE.test(reading.text) || EXCESS.test(reading.text)
}

/** What goes beyond the limit that was asked about. */
const EXCESS = /^(?:那|那么|要是|如果|万一)?超(?:过|出|额)?(?:了|的)+(?:部分|话)?/

const CONSEQUENCE =
  /^(?:要是|如果|万一)?(?:不|没|未|逾期)[^,，。?？]{0,6}(?:会怎么?样|怎么处[理罚]|会咋样|要?罚(?:款|钱)?(?:吗|么|多少)|会被?罚|(?:什么|啥)后果|后果)/

/** Opens another question of one message. */
export const BESIDES = /^(?:还有|另外|以及|再问)(?!么多|些|种|里|边|别的|其他|什么|哪些)/

/** 还有上云能补多少, 知识产权保险呢, after another question in one message: the same or another thing of its own subject. */
export function asksBesides(reading: Reading): boolean {
  if (subjectsOf(reading).length === 0) return false
  return ENDING.test(reading.text) || (BESIDES.test(reading.text) && reading.intents.length > 0)
}

/** 贴多少利息，一家封顶多少: what is done with a grant. */
const GRANTS = /^[贴补奖退减免给领]$/

/** Characters. In a longer question even a single character may be the subject. */
const SHORT = 10

/** Below this a word is an ornament of the question (政策, 条件), not its subject. */
const LIGHTEST_SUBJECT = 0.35

/** 都从哪些企业里挑: all of what was talked of. */
const OPENING =
  /^(?:那么?|还有|再加上?|加上|再比)(?!么多|些|种|里|边)|^都(?:是)?(?:从|由|给|归|按|向|用)(?:哪|谁|什么|啥)/
/** 再加上淮南, to places that are compared. */
const ADDS_PLACE = /^(?:再加上?|加上|还有|再比)/
const ENDING = /呢[\s?？!！.。~～]*$/
const ANAPHORA =
  /(?:这|那|该|此|上述|上面|上边|刚才|刚刚|刚说)(?:个|项|条|笔|些|份|种|款|的|说的|那个|那条|提到的)?(?:政策|文件|措施|条款?|办法|奖励|补贴|补助|资金|钱|奖|项目|规定|贷款|贴息|通知|内容)|^(?:它|这个|那个|其)(?!他|中|它)|^[到过]?[这那](?:天|时候?|之前|之后|以后)|[这那]个(?:不|吗|么|嘛|吧|[?？]|$)/
/** 我就扩了半亩，咋算: a figure of one's own, for the sum that was told. */
const OWN_CASE =
  /[\d半一二两三四五六七八九十百千万]\s?(?:多|来|几)?(?:亩|平|人|个|家|台|吨|头|万|元|块|年|月|天)[^。?？]{0,8}(?:咋|怎么|如何)算[的呢]?[\s?？]*$/
/** 每年津贴另算吗: besides the sum that was told, to the same. */
const BESIDES_THAT = /另(?:外)?(?:算|计|发)|(?:包含|包括|算)在(?:内|里面?)(?:吗|么|嘛|没|$|[?？])/
/** 我让律师去，另外要带啥: besides the papers that were told. */
const PAPERS_BESIDES = /另外?(?:还|再|得|要|需|用)+(?:带|交|准备|提供|提交|补|备)/
const WHOLE_POLICY = /政策|措施|文件|支持|补贴|奖励|优惠|扶持|好处/

/** The words that say what a question is about; those of a class (国家级, 二等奖) only vary a subject. */
function subjectsOf({ words, text: question }: Reading): readonly ContentWord[] {
  const offices = OFFICES_ASKED.exec(question)?.[0] ?? ''
  return words.filter(
    ({ text, role, weight }) =>
      role !== 'place' &&
      role !== 'number' &&
      weight > 0.4 &&
      (!classMembers.has(text) || OWN_SUBJECT.test(text)) &&
      !PAYER.test(text) &&
      !HOW_MANY.test(text) &&
      !ASKED_FOR.test(text) &&
      !offices.includes(text),
  )
}

/** 配合的单位有哪些: whose part in it is asked for, of what was talked of. */
const OFFICES_ASKED = /(?:配合|协助|协同|参与|实施)的?(?:单位|部门|机构|[局委厅])/

/** 这钱是市里掏还是省里掏: on which level somebody pays. */
const PAYER = /^(?:[省市县区州旗镇乡]里头?|国家|中央)$/

/** 小公司退几成, 那公司去贷呢: for whom, and not what; 国家有补贴吗: whether there is any for what was talked of. */
function sayOnlyOfWhom(subjects: readonly ContentWord[], text: string): boolean {
  return (
    subjects.every((word) => RECIPIENT.test(word.text)) ||
    (!WHICH.test(text) && subjects.every((word) => ANY_GRANT.test(word.text)))
  )
}

const RECIPIENT =
  /^(?:[大中小微]型?)?(?:公司|企业|厂|单位)$|^(?:中小|小微|中小微)企业$|^个体(?:户|工商户)?$|^(?:个人|老板|私人)$/

const ANY_GRANT = /^(?:补贴|补助|奖励|资助|奖补|优惠)$/
/** 有什么补贴 asks for all that there are. */
const WHICH = /什么|哪[些几种个]|啥/

/** 一年最多能补几笔: how many of what was talked of. */
const HOW_MANY = /^几\p{Script=Han}$/u

/** 房产税能减不: a tax or an insurance is asked about by itself, though others are of its class. */
const OWN_SUBJECT = /(?:税|保险|公积金)$/

/** What is asked of a subject (牵头部门, 有效期, 申报材料) is none itself. */
const ASKED_FOR =
  /^(?:牵头|负责|主管|责任|部门|单位|联系|方式|电话|有效期?|咨询电话|咨询热线|热线|号码|期限|截止|到期|来得及|赶得上|申报|申请|报给?|公示|审核|审批|受理|拨付|发放|到账|打款|兑现|提前|完成?|做完|办完|钱|资金|时间|日期|条件|要求|材料|流程|手续|标准|额度|金额|比例|费率|利息|上限|原文|全文|文号|链接|网址|地址|最[长短高低多少]|几[年次号]|[一两三四五]年|加|一[块起共]|总共|合计|累计|几月份?|什么时候|哪天|多久|签发|印发|发布|出台|发文|生效|施行|废止|失效|过期|有效|正式|征求意见稿?|草案|稿)+$/

const classMembers: ReadonlySet<string> = new Set(classes.classes.flat())

/** 拉饲料的车呢 after 拉蔬菜的车: what stood before the same noun is not asked about any more. */
function replacedBy(text: string, before: string): string {
  const unit = OTHER_FIGURE.exec(text)?.[1]
  // 两晚的呢 after 住三晚.
  if (unit) return new RegExp(`${FIGURE}(?=个?${unit})`).exec(before)?.[0] ?? ''
  const noun = MODIFIED.exec(text)?.[1]
  const at = noun ? before.indexOf(`的${noun}`) : -1
  return at < 0 ? '' : (/\p{Script=Han}{1,8}$/u.exec(before.slice(0, at))?.[0] ?? '')
}

const FIGURE = '[\\d一二两三四五六七八九十百千万]+'
const OTHER_FIGURE = new RegExp(`^那?么?(?:要是|如果)?${FIGURE}个?([晚天年月人户家台辆级档次])(?:以上|以下)?的?呢`)
const MODIFIED = /^那?(?:么)?\p{Script=Han}{1,8}的(\p{Script=Han}{1,4}?)(?:呢|[?？])/u

/** 那公司去贷呢 after what 个人 may borrow. */
function isOtherRecipient({ text }: ContentWord, { words }: Reading): boolean {
  return RECIPIENT.test(text) && words.some((word) => word.text !== text && RECIPIENT.test(word.text))
}

/** What is left of a word when the new question names another member of a class that stands in it. */
function withoutRivals(word: string, text: string): string {
  let kept = word
  for (const members of classes.classes) {
    const given = members.filter((member) => text.includes(member))
    const rival = longestIn(kept, members)
    if (rival && given.length > 0 && !given.includes(rival)) kept = kept.replace(rival, '')
  }
  return kept
}

function longestIn(word: string, members: readonly string[]): string | null {
  return members.reduce<string | null>(
    (longest, member) => (word.includes(member) && member.length > (longest?.length ?? 0) ? member : longest),
    null,
  )
}

function describe(
  places: readonly string[],
  words: readonly ContentWord[],
  documentIds: readonly string[],
  { text: before, places: placesBefore }: Resolved,
): string | null {
  // 补 of 补多少 is searched for, but says nothing to a reader.
  const said = words.filter(({ text }) => text.length > 1)
  const joined = (said.length > 0 ? said : words)
    .slice(0, 12)
    .map(({ text }) => text)
    .join('')
  // 开宾馆亏惨往后: words that did not stand together make no phrase, the question that they are from does.
  const isOfLast = words.length > 0 && words.every(({ text }) => before.includes(text))
  if (isOfLast && !before.includes(joined) && places.length === placesBefore.length && before.length <= LONGEST_TOLD)
    return before.replaceAll(',', '，').replace(/[\s?？。!！]+$/, '')
  // 评上 of 评上3A景区, where 4A is asked about now.
  const subject = joined.length > 2 || places.length === 0 ? joined : ''
  const described = [...places, subject].filter((piece) => piece !== '').join(' ')
  return described === '' ? (documentIds.length > 0 ? SAME_DOCUMENT : null) : described
}

/** Characters. */
const LONGEST_TOLD = 30
