import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readPageHead } from '../../../src/core/layout/page-head.ts'
import { extractMetadata } from '../../../src/core/metadata/index.ts'
import type { Found, Metadata, SeedEntry } from '../../../src/core/model.ts'

function read(source: string, seed?: SeedEntry) {
  return extractMetadata({ source, page: readPageHead(source), seed })
}

const seedText = (file: string): string => readFileSync(new URL(`../../../seeds/${file}`, import.meta.url), 'utf8')

/** The values without where they were read. */
function values(metadata: Metadata) {
  const value = (found: Found<string> | null): string | null => found?.value ?? null
  const { title, number, issuer, issuedOn, region, draft, validFrom, validTo } = metadata
  return [title, number, issuer, issuedOn, region, draft, validFrom, validTo].map(value)
}

describe('extractMetadata', () => {
  it.each([
    ['000_huainan.txt', ['淮南市贯彻落实《专利转化运用专项行动方案（2023—2025年）》重点措施（征询意见稿）', null, null, null, '安徽省淮南市', 'draft', null, null]],
    ['001_guizhou.txt', [null, null, null, null, '贵州省', null, '2023-01-01', '2025-12-31']],
    ['002_xinyang.txt', ['信阳市实施专利转化专项计划助力中小微企业创新发展实施方案', '信知战联办〔2021〕3号', '信阳市知识产权战略实施工作联席会议办公室', '2021-11-07', '河南省信阳市', null, null, null]],
    ['003_dongsheng.txt', ['东胜区专利转化运用、以专利产业化促进中小企业成长专项行动方案（2024—2025年）（征求意见稿）', null, null, null, '内蒙古自治区鄂尔多斯市东胜区', 'draft', '2024-01-01', '2025-12-31']],
    ['004_ankang.txt', ['安康市专利转化运用促进知识产权高质量发展若干措施', '安政办发〔2024〕13号', '安康市人民政府办公室', '2024-12-13', '陕西省安康市', null, null, null]],
  ])('reads %s without its seed entry', (file, expected) => {
    expect(values(read(seedText(file)).metadata)).toEqual(expected)
  }) // prettier-ignore

  it.each([
    ['有效期至2027年6月。', '2027-06-30'],
    ['有效期至2027年底。', '2027-12-31'],
    ['有效期自2024年5月至2028年2月。', '2028-02-29'],
    ['实施行动计划，到2027年建成平台。', null],
  ])('ends a term with the month or year it names: %s', (sentence, end) => {
    const { metadata } = read(`甲市若干措施\n一、支持企业。\n二、本措施自2024年5月1日起施行，${sentence}`)
    expect(metadata.validTo?.value ?? null).toBe(end)
  })

  it('reads who signs over a month, and makes up no day', () => {
    const { metadata } = read('甲区若干措施\n一、支持企业。\n\n*北京市海淀区人民政府*\n*2026年4月*\n')
    expect([metadata.issuer?.value, metadata.issuedOn?.value]).toEqual(['北京市海淀区人民政府', '2026-04'])
  })

  it('reads who signs under the title, and counts no term from a month', () => {
    const { metadata } = read(
      '甲区惠企政策清单\n海淀区发展改革局  2026年3月\n一、支持企业。\n二、本清单自发布之日起施行，有效期一年。',
    )
    expect([metadata.issuer?.value, metadata.issuedOn?.value]).toEqual(['海淀区发展改革局', '2026-03'])
    expect(metadata.validTo).toBeNull()
  })

  it('keeps a headline whole whose second half begins as a text does', () => {
    const { metadata } = read(
      '深圳：支持举办展会 按照办展成本的50%给予资助\n2023-01-12 10:52:50    某报\n1月12日，深圳市发布措施。',
    )
    expect(metadata.title?.value).toBe('深圳：支持举办展会按照办展成本的50%给予资助')
  })

  it.each([
    '甲镇实施办法 (征求意见稿)',
    '甲镇高企奖励:甲镇实施办法 (征求意见稿)\n甲镇实施办法(征求意见稿)',
    '甲镇实施办法\n甲镇实施办法（征求意见稿）',
    '甲镇实施办法\n2024-01-01 来源：甲镇\n甲镇实施办法\n（征求意见稿）',
    '甲镇实施办法（征求 意见稿）',
    '甲镇实施办法（意见征集稿）',
    '关于征集《甲镇实施办法》意见的公告',
  ])('is a draft: %s', (head) => {
    expect(read(`${head}\n第一条 为发展，制定本办法。`).metadata.draft?.value).toBe('draft')
  })

  it.each([
    ['国家发展改革委协调增加武汉蔬菜供应\n近日，有关部门加强调运。', '全国'],
    ['国家税务总局深圳市税务局关于办税事项的通告\n现就有关事项通告如下。', '广东省深圳市'],
    ['宝山区落实封闭管理\n宝山区近日部署。上海市要求各区落实。', '上海市宝山区'],
    ['宝山区落实封闭管理\n宝山区近日部署。', null],
    [
      '加快重点产业实施意见\n一、列入县财政预算，按照《柳河县引导资金管理办法》执行。\n二、认定为吉林省著名商标、吉林省名牌产品的，奖励3万元，向县政府申报。',
      '吉林省通化市柳河县',
    ],
    [
      '加快重点产业实施意见\n一、列入县财政预算。\n二、认定为吉林省著名商标、吉林省名牌产品的，奖励3万元，向县政府申报。',
      null,
    ],
    ['高新区(滨江)经信局政策汇编\n序号 项目', '浙江省杭州市滨江区'],
    ['第二批储备冻猪肉投放\n步步高南城百货、南城超市、南城仓库均有销售。', null],
    [
      '关于印发本区落实北京市促发展若干措施的通知\n各有关单位：现印发。\n北京市海淀区人民政府\n2020年2月11日',
      '北京市海淀区',
    ],
    ['关于落实陕西省专利转化若干措施的通知\n各有关单位：请执行。\n陕西省安康市人民政府\n2024年2月11日', '陕西省安康市'],
    ['陕西省专利转化若干措施\n第一条 奖励。\n陕西省安康市人民政府\n2024年2月11日', '陕西省安康市'],
    ['陕西省专利转化若干措施\n第一条 奖励。\n陕西省人民政府\n2024年2月11日', '陕西省'],
    ['龙岩市财政局转发福建省财政厅关于补贴的通知\n各县财政局：请执行。\n龙岩市财政局\n2020年2月7日', '福建省龙岩市'],
    ['餐饮服务指引\n离开湖北不满十四天的，到过湖北的，来自湖北的人员，不得上岗。', null],
    [
      '医用物资够不够？\n国务院联防联控机制举行发布会。国家卫生健康委介绍，湖北省物资紧缺。工业和信息化部有关负责人说，已向湖北省调运。',
      null,
    ],
    [
      '物资够不够？\n我省已向各市调运。湖北省财政厅拨付资金，湖北省卫生健康委介绍，按照国务院要求，全省物资充足。',
      '湖北省',
    ],
  ])('tells whose document %j is: %s', (source, region) => {
    expect(read(source).metadata.region?.value ?? null).toBe(region)
  })

  it('reads a text that lost its line breaks', () => {
    const source =
      '国务院关于进一步优化企业兼并重组市场环境的意见国发〔2014〕14号各省、自治区、直辖市人民政府：　　兼并重组是有效措施。' +
      '根据《X办法》（国发〔2010〕27号），提出意见。　　国务院　　 2014年3月7日'
    expect(values(read(source).metadata).slice(0, 5)).toEqual([
      '国务院关于进一步优化企业兼并重组市场环境的意见', '国发〔2014〕14号', '国务院', '2014-03-07', '全国',
    ]) // prettier-ignore
  })

  it('counts a term from the day it says', () => {
    const source = '柳河县加快旅游业发展的若干意见\n本意见由县政府负责解释，自2019年1月1日起执行，暂定三年。'
    expect(values(read(source).metadata).slice(6)).toEqual(['2019-01-01', '2021-12-31'])
  })

  it.each([
    [
      'rows of a table',
      '附件1\n宣布失效的规范性文件目录\n序号  文件名称  文号  备注\n1 某市关于印发某市外贸措施的通知 某政综〔2022〕45号 已有新措施\n2 某市关于旅游的若干意见 某政综〔2017〕176号',
    ],
    [
      'a cell a line, number first',
      '废止文件清单\n序号\n文号\n文件名称\n1\n某政综〔2022〕45号\n某市关于印发某市外贸措施的通知\n2\n某政综〔2017〕176号\n某市关于旅游的若干意见\n',
    ],
    [
      'tabs',
      '废止文件目录\n序号\t文件名称\t文号\n1\t某市关于印发某市外贸措施的通知\t某政综〔2022〕45号\n2\t某市关于旅游的若干意见\t某政综〔2017〕176号',
    ],
    [
      'lines without numbers',
      '附件\n废止的文件目录\n《某市关于印发某市外贸措施的通知》（某政综〔2022〕45号）\n某市关于旅游的若干意见（某政综〔2017〕176号）\n',
    ],
    [
      'headings that count them, beside those that stay',
      '一、予以废止的文件（共1件）\n1.《某市关于印发某市外贸措施的通知》（某政综〔2022〕45号）\n二、宣布失效的文件（共1件）\n1.《某市关于旅游的若干意见》（某政综〔2017〕176号）\n三、继续有效的文件（共1件）\n1.《某市甲办法》（某政〔2019〕3号）',
    ],
    [
      'a sentence with several',
      '经研究，决定废止《某市关于印发某市外贸措施的通知》（某政综〔2022〕45号）、《某市关于旅游的若干意见》（某政综〔2017〕176号）等2件文件。',
    ],
    [
      'a list in the text',
      '决定废止下列文件：\n1.某市关于印发某市外贸措施的通知（某政综〔2022〕45号）\n2.《某市关于旅游的若干意见》（某政综〔2017〕176号）\n本决定自公布之日起施行。',
    ],
    [
      'a list that more is said of before it comes',
      '根据《某省文件管理规定》，决定对以下文件予以废止，自2023年9月1日起不再作为行政管理的依据：\n一、《某市关于印发某市外贸措施的通知》（某政综〔2022〕45号）\n二、《某市关于旅游的若干意见》（某政综〔2017〕176号）\n已受理的事项按原规定办结。',
    ],
    [
      'titles that are broken by the page',
      '本决定自公布之日起施行。《某市关于印发某市外贸\n措施的通知》（某政综〔2022〕45号）、《某市关于旅游的\n若干意见》（某政综〔2017〕176号）同时废止。\n',
    ],
  ])('reads title and number from %s', (_, text) => {
    const { metadata } = read(`某市关于废止部分文件的决定\n${text}`)
    expect(metadata.repeals.map(({ value, number }) => [value, number])).toEqual([
      ['某市关于印发某市外贸措施的通知', '某政综〔2022〕45号'],
      ['某市关于旅游的若干意见', '某政综〔2017〕176号'],
    ])
  })

  it.each([
    '附件1\n继续有效的规范性文件目录\n序号 文件名称 文号\n1 某市关于旅游的若干意见 某政综〔2017〕176号\n2 某市外贸办法 某政〔2018〕6号',
    '废止依据：\n1.《某市规范性文件管理办法》（某政〔2018〕6号）\n2.《某市外贸办法》（某政〔2019〕7号）',
    '本措施自印发之日起施行。《某市外贸办法》（某政〔2019〕7号）第一条、第三条同时废止。',
    '本措施自印发之日起施行。《某市外贸办法》（某政〔2019〕7号）中有关参展补助的规定停止执行。',
    '失效日期：2025-12-31\n1.鼓励出口。按照《某市外贸办法》（某政〔2018〕6号）给予奖励。\n2.支持参展。按照某市参展办法给予补助。',
  ])('takes nothing for repealed that is kept or cited', (text) => {
    expect(read(`某市通知\n${text}`).metadata.repeals).toEqual([])
  })

  it.each([
    [
      '某市旅游扶持办法\n（2019年12月20日印发 某文〔2019〕190号）\n第一条 给予扶持。',
      '某市旅游扶持办法',
      null,
      '2019-12-20',
    ],
    [
      '某市专利行动方案（2019—2021年）\n\n（某政办〔2019〕45号，2019年8月20日某市人民政府办公室印发）\n\n为促进专利转化运用，推动产业化发展，结合实际，制定本方案。',
      '某市专利行动方案（2019—2021年）',
      '某市人民政府办公室',
      '2019-08-20',
    ],
    [
      '某市专利办法\n现将办法印发你们，请认\n真贯彻执行。\n某市财政局 某市知识产权局\n2019年8月20日\n第一条 给予资助。',
      '某市专利办法',
      '某市财政局 某市知识产权局',
      '2019-08-20',
    ],
    ['某市专利办法\n某政办〔2019〕45号\n（2019年8月20日印发）\n第一条 给予资助。', '某市专利办法', null, '2019-08-20'],
    [
      '某州惠企明白纸\n（某州农业农村局 某州商务局 2026年4月编印）\n1 冷库 补助30%',
      '某州惠企明白纸',
      '某州农业农村局 某州商务局',
      '2026-04',
    ],
    [
      '某区惠企政策汇编（2026年版）\n某区企业服务中心 编\n2026年5月\n一、奖补',
      '某区惠企政策汇编（2026年版）',
      '某区企业服务中心',
      '2026-05',
    ],
    ['安康市商务局\n政策法规 > 文件\n安康市展会支持措施\n一、给予补助。', '安康市展会支持措施', '安康市商务局', null],
    ['安康市展会支持措施\n来源：安康市商务局\n一、给予补助。', '安康市展会支持措施', '安康市商务局', null],
    ['安康市展会支持措施\n来源：汉中市商务局\n一、给予补助。', '安康市展会支持措施', null, null],
    ['关于受理2025年补助申请的\n通知\n各有关单位：\n一、给予补助。', '关于受理2025年补助申请的通知', null, null],
  ])('reads from %j who issued it and when', (text, title, issuer, issuedOn) => {
    const { metadata } = read(text)
    expect([metadata.title?.value, metadata.issuer?.value ?? null, metadata.issuedOn?.value ?? null]).toEqual([
      title,
      issuer,
      issuedOn,
    ])
  })

  it('lists what is repealed', () => {
    const source =
      '山东省专利条例\n第五十六条 本条例自2013年9月1日起施行。2002年5月16日通过的《山东省专利保护条例》同时废止。'
    const { metadata } = read(source)
    expect(metadata.repeals.map((title) => title.value)).toEqual(['山东省专利保护条例'])
    expect(metadata.validFrom?.value).toBe('2013-09-01')
  })

  it.each([
    '《措施》出台后，2023年印发的《甲市旧措施》（甲府办发〔2023〕15号）同时废止。',
    '《甲市旧措施》自《实施细则》施行之日起停止执行。',
    '自《甲市新措施》（甲府办发〔2026〕4号）施行之日起，《甲市旧措施》同时废止。',
  ])('does not take the new document for one that is repealed: %s', (sentence) => {
    const { metadata } = read(`甲市新措施解读\n${sentence}`)
    expect(metadata.repeals.map((title) => title.value)).toEqual(['甲市旧措施'])
  })

  it('takes of a title in the seeds neither the number behind it nor the beginning of the text', () => {
    const title = (title: string): string | undefined => {
      return read('甲规〔2022〕6号\n\n一、背景\n为规范登记，制定本办法。', { file: 'x.txt', title }).metadata.title
        ?.value
    }
    expect(title('登记办理办法（甲规〔2022〕6号）')).toBe('登记办理办法')
    expect(title('关于《登记办理办法》的政策解读 一、背景 为规范登记，')).toBe('关于《登记办理办法》的政策解读')
    expect(title('登记办理办法（试行）')).toBe('登记办理办法（试行）')
  })

  it('lets seeds override, and marks a title that a person gave', () => {
    const seed = { file: 'x.txt', title: '某方案', titleInferred: true, region: '安康', status: 'repealed' as const }
    const { metadata, problems } = read('为贯彻落实，制定本方案。', seed)
    expect(metadata.title).toEqual({ value: '某方案', span: null, from: 'inferred' })
    expect(metadata.region).toEqual({ value: '陕西省安康市', span: null, from: 'seeds' })
    expect(metadata.ended?.value).toBe('repealed')
    expect(problems.map((problem) => problem.code)).toContain('title-inferred')
  })

  it('says what is missing and invents nothing', () => {
    const { metadata, problems } = read('为了发展，制定本办法。')
    expect(metadata.title).toBeNull()
    expect(problems.map((problem) => problem.code)).toEqual(
      expect.arrayContaining(['title-missing', 'number-missing', 'issuer-missing', 'date-missing', 'region-missing']),
    )
  })

  it('never throws on cut and mixed texts', () => {
    const source = seedText('004_ankang.txt')
    fc.assert(
      fc.property(fc.nat(source.length), fc.nat(800), fc.string(), (start, length, noise) => {
        expect(() => read(source.slice(start, start + length) + noise + source.slice(0, length))).not.toThrow()
      }),
      { numRuns: 60 },
    )
  })
})

