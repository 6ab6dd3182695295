import { describe, expect, it } from 'vitest'
import type { Answer, AskOptions } from '../../../src/core/answer/types.ts'
import { normalise } from '../../../src/core/text/normalise.ts'
import { published } from '../../../src/core/answer/published.ts'
import { answerSchema } from '../../support/answer-schema.ts'
import { measureText } from '../../support/folder.ts'
import { documentNamed, libraryOf, seedsLibrary, TODAY } from '../../support/library.ts'
import { bookTitle } from '../../../src/core/text/marks.ts'

const library = seedsLibrary()

function ask(question: string, options: Partial<AskOptions> = {}): Answer {
  return library.ask(question, { today: TODAY, ...options })
}

function first({ citations: [citation] }: Answer) {
  if (!citation) throw new Error('no citation')
  return citation
}

const quoted = (answer: Answer): string =>
  normalise(
    first(answer)
      .quotes.map(({ text }) => text)
      .join(''),
  )

it('reads no more of a conversation than its last six questions', () => {
  const read: string[] = []
  const earlier = Array.from({ length: 40 }, (_, i) => `第${i}个问题，这个由谁负责`)
  const history = new Proxy(earlier, {
    get: (target, key) => {
      if (typeof key === 'string' && /^\d+$/.test(key)) read.push(key)
      return Reflect.get(target, key) as unknown
    },
  })
  ask('由谁负责', { history })
  expect(new Set(read)).toEqual(new Set(['34', '35', '36', '37', '38', '39']))
})

describe('what issue 2 must show', () => {
  it('贷款贴息条件: two years of interest, with number and departments', () => {
    const answer = ask('贷款贴息条件')
    const { document, clause, departments } = first(answer)
    expect(answer).toMatchObject({ status: 'answered', intent: 'condition' })
    expect(document).toMatchObject({
      file: '004_ankang.txt',
      title: '安康市专利转化运用促进知识产权高质量发展若干措施',
      titleInferred: false,
      number: '安政办发〔2024〕13号',
      issuer: '安康市人民政府办公室',
      region: '陕西省安康市',
      issuedOn: '2024-12-13',
      status: 'in_force',
    })
    expect(clause.label).toBe('12.')
    expect(clause.path).toEqual(['四、搭建供需平台，提升服务管理水平', '12. 推动金融服务'])
    expect(quoted(answer)).toContain('对企业用专利等知识产权获得质押贷款并按期偿还本息的,按比例给予两年贴息。')
    expect(departments.lead).toEqual(['市市场监管局', '安康金融监管分局', '人民银行安康市分行', '市工信局', '市财政局'])
  })

  it('专精特新奖励多少: 10 and 20 万元', () => {
    const answer = ask('专精特新奖励多少')
    expect(answer).toMatchObject({ status: 'answered', intent: 'amount' })
    expect(first(answer).document.file).toBe('004_ankang.txt')
    expect(first(answer).clause.label).toBe('3.')
    expect(quoted(answer)).toContain('10万元')
    expect(quoted(answer)).toContain('20万元')
    expect(
      first(answer)
        .facts.map(({ amount }) => normalise(amount ?? ''))
        .join(),
    ).toMatch(/10万元.*20万元/)
  })

  it('技术转移机构经费资助: 100 and 30 万元', () => {
    const answer = ask('技术转移机构经费资助')
    const { document, clause } = first(answer)
    expect(document.file).toBe('001_guizhou.txt')
    expect(clause.path.at(-2)).toMatch(/^（三）/)
    expect(clause.label).toBe('3.')
    expect(quoted(answer)).toContain('对新获批的国家级、省级技术转移机构,分别给予100万元、30万元经费资助。')
  })

  it.each(['高新技术企业所得税优惠税率多少', '深圳的专精特新奖励多少'])('%s: not in the library', (question) => {
    const answer = ask(question)
    expect(answer.status).toBe('not_found')
    expect(answer.citations).toEqual([])
    expect(answer.text).toMatch(/没有(?:找到|收录)/)
  })
})

