import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../../src/core/parse-document.ts'

const QUESTIONS = ['什么是创业担保贷款？', '哪些人可以申请？', '个人最多能贷多少？期限多长？']
const ANSWERS = ['由银行发放、财政贴息的贷款。', '失业人员、退役军人、高校毕业生等。', '最高30万元，最长3年。']
const HAN = ['一', '二', '三']

const clausesOf = (form: (question: string, answer: string, i: number) => string) => {
  const text = QUESTIONS.map((question, i) => form(question, ANSWERS[i]!, i)).join('\n')
  return parseDocument(`某区创业担保贷款政策问答\n\n${text}\n咨询电话：0936-8251130`, 'a.txt').document.clauses
}

describe('a document of questions', () => {
  it.each<[string, Parameters<typeof clausesOf>[0]]>([
    ['1.…？ 答：', (question, answer, i) => `${i + 1}.${question}\n答：${answer}`],
    ['1.…？答： in one line', (question, answer, i) => `${i + 1}.${question}答：${answer}`],
    ['问：… 答：', (question, answer) => `问：${question}\n答：${answer}`],
    ['（一）…？', (question, answer, i) => `（${HAN[i]}）${question}\n${answer}`],
    ['问题1：… 回答：', (question, answer, i) => `问题${i + 1}：${question}\n回答：${answer}`],
    ['Q1：… A1：', (question, answer, i) => `Q${i + 1}：${question}\nA${i + 1}：${answer}`],
    ['【问】… 【答】', (question, answer) => `【问】${question}\n【答】${answer}`],
    ['a line each', (question, answer) => `${question}\n${answer}`],
  ])('%s: each question is the heading of its answer', (_, form) => {
    const clauses = clausesOf(form).filter(({ role }) => role === 'clause')
    expect(clauses.map(({ heading }) => heading)).toEqual(QUESTIONS)
    clauses.forEach(({ text }, i) => expect(text).toContain(ANSWERS[i]))
  })

  it('is none where a title asks', () => {
    const source = '社保缴费\n疫情期间公共服务怎么办？\n各地就业服务机构应当开展网上招聘，为求职者提供服务。'
    expect(parseDocument(source, 'a.txt').document.clauses.map(({ heading }) => heading)).toEqual([''])
  })
})

it('sections that questions counted through stand over them, and in no answer', () => {
  const source = [
    '某市扶持个体工商户政策问答',
    '一、登记经营类',
    '问1：变更经营者要先注销吗？',
    '答：不需要，向登记机关申请变更即可。',
    '二、税费类',
    '问2：个人所得税有什么优惠？',
    '答：年应纳税所得额不超过200万元的部分减半征收。',
    '问3：“六税两费”能减多少？',
    '答：减半征收。',
    '三、金融类',
    '问4：贷款能贴息吗？',
    '答：按规定给予50%贴息。',
  ].join('\n')
  const { clauses } = parseDocument(source, 'a.txt').document
  expect(clauses.map(({ path }) => path[0])).toEqual(['一、登记经营类', '二、税费类', '二、税费类', '三、金融类'])
  expect(clauses[2]?.text).not.toContain('金融')
})