describe('the head of a page', () => {
  it.each([
    ['issuers on a line above the title', '嵊州市人民政府办公室\n关于印发《工业若干政策》的通知\n嵊政办〔2022〕5号\n各乡镇人民政府：\n现印发给你们。', '嵊州市人民政府办公室关于印发《工业若干政策》的通知', '嵊政办〔2022〕5号'],
    ['the name of the site', '衢江区人民政府\n当前位置：首页 > 政务公开\n关于加强人才工作的若干意见\n发布时间：2020-04-30 09:00 来源：区委人才办 浏览次数：1024 字体：[大 中 小]\n衢江委发〔2020〕6号\n各乡镇：\n现提出意见。', '关于加强人才工作的若干意见', '衢江委发〔2020〕6号'],
    ['a way through the site', '您当前的位置:\n>> 走进嵊州 >> 投资政策\n\n加快工业发展若干政策\n\n发布日期:2022-12-19\n为推动发展,制定如下政策。', '加快工业发展若干政策', null],
    ['the page’s title over the document’s own', '加快产业意见\n柳河县委 柳河县人民政府\n关于支持重点产业发展的实施意见\n(2023年2月8日)\n为抓住机遇，制定如下意见。', '柳河县委 柳河县人民政府关于支持重点产业发展的实施意见', null],
    ['the page’s title and its source', '首页 > 政策文件\n文昌市人民政府办公室关于印发文昌市进一步为中小微企业纾困解难的措施的通知\n2022-07-08 11:13 来源: 文昌市人民政府网 【字体:   打印\n\n文昌市人民政府办公室\n关于印发文昌市进一步为中小微企业纾困解难的措施的通知\n文府办函〔2022〕63号\n各镇人民政府:\n《文昌市进一步为中小微企业纾困解难的措施》已经市政府同意,现印发给你们。\n文昌市人民政府办公室\n2022年5月31日\n文昌市进一步为中小微企业纾困解难的措施\n一、减免房屋租金。', '文昌市进一步为中小微企业纾困解难的措施', '文府办函〔2022〕63号'],
    ['issuers who number together', '财政部 税务总局\n关于捐赠税收政策的公告\n财政部 税务总局公告2020年第9号\n一、允许全额扣除。', '财政部 税务总局关于捐赠税收政策的公告', '财政部 税务总局公告2020年第9号'],
    ['a note on who issued it, and by which number', '赣州市创业担保贷款实施办法\n（2024年11月6日赣州市财政局、中国人民银行赣州市分行以赣市人社规〔2024〕2号印发，自2025年1月1日起施行）\n第一条 为规范管理，制定本办法。', '赣州市创业担保贷款实施办法', '赣市人社规〔2024〕2号'],
    ['a notice that lost its title', '各县工信局：\n现将《漳州市数字化资金管理暂行办法》印发给你们，请遵照执行。\n漳州市工业和信息化局\n2025年12月17日\n(此件主动公开)\n漳州市数字化资金管理暂行办法\n第一条 为规范管理，制定本办法。', '漳州市数字化资金管理暂行办法', null],
  ])('%s hides neither title nor number', (_, source, title, number) => {
    expect(values(read(source).metadata).slice(0, 2)).toEqual([title, number])
  }) // prettier-ignore

  it('says whose site it is, where nothing else says whose document', () => {
    const { metadata } = read(
      '嵊州市人民政府\n加快工业发展若干政策\n浙江省、绍兴市出台专项政策后,按绍兴市、浙江省政策执行。',
    )
    expect(metadata.region).toMatchObject({ value: '浙江省绍兴市嵊州市', from: 'inferred' })
  })

  it('may stand over a draft that says so on a line of its own', () => {
    const draft =
      '北交所上市补贴汇总\n成都\n成都市关于支持企业\n上市的若干扶持政策\n(征求意见稿)\n为贯彻落实部署，提出以下政策。\n'
    expect(read(`${draft}一、挂牌奖励。`).metadata.draft?.value).toBe('draft')
    expect(read('某市若干政策\n一、挂牌奖励。\n附件\n某表\n（征求意见稿）\n').metadata.draft).toBeNull()
  })

  it('may write draft in bold', () => {
    expect(read('# 数据产业支持政策\n\n**（征求意见稿）**\n\n---\n\n**第一条** 奖励。').metadata.draft?.value).toBe(
      'draft',
    )
  })

  it.each([
    ['深圳：支持举办展会\n2023-01-12 10:52:50    中国证券网\n本报讯。', '2023-01-12'],
    ['支持产业发展的意见\n（2023年2月8日）\n为发展产业，制定本意见。', '2023-02-08'],
    // Somebody put a copy there on that day.
    ['民宿扶持办法\n2018-12-23 11:29:56    浏览:84    点赞:0 QQ咨询\n一、扶持原则。', null],
  ])('dates %j', (source, date) => {
    expect(read(source).metadata.issuedOn?.value ?? null).toBe(date)
  })

  it('does not take what ends a document for one that it ends', () => {
    const note =
      '【有效性：已废止】本文件已被《清理结果的通知》（泸市府办发〔2025〕2号）宣布废止，自2025年1月15日起停止执行。'
    const { metadata } = read(`会展业扶持办法\n${note}\n第一条 补助15万元。`)
    expect(metadata.repeals).toEqual([])
    expect(metadata.ended).toMatchObject({ since: '2025-01-15', by: '《清理结果的通知》（泸市府办发〔2025〕2号）' })
  })
})

