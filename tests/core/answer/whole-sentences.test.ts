import { describe, expect, it } from 'vitest'
import { libraryOf, seedsLibrary, TODAY } from '../../support/library.ts'

const article =
  '某市专利条例\n第十九条 专利侵权纠纷处理过程中，被请求人请求宣告涉案专利权无效的，可以请求专利行政部门中止案件处理；' +
  '中止案件处理请求应当在指定的期限内以书面形式提出，并同时提交无效宣告请求受理通知书、专利权无效宣告请求书以及相关证据材料。\n' +
  '专利行政部门经审查认为需要中止处理的，应当作出中止处理的决定。但是，有下列情形之一的，可以不中止处理：\n' +
  '（一）请求宣告专利权无效的理由不成立或者提交的证据材料不充分的；\n（二）被请求人所实施的技术或者设计属于现有技术或者设计的；\n' +
  '（三）专利行政部门认为不应当中止处理的其他情形。'
const value =
  '捐赠答疑\n十八、慈善组织如何确定捐赠物资的价值\n慈善组织接受物资捐赠的，应该给捐赠人开具捐赠票据，登记造册，妥善保管，并且定期向社会公开接受监督，公开的内容应当真实、完整、及时。' +
  '捐赠人提供了发票、报关单等凭据的，应当以相关凭据作为确认入账价值的依据；捐赠方不能提供凭据的，应当以其他确认捐赠财产的证明作为依据。' +
  '慈善组织应当建立健全内部管理制度，对捐赠物资的接收、登记、保管、发放各环节明确责任，定期盘点，做到账实相符，并自觉接受民政部门、审计部门以及社会公众的监督检查。'

function quoted(source: string, question: string): string {
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }])
  return (
    library
      .ask(question, { today: TODAY })
      .citations[0]?.quotes.map(({ text }) => text)
      .join('\n') ?? ''
  )
}

describe('a quote', () => {
  it('goes on to what 但是 takes back, with its items', () => {
    const text = quoted(article, '什么情况专利侵权案件可以不中止处理')
    expect(text).toContain('但是，有下列情形之一的，可以不中止处理：\n（一）')
    expect(text).toContain('（三）专利行政部门认为')
  })

  it('does not end at a semicolon before the other half', () => {
    expect(quoted(value, '捐赠人提供了发票的入账价值依据是什么')).toContain('捐赠方不能提供凭据的')
  })

  it('does not open with what adds to the sentence before it', () => {
    const duties =
      '慈善组织应当按照协议约定的用途使用捐赠财产，确需变更的应当召开理事会审议并报登记的民政部门备案。'.repeat(3)
    const misuse = `慈善捐赠办法\n第二十二条 慈善组织应当公开募捐情况。\n第二十三条 ${duties}慈善组织擅自改变捐赠财产用途的，捐赠人可以向民政部门投诉、举报。同时，擅自改变用途有违法所得的，由民政部门予以没收，对直接责任人员处二万元以上二十万元以下罚款。${duties}`
    expect(quoted(misuse, '慈善组织擅自改变捐赠用途罚款多少')).toMatch(/投诉、举报。同时，/)
  })

  it('of a list begins with what announces it', () => {
    const conditions =
      '一、申报条件\n申报企业须在本市内注册，具有独立法人资格，从事特定细分市场时间达到2年以上，并同时满足以下条件：\n' +
      '1.上年度研发费用总额不低于100万元，且占营业收入总额比重不低于3%；\n' +
      '2.上年度营业收入总额在1000万元以上，或者在1000万元以下但近2年新增股权融资总额达到2000万元以上；\n' +
      '3.按附件1评价指标评分达到60分以上；\n' +
      '4.近三年未发生重大安全（含网络安全、数据安全）、质量、环境污染等事故以及偷漏税等违法违规行为。'
    const text = quoted(`某市专精特新企业申报通知\n${conditions}`, '专精特新企业申报评分多少分以上才行')
    expect(text).toContain('并同时满足以下条件：\n1.')
    expect(text).toContain('60分以上')
  })
})

it('a note of offices is no sentence that answers', () => {
  const seeds = seedsLibrary()
  for (const question of ['安康打知识产权官司有专门的机构吗', '检察院在保护专利上搞了什么行动'])
    for (const { quotes } of seeds.ask(question, { today: TODAY }).citations)
      for (const { text } of quotes) expect(text.trim()).not.toMatch(/^（[^）]*）$/)
  expect(seeds.ask('安康打知识产权官司有专门的机构吗', { today: TODAY }).text).toContain('安康分中心')
})
