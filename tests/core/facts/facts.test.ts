import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractFacts } from '../../../src/core/facts/index.ts'
import { mend } from '../../../src/core/text/mend.ts'

const read = (text: string) => extractFacts(text, { start: 0, end: text.length }, { heading: '' })
const rows = (text: string) =>
  read(text).map(({ kind, recipient, condition, amount }) => [kind, recipient, condition, amount])

describe('extractFacts', () => {
  it.each([
    ['对首次认定的省级“专精特新”中小企业给予 10 万元奖励支持。', [['奖励', '首次认定的省级“专精特新”中小企业', '首次认定', '10 万元']]],
    ['对新获批的国家级、省级技术转移机构，分别给予100万元、30万元经费资助。', [['资助', '国家级', '新获批', '100万元'], ['资助', '省级技术转移机构', '新获批', '30万元']]],
    [
      '支持专利成果转移转化，按照《指南》(鄂市监发(2023)158号)文件中第七项第五条，对专利服务机构促成专利需求双方达成交易，签订三方合同，按交易双方合同技术交易额的5%资助，对同一单位给予最高 50万元资助。',
      [['资助', '专利服务机构', '促成专利需求双方达成交易，签订三方合同', '按交易双方合同技术交易额的5%资助，对同一单位给予最高 50万元资助']],
    ],
    ['对企业用专利等知识产权获得质押贷款并按期偿还本息的，按比例给予两年贴息。', [['贴息', '企业', '用专利等知识产权获得质押贷款并按期偿还本息', '按比例给予两年贴息']]],
    ['对投保知识产权保险的，按规定给予保费补贴。', [['补贴', null, '投保知识产权保险', null]]],
    ['对专利导航项目，按照每项10万元—30万元落实省级专项资金。', [['资金支持', '专利导航项目', null, '按照每项10万元—30万元落实省级专项资金']]],
    ['全市专利质押融资金额累计超过 4 亿元。', [['目标', '专利质押融资金额', null, '累计超过 4 亿元']]],
    ['到 2025 年底全市有效发明专利拥有量 400 件以上。', [['目标', '有效发明专利拥有量', '到 2025 年底', '400 件以上']]],
  ])('%s', (text, expected) => {
    expect(rows(text)).toEqual(expected)
  }) // prettier-ignore

  it.each([
    '不得将财政资助奖励政策与专利数量简单挂钩。',
    '减少并逐步取消对专利授权的奖励。',
    '加大对优秀专利项目奖励力度。',
    '完善奖励政策和补贴机制。',
  ])('grants nothing: %s', (text) => {
    expect(rows(text)).toEqual([])
  })

  it('keeps every string inside the fact’s own span, on mended and mutated texts', () => {
    const source = readFileSync(new URL('../../../seeds/004_ankang.txt', import.meta.url), 'utf8')
    const cut = fc.tuple(fc.nat(source.length), fc.nat(1500), fc.constantFrom('', '\n\n', '，', '对企业给予10万元奖励'))
    fc.assert(
      fc.property(cut, ([start, length, noise]) => {
        const text = source.slice(start, start + length) + noise + source.slice(0, 300)
        for (const fact of read(text)) {
          const slice = mend(text.slice(fact.start, fact.end)).replace(/\s+/g, '')
          for (const part of [fact.recipient, fact.condition, fact.amount]) {
            if (part !== null) expect(slice).toContain(part.replace(/\s+/g, ''))
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})
