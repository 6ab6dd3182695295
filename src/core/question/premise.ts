import { findAmounts } from '../text/amounts.ts'
import { normalise } from '../text/normalise.ts'

/**
 * 那20万找谁领, 给30万吗, 返30%还是50%: the sums or shares that a question takes for granted, as it says them; empty if it takes none.
 * They are no figures of whoever asks (投资20万), and who asks so asks how much.
 */
export function sumsAssumed(question: string): readonly string[] {
  const { claimed, told, hoped, one, other } = ASSUMED.exec(normalise(question))?.groups ?? {}
  return [claimed, told, hoped, one, other].flatMap((sum) => (sum && findAmounts(inYuan(sum)).length > 0 ? [sum] : []))
}

/** 20万, 五千块 as 20万元, 五千元. */
export function inYuan(sum: string): string {
  return sum.replace(/块$/, '').replace(/[^元%]$/, '$&元')
}

/** 贴息怎么领, 补助去哪拿: that there is such a benefit is taken for granted. */
export function takesBenefitForGranted(question: string): boolean {
  return HOW_TO_GET.test(question)
}

const SUM = '(?:\\d[\\d.]{0,7}|[一二两三四五六七八九十百千]{1,6}(?=[万亿元块]))(?:[万亿][元块]?|[千百]?[元块]|%)'
const BENEFIT = '(?:奖励|奖金|补[贴助]|资助|贴息|津贴|返还|钱)'
const GIVES = '(?:给|奖励?|补[贴助]?|资助|返还?|退|拿|领|发|按)'
const HOW = '(?:[找跟问]谁|怎么|咋|如何|[去到上]哪|什么时候|啥时候|谁)'
const ASSUMED = new RegExp(
  [
    `[那这]一?笔?(?<claimed>${SUM})块?的?${BENEFIT}?[,，\\s]?${HOW}`,
    `(?:听说|听人[说讲]|听[^,，。?？]{1,4}[说讲]|据说|说是|说好|网上[说讲])[^,，。?？]{0,16}?${GIVES}(?<told>${SUM})`,
    `${GIVES}(?<hoped>${SUM})块?的?(?:给我?提成|${BENEFIT})?[,，\\s]?(?:吗|么|嘛|对不|对吧|是吧|是不是|真的假的)`,
    `${GIVES}(?<one>${SUM})还是${GIVES}?(?<other>${SUM})`,
  ].join('|'),
)
const HOW_TO_GET = new RegExp(
  `${BENEFIT}[,，\\s]?(?:要|该|应该)?(?:怎么|咋|如何|[找跟问]谁|[去到上]哪里?)(?:去)?(?:领|拿|要|兑)`,
)
