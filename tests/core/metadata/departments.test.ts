import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractDepartments } from '../../../src/core/metadata/departments.ts'

const read = (text: string) => extractDepartments(text, { start: 0, end: text.length })

describe('extractDepartments', () => {
  it.each([
    ['（责任单位：市市场监管局，配合单位：在淮高校、市科技局）', ['市市场监管局'], ['在淮高校', '市科技局']],
    ['运营中心。责任单位：市市场监管局）依托交易所', ['市市场监管局'], []],
    ['（责任单位：市财政局。配合单位：市融资担保集团）', ['市财政局'], ['市融资担保集团']],
    ['（市工信局、市市场监管局按职责分\n\n工负责)', ['市工信局', '市市场监管局'], []],
    ['（市工信局负责，市财政局、市科技局配合）', ['市工信局'], ['市财政局', '市科技局']],
    ['（省科技厅牵头）', ['省科技厅'], []],
    ['牵头单位：市工信局；配合单位：市财政局、市科技局。', ['市工信局'], ['市财政局', '市科技局']],
    ['本办法由市财政局负责解释', ['市财政局'], []],
    ['（责任单位：省科技厅）……（责任单位：省财政厅、省科技厅）', ['省科技厅', '省财政厅'], []],
    [
      '（市公安局按职责分工负责，各县（市、区）政府推动落实。以下均需各县（市、区）政府落实，不再一一列出）',
      ['市公安局'],
      ['各县（市、区）政府'],
    ],
    ['（责任单位：市财政局（牵头）、市科技局）', ['市财政局', '市科技局'], []],
    ['第五条 市财政局负责专项资金的预算管理和拨付。', ['市财政局'], []],
    ['第二条(管理部门)\n区经委会同区财政局负责实施。', ['区经委', '区财政局'], []],
    ['本办法由财政、税务、审计部门负责监督。', ['财政', '税务', '审计'], []],
    ['（财政、人社等部门按职责分工负责）', ['财政', '人社'], []],
    ['市市场监管局发挥工作专班办公室牵头作用。', [], []],
    ['聘用单位负责加强对引进人才的管理。', [], []],
    ['由企业负责人签字（见附件）', [], []],
  ])('%s', (text, lead, support) => {
    expect(read(text)).toEqual({ lead, support })
  })

  it('reads on behind a bracket that is never closed', () => {
    expect(read('（责任单位：市（州财政局、市科技局').lead).toEqual(['州财政局', '市科技局'])
  })

  it('never throws, and every name is in the text', () => {
    const words = fc.constantFrom(
      '（',
      '）',
      '责任单位：',
      '市财政局',
      '、',
      '，',
      '配合单位：',
      '负责',
      '牵头',
      '\n',
      '。',
      '由',
    )
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 60 }).map((list) => list.join('')),
        (text) => {
          const { lead, support } = read(text)
          for (const name of [...lead, ...support]) expect(text.replace(/\s/g, '')).toContain(name)
          expect(support.some((name) => lead.includes(name))).toBe(false)
        },
      ),
    )
  })
})
