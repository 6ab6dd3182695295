import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../../src/core/parse-document.ts'

function read(source: string) {
  const { document } = parseDocument(source, 'x.txt')
  const { title, number, issuer, issuedOn, region, ended } = document.metadata
  return {
    cited: document.clauses.map((clause) => clause.text),
    said: [title, number, issuer, issuedOn, region, ended].map((found) => found?.value ?? null),
  }
}

const BODY = '一、支持对象\n\n在本区注册的旅行社。\n\n二、奖励标准\n\n对旅行社奖励3万元。\n'
const CLAUSES = ['一、支持对象\n在本区注册的旅行社。', '二、奖励标准\n对旅行社奖励3万元。']

describe('the table of a page over its document', () => {
  it.each([
    [
      'with several labels a line, the name of the site and links',
      '    政府信息公开 规章库\n\n    安康市汉滨区政府信息公开\n\n    索引号: 1144/2021-00869 分类:\n    发布机构: 安康市汉滨区人民政府 成文日期: 2021-05-08\n' +
        '    名称: 关于扶持旅游业的通知\n    文号: 安汉政〔2021〕42号 发布日期: 2021-05-09\n    主题词:\n    【打印】 【字体:    \n\n' +
        `    关于扶持旅游业的通知\n\n    发布日期:2021-05-09  浏览次数:-\n\n${BODY}`,
      ['关于扶持旅游业的通知', '安汉政〔2021〕42号', '安康市汉滨区人民政府', '2021-05-08', '陕西省安康市汉滨区', null],
    ],
    [
      'with empty values, blanks in labels and labels that run into values',
      '信息分类: 内容分类: 旅游\n发文日期: 2026-01-21 10:30:08 生成日期: 2026-01-21 10:30:08\n生效时间: 废止时间:\n' +
        '发布机构: 萧县人民政府 文  号:\n名  称: 【指南】旅游业扶持指南\n词:\n\n【指南】旅游业扶持指南\n\n' +
        `发表时间:2026-01-21 10:30信息来源:萧县文旅局作者:文旅局阅读人次: 字体:[    ] 保护视力色:\n\n${BODY}`,
      ['【指南】旅游业扶持指南', null, '萧县人民政府', '2026-01-21', '安徽省宿州市萧县', null],
    ],
    [
      'as a list of labels and values',
      '旅游业扶持指南\n- 索引号\n- 5798-1-/2020-1104009\n- 发文机构\n- 隆阳区人社局\n- 公开目录\n- 旅游\n- 文 号\n- 浏览量\n- 日期\n- 2020-11-04\n' +
        BODY,
      ['旅游业扶持指南', null, '隆阳区人社局', '2020-11-04', '云南省保山市隆阳区', null],
    ],
    [
      'without colons',
      '索引号 0010/2022-00964\n组配分类 区政府规范性文件 发布机构 鹿城区政府办公室\n生成日期 2022-02-28 公开方式 主动公开\n' +
        `文号 温鹿政发〔2022〕11号 有效性 废止\n统一编号 CLCD00-2022-0003 下载阅读版本\n\n扶持旅游业的若干政策意见\n\n${BODY}`,
      [
        '扶持旅游业的若干政策意见',
        '温鹿政发〔2022〕11号',
        '鹿城区政府办公室',
        '2022-02-28',
        '浙江省温州市鹿城区',
        'repealed',
      ],
    ],
  ])('%s is not cited, and says what it says', (_, source, said) => {
    expect(read(source)).toEqual({ cited: CLAUSES, said })
  })

  it('may draw its labels apart, and tells when the document ended', () => {
    const head = (state: string): string =>
      '当前位置: 政府文件\n索 引 号 k124/2018-005\n发布机构 东海县 发文日期 2018-11-15\n' +
      '标 题 县政府关于印发旅游业扶持办法的通知\n文 号 东政发〔2018〕16号 主 题 词\n内容概述 《旅游业扶持办法》已经同意。\n' +
      `时 效 ${state}\n\n县政府关于印发旅游业扶持办法的通知\n\n${BODY}`
    const ended = '根据《新办法的通知》（东政发〔2023〕8号），此文件自2023年6月1日起废止。 文件下载'
    expect(read(head(ended)).cited).toEqual(CLAUSES)
    expect(read(head(ended)).said).toEqual([
      '县政府关于印发旅游业扶持办法的通知',
      '东政发〔2018〕16号',
      '东海县人民政府',
      '2018-11-15',
      '江苏省连云港市东海县',
      'repealed',
    ])
    expect(read(head('有效')).said.at(-1)).toBeNull()
    expect(read(head('部分失效')).said.at(-1)).toBeNull()
  })

  it('is no table of the text itself', () => {
    const { cited } = read('旅游业扶持办法\n名称：旅行社奖励\n标准：3万元\n日期：每年5月。\n对象：旅行社。')
    expect(cited.join('\n')).toContain('标准：3万元')
  })

  it.each([
    '2018-12-23 11:29:56    浏览:84    点赞:0 QQ咨询 微信联系 收藏关注',
    '2022-07-08 11:13 来源: 某市人民政府网 【字体:   打印',
    '• 2019-02-19\n• 閱讀411\n• 評論0',
  ])('is no part of the text where it counts readers: %j', (line) => {
    expect(read(`旅游业扶持办法\n\n${line}\n\n${BODY}`).cited).toEqual(CLAUSES)
  })

  it('does not take the title for the value of an empty label', () => {
    const { said } = read(`发布机构：鹿城区人民政府\n文号：\n主题词：\n旅游业扶持办法\n发布日期：2022-02-28\n${BODY}`)
    expect(said[0]).toBe('旅游业扶持办法')
  })

  it('names the place by the office that the page comes from where nothing else does', () => {
    expect(read('失业保险返还政策\n文章来源:三门峡人社局\n企业可以享受返还。').said[4]).toBe('河南省三门峡市')
  })
})
