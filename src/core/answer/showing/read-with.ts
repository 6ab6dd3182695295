import type { ComparableSentence } from '../../search/collection.ts'

/** （二）县区初审。 is the title of the sentence after it. */
export function headsItem(sentence: ComparableSentence | undefined): boolean {
  return sentence !== undefined && ITEM_TITLE.test(sentence.text)
}

const ITEM_TITLE = /^[(（][一二三四五六七八九十\d]{1,3}[)）][^，,。;；]{2,16}[。.]?$/

/** 比如，捐赠人指定…, 通过这一模式处理…, 同时，…: an example, or what points back or adds, is read behind what it is of. */
export const LEANS_BACK =
  /^(?:比如|例如|譬如|该|这一|上述|对此|同时[,，]|否则[,，]|因此[,，])|(?:这一|这种|上述)(?:模式|做法|机制|举措|措施|政策|方式|规定|情形|情况)/

/** What limits a grant stands beside it, in whatever words: its term, its ceiling, who is left out; 但是 takes back. */
export function limits(sentence: ComparableSentence | undefined): boolean {
  return sentence !== undefined && LIMITS.test(sentence.text)
}

const LIMITS =
  /^但(?!凡|愿|书)|^(?:超过的?部分|超出的?部分|同时(?:符合|满足))|^.{0,12}(?:期限|不超过|最高|上限|封顶|累计|其中|除外|不享受|不再享受|不重复|同一|单个|单家|每家|每户|每人)|(?:享受|申[请报领]|领取)一次[。；]?$|不予(?:享受|支持|补|奖)|除外[。；]?$/
