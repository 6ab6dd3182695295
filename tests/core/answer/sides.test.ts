import { expect, it } from 'vitest'
import { libraryOf, seedsLibrary, TODAY } from '../../support/library.ts'

const text = (file: string, region: string, lines: readonly string[]) => ({
  file,
  source: lines.join('\n'),
  seed: { region },
})

const old = text('old.txt', '湖南省株洲市', [
  '株洲市知识产权质押融资管理办法（试行）',
  '株知发〔2021〕4号',
  '第一条 企业申请贴息应当具备下列条件：在株洲注册一年以上，贷款已还清本息。',
  '第二条 对符合条件的企业，按照贷款实际发生利息的40%给予贴息，单个企业每年最高10万元。',
  '第三条 本办法自2021年6月1日起试行。',
])
const now = text('now.txt', '湖南省株洲市', [
  '株洲市知识产权质押融资和保险补贴实施办法',
  '株市监发〔2025〕6号',
  '第一条 贷款贴息。企业还清本息后，按照实际支付利息总额的50%给予一次性贴息，每年不超过20万元。',
  '第二条 申请贴息、补贴的企业，质押合同应当已经登记，信用状况良好。',
  '第三条 本办法自2025年4月1日起施行。《株洲市知识产权质押融资管理办法（试行）》（株知发〔2021〕4号）同时废止。',
])
const county = text('county.txt', '湖南省株洲市攸县', [
  '攸县科技创新措施',
  '第一条 企业通过专利质押获得贷款的，县财政再按照实际支付利息的10%给予贴息，每年最高5万元。',
])
const other = text('other.txt', '四川省泸州市', [
  '泸州市专利转化运用资助办法',
  '第一条 专利质押贷款贴息。企业以专利权质押获得贷款的，按照贷款额的1.5%给予贴息，每年不超过15万元。',
])
const library = libraryOf([old, now, county, other])
const cited = (question: string) =>
  library.ask(question, { today: TODAY }).citations.map(({ document, clause }) => `${document.file} ${clause.label}`)

it.each(['株洲质押贴息新办法比2021年旧办法提高了多少', '株洲质押贴息新旧办法差多少'])(
  '%s is told by what is in force and by what was before',
  (question) => {
    const [first, ...others] = cited(question)
    expect(first).toBe('now.txt 第一条')
    expect(others).toContain('old.txt 第二条')
  },
)

it('of two places each tells its own sum, and no county that of its city', () => {
  const all = cited('株洲和泸州专利质押贴息哪个给的多')
  expect(all).toContain('now.txt 第一条')
  expect(all).toContain('other.txt 第一条')
  expect(all.join()).not.toContain('county')
})

it('of two places asked how much each gives, both tell the sum, though another clause is nearer to the words', () => {
  const beijing = text('beijing.txt', '北京市', [
    '北京市关于一次性就业创业服务补助有关工作的通知',
    '一、有用工需求的企业，可以向人力资源公共服务中心提出招工需求，由人力资源服务机构帮助企业招工，申请补助。',
    '二、人力资源服务机构为重点企业推荐成功上岗人数为50人以上的，补助2.4万元；100人以上的，补助4.5万元。',
    '三、本通知自2024年1月1日起施行。',
  ])
  const guangdong = text('guangdong.txt', '广东省', [
    '广东省进一步稳定和促进就业若干政策措施',
    '一、人力资源服务机构为企业介绍员工、帮助企业招工的，按每人400元给予职业介绍补贴。',
    '二、本措施自2024年1月1日起施行。',
  ])
  const both = libraryOf([beijing, guangdong]).ask('人力资源公司帮企业招工，广东和北京分别咋补', { today: TODAY })
  for (const sum of ['400元', '2.4万元']) expect(both.text).toContain(sum)
})

it('names the places of the library that say nothing, where all were asked about', () => {
  const { lead, citations } = seedsLibrary().ask('五个地方贷款贴息有什么不同', { today: TODAY })
  expect(citations.map(({ document: { region } }) => region)).toEqual(['陕西省安康市'])
  expect(lead).toBe('淮南市、贵州省、信阳市、东胜区的文件里没有找到这方面的规定。')
})

it('names no other places where only the parts of one were asked about', () => {
  const { lead } = seedsLibrary().ask('安康哪几个地方是省级知识产权保护试点示范区', { today: TODAY })
  expect(lead).not.toContain('没有找到')
})