describe('an answer', () => {
  const QUESTIONS = [
    '贷款贴息条件',
    '专精特新奖励多少',
    '技术转移机构经费资助',
    '深圳的专精特新奖励多少',
    '专利导航项目给多少钱',
    '专利开放许可有哪些支持',
    '安康和贵州的金融支持有什么不同',
    '安康第12条',
    '安康市的措施还有效吗',
    '推动金融服务由谁负责',
    '今天天气怎么样',
    '你好',
    '政策',
    '',
    '？？？',
    '专精特新奖励多少？贷款贴息有什么条件？',
  ]

  it.each(QUESTIONS)('to “%s” has the shape of the contract', (question) => {
    const answer = ask(question)
    expect(answerSchema.safeParse(JSON.parse(JSON.stringify(published(answer)))).error).toBeUndefined()
    expect(answer.question).toBe(question)
  })

  it.each(QUESTIONS)('to “%s” is the same when asked again, of a library opened again', (question) => {
    expect(JSON.stringify(ask(question))).toBe(JSON.stringify(ask(question)))
  })

  it.each(QUESTIONS)('to “%s” opens each source at the clause with its first quote', (question) => {
    const answer = ask(question)
    for (const { document, clause, quotes, url } of [...answer.citations, ...answer.related]) {
      const [quote] = quotes
      const query = quote ? `?q=${quote.start}-${quote.end}` : ''
      expect(url).toBe(`/documents/${encodeURIComponent(document.id)}${query}#${clause.id}`)
    }
  })

  it('is ready to forward: place, quote, office, document, number and path stand in the text', () => {
    const { text, citations } = ask('贷款贴息条件')
    expect(text).toContain('【陕西省安康市】')
    for (const { text: quote } of citations[0]?.quotes ?? []) expect(text).toContain(quote)
    expect(text).toContain('责任单位：市市场监管局、')
    expect(text).toContain('《安康市专利转化运用促进知识产权高质量发展若干措施》（安政办发〔2024〕13号）')
    expect(text).toContain('四、搭建供需平台，提升服务管理水平 › 12. 推动金融服务')
  })

  it('names every cited document in the text', () => {
    for (const question of QUESTIONS) {
      const { text, citations } = ask(question)
      for (const { document } of citations) expect(text).toContain(bookTitle(document.title))
    }
  })

  it('cites no clause twice and offers none as related that it cites', () => {
    for (const question of QUESTIONS) {
      const { citations, related } = ask(question)
      const keys = [...citations, ...related].map(({ document, clause }) => `${document.id}#${clause.id}`)
      expect(new Set(keys).size, question).toBe(keys.length)
    }
  })

  it('suggests questions that the library can answer', () => {
    for (const question of ['贷款贴息条件', '今天天气怎么样', '技术转移机构经费资助']) {
      const { suggestions } = ask(question)
      expect(suggestions.length).toBeGreaterThan(0)
      for (const suggestion of suggestions) expect(ask(suggestion).status, suggestion).toBe('answered')
    }
  })
})

