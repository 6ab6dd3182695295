import { expect, it } from 'vitest'
import { inPlainWords } from '../../../src/core/question/nominal.ts'
import { libraryOf, TODAY } from '../../support/library.ts'

const MEASURE = [
  '鹿鸣市生产企业稳岗补助办法',
  '第一条 对春节期间不停工的防护用品生产企业，按照每人每天100元给予稳岗补助，补助15天，单个企业最高不超过30万元。',
  '第二条 申请稳岗补助应当提交申请表、工资发放凭证，纸质材料一式三份。',
  '第三条 稳岗补助由市工业和信息化局受理，市财政局拨付。',
  '第四条 骗取稳岗补助的，追回全部资金，并列入失信名单。',
  '第五条 本办法由市工业和信息化局负责解释。',
].join('\n')
const library = libraryOf([{ file: 'a.txt', source: MEASURE, seed: {} }])
const clauseFor = (question: string) => library.ask(question, { today: TODAY }).citations[0]?.clause.label

it.each([
  ['生产企业春节未停工，稳岗补助天数', '第一条'],
  ['稳岗补助标准及限额', '第一条'],
  ['稳岗补助申请材料目录及份数', '第二条'],
  ['稳岗补助受理机关', '第三条'],
  ['稳岗补助向何单位申请？', '第三条'],
  ['骗取稳岗补助的后果', '第四条'],
  ['稳岗补助办法的解释机关', '第五条'],
  ['稳岗补助办法解释权归属', '第五条'],
])('a question put in nouns is answered like one in plain words: %s', (question, label) => {
  expect(clauseFor(question)).toBe(label)
})

it.each([
  '申请次数怎么算',
  '有没有数量限制',
  '按职工人数和营业收入划分的企业给补吗',
  '职工人数30人，能补多少',
  '骗补如何处理',
  '任何人都能举报吗',
])('a question that asks in another way is left as it is: %s', (question) => {
  expect(inPlainWords(question)).toBe(question)
})
