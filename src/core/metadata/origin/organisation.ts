/** How the last part of an office's name ends. */
export const ORGANISATION =
  /(?:政府|办公厅|办公室|委员会|局|厅|部|国务院|院|署|行|会|中心|委|领导小组|指挥部|分行|集团|公司|管委会|办|联席会议|联防联控机制)$/

/** 疫情处置工作领导小组（指挥部） */
const ALSO_CALLED = /(?<=[组会部局室])[（(][\p{Script=Han}]{2,12}(?:部|组|会|局|室)[）)]$/u

/** One office or several, separated by blanks or 、. */
export function isOrganisation(text: string): boolean {
  const name = text.trim().replace(ALSO_CALLED, '')
  if (
    name.length > 120 ||
    !ORGANISATION.test(name) ||
    /(?:[执施实举进推运试]行|[到各全]部|会同)$/.test(name) ||
    /^(?:附|各|请|特此|联系|为|由|在|对|向|经|现|根据|转发|印发|批转|关于)/.test(name)
  )
    return false
  return name.split(/[\s、]+/).every((part) => /^[\p{Script=Han}（）()·]{3,40}$/u.test(part))
}
