import { describe, expect, it } from 'vitest'
import { libraryOf, TODAY } from '../../support/library.ts'

const rent = (place: string, months: number): string =>
  [
    `${place}房租减免办法`,
    '',
    `第一条 ${place}中小微企业租用国有房屋的，免收${months}个月房租。`,
    '第二条 本办法由管理委员会负责解释。',
  ].join('\n')

const libraryWith = (...regions: readonly string[]) =>
  libraryOf(regions.map((region, i) => ({ file: `d${i}.txt`, source: rent(region, i + 2), seed: { region } })))

const QUESTION = '房租减免几个月'

describe('a place that comes with a question', () => {
  it('is the zone that it names, and its city’s rule is told as one from above', () => {
    const library = libraryWith('天津市', '陕西省')
    const answer = library.ask(QUESTION, { today: TODAY, region: '天津经济技术开发区' })
    expect(answer.citations.map(({ document: { region } }) => region)).toEqual(['天津市'])
    for (const region of ['昆山开发区', '青岛经开区', '成都高新区']) {
      const elsewhere = library.ask(QUESTION, { today: TODAY, region })
      expect(elsewhere.citations).toEqual([])
      expect(elsewhere.region).not.toBeNull()
    }
  })

  it('is read as in a question where it is more than a division’s name', () => {
    const answer = libraryWith('重庆市', '陕西省').ask(QUESTION, { today: TODAY, region: '重庆市秀山县中和街道' })
    expect(answer.citations.map(({ document: { region } }) => region)).toEqual(['重庆市'])
  })

  it('is asked for again where nobody knows it: no place’s rule is given for it', () => {
    const library = libraryWith('天津市', '陕西省')
    const answer = library.ask(QUESTION, { today: TODAY, region: '某某园' })
    expect(answer).toMatchObject({ status: 'clarify', citations: [] })
    expect(answer.text).toContain('没有认出“某某园”')
    expect(library.ask(`陕西${QUESTION}`, { today: TODAY, region: '某某园' }).status).toBe('answered')
    expect(library.ask('你好', { today: TODAY, region: '某某园' }).text).not.toContain('没有认出')
  })
})

describe('the document of a zone', () => {
  const library = libraryOf([{ file: 'a.txt', source: rent('天津经济技术开发区', 2) }])

  it('is the zone’s, by whatever name it is called', () => {
    for (const name of ['天津开发区', '天津经开区', '泰达']) {
      const answer = library.ask(`${name}${QUESTION}`, { today: TODAY })
      expect(answer.citations.map(({ document: { region } }) => region)).toEqual(['天津市天津经济技术开发区'])
    }
  })

  it('answers neither for its city nor for another district', () => {
    expect(library.ask(`天津市${QUESTION}`, { today: TODAY }).status).toBe('not_found')
    expect(library.ask(QUESTION, { today: TODAY, region: '天津市南开区' }).citations).toEqual([])
  })
})

describe('a question that names no place', () => {
  it('asks of parts of something, and of no places: 医院里哪些地方', () => {
    const library = libraryWith('天津市', '陕西省')
    expect(library.ask('医院里哪些地方免收房租', { today: TODAY }).text).not.toContain('的文件里没有找到')
  })
})
