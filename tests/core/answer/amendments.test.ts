import { describe, expect, it } from 'vitest'
import { libraryOf } from '../../support/library.ts'

const region = '浙江省丽水市龙泉市'
const library = libraryOf([
  {
    file: 'old.txt',
    source: [
      '龙泉市商贸发展实施意见',
      '一、支持企业做大做强',
      '1.鼓励小微企业入库。对新增入库的零售企业给予3万元奖励。',
      '2.鼓励个体转企。对转企的个体工商户给予1万元奖励。',
      '二、促进大宗消费',
      '3.开展汽车消费活动。购买新车的，发放2000元消费券。',
      '4.支持展销。对展销会场租给予30%补助，最高15万元。',
      '三、完善统计监测',
      '5.奖励统计员。每家企业给予统计员每年1200元补助。',
    ].join('\n\n'),
    seed: { region, number: '龙政发〔2024〕11号', issuedOn: '2024-06-12' },
  },
  {
    file: 'new.txt',
    source: [
      '龙泉市人民政府关于修改《龙泉市商贸发展实施意见》部分条款的通知',
      '决定对《龙泉市商贸发展实施意见》（龙政发〔2024〕11号）的个别条款作如下修改：',
      '一、在第一部分第1点中增加“零售额首次达到5亿元的，再奖励20万元。”',
      '二、将第三部分第5点修改为：“每家企业给予统计员每年1500元补助。”',
      '三、删去第二部分第3点。',
    ].join('\n\n'),
    seed: { region, number: '龙政发〔2025〕9号', issuedOn: '2025-08-14' },
  },
])

const ask = (question: string) => library.ask(question, { today: '2026-01-01', region: '龙泉' })
const cited = (question: string) =>
  ask(question).citations.map(({ document, clause }) => `${document.id} ${clause.label}`)

describe('a clause that another document amends', () => {
  it('stands behind its new wording, and says that it was changed', () => {
    const { citations } = ask('统计员每年补助多少钱')
    expect(cited('统计员每年补助多少钱').slice(0, 2)).toEqual(['new 二、', 'old 5.'])
    expect(citations[0]?.quotes[0]?.text).toContain('1500元')
    expect(citations[1]?.notices[0]).toMatch(/^本条已被《.*》（龙政发〔2025〕9号）修改/)
  })

  it('is told to be deleted before anything else', () => {
    const { text, citations } = ask('买新车发多少消费券')
    expect(text).toMatch(/^有关条款已被《.*》（龙政发〔2025〕9号）删去，不再执行/)
    expect(citations.map(({ document, clause }) => `${document.id} ${clause.label}`)).toEqual(['new 三、', 'old 3.'])
  })

  it('stands before what is only added to it', () => {
    expect(cited('新增入库的零售企业奖多少').slice(0, 2)).toEqual(['old 1.', 'new 一、'])
  })

  it('makes no other clause of the document one that was changed', () => {
    const { citations } = ask('展销会场租补助多少')
    expect(citations[0]?.notices.join()).toMatch(/^部分条款已被/)
  })
})

describe('the status of an amended document', () => {
  it.each(['龙政发〔2024〕11号还有效吗', '龙政发〔2024〕11号有没有修改过'])('says by what: %s', (question) => {
    const { text, citations } = ask(question)
    expect(text).toContain(
      '部分条款已被《龙泉市人民政府关于修改〈龙泉市商贸发展实施意见〉部分条款的通知》（龙政发〔2025〕9号）修改',
    )
    expect(citations.map(({ document }) => document.id)).toContain('new')
  })

  it('is that of a text published anew where its head says so', () => {
    const anew = libraryOf([
      {
        file: 'a.txt',
        source:
          '某市甲办法\n（2020年1月1日公布　根据2024年3月1日《某市关于修改〈某市甲办法〉的决定》修正）\n第一条 给予奖励10万元。\n第二条 每年4月申报。',
        seed: { region: '浙江省', issuedOn: '2020-01-01' },
      },
      {
        file: 'b.txt',
        source:
          '某市关于修改《某市甲办法》的决定\n决定对《某市甲办法》作如下修改：\n一、第一条修改为：“给予奖励10万元。”',
        seed: { region: '浙江省', issuedOn: '2024-03-01' },
      },
    ])
    const [document] = anew.documents
    expect(document && anew.validity(document, '2026-01-01').notices).toEqual([])
  })
})
