import { describe, expect, it } from 'vitest'
import { libraryOf } from '../../support/library.ts'

const region = '浙江省绍兴市柯桥区'
const library = libraryOf([
  {
    file: 'policy.txt',
    source: [
      '柯桥区加快文化旅游产业高质量发展若干政策',
      '（一）新评定为五星级、四星级旅游饭店的，分别奖励200万元、80万元。',
      '（二）旅行社全年组织区外游客过夜，累计1000人次以上的，按每人次20元奖励。单家旅行社全年奖励最高40万元。',
      '（三）新开办实体书店营业面积200平方米以上的，按每平方米500元一次性补助，最高30万元。',
      '（四）区文化广电旅游局负责受理审核。项目单位应于次年4月1日至5月31日申报。',
      '（五）本政策自2023年5月1日起施行，有效期至2025年12月31日。',
    ].join('\n'),
    seed: { region, number: '绍柯政发〔2023〕9号', issuedOn: '2023-03-28' },
  },
  {
    file: 'notice.txt',
    source: [
      '绍兴市柯桥区人民政府办公室关于延长柯桥区加快文化旅游产业高质量发展若干政策有效期的通知',
      '《柯桥区加快文化旅游产业高质量发展若干政策》（绍柯政发〔2023〕9号）将于2025年12月31日到期。现将有关事项通知如下：',
      '一、绍柯政发〔2023〕9号文件有效期延长至2027年12月31日。',
      '二、延长期内，第（三）条实体书店补助不再执行，2025年12月31日前已开办的书店仍可申报。',
      '三、延长期内，旅行社引客奖励的全年最高限额由40万元调整为50万元。',
      '四、其他条款继续执行。',
    ].join('\n'),
    seed: { region, number: '绍柯政办发〔2025〕41号', issuedOn: '2025-12-15' },
  },
])
const ask = (question: string, today = '2026-11-01') => library.ask(question, { today, region: '柯桥' })
const cited = (question: string) =>
  ask(question).citations.map(({ document, clause }) => `${document.id} ${clause.label}`)

describe('a document whose term another one extends', () => {
  it('holds until the new day, and says by what', () => {
    const { citations, lead } = ask('柯桥四星级饭店奖多少')
    expect(citations[0]?.document).toMatchObject({ id: 'policy', status: 'in_force', validTo: '2027-12-31' })
    expect(citations[0]?.notices.join()).toMatch(/原到2025年12月31日，已由《.*》（绍柯政办发〔2025〕41号）延长至2027年/)
    expect(lead).not.toContain('期限已过')
    expect(ask('柯桥四星级饭店奖多少', '2028-01-01').citations[0]?.document.status).toBe('term_passed')
  })

  it.each(['柯桥文旅那个政策2025年底不是到期了吗，现在还能用吗', '绍柯政发〔2023〕9号还有效吗'])(
    'is told to hold, with the notice that extends it: %s',
    (question) => {
      const { text, citations } = ask(question)
      expect(text).toMatch(/期限：2023年5月1日—2027年12月31日（由《.*》.*延长）\n状态：有效/)
      expect(citations.flatMap(({ quotes }) => quotes.map((quote) => quote.text)).join()).toContain(
        '有效期延长至2027年12月31日',
      )
    },
  )

  it('is amended in the clause that the notice ends, and in the only one of the sum that it changes', () => {
    expect(ask('柯桥新开实体书店补多少').lead).toMatch(/^有关条款已被.*废止/)
    expect(cited('柯桥新开实体书店补多少')).toEqual(['notice 二、', 'policy （三）'])
    const { citations } = ask('柯桥旅行社引客全年奖励最高多少')
    expect(citations[0]?.quotes[0]?.text).toContain('50万元')
    expect(citations[1]?.clause.label).toBe('（二）')
    expect(citations[1]?.facts.map(({ amount }) => amount).join()).not.toContain('40万元')
    expect(cited('柯桥旅行社组织游客过夜每人次奖励多少')).toEqual(['policy （二）', 'notice 三、'])
  })

  it('does not lead with the clause that is ended where another thing is asked', () => {
    expect(cited('柯桥文化旅游项目几月份申报')[0]).toBe('policy （四）')
  })
})
