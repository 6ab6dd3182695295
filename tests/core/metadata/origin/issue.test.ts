import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../../../src/core/parse-document.ts'

function read(text: string) {
  const { title, issuer, issuedOn, region } = parseDocument(text, 'a.txt').document.metadata
  return [title?.value, issuer?.value, issuedOn?.value, region?.value]
}

const BODY = '一、给予补助。对新建项目给予十万元补助。'

describe('who issued a text', () => {
  it.each([
    [
      'signs by two names, and a code to scan stands below',
      `关于实行扫码通行的通告\n${BODY}\n泰安市疫情处置工作领导小组（指挥部） 2020年2月13日 单位版二维码 技术支持电话：18600000000`,
      ['关于实行扫码通行的通告', '泰安市疫情处置工作领导小组（指挥部）', '2020-02-13', '山东省泰安市'],
    ],
    [
      'is not told, and the day stands in brackets behind the title where line breaks are lost',
      `浙江出台30条意见 关于坚决打赢阻击战全力稳企业的若干意见 （2020年2月10日） 为深入贯彻精神，提出如下意见。 ${BODY}`,
      ['浙江出台30条意见', undefined, '2020-02-10', '浙江省'],
    ],
    [
      'stands behind the number under the title',
      `四川省知识产权转化运用资金管理办法\n（川知发〔2025〕31号  四川省知识产权服务促进中心、四川省财政厅2025年11月20日印发）\n\n${BODY}`,
      ['四川省知识产权转化运用资金管理办法', '四川省知识产权服务促进中心、四川省财政厅', '2025-11-20', '四川省'],
    ],
    [
      'made it and keeps it up to date',
      `账款投诉办事指南\n（工业和信息化部中小企业局编制，2025年7月更新）\n\n${BODY}`,
      ['账款投诉办事指南', '工业和信息化部中小企业局', '2025-07', '全国'],
    ],
    [
      'made a list of policies',
      `甲区惠企政策清单\n\n编制单位：夷陵区优化营商环境工作领导小组办公室（区发展和改革局）\n\n${BODY}`,
      ['甲区惠企政策清单', '夷陵区优化营商环境工作领导小组办公室', undefined, '湖北省宜昌市夷陵区'],
    ],
    [
      'is an office of the country, by its divisions',
      `研发费用政策指引\n来源：国家税务总局所得税司 科技部政策法规与创新体系建设司   发布时间：2025-05-20 10:32\n\n${BODY}`,
      ['研发费用政策指引', '国家税务总局 科技部', '2025-05-20', '全国'],
    ],
    [
      'is the office of the place whose page it is',
      `贵州省人力资源和社会保障厅 > 互动交流 > 热点问答\n稳岗返还政策问答\n发布时间：2026年5月20日    来源：省人力资源社会保障厅失业保险处、就业促进处\n\n${BODY}`,
      ['稳岗返还政策问答', '贵州省人力资源社会保障厅', '2026-05-20', '贵州省'],
    ],
    [
      'is the office of the place in the title',
      `2026年度余杭区以旧换新征集公告\n\n发布日期：2025-12-22 15:32 信息来源：区商务局 浏览次数：\n\n${BODY}`,
      ['2026年度余杭区以旧换新征集公告', '余杭区商务局', '2025-12-22', '浙江省杭州市余杭区'],
    ],
    [
      'is the source of an explanation, whatever other name it has',
      `《柳州市商标资助办法》政策解读\n2024-06-05 09:33  来源：柳州市市场监督管理局（知识产权局）  打印\n\n${BODY}`,
      ['《柳州市商标资助办法》政策解读', '柳州市市场监督管理局', '2024-06-05', '广西壮族自治区柳州市'],
    ],
    [
      'is who grants what a guide is about',
      `漳州市首台套奖励办事指南\n事项类型\t行政奖励\n实施机关\t漳州市工业和信息化局\n\n${BODY}`,
      ['漳州市首台套奖励办事指南', '漳州市工业和信息化局', undefined, '福建省漳州市'],
    ],
    [
      'is named in a note under the title, several with the number of one',
      `赣州市创业担保贷款实施办法\n（2024年11月6日赣州市人力资源和社会保障局、赣州市财政局以赣市人社规〔2024〕2号印发，自2025年1月1日起施行）\n\n${BODY}`,
      ['赣州市创业担保贷款实施办法', '赣州市人力资源和社会保障局、赣州市财政局', '2024-11-06', '江西省赣州市'],
    ],
    [
      'is each of those whose order it is, with a day at the right edge',
      `应急管理部 市场监管总局 住房城乡建设部令\n第21号\n\n《餐饮场所燃气使用安全管理规定》已经审议通过，现予公布。\n${' '.repeat(48)}2025年9月12日\n\n餐饮场所燃气使用安全管理规定\n${BODY}`,
      ['餐饮场所燃气使用安全管理规定', '应急管理部 市场监管总局 住房城乡建设部', '2025-09-12', '全国'],
    ],
    [
      'signs in letters drawn apart',
      `关于做好经费保障工作的通知\n\n各省财政厅：\n\n${BODY}\n\n　　财  政  部\n　　2020年1月31日\n`,
      ['关于做好经费保障工作的通知', '财政部', '2020-01-31', '全国'],
    ],
    [
      'signs without a day',
      `关于暂停档案现场查询的通知\n\n${BODY}\n\n北京市市场监督管理局\n`,
      ['关于暂停档案现场查询的通知', '北京市市场监督管理局', undefined, '北京市'],
    ],
    [
      'is named in the title, over a day that closes the notice in a text without line breaks',
      `江西省人民政府印发关于稳定经济增长20条政策措施的通知 各市人民政府： 现印发给你们，请认真贯彻执行。 2020年2月4日 （此件主动公开） 关于稳定经济增长20条政策措施 ${BODY}`,
      ['江西省人民政府印发关于稳定经济增长20条政策措施的通知', '江西省人民政府', '2020-02-04', '江西省'],
    ],
  ])('%s', (_, text, expected) => expect(read(text)).toEqual(expected))

  it('is not the last office that a table names', () => {
    const [, issuer] = read(`关于做好补助工作的通知\n\n一、任务\n任务 责任单位\n给予十万元补助 市商务局\n`)
    expect(issuer).toBeUndefined()
  })

  it('is not the office of another place from which a page has the text', () => {
    const [, issuer] = read(`余杭区以旧换新征集公告\n信息来源：汉中市商务局\n\n${BODY}`)
    expect(issuer).toBeUndefined()
  })
})

describe('the number of an announcement', () => {
  it('stands on the line under its title, and is no part of the text', () => {
    const source =
      '甲市财政局关于修改贷款办法的公告\n2026年第3号\n\n为进一步扶持创业，现公告如下：\n一、将第六条修改为：“额度最高30万元。”\n'
    const { document } = parseDocument(source, 'a.txt')
    expect(document.metadata.number?.value).toBe('2026年第3号')
    expect(document.clauses.map(({ text }) => text).join('\n')).not.toContain('2026年第3号')
  })
})

describe('a day of what a text says', () => {
  it.each(['意见反馈截止时间：2025年5月20日', '咨询时间：2025年5月20日', '执行时间：2025年5月20日起'])(
    'is not when it was issued: %s',
    (line) => {
      expect(read(`咸阳市支持低空经济若干措施\n\n${BODY}\n\n${line}`)[2]).toBeUndefined()
    },
  )

  it.each(['公开日期：2025年5月20日', '日期：2025-05-20', '【更新时间】 2025-05-20'])(
    'unless so labelled: %s',
    (line) => {
      expect(read(`咸阳市支持低空经济若干措施\n${line}\n\n${BODY}`)[2]).toBe('2025-05-20')
    },
  )
})
