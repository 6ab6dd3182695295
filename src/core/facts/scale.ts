import type { Fact } from '../model.ts'

/**
 * 按中级工每人每年5000元、高级工每人每年6000元的标准给予企业补贴: what each of several names is given, with its name; null where
 * the words that grant hold no such list.
 */
export function scaleOf(granting: string): readonly string[] | null {
  const list = LIST.exec(granting)?.[1]
  const items = list?.split('、') ?? []
  return items.length >= 2 && items.every((item) => ITEM.test(item)) ? items : null
}

/** What a scale's grants are: one for each of its names, in the recipient's and the condition's cells of the whole. */
export function scaleFacts(items: readonly string[], whole: Fact): Fact[] {
  return items.map((amount): Fact => ({ ...whole, amount }))
}

const LIST = /^按照?([^，。；：]{4,200}?元)的?(?:标准|额度)?(?:分别)?(?:给予|予以|发放|申[请领报]|享受|对)/
const ITEM = /^[^0-9]{1,20}?(?:每\p{Script=Han}{1,3}){0,2}(?:不超过|最高)?[0-9][0-9.]{0,8}[万亿]?元$/u
