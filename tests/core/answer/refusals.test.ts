import { expect, it } from 'vitest'
import { libraryOf, TODAY } from '../../support/library.ts'

const source = [
  '宜都市专利资助与劳务派遣办法',
  '第一条 有效发明专利按当年实际缴纳年费的50%给予资助，每件每年不超过1500元。',
  '第二条 有下列情形之一的，不予资助：',
  '（一）专利申请被认定为非正常申请的；',
  '（二）专利系受让取得且受让未满三年的。',
  '第三条 办理劳务派遣许可和人力资源许可的单位，应当向行政审批局申请。',
  '第四条 个体工商户不得申请办理劳务派遣许可。',
  '第五条 一年内因拖欠工资被投诉查实三次以上的单位，列为重点监察对象。',
  '第六条 劳动者认为工资权益受到侵害的，可以向人力资源社会保障部门投诉、举报。',
  '第七条 劳务派遣许可的办理地点：市政务服务中心二楼16号窗口。',
].join('\n')
const library = libraryOf([{ file: 'a.txt', source, seed: { region: '湖北省宜昌市宜都市' } }])
const first = (question: string) => library.ask(question, { today: TODAY }).citations[0]?.clause.label

it.each([
  ['受让的专利宜都给资助吗', '第二条'],
  ['宜都受让的专利能不能拿资助', '第二条'],
  ['宜都个体户能办劳务派遣许可不', '第四条'],
])('%s: what is refused comes before what is granted to others', (question, label) => {
  expect(first(question)).toBe(label)
})

it.each([
  ['宜都拖欠工资我该上哪投诉', '第六条'],
  ['宜都办劳务派遣许可到哪个窗口', '第七条'],
])('%s is told by the clause that says where', (question, label) => {
  expect(first(question)).toBe(label)
})

it('what hands a measure on does not list what the measure holds', () => {
  const issued = [
    '关于印发某市家电以旧换新补贴细则的通知',
    '各县（市、区）人民政府：',
    '　　现将《某市家电以旧换新补贴细则》印发给你们，请认真组织实施家电以旧换新补贴。',
    '某市商务局',
    '2025年3月1日',
    '某市家电以旧换新补贴细则',
    '第一条 补贴家电包括冰箱、洗衣机、电视、空调、电脑、热水器。',
    '第二条 家电以旧换新按售价的15%补贴。',
  ].join('\n')
  const held = libraryOf([{ file: 'b.txt', source: issued, seed: { region: '河北省' } }])
  const { citations } = held.ask('河北以旧换新家电都包括哪些', { today: TODAY })
  expect(citations[0]?.clause.label).toBe('第一条')
})

const fairs = libraryOf([
  {
    file: 'c.txt',
    source: [
      '宜都市会展质量奖资金办法',
      '第一条 引进获得UFI认证的展览，给予15万元奖励。',
      '第二条 参加展会的，按展位费的60%补助。企业自行参加境内展会的，不予补助。',
      '第三条 会展质量奖资金用于培训，不得挪作他用。经费列入预算。',
      '第四条 获奖组织可以宣传“会展质量奖资金”称号，不得用于产品包装。',
    ].join('\n'),
    seed: { region: '湖北省宜昌市宜都市' },
  },
])

it.each([
  ['宜都展会拿到UFI认证有没有奖励', '第一条'],
  ['宜都会展质量奖资金能拿来给员工发红包吗', '第三条'],
])('%s: what refuses something else does not come first', (question, label) => {
  expect(fairs.ask(question, { today: TODAY }).citations[0]?.clause.label).toBe(label)
})

it('what a bounded sum is for is told by the list behind it', () => {
  const source =
    '某市加计扣除问答\n第一条 其他相关费用总额不得超过研发费用总额的10%。包括图书资料费、差旅费、会议费等。'
  const { citations } = libraryOf([{ file: 'd.txt', source, seed: { region: '湖北省宜昌市宜都市' } }]).ask(
    '宜都差旅费会议费这些杂七杂八的能算多少进去',
    { today: TODAY },
  )
  expect(citations[0]?.quotes.map(({ text }) => text).join('')).toContain('10%')
})

const jobs = libraryOf([
  {
    file: 'jobs.txt',
    source: [
      '福建省支持企业复工稳岗措施',
      '一、岗前培训。对新录用的人员，按每人200元标准给予企业培训补贴。',
      '二、用能成本。不能按期缴纳水费、电费的中小企业，经批准后延期缴纳，最长不超过3个月。',
    ].join('\n'),
    seed: { region: '福建省' },
  },
])

