import { describe, expect, it } from 'vitest'
import { readPageHead } from '../../../../src/core/layout/page-head.ts'
import { extractMetadata } from '../../../../src/core/metadata/index.ts'

function read(source: string) {
  const { metadata, problems } = extractMetadata({ source, page: readPageHead(source) })
  const { number, validFrom, validTo } = metadata
  return {
    number: number?.value ?? null,
    from: validFrom?.value ?? null,
    to: validTo?.value ?? null,
    problems: problems.map(({ code }) => code),
  }
}

const REPORT =
  '甲市发布“十六条” 真金白银支持创新\n甲市日报　2026-04-02 08:12\n' +
  '本报讯 3月31日，甲市召开发布会，解读《甲市加快创新若干措施》（甲府发〔2026〕4号，以下简称《措施》）。\n'
const EXPLANATION =
  '《甲市人才补贴细则》政策解读\n发布时间：2025-03-12　来源：甲市人社局\n' +
  '近日，甲市人社局印发了《甲市人才补贴细则》（甲人社发〔2025〕6号，以下简称《细则》），现解读如下：\n'

describe('a text that speaks of a policy', () => {
  it('gives the policy’s number and term, and says that the number is not its own', () => {
    const report = read(`${REPORT}据介绍，《措施》自2026年4月1日起施行，有效期3年，共16条。`)
    expect(report).toMatchObject({ number: '甲府发〔2026〕4号', from: '2026-04-01', to: '2029-03-31' })
    expect(report.problems).toContain('number-inferred')
  })

  it.each([
    '一、何时执行？\n《细则》自2025年4月1日起施行，有效期至2028年3月31日。',
    '一、何时执行？\n《甲市人才补贴细则》自2025年4月1日起正式施行，有效期三年。',
    '一、何时执行？\n《细则》（以下同）自2025年4月1日起实施。《细则》有效期为3年。',
  ])('may explain when it holds: %j', (text) => {
    expect(read(EXPLANATION + text)).toMatchObject({
      number: '甲人社发〔2025〕6号',
      from: '2025-04-01',
      to: '2028-03-31',
    })
  })

  it.each([
    '甲市局负责人就《甲市补贴办法》答记者问\n问：何时施行？\n答：《办法》自2024年5月1日起施行，有效期3年。',
    '《甲市补贴办法》解读\n《甲市补贴办法》共六章，自2024年5月1日起施行，有效期3年。',
    '甲市出台新政\n甲市日报 2024-04-20 08:00\n市政府印发《甲市补贴办法》（以下简称“办法”），“办法”将于2024年5月1日起施行，有效期3年。',
    '甲市出台促进消费若干措施\n甲市日报 2024-04-20 08:00\n《甲市办法》日前印发，将于2024年5月1日起施行，有效期3年。',
  ])('may call it by its kind, or say more of it before: %j', (text) => {
    expect(read(text)).toMatchObject({ from: '2024-05-01', to: '2027-04-30' })
  })

  it.each([
    '《措施》自印发之日起施行，有效期3年。',
    '《措施》明确，减免房租政策执行至2026年12月31日。',
    '《旧措施》自2020年1月1日起施行，有效期3年。',
  ])('counts no term from its own day, and takes no other for the policy’s: %s', (sentence) => {
    expect(read(REPORT + sentence)).toMatchObject({ from: null, to: null })
  })

  it('is no notice that cites the grounds it stands on', () => {
    const notice =
      '甲市财政局关于申报补贴的通知\n各企业：\n近日市政府印发《甲市创新措施》（甲府发〔2026〕4号，以下简称《措施》）。' +
      '《措施》自2026年4月1日起施行，有效期3年。现通知如下。'
    expect(read(notice)).toMatchObject({ number: null, from: null, to: null })
  })
})
