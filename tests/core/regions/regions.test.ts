import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  findRegions,
  formatRegion,
  NATIONAL,
  regionsNamed,
  relation,
  resolveRegion,
} from '../../../src/core/regions/index.ts'

const found = (text: string): string[] => findRegions(text).map((mention) => formatRegion(mention.region))

describe('findRegions', () => {
  it.each([
    ['安康那个文件', ['陕西省安康市']],
    ['内蒙古自治区鄂尔多斯市东胜区', ['内蒙古自治区鄂尔多斯市东胜区']],
    ['北京市石景山区人民政府', ['北京市石景山区']],
    ['东胜有什么奖励', ['内蒙古自治区鄂尔多斯市东胜区']],
    ['旬阳市、镇坪县', ['陕西省安康市旬阳市', '陕西省安康市镇坪县']],
    ['旬阳县', ['陕西省安康市旬阳市']], // the county became a city in 2021
    ['江西新建区', ['江西省南昌市新建区']],
    ['长春市朝阳区', ['吉林省长春市朝阳区']],
    ['南京市鼓楼区', ['江苏省南京市鼓楼区']],
    ['内蒙有补贴吗', ['内蒙古自治区']],
    ['支持省外专利代理机构在黔设立分支机构', ['贵州省']],
    ['黔', ['贵州省']],
    ['京津冀协同发展', ['北京市', '天津市', '河北省']],
    ['黔东南', ['贵州省黔东南苗族侗族自治州']],
    ['浦东新区', ['上海市浦东新区']],
    ['鹿城外贸企业参展补贴', ['浙江省温州市鹿城区']],
    ['带一车人来安康', ['陕西省安康市']],
    ['我在来安开店', ['安徽省滁州市来安县']],
    ['鹿城外企租房补贴', ['浙江省温州市鹿城区']],
    ['东营经开区', ['山东省东营市东营经济技术开发区']],
    ['东营开发区', ['山东省东营市东营经济技术开发区']],
    ['郑州市高新区', ['河南省郑州市郑州高新技术产业开发区']],
    ['郑州开发区', ['河南省郑州市']], // it has two
    ['天津开发区', ['天津市天津经济技术开发区']], // zones that the gazetteer does not list
    ['昆山市高新区', ['江苏省苏州市昆山市昆山高新技术产业开发区']],
    ['成都高新给多少', ['四川省成都市成都高新技术产业开发区']],
    ['成都高新企业', ['四川省成都市']],
    ['邢台经开区', ['河北省邢台市河北邢台经济开发区']],
    ['盐城中小企业贷款', ['江苏省盐城市']],
    ['南平民营企业', ['福建省南平市']],
    ['吉林大学生创业', ['吉林省']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  it.each([
    '市场监管局', '朝阳产业', '新建企业', '和平与发展', '城区改造', '对外开放', '大通道', '东风', '西部大开发', '省、市和县级政府', '确保定期检查', '医保定点医院',
    '推广安全生产', '以旧换新都有补贴', '大理石', '阿里巴巴', '国家知识产权局', '高新区', '资源共享', '合作社', '云计算', '新能源', '海南大学城'.slice(2), '公安局', '惠农政策',
  ])('finds no place in %s', (text) => {
    expect(found(text)).toEqual([])
  }) // prettier-ignore

  it('gives every division that an ambiguous name may mean, the one near its parent first', () => {
    const [mention] = findRegions('鼓楼区')
    expect(mention?.candidates.length).toBeGreaterThan(3)
    const near = findRegions('江苏省徐州市的企业，在鼓楼区注册')
    expect(near.map((one) => formatRegion(one.region))).toEqual(['江苏省徐州市', '江苏省徐州市鼓楼区'])
  })

  it('never throws, and its spans are slices in order', () => {
    const words = fc.constantFrom('安康', '市', '陕西省', '黔', '在', '朝阳', '区', '鼓楼', ' ', '，', 'a', '新建')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(words).map((list) => list.join('')),
        ),
        (text) => {
          let last = 0
          for (const { span, matched } of findRegions(text)) {
            expect(text.slice(span.start, span.end)).toBe(matched)
            expect(span.start).toBeGreaterThanOrEqual(last)
            last = span.end
          }
        },
      ),
    )
  })
})

describe('resolveRegion and relation', () => {
  it.each([
    ['安康', '陕西省安康市'],
    ['陕西省安康市', '陕西省安康市'],
    ['陕西 安康', '陕西省安康市'],
    ['全国', '全国'],
    ['国家', '全国'],
    ['吉林', '吉林省'],
    ['东胜区', '内蒙古自治区鄂尔多斯市东胜区'],
    ['鄂尔多斯', '内蒙古自治区鄂尔多斯市'],
    ['豫', '河南省'],
  ])('%s is %s', (name, expected) => {
    const region = resolveRegion(name)
    expect(region && formatRegion(region)).toBe(expected)
  })

  it.each(['鼓楼区', '不存在的地方', ''])('%s is no one place', (name) => {
    expect(resolveRegion(name)).toBeNull()
  })

  it('knows the hierarchy', () => {
    const [ankang] = regionsNamed('安康')
    const [shaanxi] = regionsNamed('陕西')
    const [guizhou] = regionsNamed('贵州')
    if (!ankang || !shaanxi || !guizhou) throw new Error('places missing')
    expect(relation(shaanxi, ankang)).toBe('ancestor')
    expect(relation(ankang, shaanxi)).toBe('descendant')
    expect(relation(NATIONAL, ankang)).toBe('ancestor')
    expect(relation(ankang, guizhou)).toBe('unrelated')
    expect(relation(ankang, ankang)).toBe('same')
  })
})
