import type { Understanding } from '../../question/index.ts'
import type { Entry } from '../../search/collection.ts'

/**
 * Tells which clauses only say whom to call or where to complain, where something else is asked: 十一、咨询电话 names the
 * subject and, line by line, the asker's city, and answers nothing.
 */
export function contactsAside({ question, intents: [intent], clauseNumber }: Understanding): (entry: Entry) => boolean {
  if (clauseNumber !== null || intent === 'department' || ASKS_CONTACT.test(question)) return () => false
  return ({ clause }) => OF_CONTACT.test((clause.path.at(-1) ?? '').replace(MARKER, ''))
}

const ASKS_CONTACT = /电话|热线|联系|咨询|投诉|举报|反映|监督|[找问向跟]谁|哪[里儿个]|邮箱|网址|地址|窗口/
const MARKER = /^(?:第[^条章节]{1,6}[条章节]|[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]*)\s*/
/** A heading made of nothing but such words. */
const OF_CONTACT =
  /^(?=.*(?:电话|热线|投诉|举报|咨询|联系))(?:政策|业务|服务|受理|监督|投诉|举报|联系|咨询|电话|热线|方式|方法|渠道|途径|单位|部门|处理|及|和|与|、)+$/

/** What a list of telephone numbers answers. */
export const ASKS_WHOM_TO_CALL = /电话|热线|号码|联系|咨询|地址/