describe('places (promise 3)', () => {
  it.each(['深圳', '广州市', '上海', '浙江省杭州市', '西安', '阜阳', '新疆'])(
    'nothing is answered for %s, which the library does not cover',
    (place) => {
      for (const subject of ['专精特新奖励多少', '贷款贴息条件', '技术转移机构经费资助']) {
        const answer = ask(`${place}${subject}`)
        expect(answer.status).toBe('not_found')
        expect(answer.citations).toEqual([])
        expect(answer.text).toContain('没有收录')
      }
    },
  )

  it('a place bound to the chat counts like one that was named', () => {
    expect(ask('专精特新奖励多少', { region: '深圳' }).status).toBe('not_found')
    expect(ask('专精特新奖励多少', { region: '安康' })).toMatchObject({ status: 'answered', region: '陕西省安康市' })
  })

  it('a place that was named counts more than the one bound', () => {
    const answer = ask('深圳的专精特新奖励多少', { region: '安康' })
    expect(answer).toMatchObject({ status: 'not_found', region: '广东省深圳市' })
    expect(first(ask('安康专精特新奖励多少', { region: '深圳' })).document.region).toBe('陕西省安康市')
  })

  it('only documents of the place and of the places above it are cited', () => {
    for (const [place, region] of [
      ['安康', '陕西省安康市'],
      ['信阳', '河南省信阳市'],
      ['淮南', '安徽省淮南市'],
      ['东胜', '内蒙古自治区鄂尔多斯市东胜区'],
      ['贵阳', '贵州省'],
    ]) {
      const answer = ask(`${place}知识产权质押融资有什么支持`)
      expect(answer.status, place).toBe('answered')
      for (const { document } of answer.citations) expect(document.region).toBe(region)
    }
  })

  it('a document of the province answers for its city, and the text says that it is not the city’s own', () => {
    const answer = ask('贵阳技术转移机构经费资助')
    expect(answer).toMatchObject({ status: 'answered', region: '贵州省贵阳市' })
    expect(answer.text).toContain('没有贵州省贵阳市本地的规定')
  })

  it('a document of a city does not answer for its province without a word', () => {
    const { status, text } = ask('陕西省专精特新奖励多少')
    if (status === 'answered') expect(text.split('\n')[0]).toMatch(/陕西省.*没有|没有陕西省/)
  })

  it('places that are named together by their first characters are places', () => {
    expect(ask('北上广专精特新奖励多少').citations).toEqual([])
  })

  it('another place’s clause may stand under related, never as the answer', () => {
    const { related, text } = ask('深圳的专精特新奖励多少')
    expect(related.length).toBeGreaterThan(0)
    expect(text).toContain('未必是所问')
    expect(text).not.toMatch(/10\s*万元/)
  })
})

describe('status (promise 4)', () => {
  it('a draft is said to be one, in the citation and in the text', () => {
    for (const place of ['淮南', '东胜']) {
      const answer = ask(`${place}知识产权质押融资有什么支持`)
      expect(first(answer).document.status).toBe('draft')
      expect(first(answer).notices.join()).toContain('征求意见稿')
      expect(answer.text).toContain('征求意见稿')
    }
  })

  it('a term passes on the day after its last', () => {
    const lastDay = ask('技术转移机构经费资助', { today: '2025-12-31' })
    const dayAfter = ask('技术转移机构经费资助', { today: '2026-01-01' })
    expect(first(lastDay).document).toMatchObject({
      status: expect.not.stringMatching('term_passed'),
      validTo: '2025-12-31',
    })
    expect(lastDay.text).not.toContain('过期')
    expect(first(dayAfter).document.status).toBe('term_passed')
    expect(first(dayAfter).notices.join()).toContain('2025年12月31日')
    expect(dayAfter.text).toContain('已过期')
    expect(first(dayAfter).quotes).toEqual(first(lastDay).quotes)
  })

  it('a title that the text does not have is marked as inferred', () => {
    const citation = first(ask('技术转移机构经费资助'))
    expect(citation.document.titleInferred).toBe(true)
    expect(citation.notices.join()).toContain('标题为推定')
  })

  it('a document in force has nothing to warn of', () => {
    expect(first(ask('贷款贴息条件')).notices).toEqual([])
  })

  it('related clauses carry the same notices', () => {
    const { related } = ask('深圳的专精特新奖励多少')
    for (const { document, notices } of related) {
      if (document.status === 'draft') expect(notices.join()).toContain('征求意见稿')
    }
  })
})

