import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../../../src/core/parse-document.ts'

function read(...lines: readonly string[]) {
  const { metadata, clauses } = parseDocument(lines.join('\n\n'), 'a.txt').document
  const { number, issuer, issuedOn, region, validFrom, versions = [] } = metadata
  return {
    number: number?.value,
    issuer: issuer?.value,
    issuedOn: issuedOn?.value,
    region: region?.value,
    validFrom: validFrom?.value,
    versions: versions.map(({ value, act }) => `${value}${act}`),
    labels: clauses.map(({ label }) => label),
  }
}

const BODY = '第一条 为了规范管理，制定本办法。\n第二条 对违反的，处三百元罚款。'

describe('the note under the title of a law', () => {
  it('tells the number and the date of the last version, and is no clause', () => {
    const law = read(
      '# 款项支付条例',
      '2020年7月5日 中华人民共和国国务院令第728号公布',
      '2025年3月17日 中华人民共和国国务院令第802号修订）',
      '<!-- INFO END -->',
      '## 第一章 总 则',
      BODY,
    )
    expect(law).toMatchObject({
      number: '中华人民共和国国务院令第802号',
      issuer: '国务院',
      issuedOn: '2025-03-17',
      region: '全国',
      versions: ['2020-07-05公布', '2025-03-17修订'],
      labels: ['第一条', '第二条'],
    })
  })

  it('may name the decisions that amended it', () => {
    const law = read(
      '劳动权益法',
      '（1994年7月5日第八届全国人民代表大会常务委员会第八次会议通过　根据2009年8月27日第十一届全国人民代表大会常务委员会第十次会议《关于修改部分法律的决定》第一次修正　根据2018年12月29日第十三届全国人民代表大会常务委员会第七次会议《关于修改〈劳动权益法〉等七部法律的决定》第二次修正）',
      BODY,
    )
    expect(law).toMatchObject({
      issuer: '第八届全国人民代表大会常务委员会',
      issuedOn: '2018-12-29',
      region: '全国',
      versions: ['1994-07-05通过', '2009-08-27第一次修正', '2018-12-29第二次修正'],
    })
  })

  it('tells of an office of the country, whose title begins like that of a city', () => {
    const rules = read(
      '市场监管信息公示规定',
      '2021年7月30日 国家市场监督管理总局令第45号公布',
      '2021年9月1日 施行',
      BODY,
    )
    expect(rules).toMatchObject({
      number: '国家市场监督管理总局令第45号',
      issuer: '国家市场监督管理总局',
      issuedOn: '2021-07-30',
      region: '全国',
      labels: ['第一条', '第二条'],
    })
  })

  it('tells of a meeting before anything was published, from which nothing begins', () => {
    const rules = read(
      '带薪年休假实施办法',
      '2008年7月17日 经人力资源和社会保障部第6次部务会议通过',
      `${BODY}\n第三条 本办法自发布之日起施行。`,
    )
    expect(rules).toMatchObject({ issuer: '人力资源和社会保障部', issuedOn: '2008-07-17', validFrom: undefined })
  })

  it('tells of an office’s own meeting, behind which the number stands, and of the day of a change', () => {
    const rules = read(
      '玉溪市地理标志专用标志使用管理办法',
      '（2022年12月5日玉溪市市场监督管理局局务会议通过   玉市监规〔2022〕4号公布   根据2025年2月18日《玉溪市市场监督管理局关于修改部分规范性文件的决定》修正）',
      BODY,
    )
    expect(rules).toMatchObject({
      number: '玉市监规〔2022〕4号',
      issuer: '玉溪市市场监督管理局',
      versions: ['2022-12-05通过', '2025-02-18修正'],
    })
  })

  it('is none in a notice that tells how it came to be', () => {
    const notice = read(
      '甲市人民政府关于印发《甲市办法》的通知',
      '《甲市办法》已经2023年5月18日市政府第3次常务会议审议通过，现印发给你们。',
      '甲市人民政府',
      '2023年6月1日',
      `甲市办法\n\n${BODY}`,
    )
    expect(notice).toMatchObject({ issuer: '甲市人民政府', issuedOn: '2023-06-01', versions: [] })
  })

  it('may be longer than a title, and is no clause then either', () => {
    const steps = [1, 2, 3].map(
      (n) =>
        `根据20${n}9年11月29日甲省第十三届人民代表大会常务委员会第十三次会议《关于修改〈甲省工资条例〉等七部地方性法规的决定》第${'一二三'[n - 1] ?? ''}次修正`,
    )
    const law = read(
      '甲省工资条例',
      `（2001年9月26日甲省第九届人民代表大会常务委员会第四次会议通过　${steps.join('　')}）`,
      BODY,
    )
    expect(law).toMatchObject({ issuedOn: '2039-11-29', labels: ['第一条', '第二条'] })
  })
})

describe('an order of a government', () => {
  it('gives its number and its issuer to what it promulgates, and not its name', () => {
    const source = [
      '甲市人民政府令',
      '〔2023〕第4号',
      '《甲市户外广告管理办法》已经2023年6月12日市政府第二十一次常务会议讨论通过，现予公布，自2023年9月1日起施行。',
      '市　长　　程立',
      '2023年7月5日',
      '甲市户外广告管理办法',
      BODY,
    ]
    expect(read(...source)).toMatchObject({
      number: '甲市人民政府令〔2023〕第4号',
      issuer: '甲市人民政府',
      issuedOn: '2023-07-05',
    })
    expect(parseDocument(source.join('\n\n'), 'a.txt').document.metadata.title?.value).toBe('甲市户外广告管理办法')
  })

  it('tells its issuer by its number where nothing else does', () => {
    const rules = read('甲省工伤保险办法', '福建省人民政府令第231号', '现予公布。', '省长　林立', '2023年7月5日', BODY)
    expect(rules).toMatchObject({ number: '福建省人民政府令第231号', issuer: '福建省人民政府', issuedOn: '2023-07-05' })
  })
})

describe('what ended a document', () => {
  it('is not ended by it: 由《某通知》宣布废止', () => {
    const { metadata, clauses } = parseDocument(
      '甲市扶持措施\n甲政办〔2020〕38号\n（该文件已于2024年3月15日由《甲市人民政府关于公布规范性文件清理结果的通知》（甲政文〔2024〕19号）宣布废止）\n\n各县人民政府：\n现将措施印发给你们。\n\n一、奖励企业10万元。\n二、补助企业5万元。',
      'a.txt',
    ).document
    expect(metadata.repeals).toEqual([])
    expect(metadata.ended).toMatchObject({ value: 'repealed', since: '2024-03-15' })
    expect(clauses.map(({ text }) => text).join('')).not.toContain('宣布废止')
  })
})
