import { findAmounts, type Amount } from '../../text/amounts.ts'
import { inYuan, sumsAssumed } from '../../question/premise.ts'
import { headsSums, namesSum } from '../judging/evidence.ts'

/** A kind of figure that a question may ask for, and what a text that holds one looks like. */
interface Figure {
  readonly name: string
  readonly asked: RegExp
  readonly isSaid: (text: string, question: string) => boolean
}

const NUMERAL = '[\\d零〇一二三四五六七八九十百千两半]'
const PERCENT =
  /[%％‰]|分之|\d\s*成|[一二三四五六七八九]成|[\d一二三四五六七八九]折|一半|减半|减免|全额|差额|\d\s*个(?:百分)?点|\d\s*[:：]\s*\d/
const PERIOD = new RegExp(
  `${NUMERAL}\\s*(?:个?(?:工作日|月|季度)|[天日年周]|小时|分钟)|当[天日月年]|即[时日]|长期|永久|次[日月年]|[月季年]底`,
)

const FIGURES: readonly Figure[] = [
  {
    name: '比例',
    asked: /百分之几|百分之多少|几个百分点|几个点|百分比|几成|比例(?:是|为|有|到底)*(?:多少|多大|几|$|[?？])/,
    isSaid: (text, question) => PERCENT.test(withoutOtherRates(text, question)),
  },
  {
    name: '期限',
    asked: /(?<![第好近头前])(?:几|多少)个?(?:工作日|月(?!份)|天|年(?![前级龄代])|周|小时)|多久|多长时间/,
    isSaid: (text) => PERIOD.test(text),
  },
  {
    name: '数量',
    asked: /(?:多少|(?<![好这那哪第])几)\s?(?:名|家|只|台|张|辆|份)(?!单|额[度]?)|多少(?:个)?(?:人|名额)/,
    isSaid: (text) =>
      /[\d一二两三四五六七八九十百千万]\s*(?:余|多)?(?:名|位|个|家|户|人|只|台|张|辆|份|套|件)|数[量目]?[为是仅达约共有:]?\s*\d|\n\s*\d+\s*(?:\n|$)/.test(
        text,
      ),
  },
  {
    name: '数额',
    asked: /多少(?:万|钱|元|块)|几(?:[百千]|十?万)|(?:奖|补|贴|给|拿|领|罚|交)(?:[贴助励金钱款到]|多少)?多少/,
    isSaid: (text) => namesSum(text) || headsSums(text),
  },
]

/**
 * What sort of figure a question asks for (期限, 比例) that none of the normalised texts holds, whatever it be of; null if it
 * asks for none, or for several, or one of them may hold it.
 */
export function figureUnsaid(question: string, texts: readonly string[]): string | null {
  const asked = figureAsked(question)
  return asked && !texts.some((text) => asked.isSaid(text, question)) ? asked.name : null
}

/** Whether a question asks for one sort of figure, and normalised text holds one, whatever it be of. */
export function mayHoldFigure(question: string, text: string): boolean {
  return figureAsked(question)?.isSaid(text, question) ?? false
}

/**
 * 那20万找谁领, 给30万吗: the sum or share that a question takes for granted, as it says it, where none of the normalised texts can be
 * read to give as much; null if it takes none for granted, or one of them may, as a table of bare numbers.
 */
export function assumedUnsaid(question: string, texts: readonly string[]): string | null {
  return sumsAssumed(question).find((sum) => !isSaid(sum, texts)) ?? null
}

function isSaid(sum: string, texts: readonly string[]): boolean {
  const [assumed] = findAmounts(inYuan(sum))
  if (!assumed) return true
  const mayBe = ({ kind, value, min, atMost }: Amount): boolean =>
    (kind === 'rate') === (assumed.kind === 'rate') &&
    assumed.value <= value &&
    (assumed.value === value || atMost || (kind === 'range' && assumed.value >= min))
  return texts.some((text) => headsSums(text) || findAmounts(text).some(mayBe))
}

function figureAsked(question: string): Figure | undefined {
  const [asked, ...others] = FIGURES.filter((figure) => figure.asked.test(question))
  return others.length > 0 ? undefined : asked
}

/** 裁员率不超过20% tells no 返还比例: a percentage behind the name of another rate is that one's; 按利率的50%给予贴息 is none. */
function withoutOtherRates(text: string, question: string): string {
  return text.replace(OF_RATE, (said, rate: string) =>
    question.includes(rate) || CHARGED[rate]?.test(question) === true ? said : ' ',
  )
}

/** 收几个点的担保费 asks for the 担保费率, unless it is what somebody else pays of it. */
const CHARGED: Readonly<Record<string, RegExp>> = {
  费率: /^(?!.*[补贴奖返]).*(?:费|担保)/,
  利率: /^(?!.*[补贴奖返]).*[利息贷借]/,
  税率: /^(?!.*[补贴奖返]).*税/,
}

const OF_RATE = /(\p{Script=Han}率)(?!的)[^，,。；;%％‰]{0,40}[%％‰](?![^，,。；;]{0,8}(?:给予|予以|[贴补奖返]))/gu
