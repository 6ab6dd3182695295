import { expect, it } from 'vitest'
import { libraryOf, seedTexts, TODAY } from '../../support/library.ts'

const source = [
  '某市工业用地改革办法',
  '第一条 各县区应当加快推出标准地，简化审批，缩短周期，标准地的出让由市自然资源局负责，每年不少于二十宗。',
  '第二条 本办法所称标准地，是指在完成区域评估基础上，带着投资、能耗、环境标准出让的国有建设用地。',
  '第三条 推行“拿地即开工”。企业作出承诺后，各部门并联审批，当日核发四证。',
  '第四条 支持科创飞地建设，鼓励企业入驻科创飞地，租金减半。',
].join('\n')
const library = libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }])
const ask = (question: string) => library.ask(question, { today: TODAY })

it.each([
  '什么是标准地',
  '标准地是什么意思',
  '请问标准地指的是啥？',
  '标准地的定义',
  '改革办法里说的标准地是啥意思',
  '文件里浙江的标准地是什么意思',
])('%s is told by the sentence that says it', (q) => {
  expect(ask(q).citations[0]?.quotes[0]?.text).toContain('是指在完成区域评估基础上')
})

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

it('of a clause that asks what something is, the sentence that defines it is quoted', () => {
  const text =
    '某省典型做法\n一、“标准地”改革\n该省积极推进“标准地”改革，“标准地”是指在完成区域评估基础上，带着投资、能耗标准出让的国有建设用地。' +
    '对选择常规审批的项目，实行“一窗服务”，由审批服务中心统一受理，按时办结，限时反馈，全程跟踪，并向社会公开承诺事项、办理流程、办理时限和监督电话。' +
    '对选择承诺制审批的项目，由相关部门制定项目具体标准和条件，企业书面承诺并经公示后，审批部门可以直接作出许可决定，企业可以开工建设。' +
    '截至目前，全省累计出让“标准地”225宗，总面积约8916亩，“标准地”改革取得明显成效，企业获得感增强。'
  const practices = libraryOf([{ file: 'c.txt', source: text, seed: { region: '全国' } }])
  const [first] = practices.ask('标准地改革是怎么回事', { today: TODAY }).citations
  expect(first?.quotes.map(({ text: words }) => words).join()).toContain('是指在完成区域评估基础上')
})

it('what stands behind the term’s own colon is quoted, and not the sentence that only names it', () => {
  const [first] = libraryOf(seedTexts()).ask('东胜说的“普惠服务”具体指哪样', { today: TODAY }).citations
  expect(first?.quotes.map(({ text: words }) => words).join()).toContain('普惠服务：普及推广')
})
