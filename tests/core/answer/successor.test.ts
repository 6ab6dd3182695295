import { describe, expect, it } from 'vitest'
import { libraryOf } from '../../support/library.ts'

const TODAY = '2026-11-22'
const REGION = '湖南省常德市桃源县'

const OLD = `桃源县专利资助办法
桃政发〔2019〕3号
桃源县人民政府
2019年9月20日
第一条 通过《企业知识产权管理规范》认证（俗称贯标）的，奖励5万元。
第二条 国内发明专利授权的，每件资助3000元。
第三条 获得中国专利优秀奖的，奖励8万元。
第四条 购买海外展位的，补贴2万元。`

const NEW = `桃源县专利资助与奖励办法
桃政发〔2025〕8号
桃源县人民政府
2025年6月12日
第一条 对国内发明专利的授权环节不再给予资助。
第二条 获得中国专利优秀奖的，奖励15万元。
第三条 新认定为示范企业的，奖励20万元。首次通过《企业知识产权合规管理体系》认证并保持一年以上的，奖励3万元。
第四条 申请人每年3月向县市场监督管理局提交申请表。
第五条 本办法自2025年7月1日起施行，有效期三年。《桃源县专利资助办法》（桃政发〔2019〕3号）同时废止。`

const library = libraryOf(
  [OLD, NEW].map((source, i) => ({ file: `${i === 0 ? 'old' : 'new'}.txt`, source, seed: { region: REGION } })),
)
const ask = (question: string) => library.ask(question, { today: TODAY })

describe('asked in the words of a text that holds no longer', () => {
  it('the clause nearest to the old one comes first, by the sentence that is, and says so', () => {
    const { lead, citations } = ask('桃源贯标奖励多少')
    expect(citations.map(({ document: { file }, clause: { label } }) => [file, label])).toEqual([
      ['new.txt', '第三条'],
      ['old.txt', '第一条'],
    ])
    expect(citations[0]?.quotes.map(({ text }) => text).join('')).toMatch(/^首次通过.*奖励3万元。$/)
    expect(lead).toContain('第1条出自现行的《桃源县专利资助与奖励办法》（桃政发〔2025〕8号）')
    expect(lead).toContain('请核对是否同一事项')
  })

  it('the new text comes first where it answers as well, whatever was heard of before', () => {
    for (const question of ['国内发明专利授权现在还补3000吗', '桃源国内发明专利授权资助多少']) {
      expect(ask(question).citations[0]?.document.file).toBe('new.txt')
    }
    expect(ask('中国专利优秀奖现在给几万？听说以前是8万').citations[0]?.quotes[0]?.text).toContain('15万元')
  })

  it('the new text is named where nothing in it is like the old clause', () => {
    const { lead, citations } = ask('桃源购买海外展位补贴多少')
    expect(citations[0]?.document).toMatchObject({ file: 'old.txt', status: 'repealed' })
    expect(lead).toContain('现行的是《桃源县专利资助与奖励办法》（桃政发〔2025〕8号），未能确定其中哪一条与它对应')
  })

  it('the old text comes first where the year asked of lies in its time, and is told apart from what holds now', () => {
    const { lead, citations } = ask('桃源2023年中国专利优秀奖给多少')
    expect(citations[0]?.document.file).toBe('old.txt')
    expect(lead).toContain('2023年有效，现已废止或被替代')
    expect(lead).not.toMatch(/没有找到|不能作为依据/)
    expect(ask('桃源2025年中国专利优秀奖给多少').citations[0]?.document.file).toBe('new.txt')
  })

  it('the old text comes first where it is what is asked for', () => {
    for (const question of ['桃源老办法中国专利优秀奖给多少', '桃源以前贯标给多少', '桃源2019年那个办法贯标给多少']) {
      expect(ask(question).citations[0]?.document.file).toBe('old.txt')
    }
  })
})

describe('a public notice', () => {
  const source =
    '关于2026年度桃源县中小企业拟认定名单的公示\n根据有关规定，拟认定甲公司等14家企业。\n' +
    '公示时间：2026年11月16日至11月20日（5个工作日）。\n桃源县工业和信息化局\n2026年11月13日'
  const notices = (today: string) =>
    libraryOf([{ file: 'a.txt', source, seed: { region: REGION } }]).ask('桃源中小企业名单公示还有效吗', { today })

  it('decides nothing, and says when its time is over', () => {
    const { text } = notices(TODAY)
    expect(text).toContain('状态：公示，不是正式决定')
    expect(text).toContain('公示时间：2026年11月16日至11月20日，公示期已过，结果请向发文单位核实')
    expect(notices('2026-11-18').text).not.toContain('已过')
  })
})

it('a question of no place is answered by what the country rules, before what a city granted until its term ran out', () => {
  const grant = '企业办理专利质押登记后取得银行贷款的，给予贷款利息补贴，由市知识产权局受理。'
  const rule = '专利质押登记由国家知识产权局负责受理，企业贷款之前向银行出示证明。'
  const library = libraryOf([
    {
      file: 'a.txt',
      source: `专利质押办法\n\n第一条 ${grant}\n第二条 本办法自2018年1月1日起施行，有效期至2020年12月31日。`,
      seed: { region: '湖北省襄阳市' },
    },
    {
      file: 'b.txt',
      source: `专利质押登记办法\n\n第一条 ${rule}\n第二条 本办法自2022年3月1日起施行。`,
      seed: { region: '全国' },
    },
  ])
  const regions = (region?: string) =>
    library
      .ask('企业拿专利去银行贷款，质押登记由谁受理', { today: TODAY, region })
      .citations.map((one) => one.document.region)
  expect(regions()[0]).toBe('全国')
  expect(regions('襄阳市')[0]).toBe('湖北省襄阳市')
})

it('tells what ended a measure of before that the library does not hold, and shows no card of the new one as its', () => {
  const alone = libraryOf([{ file: 'new.txt', source: NEW, seed: { region: REGION } }])
  const { lead } = alone.ask('桃源原来的专利资助办法现在还执行吗', { today: TODAY })
  expect(lead).toContain('《桃源县专利资助办法》（桃政发〔2019〕3号）已由《桃源县专利资助与奖励办法》')
})

it('还能按老标准: how far the old rules still count is told by what took their place', () => {
  const texts = [
    '某市中心办法\n某政发〔2019〕3号\n第一条 中心组建期为2年，组建期满后三个月内申请验收，验收标准由市科技局制定。',
    '某市工程中心办法\n某政发〔2025〕8号\n第一条 本办法施行前获批组建、尚未验收的中心，可在2026年12月31日前按原标准申请验收。\n第二条 本办法自2025年7月1日起施行，《某市中心办法》（某政发〔2019〕3号）同时废止。',
  ]
  const [first] = libraryOf(
    texts.map((source, i) => ({ file: `${i === 0 ? 'old' : 'new'}.txt`, source, seed: { region: REGION } })),
  ).ask('获批组建还没验收的中心还能按老标准验收吗', { today: TODAY }).citations
  expect(first?.quotes.map(({ text }) => text).join('')).toContain('按原标准申请验收')
})
