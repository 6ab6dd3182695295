import { describe, expect, it } from 'vitest'
import { understand } from '../../../src/core/question/index.ts'
import { ask, library, termTexts } from './library.ts'

describe('follow-ups', () => {
  const ASKED = '安康省级专精特新企业奖励多少'

  it.each([
    ['那国家级的呢', ['国家级', '专精特新'], ['省级'], '陕西省安康市', 'amount'],
    ['谁负责', ['专精特新'], [], '陕西省安康市', 'department'],
    ['贵州呢', ['专精特新', '省级'], ['安康'], '贵州省', 'amount'],
    ['那贵州呢？', ['专精特新'], ['安康'], '贵州省', 'amount'],
    ['最高多少', ['专精特新'], [], '陕西省安康市', 'amount'],
    ['原文发我一下', ['专精特新'], [], '陕西省安康市', 'source'],
    ['什么时候截止？', ['专精特新'], [], '陕西省安康市', 'deadline'],
    ['需要什么条件', ['专精特新'], [], '陕西省安康市', 'condition'],
    ['这个政策还有效吗', ['专精特新'], [], '陕西省安康市', 'status'],
    ['奖几年', ['专精特新'], [], '陕西省安康市', 'deadline'],
    ['给几年', ['专精特新'], [], '陕西省安康市', 'deadline'],
    ['多久', ['专精特新'], [], '陕西省安康市', 'deadline'],
    ['归谁管', ['专精特新'], [], '陕西省安康市', 'department'],
    ['归哪个部门', ['专精特新'], [], '陕西省安康市', 'department'],
    ['要啥材料', ['专精特新'], [], '陕西省安康市', 'condition'],
    ['咨询电话多少', ['专精特新'], [], '陕西省安康市', 'department'],
    ['这钱是市里掏还是省里掏', ['专精特新'], [], '陕西省安康市', 'amount'],
    ['都从哪些企业里头挑', ['专精特新'], [], '陕西省安康市', 'condition'],
  ])('%s', (message, wanted, unwanted, region, intent) => {
    const understood = ask(message, ASKED)
    const texts = termTexts(understood)
    expect(understood.kind).toBe('policy')
    for (const text of wanted) expect(texts.some((term) => term.includes(text))).toBe(true)
    for (const text of unwanted) expect(texts).not.toContain(text)
    expect(understood.places.map((place) => place.region)).toEqual([region])
    expect(understood.intents[0]).toBe(intent)
    expect(understood.carried).toContain('专精特新')
  })

  it('那 opens a question and is no part of a name, and one who pays takes the place of another', () => {
    const texts = termTexts(ask('那大型企业呢', '机关单位采购我们的货几天要付款'))
    expect(texts).toContain('大型企业')
    for (const text of ['那大', '机关', '机关单位']) expect(texts).not.toContain(text)
    expect(termTexts(ask('那曲的政策呢', ASKED))).not.toContain('曲')
  })

  it.each(['贵州知识产权质押融资贴息多少', '安政办发〔2024〕13号有效吗'])('%s stands on its own', (message) => {
    const understood = ask(message, ASKED)
    expect(understood.carried).toBeNull()
    expect(understood.terms.every(({ from }) => from !== 'history')).toBe(true)
  })

  it.each(['那小微企业招应届毕业生有补贴吗', '营业执照刚办一个月能贷款不'])('%s keeps the place alone', (message) => {
    const understood = ask(message, ASKED)
    expect(understood.carried).toBe('安康')
    expect(understood.places.map(({ region, from }) => [region, from])).toEqual([['陕西省安康市', 'history']])
    expect(understood.terms.every(({ from }) => from !== 'history')).toBe(true)
  })

  it.each([
    ['小公司退几成', '安康失业保险稳岗返还怎么申请', '稳岗返还'],
    ['贴多少利息，一家最多多少', '安康知识产权质押融资有补贴么', '质押融资'],
    ['贷了五年的款行不行', '安康专利质押融资贴息怎么弄', '质押融资'],
    ['国家有补贴吗', '安康稳岗返还怎么办', '稳岗返还'],
    ['那这期间要是停业了咋办', '安康创业担保贷款怎么申请', '贷款'],
  ])('%s is still about the subject before', (message, before, subject) => {
    expect(termTexts(ask(message, before)).some((text) => text.includes(subject))).toBe(true)
  })

  it('asks for another recipient instead of the one before', () => {
    const texts = termTexts(ask('那公司去贷呢', '安康个人贷款贴息多少'))
    expect(texts).toContain('公司')
    expect(texts).not.toContain('个人')
  })

  it('tells what was carried over in the words of the question, where its parts make no phrase', () => {
    const before = '安康展会因疫情亏惨了，房租还能往后拖几个月'
    expect(ask('我们是高新技术企业呢', before).carried).toContain('展会因疫情亏惨了')
    expect(ask('4A景区呢', '安康3A景区奖多少').carried).not.toContain('3a')
  })

  it('takes 这个十条 for a document of ten', () => {
    expect(ask('安康这个十条找谁解释').clauseNumber).toBeNull()
    expect(ask('安康第十条找谁解释').clauseNumber).toBe('第10条')
    expect(ask('安康那个十六条原文发我').clauseNumber).toBe('第16条')
  })

  it.each(['库里有哪些文件', '收录了哪些地方的文件'])('%s asks about the whole library', (message) => {
    expect(ask(message, ASKED)).toMatchObject({ places: [], carried: null })
  })

  it('on another subject is about the place that the chat is bound to', () => {
    const bound = { library, region: '贵州省', history: [ASKED], pinyinOf: () => [] }
    expect(understand('小微企业招应届毕业生有补贴吗', bound).places[0]?.region).toBe('贵州省')
  })

  it.each(['公示完了钱多久能到账', '审核要几天', '领了购房补贴还能领这个不'])(
    '%s is about what was asked before',
    (message) => {
      expect(termTexts(ask(message, ASKED))).toContain('专精特新企业')
    },
  )

  it.each(['要是我们去年已经领过省里的呢', '到那天还没认定下来咋办', '晚报的话还给吗'])(
    '%s is a case of what was asked before',
    (message) => {
      expect(termTexts(ask(message, ASKED))).toContain('专精特新企业')
    },
  )

  it('asks for no date where the question before did', () => {
    expect(ask('晚报的话还给吗', '安康专精特新企业什么时候申报').intents).toEqual(['general'])
  })

  it('follows a chain of follow-ups', () => {
    const understood = ask('谁负责', ASKED, '贵州呢', '谢谢')
    expect(understood.places[0]?.region).toBe('贵州省')
    expect(termTexts(understood)).toContain('专精特新企业')
  })

  it('keeps the document that was spoken of', () => {
    expect(ask('第3条呢', '安康那个文件有效吗').documentIds).toEqual(['ankang'])
  })

  it.each(['五个地方都怎么说', '对比一下'])('%s asks all places about the same', (message) => {
    expect(ask(message, ASKED)).toMatchObject({ allPlaces: true, places: [] })
  })

  it('what stood before the same noun is replaced', () => {
    const texts = termTexts(ask('收购专利的企业呢', '出口商标的企业奖励多少'))
    expect(texts).not.toContain('商标')
  })

  it('another figure of the same unit is put in the place of the one before', () => {
    expect(termTexts(ask('两年的呢', '安康买设备满三年补多少'))).not.toContain('三')
  })

  it('a figure of one’s own asks for the sum that was told', () => {
    expect(ask('我才买了两台，咋算', '安康买设备一台补多少').carried).not.toBeNull()
  })

  it.each(['换成贵州的话', '要是在贵州的话', '那放在贵州呢'])(
    'another place is put in the place of the one before: %s',
    (q) => {
      const understood = ask(q, '安康专利质押贴息多少')
      expect(understood.places[0]?.region).toBe('贵州省')
      expect(understood.terms.filter(({ from }) => from === 'word')).toEqual([])
      expect(termTexts(understood).some((text) => text.includes('贴息'))).toBe(true)
    },
  )

  it('什么时候完成 is asked of what was talked of', () => {
    expect(ask('什么时候完成', '安康专利导航做几家').carried).toContain('专利导航')
  })
})