describe('right clause (promise 2)', () => {
  it('every quote lies inside its clause, under the clause’s own headings', () => {
    for (const document of library.documents) {
      for (const clause of document.clauses.filter(({ heading }) => heading !== '')) {
        const answer = ask(clause.heading)
        for (const { clause: cited, quotes } of answer.citations) {
          for (const quote of quotes) {
            expect(quote.start).toBeGreaterThanOrEqual(cited.start)
            expect(quote.end).toBeLessThanOrEqual(cited.end)
          }
        }
      }
    }
  })

  it('so does every quote in an answer about the document as such', () => {
    const { clause, quotes } = first(ask('安康市的措施还有效吗'))
    for (const quote of quotes) {
      expect(quote.start).toBeGreaterThanOrEqual(clause.start)
      expect(quote.end).toBeLessThanOrEqual(clause.end)
    }
  })

  it('a clause asked for by its number is the one that is cited', () => {
    const answer = ask('安康第12条')
    expect(first(answer).clause.label).toBe('12.')
    expect(first(answer).clause.start).toBe(
      documentNamed(library, 'ankang').clauses.find(({ label }) => label === '12.')?.start,
    )
  })

  it('a question about offices is answered with them first', () => {
    const { text } = ask('安康推动金融服务由谁负责')
    expect(text.split('\n')[0]).toMatch(/责任单位：市市场监管局、安康金融监管分局/)
  })
})

describe('conversation', () => {
  it('a question that names no subject is about the one before', () => {
    const answer = ask('谁负责', { history: ['安康贷款贴息条件'] })
    expect(answer).toMatchObject({ status: 'answered', intent: 'department', region: '陕西省安康市' })
    expect(first(answer).clause.label).toBe('12.')
  })

  it('what was carried over is said', () => {
    expect(ask('需要什么条件', { history: ['安康贷款贴息'] }).text).toMatch(/^按上一问：.*贷款贴息/)
  })

  it('a question that changes the subject keeps the place only', () => {
    const answer = ask('那贷款贴息呢', { history: ['安康专精特新奖励多少'] })
    expect(answer).toMatchObject({ status: 'answered', region: '陕西省安康市' })
    expect(first(answer).clause.label).toBe('12.')
  })

  it('a place that the library does not cover stays with the conversation', () => {
    expect(ask('那贷款贴息呢', { history: ['深圳专精特新奖励多少'] }).citations).toEqual([])
  })

  it('two questions in one message are both answered', () => {
    const { citations, text } = ask('专精特新奖励多少？贷款贴息有什么条件？')
    expect(citations.map(({ clause }) => clause.label)).toEqual(expect.arrayContaining(['3.', '12.']))
    expect(text).toContain('两年贴息')
    expect(normalise(text)).toContain('10万元')
  })
})

describe('那…呢 after a question about another of its kind', () => {
  const talents = libraryOf([
    {
      file: 'a.txt',
      source: [
        '衢江区人才政策',
        '',
        '第一条 中国科学院、中国工程院院士等顶尖人才，给予每人每年60万元的购房补贴。',
        '第二条 引进长江学者等国家级领军人才，给予每人每年40万元的购房补贴。',
        '第三条 引进钱江学者等省级领军人才，给予每人每年30万元的购房补贴。',
      ].join('\n'),
      seed: { region: '浙江省衢州市衢江区' },
    },
  ])

  it('is answered by what stands there of just that one', () => {
    const answer = talents.ask('那院士呢', { today: TODAY, history: ['衢江引进长江学者给什么补贴'] })
    expect(first(answer).clause.label).toBe('第一条')
  })
})

describe('a library of one small document', () => {
  const small = libraryOf([{ file: 'a.txt', source: measureText('安康市', '5') }])

  it('answers from it', () => {
    const answer = small.ask('参加境外展会有补贴吗', { today: TODAY })
    expect(answer.status).toBe('answered')
    expect(quoted(answer)).toContain('展位费5万元')
  })

  it('knows a compound by its parts though one of them has a single character', () => {
    expect(small.ask('展位费补贴多少', { today: TODAY }).status).toBe('answered')
  })

  it('refuses what it does not hold', () => {
    expect(small.ask('专精特新奖励多少', { today: TODAY }).status).toBe('not_found')
  })
})
