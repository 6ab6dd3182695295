import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractMetadata } from '../../../src/core/metadata/index.ts'
import type { Found, Metadata, PolicyNode, SeedEntry } from '../../../src/core/model.ts'

function read(source: string, seed?: SeedEntry) {
  const root: PolicyNode = {
    role: 'document',
    label: null,
    heading: null,
    span: { start: 0, end: source.length },
    children: [],
  }
  return extractMetadata({ source, file: 'x.txt', root, seed })
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
    ['002_xinyang.txt', ['信阳市实施专利转化专项计划助力中小微企业创新发展实施方案', '信知战联办〔2021〕3号', '信阳市知识产权战略实施工作联席会议办公室', '2021-11-07', '河南省信阳市', null, '2021-11-07', '2024-11-06']],
    ['003_dongsheng.txt', ['东胜区专利转化运用、以专利产业化促进中小企业成长专项行动方案（2024—2025年）（征求意见稿）', null, null, null, '内蒙古自治区鄂尔多斯市东胜区', 'draft', '2024-01-01', '2025-12-31']],
    ['004_ankang.txt', ['安康市专利转化运用促进知识产权高质量发展若干措施', '安政办发〔2024〕13号', '安康市人民政府办公室', '2024-12-13', '陕西省安康市', null, null, null]],
  ])('reads %s without its seed entry', (file, expected) => {
    expect(values(read(seedText(file)).metadata)).toEqual(expected)
  }) // prettier-ignore

  it.each([
    ['国家发展改革委协调增加武汉蔬菜供应\n近日，有关部门加强调运。', '全国'],
    ['国家税务总局深圳市税务局关于办税事项的通告\n现就有关事项通告如下。', '广东省深圳市'],
    ['宝山区落实封闭管理\n宝山区近日部署。上海市要求各区落实。', '上海市宝山区'],
    ['宝山区落实封闭管理\n宝山区近日部署。', null],
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

  it('lists what is repealed', () => {
    const source =
      '山东省专利条例\n第五十六条 本条例自2013年9月1日起施行。2002年5月16日通过的《山东省专利保护条例》同时废止。'
    const { metadata } = read(source)
    expect(metadata.repeals.map((title) => title.value)).toEqual(['山东省专利保护条例'])
    expect(metadata.validFrom?.value).toBe('2013-09-01')
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

describe('a number in a table', () => {
  it('is that of a document which the row cites, and not the document’s own', () => {
    const source =
      '武宁县工业奖励目录\n\n一、标准\n\n序号 项目 标准 依据\n1 技改 8% 武发〔2023〕8号\n2 入规 9% 武发〔2023〕9号\n'
    expect(read(source).metadata.number).toBeNull()
  })
})
