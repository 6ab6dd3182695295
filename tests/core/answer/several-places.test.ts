import { describe, expect, it } from 'vitest'
import { libraryOf, TODAY } from '../../support/library.ts'

const PRACTICES = `关于部分地方优化营商环境典型做法的通报

一、获得电力便利化改革
北京开展小微企业三零专项服务行动，将低压供电容量由100千瓦提升到160千瓦。客户报装后无需往返营业厅，由供电企业负责勘查施工和装表送电；精简用电报装资料种类和数量，取消小微企业内部工程图纸审核及中间检查，办电环节由原来的6个减少到2个。供电企业全额承担表箱及以上设备设施投资。
上海将与电网接入工程有关的审批环节改为并联同步操作，办理电力接入平均用时压缩至25个工作日以内。取消低压非居民用户电力接入工程费用，小微用户获得电力接入成本直接降为零。

二、不动产登记改革
浙江、湖北武汉在不动产交易登记领域合并三个窗口，群众办理不动产登记只需取一次号。
江西推进不动产登记和交易一体化改革，设立综合窗口统一办理不动产登记。
`

describe('a clause that tells what several places do', () => {
  const library = libraryOf([{ file: 'a.txt', source: PRACTICES, seed: { region: '全国' } }])
  const ask = (question: string) => library.ask(question, { today: TODAY })
  const quoted = (question: string): string =>
    ask(question)
      .citations.flatMap(({ quotes }) => quotes.map(({ text }) => text))
      .join('\n')

  it('is quoted for each of them where it is asked which places there are', () => {
    const said = quoted('哪些城市搞了小微企业获得电力改革，要几天')
    expect(said).toContain('北京开展小微企业三零专项服务行动')
    expect(said).toContain('25个工作日以内')
  })

  it('answers for each of those asked about', () => {
    const said = quoted('北京上海两地获得电力改革各有什么做法')
    expect(said).toContain('北京开展小微企业三零专项服务行动')
    expect(said).toContain('上海将与电网接入工程有关的审批环节')
  })

  it('is quoted behind the place whose practice it is', () => {
    expect(quoted('办电时表箱的设备设施投资谁承担')).toMatch(/北京[^]*供电企业全额承担/)
  })

  it('answers for no other place', () => {
    expect(quoted('不动产登记改革湖南是怎么做的')).toBe('')
    expect(quoted('不动产登记改革武汉是怎么做的')).toContain('湖北武汉')
  })

  it('says that a charge is dropped', () => {
    expect(ask('上海电力接入收费吗').lead).not.toContain('没有写明是否收费')
  })
})

describe('where something is spoken of', () => {
  const held = (region: string, ...lines: readonly string[]) => ({
    file: `${region}.txt`,
    source: [`${region}专利转化方案`, ...lines].join('\n'),
    seed: { region },
  })
  const library = libraryOf([
    held(
      '安徽省淮南市',
      '第一条 转化方式',
      '鼓励高校对专利采用开放许可方式转化，支持质权人运营处置专利，组织专利推介、对接、路演活动，开展运用培训。',
      '第二条 转化服务',
      '推广专利开放许可使用费估算指引：引导定价。',
    ),
    held('河南省信阳市', '第一条 转化活力', '引导专利权人采用“开放许可”方式，提升专利转化效率。'),
    held('陕西省安康市', '第一条 人才', '支持引进博士。'),
  ])
  const { citations, text } = library.ask('哪些地方的文件提到专利开放许可 都列出来', { today: TODAY })

  it('is listed with each clause that says it, in whatever marks', () => {
    const said = citations.map(({ document, clause }) => `${document.region} ${clause.label}`)
    expect(said).toHaveLength(3)
    expect(said).toEqual(expect.arrayContaining(['安徽省淮南市 第一条', '安徽省淮南市 第二条', '河南省信阳市 第一条']))
  })

  it('is denied of those alone that say nothing of it', () => {
    expect(text).toContain('安康市的文件里没有找到这方面的规定')
    expect(text).not.toContain('信阳市、')
  })
})
