import { describe, expect, it } from 'vitest'
import { libraryOf, TODAY } from '../../support/library.ts'

const SOURCE = `中山市上市企业扶持办法

第一条 企业在境内上市的，给予一次性补助500万元。

第二条 上市公司再融资的，按募集资金额的1‰给予补助，每家企业每年最高100万元。

第三条 获得上市补助的企业五年内将注册地迁出本市的，应当全额退回已获得的补助资金。

第四条 特级教师来本市工作的，给予安家补助30万元，每年发放3万元人才津贴。

第五条 领军人才来本市工作的，给予购房补贴100万元，每年发放6万元人才津贴。

第六条 新建面积不少于2000平方米的电竞馆，按照设备投入的20%给予最高150万元补助。

第七条 电竞馆举办比赛的，给予补助20万元。

第八条 用人单位安排残疾人的比例不得低于职工总数的1.5%。

第九条 用人单位未按规定安排残疾人的，责令改正，并缴纳残疾人就业保障金。

第十条 本办法自2030年5月1日起施行。
`
const library = libraryOf([{ file: 'a.txt', source: SOURCE, seed: { region: '广东省中山市' } }])
const ask = (question: string, region?: string) => library.ask(question, { today: TODAY, region })
const first = (question: string) => ask(question).citations[0]?.clause.label

describe('where one moves to, or buys something', () => {
  it('is not asked about by who has been granted something', () => {
    const answer = ask('拿了中山上市补助，三年后公司要搬去珠海，钱要不要退')
    expect(answer.citations[0]?.clause.label).toBe('第三条')
    expect(answer).toMatchObject({ region: '广东省中山市' })
    expect(answer.text).not.toContain('珠海')
    expect(ask('领了中山购房补贴又去杭州买房怎么办').text).not.toContain('杭州')
  })

  it('is asked about by who wants something there', () => {
    expect(ask('公司搬去珠海上市有补助吗').status).toBe('not_found')
    expect(ask('领了中山上市补助，搬到珠海还能再领吗').text).toContain('珠海')
    expect(ask('去杭州买房有补贴吗', '广东省中山市').status).toBe('not_found')
    // Where nobody knows another place, it is the only one that can be meant.
    expect(ask('公司搬去珠海，上市补助要不要退').status).toBe('not_found')
    expect(ask('公司搬去珠海，上市补助要不要退', '广东省中山市').citations[0]?.clause.label).toBe('第三条')
  })
})

it('whether a sum is besides another one is asked of the same recipient', () => {
  const { text, citations } = ask('中山特级教师给多少安家补助，每年津贴另算吗')
  expect(citations[0]?.clause.label).toBe('第四条')
  expect(text).not.toContain('问题2')
})

it('what follows on a duty that is not met is a question of its own, answered or said to be unanswered', () => {
  const { citations, text } = ask('中山用人单位必须安排多少比例的残疾人，不安排会怎样')
  expect(text).toContain('不安排会怎样')
  expect(citations.map(({ clause }) => clause.label)).toContain('第九条')
})

describe('a figure that is to be reached', () => {
  it('is no sum', () => {
    const answer = ask('中山电竞馆要多大面积才有补助')
    expect(answer.intent).toBe('condition')
    expect(answer.citations[0]?.clause.label).toBe('第六条')
  })

  it('is not found where the clause counts something else', () => {
    expect(ask('中山电竞馆至少要几张床才有补助').status).toBe('not_found')
  })

  it('is not asked for beside a sum', () => {
    expect(first('中山电竞馆2000平方米补多少')).toBe('第六条')
  })
})

it('the new subject of a follow-up outweighs a title that holds both', () => {
  const source = `岳阳市充电设施建设运营补贴细则

第一条 公共充电设施按照额定功率给予建设补贴，直流充电桩每千瓦补贴200元。

第二条 按照年度充电量给予运营补贴，每千瓦时0.1元，运营补贴期限为3年。
`
  const chargers = libraryOf([{ file: 'a.txt', source, seed: { region: '湖南省岳阳市' } }])
  const history = ['岳阳充电桩建设补贴多少']
  const { citations } = chargers.ask('运营的那个补贴呢 能拿几年', { today: TODAY, history })
  expect(citations[0]?.clause.label).toBe('第二条')
})

it.each(['中山上市办法从哪天开始算', '中山上市办法啥时候开始实行的', '中山上市办法什么时候施行'])(
  '%s is told by the clause that says from when it holds',
  (question) => {
    expect(first(question)).toBe('第十条')
  },
)

it('another answer that the question before may have is no question of its own', () => {
  const { text, citations } = ask('中山电竞馆办比赛补助多少？还是按设备投入的20%吗')
  expect(text).not.toContain('问题2')
  expect(citations[0]?.clause.label).toMatch(/^第[六七]条$/)
})

describe('two questions of which the second leans on the first', () => {
  const county = libraryOf([
    {
      file: 'a.txt',
      source: [
        '柳河县旅游与工业若干意见',
        '一、酒店建设。在柳河新建的四星级酒店，属于地方留用的土地价款，按80%奖励返还。',
        '二、星级酒店创建。对新评定为三星级、四星级的酒店，一次性分别给予20万元、50万元奖励。',
        '三、乡村旅游。对新评定为星级的乡村旅游示范单位，给予4万元奖励。',
        '四、对首次认定的国家级专精特新“小巨人”企业给予20万元奖励，对首次认定的省级专精特新中小企业给予10万元奖励。',
      ].join('\n'),
      seed: { region: '吉林省通化市柳河县' },
    },
  ])
  const told = (question: string) => county.ask(question, { today: TODAY })

  it('are answered one by one where no clause answers both', () => {
    const { status, text } = told('柳河 我们刚认上国家级小巨人，给多少？之前拿过省级的10万还能再拿不')
    expect(status).toBe('answered')
    expect(text).toContain('国家级专精特新“小巨人”企业给予20万元奖励')
    expect(text).toMatch(/“之前拿过省级的10万还能再拿不”：库里没有/)
  })

  it('point to the clause that answers, and to no other as if it did', () => {
    const { text } = told('柳河新开四星酒店有啥优惠？评上星还有奖吗')
    expect(text).toMatch(/问题2：评上星还有奖吗\n见问题1第\d条。/)
    expect(text).not.toContain('4万元')
  })

  it('are repeated as they were written', () => {
    expect(told('柳河小巨人奖多少 那省级的呢').text).not.toContain('柳河那省级')
  })
})

it('when something takes place is missed aloud where no clause names a time', () => {
  const source =
    '贵阳市专利措施\n第一条 争取在本市设立专利代理师资格考试考点，加快专利代理师队伍建设。\n第二条 企业应当加强专利管理。'
  const one = libraryOf([{ file: 'a.txt', source, seed: { region: '贵州省贵阳市' } }])
  expect(one.ask('贵阳的专利代理师考试几月份考', { today: TODAY }).text).toContain('没有写明时间')
  const dated = libraryOf([
    { file: 'a.txt', source: source.replace('考点，', '考点，每年11月组织考试，'), seed: { region: '贵州省贵阳市' } },
  ])
  expect(dated.ask('贵阳的专利代理师考试几月份考', { today: TODAY }).text).not.toContain('没有写明时间')
})
