import { expect, it } from 'vitest'
import { namesSubject } from '../../../src/core/answer/showing/suggestions.ts'
import { libraryOf, TODAY } from '../../support/library.ts'

const source = [
  '某市专利条例',
  '第一条 专利奖励',
  '发明专利授权后给予5万元奖励。',
  '第二条 对捐赠物资有何税收优惠？',
  '捐赠物资免征关税。',
  '第三条 人才引进',
  '引进人才给予补贴。',
  '第四条 本条例自2013年9月1日起施行。',
].join('\n')
const library = libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }])

it('suggests headings as questions that read like ones', () => {
  const { suggestions } = library.ask('发明专利奖励多少', { today: TODAY })
  expect(suggestions.length).toBeGreaterThan(0)
  for (const suggestion of suggestions) {
    expect(suggestion).not.toMatch(/[?？].*[?？]|施行有/)
  }
})

it.each([
  '电子邮箱',
  '返还标准',
  '收费标准',
  '注销',
  '申报材料',
  '下列人员不受第四条第（一）项规定的年龄限制',
  '监督管理',
  '主要修改内容',
  '单笔贷款金额不低于50万元、不高于1000万元',
  '【对象】创新券的领取对象为',
  '一级指标 二级指标 满分 得分说明',
  '市科学技术局审核后委托会计师事务所进行专',
  '贷后检查报告（近两次）',
  '拟认定企业名单（14家）',
  '事项名称',
  '奖励政策实行申报制',
  '个人贷款最高20万元',
])('does not offer %s, which names no subject by itself', (heading) => {
  expect(namesSubject(heading)).toBe(false)
})

it.each(['知识产权质押融资', '境外展会补助', '租房补贴', '对捐赠物资有何税收优惠？'])('offers %s', (heading) => {
  expect(namesSubject(heading)).toBe(true)
})

it('offers beside a refusal only what is near the question, of the place itself', () => {
  const text = (file: string, region: string, source: string) => ({ file, source, seed: { region } })
  const own = text(
    'a.txt',
    '湖北省宜昌市',
    [
      '宜昌市养殖扶持办法',
      '第一条 生猪养殖保险',
      '参保的养殖场给予保费支持。',
      '第二条 专利导航',
      '项目给予5万元补助。',
    ].join('\n'),
  )
  const offered = (question: string) => libraryOf([own]).ask(question, { today: TODAY })
  const near = offered('宜昌生猪屠宰场环评怎么办')
  expect(near.status).toBe('not_found')
  expect(near.suggestions.join()).not.toContain('专利导航')
  expect(offered('甘肃养羊有补贴吗').suggestions).toEqual([])
})
