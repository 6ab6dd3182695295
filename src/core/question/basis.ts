const ABOVE = '(?:(?:国家|国务院|国办|中央|上级|上面|省|市|区|县|部委?|委|厅|局)(?:政府|办公厅)?[里级]?的?)?'
const DOCUMENT = '(?:文件|政策|通知|规定|办法|意见|方案|条例|法律?|文号|号文|几号文)'

/**
 * 依据哪个文件, 根据国务院哪个文号来的, 照着省里哪个文件弄的, 方案的依据有哪些: on what document another one, or a sum, rests. Its number is
 * that of the document it rests on.
 */
export const BASIS_ASKED = new RegExp(
  `(?:依据|根据|按照?|照着|依照|遵照|对照|参照着?)(?:的|是)*${ABOVE}(?:哪|什么|啥)(?:个|份|一个|一份|些)?${ABOVE}${DOCUMENT}|(?:${DOCUMENT}|措施|细则|制定|出台)的?依据(?:都?有|是|包括)?(?:哪|什么|啥)`,
)
