import type { Citation } from '../types.ts'

/** Who is responsible and who takes part, each under the name that the clause has for it; only what it names. */
export function departmentsOf({ departments, clause }: Pick<Citation, 'departments' | 'clause'>): Labelled[] {
  const { lead, support } = departments
  // 牵头单位：A；责任单位：B: those who are responsible too are no 配合单位.
  const isLed = RESPONSIBLE.test(clause.text) && (LEADING.test(clause.text) || isOneList(clause.text, support))
  return [
    { label: isLed ? '牵头单位' : '责任单位', names: lead.join('、') },
    { label: isLed ? '责任单位' : '配合单位', names: support.join('、') },
  ].filter(({ names }) => names !== '')
}

interface Labelled {
  readonly label: string
  readonly names: string
}

const LEADING = /牵头(?:单位|部门)/
const RESPONSIBLE = /(?<!牵头|配合)责任(?:单位|部门)/

/** （责任单位：A、B） behind 列第一位的为牵头单位，下同: nowhere is B said to take part only. */
function isOneList(text: string, support: readonly string[]): boolean {
  if (support.length === 0 || SUPPORTING.test(text)) return false
  return support.every((name) => {
    const at = text.indexOf(name)
    return at >= 0 && !SUPPORTS.test(/^[^。；\n]{0,60}/.exec(text.slice(at))?.[0] ?? '')
  })
}

const SUPPORTING = /(?:配合|协办|协同|参与|参加|协助|支持)(?:责任)?(?:单位|部门)/
const SUPPORTS = /配合|协助|协同|参与|参加|推动落实/
