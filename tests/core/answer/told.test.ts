import { describe, expect, it } from 'vitest'
import { libraryOf, TODAY } from '../../support/library.ts'

const SOURCE = `某市支持企业发展若干措施

第一条 对科技型企业以知识产权质押融资的，按贷款利率的50%给予贴息。

第二条 对小微企业给予社会保险补贴。对新成立的中小微企业，给予开办补助1万元。

第三条 鼓励高校、科研机构开展专利开放许可，由市教育局负责推进。

第四条 推广专利开放许可使用费估算指引，由市知识产权局负责。

第五条 在疫情防控期间，出租人减免租金的，按减免金额的30%给予补助。

第六条 对会计人员继续教育给予学费补助500元。
`
const library = libraryOf([{ file: 'a.txt', source: SOURCE, seed: { region: '全国' } }])
const ask = (question: string) => library.ask(question, { today: TODAY })

const TOLD = [
  '我们是一家小公司',
  '我们公司刚成立不久',
  '我是公司的会计',
  '我是HR',
  '我们是一家民营企业',
  '我在一家公司上班',
]

describe('a sentence that only tells of who asks', () => {
  it.each(TOLD)('hides no clause: %s', (told) => {
    const alone = ask('知识产权质押融资贴息多少').citations[0]?.clause.id
    for (const message of [`${told}。知识产权质押融资贴息多少`, `知识产权质押融资贴息多少？${told}。`])
      expect(ask(message).citations[0]?.clause.id).toBe(alone)
    expect(ask(`${told}，想问一下知识产权质押融资贴息多少`).text).toContain('50%')
  })

  it.each(TOLD)('is never answered as a question: %s', (told) => {
    expect(ask(`${told}。师范学院录取分数线`).status).toBe('not_found')
    expect(ask(`${told}。你好`).text).toMatch(/^您好/)
    expect(ask(`你好。${told}。`).text).toMatch(/^您好/)
    expect(ask(`${told}。你是谁`).text).toMatch(/^我是惠问/)
    expect(ask(`${told}。`).status).toBe('clarify')
  })

  it('is dropped before words that ask nothing by themselves, and before a follow-up', () => {
    expect(ask('我是会计，知识产权质押融资贴息').text).toContain('50%')
    const history = ['知识产权质押融资贴息多少']
    const { citations } = library.ask('我是做食品的。归谁负责', { today: TODAY, history })
    expect(citations[0]?.clause.id).toBe(library.ask('归谁负责', { today: TODAY, history }).citations[0]?.clause.id)
  })

  it('does not bring an answer to what the library does not tell of', () => {
    expect(ask('我是做食品的。专利买了保险，保费能退点不').status).toBe('not_found')
  })

  it('decides between clauses that answer alike', () => {
    expect(ask('我是高校科研处的，开放许可归谁负责').text).toContain('市教育局')
    expect(ask('我是房东，疫情期间减免租金能补助多少').text).toContain('30%')
  })

  it('is what is asked about where nothing else is', () => {
    expect(ask('我是会计，继续教育学费补助多少').text).toContain('500元')
    expect(ask('我们是新成立的小企业，开办给多少补助').text).toContain('1万元')
  })

  it('says where: the place that it names is that of the question', () => {
    const places = libraryOf([
      { file: 'a.txt', source: SOURCE.replace('某市', '安康市'), seed: { region: '陕西省安康市' } },
      {
        file: 'b.txt',
        source: SOURCE.replace('某市', '淮南市').replace('50%', '30%'),
        seed: { region: '安徽省淮南市' },
      },
    ])
    expect(places.ask('我是淮南一家公司的会计。知识产权质押融资贴息多少', { today: TODAY }).text).toContain('30%')
  })
})
