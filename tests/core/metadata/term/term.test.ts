import { describe, expect, it } from 'vitest'
import { readPageHead } from '../../../../src/core/layout/page-head.ts'
import { extractMetadata } from '../../../../src/core/metadata/index.ts'

/** From when, until when, and the sentence that tells no day. */
function termOf(source: string) {
  const { validFrom, validTo, statedTerm } = extractMetadata({ source, page: readPageHead(source) }).metadata
  return [validFrom?.value ?? null, validTo?.value ?? null, statedTerm?.value ?? null]
}

const issued = (sentence: string): string => `甲市若干措施\n甲市财政局\n2025年1月1日\n一、奖励企业10万元。\n${sentence}`

describe('a term', () => {
  it.each([
    ['本办法自2025年7月1日起实施，2025年12月31日截止。', '2025-07-01', '2025-12-31'],
    ['本办法自2025年7月1日起施行，于2025年12月31日废止。', '2025-07-01', '2025-12-31'],
    ['本政策自2024年1月1日起至2025年12月31日止。', null, '2025-12-31'],
    ['本政策自2024年1月1日至2025年12月31日执行。', '2024-01-01', '2025-12-31'],
    ['本政策自2025年1月1日起至2026年12月31日执行。', '2025-01-01', '2026-12-31'],
    ['本办法自印发之日起30日后施行，有效期三年。', '2025-01-31', '2028-01-30'],
    ['本办法自发布之日起满三十日施行，有效期1年。', '2025-01-31', '2026-01-30'],
    ['本规定自公布之日起2个月后施行，有效期至2026年12月31日。', '2025-03-01', '2026-12-31'],
    ['上述政策除第四条外，执行期限至2025年12月31日。第四条执行期限至2026年12月31日。', null, '2025-12-31'],
    ['本措施自印发之日起施行，有效期至2026年12月31日，其中第三条有效期至2025年12月31日。', '2025-01-01', '2026-12-31'],
    ['本措施执行期为2025年1月1日至2025年12月31日。', '2025-01-01', '2025-12-31'],
    ['本政策执行期暂定为自发布之日起的三个月。', '2025-01-01', '2025-03-31'],
    ['二、企业证书有效期为2025年1月1日至2027年12月31日。', null, null],
    ['本政策截止时间为2025年6月30日。', null, '2025-06-30'],
    ['二、申请人应于每年10月底前提交材料。\n三、本办法自2025年1月1日起至2025年12月31日止。', null, '2025-12-31'],
    ['二、执行期限：2025年5月1日至2025年10月31日。', null, '2025-10-31'],
    ['二、实施时间\n2025年1月1日起至2025年12月31日止。', null, '2025-12-31'],
    ['二、稳岗返还\n1.执行期限：2025年5月1日至2025年10月31日。', null, null],
    ['二、执行期限：2025年5月1日至2025年10月31日。\n三、执行期限：2025年5月1日至2025年12月31日。', null, null],
    ['本办法从2025年1月1日开始执行，执行到2025年底。', '2025-01-01', '2025-12-31'],
    ['第二条 本措施执行到2025年底。', null, '2025-12-31'],
    ['本办法有效期自2023年1月1日起三年。', null, '2025-12-31'],
    ['本方案自印发之日起试行，试行期至2026年12月31日。', '2025-01-01', '2026-12-31'],
    ['本政策执行期暂定为自政策发布之日起三个月。', null, '2025-03-31'],
    ['本通知适用截止时间为2025年6月30日，届时再行调整。', null, '2025-06-30'],
    ['本细则从2024年5月1日起执行，执行期限两年。', '2024-05-01', '2026-04-30'],
    [
      '以上政策措施适用于在本市注册、符合国家划型标准规定的各类中小微企业和个体工商户，自印发之日起实施，有效期至2026年底。',
      '2025-01-01',
      '2026-12-31',
    ],
    ['五、政策期限：自2025年1月1日起至2025年12月31日', null, '2025-12-31'],
    ['政策有效期：2024-01-01至2025-12-31', null, '2025-12-31'],
    ['二、附则。资金由市、区各承担50%。政策执行期一年，由财政局解释。', null, '2025-12-31'],
    ['本方案仅适用于2025年度作业。', null, '2025-12-31'],
    ['为支持疫情防控工作，自2025年2月1日至3月31日，实行更优惠的进口税收政策，现公告如下：', '2025-02-01', '2025-03-31'],
    ['规划基准年为2020年，规划期限为2021—2025年。', null, '2025-12-31'],
  ])('is read from %j', (sentence, from, to) => {
    expect(termOf(issued(sentence))).toEqual([from, to, null])
  })

  const notice = (sentence: string): string => `关于2024年稳岗返还工作的通告\n\n一、按60%返还。\n\n二、${sentence}`

  it('is that of the policy which the title names', () => {
    expect(termOf(notice('稳岗返还政策执行至2024年12月31日，逾期不再受理。'))).toEqual([null, '2024-12-31', null])
  })

  it('is not that of another policy', () => {
    expect(termOf(notice('扩岗补助政策执行至2024年12月31日。'))).toEqual([null, null, null])
  })

  it.each([
    ['上述政策除第四条外，执行期限至2025年12月31日。第四条执行期限至2026年12月31日。', ['第四条至2026-12-31']],
    [
      '本措施第一条至第三条、第五条执行至2025年底，其余有效期至2026年12月31日。',
      ['第一条、第二条、第三条、第五条至2025-12-31'],
    ],
    ['第十九条至第二十一条政策期限截至2025年6月30日。', ['第十九条、第二十条、第二十一条至2025-06-30']],
    ['除第3条有效期至2027年6月外，本办法有效期至2025年12月31日。', ['第3条至2027-06-30']],
    ['本办法第三条所称企业，是指2025年12月31日前登记的企业。', []],
    ['按第三条申报，时间至2025年12月31日。', []],
  ])('of single clauses is theirs alone: %j', (sentence, terms) => {
    const source = issued(sentence)
    const { clauseTerms = [] } = extractMetadata({ source, page: readPageHead(source) }).metadata
    expect(clauseTerms.map(({ clauses, value }) => `${clauses.join('、')}至${value}`)).toEqual(terms)
  })

  it.each([
    ['“十四五”就业规划', '2021-01-01', '2025-12-31'],
    ['关于“十五五”期间就业补贴的通知', '2026-01-01', '2030-12-31'],
    ['《“十四五”规划》解读', null, null],
    ['甲省召开“十四五”规划发布会', null, null],
  ])('is that of the Plan in the title %j', (title, from, to) => {
    expect(termOf(`${title}\n一、奖励企业10万元。`).slice(0, 2)).toEqual([from, to])
  })

  it('does not begin before the document that bears its years was issued', () => {
    const source = '甲市专利工作方案（2024—2026年）\n一、奖励企业10万元。\n甲市人民政府\n2024年4月26日'
    expect(termOf(source).slice(0, 2)).toEqual([null, '2026-12-31'])
  })

  it.each([
    '本通知发布后，申报时间至2025年9月30日截止。',
    '本通知施行前签订的贷款，2024年12月31日到期。',
    '二、小微企业补贴。政策实施期限截至2020年12月31日。',
    '执行期限：2024年1月1日至2024年6月30日',
    '证书有效期：5年',
    '市级首台（套）认定有效期为3年，自公布之日起计算。',
    '创新券自发放之日起有效期为6个月，逾期未使用的自动作废。',
    '评估结论的使用有效期为一年，自公布之日起计算。',
  ])('is none of the document in %j', (sentence) => {
    expect(termOf(issued(sentence))).toEqual([null, null, null])
  })

  it('on a day that is named is surer than years that are counted of something else', () => {
    const source =
      '《甲市实施意见》政策问答\n\n近日，甲市经信局印发了《甲市实施意见》（甲经信〔2025〕33号，以下简称《实施意见》）。\n\n' +
      '问：入选多久有效？\n答：入选后有效期为3年，自公布之日起计算。\n\n' +
      '问：政策有效期多长？\n答：《实施意见》自2025年6月1日起施行，有效期至2027年12月31日。'
    expect(termOf(source)).toEqual(['2025-06-01', '2027-12-31', null])
  })

  it.each([
    '说明：1.本清单所列政策执行期限至2025年12月31日，政策内容以正式文件为准。',
    '说明：政策执行期限至2025年12月31日。',
  ])('of a list is that of the policies in it: %j', (sentence) => {
    expect(termOf(`甲区惠企政策清单\n\n1.奖励企业10万元。\n2.补助企业5万元。\n\n${sentence}`)[1]).toBe('2025-12-31')
  })

  it('may be said of the document by its title, and is not that of another one', () => {
    const notice = (name: string) =>
      `关于印发《甲市新办法》的通知\n各县：\n现将《甲市新办法》印发给你们。《${name}》自2025年1月1日起施行，有效期3年。\n2024年12月1日`
    expect(termOf(notice('甲市新办法')).slice(0, 2)).toEqual(['2025-01-01', '2027-12-31'])
    expect(termOf(notice('乙市老办法')).slice(0, 2)).toEqual([null, null])
  })

  it('is not taken from what else ends on a day', () => {
    expect(termOf(issued('本公告自2025年1月1日起施行，《旧办法》2024年12月31日废止。'))[1]).toBeNull()
    expect(termOf(issued('本政策自发布之日起实施，报名2025年3月1日截止。'))[1]).toBeNull()
  })

  it.each([
    '本办法自 年 月 日起施行，有效期3年',
    '本办法自2025年 月 日起施行，有效期五年',
    '本办法自202X年X月X日起施行，有效期三年',
  ])('whose beginning is left blank is quoted and not reckoned: %j', (sentence) => {
    expect(termOf(issued(`${sentence}。`))).toEqual([null, null, sentence])
  })

  it('is quoted without what its sentence says before of the recipients', () => {
    const sentence = '本政策措施的支持对象为符合《划型标准规定》的中小企业，执行期限至突发公共卫生事件一级响应结束'
    expect(termOf(issued(`${sentence}。`))[2]).toBe('执行期限至突发公共卫生事件一级响应结束')
  })

  it.each([
    ['甲市水务局关于疫情期间停征污水处理费的通知\n甲市水务局\n2020年2月7日\n一、停征污水处理费。', '疫情期间'],
    [
      '通告\n为了有效防控新冠肺炎疫情，现将口罩配售事宜公告如下：\n一、个人预约购买。\n2020年2月9日',
      '为了有效防控新冠肺炎疫情',
    ],
    ['甲市失业期间医疗保险办法\n甲市医保局\n2020年2月7日\n第一条 失业人员领取失业金期间参加医疗保险。', null],
  ])('may hang on an event, and not on what anybody does: %j', (source, event) => {
    expect(termOf(source)[2]).toBe(event)
  })

  it('of a draft does not count from the day on which it was put out', () => {
    const draft = issued('本措施自印发之日起施行，有效期3年。').replace('措施', '措施（征求意见稿）')
    expect(termOf(draft)).toEqual([null, null, '本措施自印发之日起施行，有效期3年'])
  })
})
