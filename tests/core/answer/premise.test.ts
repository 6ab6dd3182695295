import { describe, expect, it } from 'vitest'
import { libraryOf, TODAY } from '../../support/library.ts'

const SOURCE = [
  '遂宁市专利转化运用若干措施',
  '第一条 专利导航',
  '实施专利导航工程，对省级专利导航项目，按照每项10万元—30万元落实专项资金。',
  '第二条 中小企业',
  '对首次认定的国家级专精特新“小巨人”企业给予20万元奖励。',
  '第三条 风险分担',
  '鼓励保险、担保等机构参与专利质押融资，建立专利质押贷款风险分担机制。',
  '第四条 企业培育',
  '组织省级技术创新中心参加标准试点，支持瞪羚企业开展专利转化，全覆盖专精特新企业。',
  '第五条 中介服务',
  '对促成专利转让的服务机构，按合同交易额的5%给予资助。',
].join('\n')
const text = { file: 'a.txt', source: SOURCE, seed: { region: '四川省遂宁市' } }
const library = libraryOf([text])
const ask = (question: string) => library.ask(question, { today: TODAY })

describe('a sum or a benefit that a question takes for granted', () => {
  it.each([
    // 30万 and 省级 stand in a clause on another matter.
    '遂宁 省级技术转移机构刚批下来 给30万吗',
    '遂宁专利质押贷款给两年贴息 怎么领',
    '遂宁评上瞪羚企业那20万找谁领',
  ])('is told of by no clause on another matter: %s', (question) => {
    const { status, nearest } = ask(question)
    expect(status).toBe('not_found')
    expect(nearest).toBeUndefined()
  })

  it.each([
    ['遂宁首次认定小巨人那20万找谁领', '第二条'],
    ['遂宁 听说小巨人给20万 归谁管', '第二条'],
    ['遂宁我促成了一笔专利转让 按5%给我提成对不', '第五条'],
  ])('is told of where it is true: %s', (question, label) => {
    const { status, citations, lead } = ask(question)
    expect(status).toBe('answered')
    expect(citations[0]?.clause.path.join()).toContain(label)
    expect(lead ?? '').not.toContain('这个数')
  })

  it('is said to be in none where the clause on it has another one', () => {
    const { lead, citations } = ask('遂宁首次认定小巨人奖50万还是100万')
    expect(citations[0]?.clause.path.join()).toContain('第二条')
    expect(lead).toContain('相关条款里没有“50万”这个数')
  })

  it('is one in whatever words the asker was told of it', () => {
    const { lead, citations } = ask('听人讲遂宁首次认定小巨人奖五千块，找哪个窗口领')
    expect(citations.map(({ clause }) => clause.path.at(-1))).toEqual(['第二条 中小企业'])
    expect(lead).toContain('相关条款里没有“五千块”这个数')
  })
})

describe('a title that the asker has gained', () => {
  const source = [
    '遂宁市稳定就业若干措施',
    '第一条 就业服务',
    '人力资源服务机构为高新技术企业介绍员工的，按每人400元给予补贴。',
    '第二条 单项冠军',
    '对新认定的制造业单项冠军企业给予50万元奖励。',
  ].join('\n')
  const jobs = libraryOf([{ ...text, source }])

  it('is rewarded by no clause that only speaks of those who have it', () => {
    expect(jobs.ask('遂宁评上高新技术企业奖多少', { today: TODAY }).status).toBe('not_found')
  })

  it('is rewarded by the clause on those who gain it', () => {
    const { citations } = jobs.ask('遂宁评上单项冠军奖多少', { today: TODAY })
    expect(citations[0]?.clause.path.join()).toContain('第二条')
  })
})
