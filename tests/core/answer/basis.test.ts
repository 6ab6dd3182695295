import { expect, it } from 'vitest'
import { libraryOf, TODAY } from '../../support/library.ts'

const source = [
  '益阳市人民政府办公室关于印发益阳市专利转化实施方案的通知',
  '益政办发〔2024〕13号',
  '益阳市专利转化实施方案',
  '为贯彻落实《湖南省专利转化运用工作措施》（湘政办发〔2024〕11号），结合我市实际，制定本方案。',
  '一、培育专利产品。开展专利产品备案，作为衡量专利转化情况的基础依据。',
  '二、给予奖励。对新获批的技术转移机构给予30万元奖励。',
].join('\n')
const library = libraryOf([{ file: 'a.txt', source, seed: { region: '湖南省益阳市' } }])

it.each([
  '益阳专利转化方案是根据省里哪个文件定的，文号多少',
  '益阳专利转化方案根据什么文件制定的，文号是什么',
  '益阳专利转化方案的依据有哪些',
  '益阳的专利转化方案是照着省里哪个文件弄的',
  '益阳专利转化方案是根据省里哪个文号来的',
])('%s: the number asked for is not the own one of the document', (question) => {
  const { text, citations } = library.ask(question, { today: TODAY })
  expect(citations[0]?.quotes[0]?.text).toContain('湘政办发〔2024〕11号')
  expect(text).not.toContain('文号：益政办发〔2024〕13号')
})

it('asked for its number, a document is told its own', () => {
  expect(library.ask('益阳专利转化方案的文号', { today: TODAY }).text).toContain('文号：益政办发〔2024〕13号')
})