it('how long bills may wait does not tell how long taxes may, in a second question either', () => {
  const history = ['我们小公司现在账上真没钱，税款能不能往后拖一拖再交']
  expect(jobs.ask('那最长能拖几个月', { today: TODAY, history }).status).toBe('not_found')
})

it('what was had elsewhere is told by the list of what is not granted', () => {
  const interest = [
    '宜昌市知识产权质押融资贴息补助管理办法',
    '第四条 申请贴息补助的企业应当同时具备下列条件：',
    '（一）在本市注册，具有独立法人资格；',
    '（二）质押的知识产权权属清晰，已办理质押登记。',
    '第五条 有下列情形之一的，不予补助：',
    '（一）同一笔贷款已享受其他市级财政贴息的；',
    '（二）小额贷款公司、典当行发放的贷款。',
    '第六条 对符合条件的企业，按其实际支付贷款利息的40%给予贴息，每年最高20万元。',
    '第七条 企业应当提交贷款合同、质押合同和利息支付凭证。',
  ].join('\n')
  const own = libraryOf([{ file: 'b.txt', source: interest, seed: { region: '湖北省宜昌市' } }])
  const question = '宜昌同一笔贷款拿过市里别的贴息了，还能再报知识产权贴息吗'
  expect(own.ask(question, { today: TODAY }).citations[0]?.clause.label).toBe('第五条')
})

it.each(['宜都哪些情况不给专利资助', '宜都专利资助哪些情形不予补助'])(
  '%s: the list of what is refused comes before what is granted',
  (question) => {
    expect(first(question)).toBe('第二条')
  },
)

it.each([
  ['the reward for a title that no clause names', '福建专精特新企业认定奖励多少钱'],
  ['whether there is a grant, of a clause that only says where to apply', '福建企业买云服务有补贴吗'],
  ['how much may be drawn out, of what is paid in', '福建公积金装修能提多少'],
])('%s is not found', (_, question) => {
  const jobs = [
    '福建省稳定就业若干措施',
    '第一条 对企业新录用的人员，按每人200元标准给予企业岗前技能培训补贴，以认定条件为准。',
    '第二条 企业申报。企业登录省政务服务平台在线填报，并向所在地报送纸质材料。',
    '第三条 公积金缴存比例为5%至12%，同一单位应当执行同一缴存比例。',
  ].join('\n')
  const held = libraryOf([{ file: 'j.txt', source: jobs, seed: { region: '福建省' } }])
  expect(held.ask(question, { today: TODAY }).status).toBe('not_found')
})

it('those who have not signed are told what holds for them, and not for those who have', () => {
  const fees = [
    '某省医保缴费公告',
    '一、缴费方式',
    '1.缴费人已签订三方协议的，确保社保费缴费账户余额充足，税务机关核对后扣款。',
    '2.缴费人未签订三方协议的，将费款转入税务机关指定账户，税务机关核对后开具缴费通知单。',
  ].join('\n')
  const held = libraryOf([{ file: 'f.txt', source: fees, seed: { region: '甘肃省' } }])
  const [best] = held.ask('甘肃我们单位没签三方协议，医保费怎么交', { today: TODAY }).citations
  expect(best?.quotes.map(({ text }) => text).join('')).toContain('未签订')
})

it('a hotel that is rewarded is no answer to whether interest is paid for its loan', () => {
  const own = libraryOf([
    {
      file: 'hotel.txt',
      source:
        '柳河县旅游意见\n1.酒店建设。新建温泉酒店评定为四星级的，给予50万元奖励。\n2.对旅行社的奖励，由旅行社提出书面申报并提供材料，经县旅游办审核后，报县政府兑现。',
      seed: { region: '吉林省通化市柳河县' },
    },
  ])
  expect(own.ask('柳河建温泉酒店 贷款给贴息吗', { today: TODAY }).status).toBe('not_found')
  expect(own.ask('柳河建温泉酒店给奖励吗', { today: TODAY }).status).toBe('answered')
  // The clause need not call it 程序.
  expect(own.ask('柳河旅行社的奖励去哪申报，要什么程序', { today: TODAY }).status).toBe('answered')
})
