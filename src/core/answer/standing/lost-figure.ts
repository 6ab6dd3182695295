/** 最高万元, 最高____万元: the figure has been lost in the source, or was never filled in. */
const LOST =
  /(?:最[高多]|不(?:得)?超过|不(?:少|低|高)于|上限[为是]?)(?:[_＿\s]|补助|补贴|奖励|资助){0,12}(?:[万亿]元|元(?=[。；，,;/）)\s]|$)|[%％])/

/** What a reader must be told of a quote in which a sum lacks its figure; null if none does. */
export function lostFigureNotice(quoted: string): string | null {
  const [said] = LOST.exec(quoted) ?? []
  return said ? `原文“${said.replace(/\s+/g, '')}”缺少数字，具体数额请向发文单位核实。` : null
}
