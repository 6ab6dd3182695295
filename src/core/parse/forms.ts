/** Forms to fill in: what stands in them says nothing as long as nobody has filled them in. */
import type { PolicyNode, Span } from '../model.ts'

/** Whether an attachment of this title and text is such a form: 某某申请表 with 年 月 日, 某某承诺书 with （盖章）. */
export function isBlankForm(title: string, text: string): boolean {
  return FORM.test(title.replace(/\s+/g, '')) && BLANK.test(text)
}

/** The parts of a form, those that hold no sentence and no figure (备注, 承办部门 年 月 日) none that could be cited. */
export function withoutBlanks(source: string, nodes: readonly PolicyNode[]): readonly PolicyNode[] {
  return nodes.map((node) => {
    if (node.role === 'section') return { ...node, children: withoutBlanks(source, node.children) }
    const isPart = node.role === 'clause' || node.role === 'paragraph' || node.role === 'closing'
    return isPart && saysNothing(source, node.span) ? { ...node, role: 'item' as const } : node
  })
}

/** 年 月 日 and 备 注 alone on a line: to be filled in, and no heading of what stands below. */
export function isBlankField(line: string): boolean {
  return /^(?:年月日|备注|盖章|签[字名章])$/.test(line.replace(/\s+/g, ''))
}

const FORM = /(?:[表书单函]|报告|回执|格式|样本|模板|式样)(?:[（(][^（）()]{1,12}[）)])?$/
/** A date without its figures, a label with nothing before the next one, a place for a seal or a hand, a box to tick. */
const BLANK =
  /(?<![0-9])\s年\s{1,8}月\s{1,8}日|[：:][ \u3000]{1,8}[\u4e00-\u9fff]{2,10}[：:][ \u3000]*[\r\n]|[（(]\s?(?:单位)?(?:盖章|公章|签章|签字|签名)[^（）()]{0,8}[）)]|□/

function saysNothing(source: string, { start, end }: Span): boolean {
  const text = source.slice(start, end)
  return !/[。！？；;]/.test(text) && !/[0-9]\s?(?:[万亿]?元|[%％])/.test(text)
}
