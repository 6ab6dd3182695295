import { describe, expect, it } from 'vitest'
import { inPlainAsking } from '../../../src/core/question/ways-of-asking.ts'
import { libraryOf, TODAY } from '../../support/library.ts'

const MEASURE = [
  '云溪市冷链物流补助实施办法',
  '云商务〔2025〕7号',
  '第一条 为支持冷链物流发展，云溪市商务局、云溪市财政局制定本办法。',
  '第二条 本办法所称冷链物流，是指使易腐货物在低温环境中储存、运输、配送的物流活动。',
  '第三条 企业新建冷库的，按照设备投资额的15%给予冷链补助。',
  '第四条 冷链补助单个企业每年最高不超过200万元。',
  '第五条 申请冷链补助的企业应当在本市注册，冷库容积在2000立方米以上。',
  '第六条 被列入严重失信主体名单的企业不得申请冷链补助。',
  '第七条 申请冷链补助应当提交申请表、设备发票、付款凭证，纸质材料一式三份。',
  '第八条 企业登录商务惠企平台在线填报，经县区商务部门初审后报市商务局审核，公示7个工作日。',
  '第九条 冷链补助每年5月1日起受理，5月31日截止，逾期不予受理。',
  '第十条 市商务局自受理之日起15个工作日内完成审核。',
  '第十一条 冷链补助资金于公示结束后20日内拨付到企业账户。',
  '第十二条 冷链补助所需资金由市、县区财政按照7:3的比例分担。',
  '第十三条 同一企业冷链补助最多申请两次。',
  '第十四条 弄虚作假骗取冷链补助的，追回全部资金，并列入失信名单。',
  '第十五条 冷链补助由市商务局牵头负责。',
  '第十六条 咨询电话：市商务局流通科，0371-6661234。',
  '第十七条 本办法由市商务局负责解释。',
  '第十八条 本办法自2025年4月1日起施行，有效期至2028年3月31日。',
].join('\n')
const library = libraryOf([{ file: 'a.txt', source: MEASURE, seed: {} }])
const ask = (question: string) => library.ask(question, { today: TODAY })

describe('what may be asked of any measure is known by each of the ways in which people ask it', () => {
  it.each([
    ['冷链补助，补一成还是两成还是多少', '第三条'],
    ['冷链补助单户限额一年多少', '第四条'],
    ['哪类企业不享受冷链补助', '第六条'],
    ['冷链补助卡哪些条件', '第五条'],
    ['冷链补助要备齐哪些文件', '第七条'],
    ['冷链补助申报书要装订几本', '第七条'],
    ['冷链补助上哪儿报去', '第八条'],
    ['要赶在什么日子之前把冷链补助报掉', '第九条'],
    ['冷链补助起报日期', '第九条'],
    ['冷链补助的表都递了，得等多少天才审得完', '第十条'],
    ['冷链补助十天审得完不', '第十条'],
    ['冷链补助审批最长不超过多少天', '第十条'],
    ['冷链补助多长时间把钱划过来', '第十一条'],
    ['发冷链补助的钱算市里的账还是算县里的账', '第十二条'],
    ['去年拿过一次冷链补助了，今年还能不能再报', '第十三条'],
    ['冷链补助报假的，发现了咋整', '第十四条'],
    ['冷链补助虚开发票会被怎么处理', '第十四条'],
    ['冷链补助县里要配套多少', '第十二条'],
    ['冷链补助是科技局在负责不', '第十五条'],
    ['关于冷链补助，想致电了解，请问号码是？', '第十六条'],
    ['冷链补助文件的解释权究竟归哪边', '第十七条'],
    ['冷链补助政策几时到期', '第十八条'],
  ])('%s', (question, label) => {
    expect(ask(question).citations[0]?.clause.label).toBe(label)
  })

  it('by whom a text was issued is told in its own sentence where neither head nor foot names anybody', () => {
    expect(ask('冷链补助那个文件谁印发的').text).toContain('云溪市商务局、云溪市财政局制定本办法')
  })

  it.each([
    '怎么样的项目才叫冷链物流',
    '冷链补助里说的冷链物流指啥',
    '开个生鲜超市属于冷链补助里讲的冷链物流吗',
    '冷链物流到底是个啥概念',
  ])('what counts as a term is told by the clause that defines it: %s', (question) => {
    expect(ask(question).citations[0]?.clause.label).toBe('第二条')
  })
})

it.each([
  '贷款批下来要多久',
  '投诉以后多久有结果',
  '名单什么时候公布',
  '毕业证什么时候发下来',
  '哪些情形不予补助',
  '项目什么时候开始实施',
  '拿了省里的奖励，市里的奖励还能再拿吗',
])('a question of something else is left as it is: %s', (question) => {
  expect(inPlainAsking(question)).toBe(question)
})
