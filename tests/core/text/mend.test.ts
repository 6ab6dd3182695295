import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mend, mendWithMap, sentences } from '../../../src/core/text/mend.ts'

const split = (source: string): string[] =>
  sentences(source, { start: 0, end: source.length }).map((span) => source.slice(span.start, span.end))

describe('mend', () => {
  it.each([
    [
      'joins a word broken around a blank line',
      '以需求为导向，依托国家专利导航综合服务平台构建可转化专利资\n\n源库。',
      '以需求为导向，依托国家专利导航综合服务平台构建可转化专利资源库。',
    ],
    [
      'joins a line broken inside a sentence',
      '（二）提升能力。加快推动高校、科研机构知\n\n识产权运营能力建设。',
      '（二）提升能力。加快推动高校、科研机构知识产权运营能力建设。',
    ],
    ['joins inside brackets', '（市科技局按职责分\n\n工负责)', '（市科技局按职责分工负责)'],
    [
      'keeps the lines of several offices apart, each with its number',
      '甲区民政局养老服务科：翠湖二路1188号，0562-2836105\n乙区民政局养老服务股：建设西路9号，0562-8810932',
      '甲区民政局养老服务科：翠湖二路1188号，0562-2836105\n乙区民政局养老服务股：建设西路9号，0562-8810932',
    ],
    ['keeps paragraphs apart by one line break', '第一段。\n\n\n  第二段。', '第一段。\n第二段。'],
    [
      'keeps a heading apart from its body',
      '一、总体要求\n\n以习近平新时代中国特色社会主义思想为指导，全面贯彻。',
      '一、总体要求\n以习近平新时代中国特色社会主义思想为指导，全面贯彻。',
    ],
    [
      'keeps items of a list apart',
      '下列材料：\n（一）申请表；\n（二）营业执照。',
      '下列材料：\n（一）申请表；\n（二）营业执照。',
    ],
    ['keeps inline spaces', '给予 10 万元奖励，占 GDP 的 2%。', '给予 10 万元奖励，占 GDP 的 2%。'],
    ['removes Markdown marks', '1. **梳理盘活存量专利。**组织全市高校。', '1. 梳理盘活存量专利。组织全市高校。'],
    ['removes heading marks at line starts only', '## 一、支持\n\nC# 语言。', '一、支持\nC# 语言。'],
    ['keeps a space between Latin words', 'it is software,\nopen source', 'it is software, open source'],
    [
      'keeps figures on lines of their own apart',
      '给予补贴。每人\n1000\n1500\n2000元',
      '给予补贴。每人1000 1500 2000元',
    ],
    ['puts a number before its text', '一、\n支持创业。', '一、支持创业。'],
    ['parts the number of an article from its text', '第十四条\n拟引进的人才。', '第十四条 拟引进的人才。'],
    ['starts a paragraph at an indent inside a flattened line', '第一段。　　第二段。', '第一段。\n第二段。'],
  ])('%s', (_name, raw, expected) => {
    expect(mend(raw)).toBe(expected)
  })

  it('changes nothing but white space and markup, and knows where each character came from', () => {
    const text = fc
      .array(
        fc.constantFrom(
          '专利',
          '。',
          '\n',
          '\n\n',
          ' ',
          '　　',
          '**',
          '#',
          '（',
          '）',
          '1.',
          'a',
          '，',
          '\ud83d\ude00',
          '\u0000',
          '*',
        ),
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (raw) => {
        const mended = mendWithMap(raw)
        expect(mended.offsets).toHaveLength(mended.text.length)
        const bare = (value: string): string => value.replace(/[\s*#]/g, '')
        expect(bare(mended.text)).toBe(bare(raw))
        for (let i = 0; i < mended.text.length; i++) {
          const from = raw.charAt(mended.offsets[i] ?? -1)
          if (/\S/.test(mended.text.charAt(i))) expect(from).toBe(mended.text.charAt(i))
          else expect(from).toMatch(/\s/)
          if (i > 0) expect(mended.offsets[i]).toBeGreaterThan(mended.offsets[i - 1] ?? -1)
        }
      }),
    )
  })
})

describe('sentences', () => {
  it.each([
    ['splits at full stops and semicolons', '甲。乙；丙！丁？', ['甲。', '乙；', '丙！', '丁？']],
    ['splits at a semicolon in half width', '对甲奖励10万元;对乙奖励20万元。', ['对甲奖励10万元;', '对乙奖励20万元。']],
    ['keeps closing quotes with their sentence', '他说：“好。”我们走。', ['他说：“好。”', '我们走。']],
    ['goes on when the speaker follows', '“很好。”他说。再见。', ['“很好。”他说。', '再见。']],
    [
      'does not split inside 《》 or brackets',
      '根据《办法。补充》（甲。乙）执行。完。',
      ['根据《办法。补充》（甲。乙）执行。', '完。'],
    ],
    ['does not split inside a number', '增长1.5倍。达到2.0。', ['增长1.5倍。', '达到2.0。']],
    [
      'keeps a title that opens a sentence with it, though it names an office',
      '自公布之日起施行。《某局资金管理办法》（某科字〔2019〕22号）同时废止。',
      ['自公布之日起施行。', '《某局资金管理办法》（某科字〔2019〕22号）同时废止。'],
    ],
    [
      'makes a note of departments a piece of its own',
      '推动建设。（责任单位：市科技局）鼓励高校参与。',
      ['推动建设。', '（责任单位：市科技局）', '鼓励高校参与。'],
    ],
    [
      'accepts a half-width closing bracket',
      '推动建设。（市科技局负责)\n鼓励高校。',
      ['推动建设。', '（市科技局负责)', '鼓励高校。'],
    ],
    [
      'joins lines broken in a sentence',
      '上一句。构建资\n\n源库。下一句。',
      ['上一句。', '构建资\n\n源库。', '下一句。'],
    ],
    ['ends at a paragraph without a full stop', '一、总则\n第一句。', ['一、总则', '第一句。']],
  ])('%s', (_name, source, expected) => {
    expect(split(source)).toEqual(expected)
  })

  it('loses no character and keeps the order', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom('甲', '。', '；', '（', '）', '《', '》', '“', '”', '\n', ' ', '1', '.'))
          .map((parts) => parts.join('')),
        (source) => {
          expect(split(source).join('').replace(/\s/g, '')).toBe(source.replace(/\s/g, ''))
        },
      ),
    )
  })
})
