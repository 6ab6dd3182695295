import type { Citation } from '../types.ts'

/** Who is responsible and who takes part, each under the name that the clause has for it; only what it names. */
export function departmentsOf({ departments, clause }: Pick<Citation, 'departments' | 'clause'>): Labelled[] {
  const { lead, support } = departments
  // 牵头单位：A；责任单位：B: those who are responsible too are no 配合单位.
  const isLed = /牵头(?:单位|部门)/.test(clause.text) && /(?<!牵头)责任(?:单位|部门)/.test(clause.text)
  return [
    { label: isLed ? '牵头单位' : '责任单位', names: lead.join('、') },
    { label: isLed ? '责任单位' : '配合单位', names: support.join('、') },
  ].filter(({ names }) => names !== '')
}

interface Labelled {
  readonly label: string
  readonly names: string
}
