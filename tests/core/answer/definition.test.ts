import { expect, it } from 'vitest'
import { libraryOf, TODAY } from '../../support/library.ts'

const source = [
  '某市工业用地改革办法',
  '第一条 各县区应当加快推出标准地，简化审批，缩短周期，标准地的出让由市自然资源局负责，每年不少于二十宗。',
  '第二条 本办法所称标准地，是指在完成区域评估基础上，带着投资、能耗、环境标准出让的国有建设用地。',
  '第三条 推行“拿地即开工”。企业作出承诺后，各部门并联审批，当日核发四证。',
  '第四条 支持科创飞地建设，鼓励企业入驻科创飞地，租金减半。',
].join('\n')
const library = libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }])
const ask = (question: string) => library.ask(question, { today: TODAY })

it.each(['什么是标准地', '标准地是什么意思', '请问标准地指的是啥？', '标准地的定义'])(
  '%s is told by the sentence that says it',
  (q) => {
    expect(ask(q).citations[0]?.quotes[0]?.text).toContain('是指在完成区域评估基础上')
  },
)

it('what a policy names in quotation marks is described where it is named', () => {
  expect(ask('什么是拿地即开工').citations[0]?.clause.label).toBe('第三条')
})

it('a word that is only used is not explained by its use', () => {
  const answer = ask('什么是科创飞地')
  expect(answer.status).toBe('not_found')
  expect(answer.related.map(({ clause }) => clause.label)).toContain('第四条')
})

it('a heading that asks something else of the term does not explain it', () => {
  const text =
    '政策问答\n一、产业园能否改变用途？\n产业园经批准可以改变用途。\n二、产业园需交什么费用？\n产业园交管理费。'
  const questions = libraryOf([{ file: 'b.txt', source: text, seed: { region: '全国' } }])
  const answer = questions.ask('什么是产业园', { today: TODAY })
  expect(answer.status).toBe('not_found')
})

it('asks for no sum or office, whatever the word is made of', () => {
  expect(ask('什么是标准地').intent).toBe('general')
})