describe('a term', () => {
  it.each([
    ['本政策自 2022 年 12 月 1 日起施行,有效期至 2024\n年 12 月 31 日。由市经信局负责解释。', ['2022-12-01', '2024-12-31']],
    ['特制定本意见，政策期限为2016年至2018年。', [null, '2018-12-31']],
  ])('is read from %j', (sentence, term) => {
    const source = `工业若干政策\n第一条 奖励十万元。\n${sentence}`
    const { metadata } = read(source)
    expect(values(metadata).slice(6)).toEqual(term)
    expect(source.slice(metadata.validTo?.span?.start, metadata.validTo?.span?.end)).toContain('期')
  }) // prettier-ignore
})

describe('a number in a table', () => {
  it('is that of a document which the row cites, and not the document’s own', () => {
    const source =
      '武宁县工业奖励目录\n\n一、标准\n\n序号 项目 标准 依据\n1 技改 8% 武发〔2023〕8号\n2 入规 9% 武发〔2023〕9号\n'
    expect(read(source).metadata.number).toBeNull()
  })
})

describe('who ordered a regulation', () => {
  const law = (note: string) =>
    `残疾人就业条例\n\n${note}\n\n第一条 为了促进残疾人就业，制定本条例。\n第二条 国家鼓励残疾人就业。`

  it.each([
    ['（2007年2月25日中华人民共和国国务院令第488号公布 自2007年5月1日起施行）', ['国务院', '2007-02-25', '全国']],
    ['（2007年2月25日国务院令第488号发布）', ['国务院', '2007-02-25', '全国']],
    ['（2007年2月25日山东省人民政府令第188号公布）', ['山东省人民政府', '2007-02-25', '山东省']],
  ])('is read from the note under its title: %s', (note, expected) => {
    const { metadata } = read(law(note))
    expect([metadata.issuer?.value, metadata.issuedOn?.value, metadata.region?.value]).toEqual(expected)
  })

  it('is not who ordered one that is cited', () => {
    const note = '根据《残疾人就业条例》（2007年2月25日国务院令第488号公布）等规定，结合我县实际，制定本办法。'
    expect(read(law(note)).metadata.issuer).toBeNull()
  })
})
