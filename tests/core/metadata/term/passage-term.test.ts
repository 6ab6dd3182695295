import { describe, expect, it } from 'vitest'
import { termsOfPassage } from '../../../../src/core/metadata/term/passage-term.ts'
import { periodsOfPassage } from '../../../../src/core/metadata/term/period.ts'

const until = (passage: string): string[] => termsOfPassage(passage).map((term) => term.until)

describe('how long what a passage grants holds', () => {
  it.each([
    ['按每人1000元给予补贴，政策实施期限截至2020年12月31日。', ['2020-12-31']],
    ['失业保险费率为1%，执行至2025年底。', ['2025-12-31']],
    ['该补贴自2024年1月1日起执行，执行期限至2026年6月。', ['2026-06-30']],
    ['执行期限由原“疫情防控期间”延长至2020年6月30日。', ['2020-06-30']],
    ['免申即享 区税务局 至2027年12月31日', ['2027-12-31']],
    ['| 小微企业 | 担保费率不超过1% | 截至2025年12月31日 |', ['2025-12-31']],
    ['旅行社保证金补足期限延至2023年3月31日。', ['2023-03-31']],
    ['贷款可延期至2022年年底，养老保险费缓缴期限至2022年年底。', ['2022-12-31', '2022-12-31']],
    ['承租国有房屋的，2022年减免3个月租金。', ['2022-12-31']],
    ['减免政策延长至2025年3月31日；优惠期限至2027年12月31日。', ['2025-03-31', '2027-12-31']],
  ])('is read from %j', (passage, expected) => {
    expect(until(passage)).toEqual(expected)
  })

  it.each([
    '申报政策截止2025年3月31日。',
    '截至2020年12月31日在册的企业可以申请。',
    '实施到2027年，建成平台。',
    '于2025年9月30日前提交材料。',
    '申报时间延长至2025年9月30日。',
    '对2022年减免租金的业主给予补助。',
  ])('is not read from %j', (passage) => {
    expect(until(passage)).toEqual([])
  })

  it.each([
    ['标准：2025年1月29日至2025年3月31日，旅行社组织游客的，按30元/人奖励。', ['2025-03-31']],
    ['一、活动时间\n2025年3月1日至3月31日', ['2025-03-31']],
    ['消费券使用时间为2025年3月1日起至2025年4月30日止。', ['2025-04-30']],
    ['自2025年1月1日至12月31日，对捐赠物资免征关税。', ['2025-12-31']],
    ['申报时间：2025年3月1日至3月31日。', []],
    ['请于2025年3月1日至3月31日期间，登录平台填报。', []],
    ['2024年1月1日至2024年12月31日，首次入统的企业奖励3万元。', []],
    ['对2025年1月1日至2025年6月30日首次入统的企业奖励3万元。', []],
  ])('may be a period after the day of issue: %j', (passage, expected) => {
    expect(periodsOfPassage(passage, '2025-02-10').map((period) => period.until)).toEqual(expected)
  })

  it('is quoted as it stands', () => {
    const [term] = termsOfPassage('给予补贴，政策实施期限截至2020年12月31日。')
    expect(term?.text).toBe('政策实施期限截至2020年12月31日')
  })
})
