import { expect, it } from 'vitest'
import { libraryOf, TODAY } from '../../support/library.ts'

const measures = [
  '益阳市促进专利转化若干措施',
  '一、提升专利质量。加快申请授权高价值发明专利，建立以运用为导向提升专利申请质量的机制，避免设置专利申请量指标。',
  '（责任单位：市市场监管局）',
  '二、促进企业成长。对首次认定的专精特新“小巨人”企业给予20万元奖励。（责任单位：市工信局）',
  '三、优化服务。优化知识产权质押贷款审批流程，发挥“商标业务益阳受理窗口”作用。（责任单位：市行政审批局）',
].join('\n')
const ask = (question: string, source = measures) =>
  libraryOf([{ file: 'a.txt', source, seed: { region: '湖南省益阳市' } }]).ask(question, { today: TODAY })

it.each(['益阳首次认定的小巨人奖励怎么申请', '益阳小巨人奖励找谁申请', '益阳小巨人奖励去哪个窗口申请'])(
  '%s: clauses on applying for patents, or on better procedures, do not tell how to get a grant',
  (question) => {
    const { citations } = ask(question)
    expect(citations.map(({ clause }) => clause.label)).toEqual(['二、'])
  },
)

it('says that a clause which grants something does not tell how to apply for it', () => {
  expect(ask('益阳首次认定的小巨人奖励怎么申请').lead).toContain('没有写明怎么申请')
})

it('who is responsible for the grant is whom to turn to', () => {
  const { lead, citations } = ask('益阳小巨人奖励找谁申请')
  expect(lead).toBeFalsy()
  expect(citations[0]?.departments.lead).toEqual(['市工信局'])
})

it('a measure that does tell how to apply is cited for it', () => {
  const source = `${measures}\n四、申报流程。企业登录惠企平台提出申请，由县工信局受理。`
  const { lead, citations } = ask('益阳首次认定的小巨人奖励怎么申请', source)
  expect(citations[0]?.clause.label).toBe('四、')
  expect(lead).not.toContain('没有写明怎么申请')
})