it.each(['株洲和泸州的专利质押贷款贴息条款都给我看看', '给我看看株洲和泸州的专利质押贷款贴息规定'])(
  'each place that is named shows its own clause: %s',
  (question) => {
    const { citations } = libraryOf([now, other]).ask(question, { today: TODAY })
    expect(citations.map(({ document }) => document.id).sort()).toEqual(['now', 'other'])
    expect(citations.map(({ clause }) => clause.label)).toEqual(['第一条', '第一条'])
  },
)

it('of two things asked in one question, each is told by its own clause', () => {
  const pingliang = text('pl.txt', '甘肃省平凉市', [
    '平凉市推动实体经济提质增效若干政策',
    '第一条 新评为5A级、4A级、3A级物流企业的，分别奖励80万元、40万元、15万元。',
    '第二条 新评为5A级、4A级旅游景区的，分别奖励500万元、100万元。',
    '第三条 新建冷库按每立方米100元补助，最高150万元。',
  ])
  const { citations } = libraryOf([pingliang]).ask('平凉5A景区和5A物流企业分别奖多少', { today: TODAY })
  expect(citations.map(({ clause }) => clause.label)).toEqual(['第二条', '第一条'])
})

it('a place whose rule leaves the sum open does not hide the other place that was asked about', () => {
  const ankang = text('ak.txt', '陕西省安康市', [
    '安康市专利转化若干措施',
    '第一条 推动金融服务。落实知识产权质押融资奖补政策。对企业用专利等知识产权获得质押贷款并按期偿还本息的，按比例给予两年贴息。',
  ])
  const guizhou = text('gz.txt', '贵州省', [
    '贵州省专利转化若干措施',
    '第一条 鼓励银行开展专利质押贷款，对企业专利质押贷款给予一定补贴。',
  ])
  const { citations } = libraryOf([ankang, guizhou]).ask('安康和贵州的专利质押贷款分别怎么补', { today: TODAY })
  expect(citations.map(({ document }) => document.region).sort()).toEqual(['贵州省', '陕西省安康市'].sort())
})

it('takes the place that a fair is called after for none that nothing is held of', () => {
  const source =
    '贵州省专利转化方案\n2. 引导企业规范标注专利信息，借助大连国际专利交易会、无锡国际设计博览会等专业展会平台扩大影响。'
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '贵州省' } }])
  const { status, lead } = library.ask('贵州企业参加什么展会推销专利产品，大连？', { today: TODAY })
  expect(status).toBe('answered')
  expect(lead).not.toContain('大连')
})

it('of two that are named side by side, what a place grants to either is told', () => {
  const { text, citations } = seedsLibrary().ask('贵州和东胜撮合专利买卖、做运营的机构，各能拿多少钱', { today: TODAY })
  expect(new Set(citations.map(({ document }) => document.region)).size).toBe(2)
  expect(text).not.toMatch(/没有找到|没有写明/)
})

it('of two places named together each is asked by itself, whatever is asked', () => {
  const beijing = text('bj.txt', '北京市', [
    '北京市稳岗措施',
    '第一条 失业保险费返还。对受疫情影响较大、坚持不裁员或少裁员的参保企业，返还失业保险费；企业应当符合产业发展方向。',
  ])
  const jiangxi = text('jx.txt', '江西省', [
    '江西省稳就业措施',
    '第一条 加大企业失业保险稳岗返还力度，裁员率标准放宽到不高于上年度调查失业率控制目标，企业不裁员或少裁员的均可申请。',
    '第二条 企业应当做好防护。',
  ])
  const { lead, citations } = libraryOf([beijing, jiangxi]).ask('北京和江西，企业不裁员退失业保险，两边各是啥条件', {
    today: TODAY,
  })
  expect(citations.map(({ document }) => document.file)).toEqual(expect.arrayContaining(['bj.txt', 'jx.txt']))
  expect(lead).not.toContain('没有找到')
})

it('lists those that have either of two things, where only one of the two is a grant', () => {
  const { citations } = seedsLibrary().ask('哪些地方有专利质押贷款的贴息、风险补偿，列一下', { today: TODAY })
  const regions = citations.map(({ document: { region } }) => region)
  for (const place of ['安康', '信阳', '贵州', '淮南']) expect(regions.join()).toContain(place)
})

it('names the places that speak of it too and are not shown', () => {
  const place = (file: string, region: string, line: string) => text(file, region, ['技术转移措施', line])
  const { lead, text: shown } = libraryOf([
    place('a.txt', '陕西省安康市', '第一条 对技术转移机构给予20万元奖励。'),
    place('b.txt', '河南省信阳市', '第一条 对技术转移机构的奖励，鼓励各县区自行安排资金予以奖励。'),
  ]).ask('哪些地方对技术转移机构有奖励', { today: TODAY })
  expect(`${lead}\n${shown}`).toContain('信阳')
})
