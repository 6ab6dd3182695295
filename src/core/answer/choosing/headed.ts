import { normalise } from '../../text/normalise.ts'
import type { Entry } from '../../search/collection.ts'
import { particularOf } from '../judging/facets.ts'
import type { Intent } from '../types.ts'
import type { Prefers } from './preference.ts'

/**
 * A guide to one matter has a section for each thing that may be asked of it (三、申请条件, 四、补贴标准, 五、受理部门):
 * the one headed by what is asked comes before those beside it.
 */
export const headed: Prefers = ({ understood: { intents, question } }, best) => {
  const own = ownHeading(best.entry)
  if (![BESIDES, ...Object.values(ASPECTS)].some((aspect) => aspect.test(own))) return null
  const asked = intents.flatMap((intent) => ASPECTS[intent] ?? [])
  const isHeaded = ({ entry }: { readonly entry: Entry }): boolean =>
    asked.some((aspect) => aspect.test(ownHeading(entry)))
  // 利率封顶多少: 五、贷款利率和期限 says just that, and 四、贷款金额 only holds a sum.
  const saysIt = particularOf(question)
  return {
    tells: isHeaded,
    isTold: ({ entry }) => isHeaded({ entry }) || saysIt?.(normalise(entry.clause.text)) === true,
    isInSection: true,
  }
}

/** Headings of such sections. */
const ASPECTS: Partial<Record<Intent, RegExp>> = {
  amount: /^.{0,6}(?:标准|金额|额度|比例|幅度)$/,
  condition: /^.{0,6}(?:条件|对象|范围|资格)$/,
  department: /^(?:受理|办理|主管|经办|咨询|联系|申请)(?:部门|机构|单位|窗口|地点|方式|电话|渠道)(?:[和及、与]时间)?$/,
  deadline: /^.{0,6}(?:时间|时限|期限|日期)$/,
  source: /^(?:办理|政策|文件)依据$|^依据文件$/,
}

/** Further sections of a guide, which nobody asks for by a kind of question. */
const BESIDES = /^(?:特别提示|注意事项|所需材料|申[请报]材料|办理流程|申[请报]流程|申[请报]程序)$/

/** Without its number. */
function ownHeading({ clause: { heading } }: Entry): string {
  return heading.replace(/[：:。\s]+$/, '')
}
