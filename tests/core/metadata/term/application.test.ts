import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applicationEnds, readApplyUntil } from '../../../../src/core/metadata/term/application.ts'

describe('until when one may apply', () => {
  it.each([
    ['申报时间为2026年3月9日至3月31日，系统到期自动关闭。', ['2026-03-31']],
    ['网上申报时间：2026年9月28日9:00起至10月15日17:30', ['2026-10-15']],
    ['报名时间2025年6月3日至20日。', ['2025-06-20']],
    ['1、报名时间\n公告发出至2025年12月25日12点00分截止。', ['2025-12-25']],
    ['政策享受期限可延长1年，申请期限至2020年12月31日。', ['2020-12-31']],
    ['申报单位于2025年4月20日至5月20日登录平台填报。', ['2025-05-20']],
    ['请于2021年9月30日前登录办事大厅提交材料。', ['2021-09-30']],
    ['企业于2025年5月30日前将材料报送所在县区。', ['2025-05-30']],
    ['所有材料必须在2025年3月17日24点前将纸质件（一式一份）寄送至市局。', ['2025-03-17']],
    ['申报时间为2026年12月20日至1月15日。', ['2027-01-15']],
    ['第一批次，申请单位提交资料截止时间2023年6月10日。', ['2023-06-10']],
    ['各县区应于2024年6月30日下班前将汇总表报送市局。', ['2024-06-30']],
  ])('is read from %j', (passage, expected) => {
    expect(applicationEnds(passage, null).map(({ until }) => until)).toEqual(expected)
  })

  it.each([
    '应当于每年6月30日前提交申请。',
    '申请时间为每年7月1日至8月31日。',
    '所申报事项发生在2025年7月1日至2026年6月30日期间。',
    '2025年12月31日前认定的企业可以申请。',
    '申报截止6月30日。',
  ])('is not read from %j', (passage) => {
    expect(applicationEnds(passage, null)).toEqual([])
  })

  it('a day without a year is the first one after the issue', () => {
    const [first] = applicationEnds('申报时间：即日起至6月30日。', '2024-05-10')
    const [next] = applicationEnds('申报时间：即日起至1月31日。', '2024-12-01')
    const [over] = applicationEnds('申报时间：11月1日至1月15日。', '2024-01-05')
    expect([first?.until, next?.until, over?.until]).toEqual(['2024-06-30', '2025-01-31', '2025-01-15'])
  })

  it('of a call is the day after which nothing more is accepted, and not that of the papers that follow', () => {
    const text =
      '网上申报时间为2026年9月15日9:00至2026年10月20日17:00，逾期不再受理。纸质材料应于2026年10月27日前报送至市科技局。'
    expect(readApplyUntil(text, '关于组织申报2026年度补助的通知', null)?.value).toBe('2026-10-20')
  })

  it('of a call is its last window, and a measure has none', () => {
    const text = '一、第一批申报时间为2026年3月16日至4月15日。\n二、第二批申报时间为2026年5月6日至5月29日。'
    const title = '关于组织申报2026年度专项资金项目的通知'
    expect(readApplyUntil(text, title, null)?.value).toBe('2026-05-29')
    expect(readApplyUntil(text, '专项资金管理办法', null)).toBeNull()
    expect(readApplyUntil('每年3月受理申报。\n申报截止2026年3月31日。', title, null)).toBeNull()
  })

  it('of a call is when applicants hand in, and not when offices hand on', () => {
    const text = '企业于2025年5月30日前将材料报送所在县区。县区审核后，应于2025年6月15日前联合行文报送市局。'
    expect(readApplyUntil(text, '关于组织申报2025年度奖补资金的通知', null)?.value).toBe('2025-05-30')
  })

  it('is a slice of what was read, whatever that is', () => {
    const piece = fc.constantFrom('申报', '时间', '截止', '2024年', '6月', '30日', '至', '前', '请于', '\n', '，', '。')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        for (const end of applicationEnds(text, '2024-01-01')) {
          expect(text).toContain(end.text)
          expect(end.until).toMatch(/^\d{4}-\d\d-\d\d$/)
        }
      }),
    )
  })
})
