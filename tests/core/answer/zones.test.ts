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

  it('answers for its city as the zone’s alone, and not for another district', () => {
    const { lead } = library.ask(`天津市${QUESTION}`, { today: TODAY })
    expect(lead).toContain('库里没有天津市本级的规定，以下是下级地区的文件，只适用于当地')
    expect(library.ask(QUESTION, { today: TODAY, region: '天津市南开区' }).citations).toEqual([])
  })
})

describe('a question that names no place', () => {
  it('asks of parts of something, and of no places: 医院里哪些地方', () => {
    const library = libraryWith('天津市', '陕西省')
    expect(library.ask('医院里哪些地方免收房租', { today: TODAY }).text).not.toContain('的文件里没有找到')
  })
})

describe('a zone that lies in the province and in none of its cities by its code', () => {
  const source =
    '长沙市知识产权奖励办法\n第一条 发明专利授权后每件奖励3000元。\n第二条 湘江新区的企业由湘江新区市场监管局受理申请，资金由新区财政负担。'
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '湖南省长沙市' } }])

  it('is answered from the city’s text that tells of it', () => {
    const answer = library.ask('湘江新区的企业找谁申请，资金谁负担', { today: TODAY })
    expect(answer).toMatchObject({ status: 'answered' })
    expect(answer.citations[0]?.clause.label).toBe('第二条')
    expect(answer.lead).toContain('其中写到湘江新区')
  })

  it('is not held where no text does', () => {
    expect(library.ask('西咸新区的企业找谁申请', { today: TODAY }).text).toContain('没有收录')
  })
})

it('says whether nothing of a place is held, or nothing on the matter', () => {
  const source = '国务院关于支持小微企业的通知\n一、免收小微企业房租三个月。'
  const national = { file: 'a.txt', source, seed: { region: '全国' } }
  const city = { file: 'b.txt', source: rent('四川省绵阳市', 3), seed: { region: '四川省绵阳市' } }
  const ask = (...texts: readonly { file: string; source: string; seed: { region: string } }[]) =>
    libraryOf(texts).ask('绵阳人才公寓押金退多少', { today: TODAY }).text
  expect(ask(national)).toMatch(/^库里没有收录四川省绵阳市的政策文件，上级文件里也没有找到/)
  expect(ask(national, city)).toMatch(/^库里没有找到四川省绵阳市的/)
})

it('names the line of a district in its city’s list of telephone numbers', () => {
  const source =
    '厦门市税费减免指南\n一、延期缴纳税款\n申请延期缴纳税款的咨询电话：思明区局：2661852 集美区局：6106968。'
  const { lead } = libraryOf([{ file: 'a.txt', source, seed: { region: '福建省厦门市' } }]).ask(
    '集美延期缴纳税款咨询电话多少',
    { today: TODAY },
  )
  expect(lead).toContain('其中写到集美区')
})

describe('a zone that is one with a district', () => {
  const title = '无锡高新区（新吴区）关于支持企业绿色发展的若干政策'
  const source = [title, '', '第一条 对获评省级绿色工厂的企业，给予20万元奖励。', '第二条 本政策自2025年1月1日起施行。']
  const library = libraryOf([{ file: 'a.txt', source: source.join('\n') }])

  it.each([
    ['新吴区省级绿色工厂奖多少', undefined],
    ['无锡高新区省级绿色工厂奖多少', undefined],
    ['省级绿色工厂奖多少', '无锡市新吴区'],
  ])('is meant by either name: %s', (question, region) => {
    expect(library.ask(question, { today: TODAY, region }).status).toBe('answered')
  })

  it('is meant by no other district of its city', () => {
    expect(library.ask('无锡滨湖区省级绿色工厂奖多少', { today: TODAY }).status).toBe('not_found')
  })
})

describe('市里, asked in a city within a city', () => {
  it('is that city, where the library has nothing of the one around it', () => {
    const asked = (...regions: readonly string[]) =>
      libraryWith(...regions).ask('市里的房租减免几个月', { today: TODAY, region: '晋江市' })
    expect(asked('福建省泉州市晋江市').citations[0]?.document.region).toBe('福建省泉州市晋江市')
    expect(asked('福建省泉州市晋江市', '福建省泉州市').citations[0]?.document.region).toBe('福建省泉州市')
  })
})
