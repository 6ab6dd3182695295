import { describe, expect, it } from 'vitest'
import { libraryOf, TODAY } from '../../support/library.ts'

const asking = (...lines: readonly string[]) => {
  const library = libraryOf([{ file: 'a.txt', source: lines.join('\n'), seed: { region: '全国' } }])
  return (question: string) => library.ask(question, { today: TODAY })
}

const NO_FIGURE = '没有写明'

describe('a figure that stands in what is quoted', () => {
  const ask = asking(
    '某市就业和工程管理办法',
    '第一条 发放一次性扩岗补助。对招用应届毕业生并签订劳动合同的企业，按每招用1人不超过1500元的标准发放。',
    '第二条 投标人相互串通投标的，中标无效，处中标项目金额千分之五以上千分之十以下的罚款。',
    '第三条 竞业限制期间，年补偿费不得低于该员工离职前一年年报酬总额的二分之一。',
    '第四条 首台套奖励资金由市和区、县财政按照4：6比例承担。',
    '第五条 捐赠支出在年度利润总额１２％以内的部分，准予在计算应纳税所得额时扣除。',
    '第六条 对创业带动就业的企业，给予适当补助。',
    '第七条 未建立职工名册的，责令限期改正；逾期不改正的，处二千元以上二万元以下的罚款。',
    '第八条 展览补助按照下列标准执行：',
    '展览面积\t专业展\t消费展',
    '不足3万平方米\t40万元\t25万元',
    '3万平方米以上\t70万元\t45万元',
    '第九条 生活津贴由市财政承担。第一类人才每月5000元，第二类人才每月2500元。',
    '第十条 本办法自2024年1月1日起施行。',
  )

  it.each([
    ['扩岗补助一个人多少钱', '1500元'],
    ['串通投标罚多少', '千分之五'],
    ['竞业限制补偿费多少', '二分之一'],
    ['首台套奖励资金市里和区里各出多少', '4：6'],
    ['捐赠支出税前扣除比例', '１２％'],
    ['未建立职工名册罚款多少', '二千元以上二万元以下'],
    ['展览补助标准', '70万元'],
    ['展览面积3万平方米以上的专业展补助多少万元', '70万元'],
    ['第二类人才生活津贴多少', '2500元'],
  ])('is not said to be lacking: %s', (question, figure) => {
    const { text } = ask(question)
    expect(text).toContain(figure)
    expect(text).not.toContain(NO_FIGURE)
  })

  it('is said to be lacking where it is', () => {
    expect(ask('创业带动就业补助多少钱').text).toContain(NO_FIGURE)
  })
})

describe('a thing that the clause does not name', () => {
  const ask = asking(
    '某市企业服务若干措施',
    '第一条 小额工程投标保证金不得超过招标项目估算价的2%，且最高不超过8万元。',
    '第二条 企业每年申领创新券累计额度不超过20万元。创新券年度预算由市财政局审核。',
    '第三条 对以专利权、地理标志质押取得银行贷款的企业，按照实际支付利息的30%给予贴息，最高30万元。',
    '第四条 企业在科创板上市的，给予一次性奖励400万元。',
    '第五条 对企业委托检测机构检测的，按检测费用的30%补助，最高10万元。',
    '第六条 办理食品经营许可证应当提交下列材料：申请书、营业执照复印件、经营场所平面图。',
    '第七条 小微企业创业担保贷款利率上限为LPR+50BP。',
    '第八条 租房提取公积金的，每人每月提取限额为1400元。',
    '第九条 本办法自2024年1月1日起施行。',
  )

  it.each([
    '小额工程招标代理费最高收多少',
    '创新券年度预算总共多少钱',
    '地理标志产品认定奖励多少钱',
    '科创板上市企业高管个税返多少',
    '办理公共场所卫生许可证要什么材料',
    '公积金贷款利率上限多少',
    '公积金装修提取限额多少',
  ])('is not answered by it: %s', (question) => {
    expect(ask(question).status).toBe('not_found')
  })

  it.each([
    ['小额工程投标保证金最高多少', '8万元'],
    ['企业每年能申领多少创新券', '20万元'],
    ['地理标志质押贷款贴息多少', '30%'],
    ['检测费补多少', '30%'],
    ['办理食品经营许可证要什么材料', '平面图'],
    ['创业担保贷款利率上限多少', 'LPR+50BP'],
    ['公积金租房提取限额多少', '1400元'],
  ])('is answered where it is named: %s', (question, words) => {
    expect(ask(question).text).toContain(words)
  })
})

it('a market that provinces share is no question of their rules, nor one deduction another', () => {
  const lines = [
    '某市措施',
    '第一条 推进长三角知识产权交易市场一体化发展，平台互联互通。（责任单位：市市场监管局）',
    '第二条 个人所得税捐赠扣除的，应当保存公益捐赠票据，在年度汇算时填报扣除。',
  ]
  const source = lines.join('\n')
  const own = libraryOf([{ file: 'a.txt', source, seed: { region: '安徽省淮南市' } }])
  const { text, region } = own.ask('长三角知识产权交易市场一体化归谁管', { today: TODAY })
  expect(region).toBeNull()
  expect(text).not.toContain('不适用于')
  expect(own.ask('淮南个人所得税专项附加扣除怎么填', { today: TODAY }).status).toBe('not_found')
})

it('of places of one name the one is meant whose full name a text uses, and that is said', () => {
  const source =
    '国务院办公厅关于部分地方优化营商环境典型做法的通报\n' +
    '18.跨区域网络市场协同监管。上海市长宁区、浙江省杭州市余杭区建立网络案件协查机制，协查时间由3个月缩减至3个工作日内。'
  const own = libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }])
  const { citations, text } = own.ask('长宁和余杭网络案件协查几天', { today: TODAY })
  expect(citations[0]?.quotes[0]?.text).toContain('3个工作日')
  expect(text).toContain('不是四川省宜宾市长宁县')
})

it('finds what a clause names only by the term that the preamble explains', () => {
  const source = [
    '关于阶段性减免企业社会保险费的通知',
    '经同意，现就阶段性减免企业基本养老保险、失业保险、工伤保险（以下简称三项社会保险）单位缴费部分有关问题通知如下：',
    '一、自2020年2月起，免征中小微企业三项社会保险单位缴费部分，免征期限不超过5个月。',
    '二、加快推进养老保险省级统筹，2020年企业职工基本养老保险基金中央调剂比例提高到4%，在6个月内完成。',
  ].join('\n')
  const own = libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }])
  const [first] = own.ask('养老、失业、工伤保险，单位缴费能免几个月', { today: TODAY }).citations
  expect(first?.clause.label).toBe('一、')
})
