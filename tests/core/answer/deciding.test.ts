import { describe, expect, it } from 'vitest'
import { libraryOf, TODAY } from '../../support/library.ts'

const REGION = '湖南省常德市桃源县'
const libraryWith = (...sources: readonly string[]) =>
  libraryOf(sources.map((source, i) => ({ file: `${i}.txt`, source, seed: { region: REGION } })))

const OLD = `桃源县技术改造若干措施
桃政发〔2021〕14号
桃源县人民政府
2021年5月20日
一、设备补助。对设备投资500万元以上的技改项目，按设备投资额的8%给予补助，最高300万元。
二、厂房支持。支持企业新建厂区实施技改，现有工业用地提高容积率的，不再增收土地价款。
三、本措施自2021年6月1日起施行，有效期至2024年5月31日。`

const NEW = `桃源县设备更新和技术改造若干政策
桃政发〔2024〕3号
桃源县人民政府
2024年6月12日
一、支持范围。本政策所称技改项目，是指对现有设施进行改造提升的项目。新建厂区项目不属于技改项目。
二、设备补助。对设备投资300万元以上的技改项目，按设备投资额的10%给予补助，最高500万元。
三、贷款贴息。对技改项目的贷款，按年利率2个百分点给予贴息，最高300万元；已获得中央贴息的，再叠加贴息0.5个百分点。
四、智能工厂。评为省级智能工厂的，奖励30万元；由低等级升至高等级的，补足差额。
五、兑现方式。技改项目竣工后由县工信局核查，未兑付的补助资金在每年9月底前申报。
六、同一项目不重复支持。享受第二条补助的项目可以同时申请第三条贴息，但两项合计不得超过设备投资额的20%。
七、企业迁出本县的，应当退回已领取的奖励资金。
八、本政策自2024年7月1日起施行，有效期至2027年12月31日。《桃源县技术改造若干措施》（桃政发〔2021〕14号）到期自然失效，此前已竣工尚未兑付的项目仍按原标准执行。`

describe('a text that ends with its own term', () => {
  const library = libraryWith(OLD, NEW)
  const ask = (question: string) => library.ask(question, { today: TODAY })

  it('is not told as one that may have been prolonged, and what took its place is named', () => {
    const { text } = ask('桃政发〔2021〕14号还有效吗')
    expect(text).toContain('桃政发〔2024〕3号')
    expect(text).not.toContain('是否延续请向发文单位核实')
  })

  it('does not stand before the clause that decides', () => {
    const [first] = ask('桃源新建厂区算不算技改').citations
    expect(first?.document.file).toBe('1.txt')
    expect(first?.quotes.map(({ text }) => text).join('')).toContain('新建厂区项目不属于技改项目')
  })

  it('holds on where its term reaches into that of the new one', () => {
    const both = libraryWith(OLD.replace('2024年5月31日', '2027年5月31日'), NEW)
    expect(both.ask('桃政发〔2021〕14号还有效吗', { today: TODAY }).citations[0]?.document.status).toBe('in_force')
  })
})

describe('the clause that decides before the one on the subject', () => {
  const library = libraryWith(OLD, NEW)
  const first = (question: string): string =>
    library
      .ask(question, { today: TODAY })
      .citations[0]?.quotes.map(({ text }) => text)
      .join('') ?? ''

  it('whose rule holds for what was done before', () => {
    expect(first('桃源以前竣工的技改项目没兑付，按老的算还是按新的算')).toContain('仍按原标准执行')
  })

  it('whether two grants may be had together, and not beside a third', () => {
    expect(first('桃源设备补助和贷款贴息能一起拿吗')).toContain('可以同时申请第三条贴息')
  })

  it('what one gets who has risen, and not what is given back', () => {
    expect(first('桃源智能工厂后来升省级的，领过奖励了还能再领吗')).toContain('补足差额')
  })
})

describe('what a document says once of several grants', () => {
  const closing = [
    '安化县开放型经济若干政策',
    '第一条 外资到位100万美元以上的，奖励20万元。',
    '第二条 新引进的外资制造企业，奖励50万元，本条所涉奖励资金分三年拨付。前款奖励与本政策第一条规定的奖励不可重复享受。',
    '第三条 获得国家级、省级、市级跨境电商重点企业荣誉的，分别奖励10万元、5万元、2万元。',
    '附则',
    '1．关于重复奖励。同一项目符合两项以上条款的，不重复享受。同一奖项在低等次已作奖励的，晋升到高等次时，只奖励差额部分。',
  ].join('\n')
  const told = (question: string, source: string) =>
    libraryOf([{ file: 'a.txt', source, seed: { region: '湖南省益阳市安化县' } }]).ask(question, { today: TODAY })

  it.each([
    '安化跨境电商重点企业，去年拿了市级2万，今年评上省级，是再给5万还是补差',
    '安化跨境电商重点企业，省里给过5万了，县里还给不',
  ])('stands beside the sum: %s', (question) => {
    const { citations } = told(question, closing)
    expect(citations.map(({ clause }) => clause.text).join()).toMatch(/只奖励差额部分[^]*分别奖励10万元、5万元、2万元/)
    expect(citations.map(({ clause }) => clause.text).join()).not.toContain('前款奖励')
  })

  it('is missed aloud where it says nothing of the kind', () => {
    const source =
      '安化县专利措施\n第一条 对新获批的省级技术转移机构、省级运营服务机构，分别给予30万元、20万元资助。\n第二条 本措施自印发之日起施行。'
    const { text } = told('安化省级技术转移机构和省级运营服务机构都批了，两笔钱都能拿吗', source)
    expect(text).toMatch(/没有写明能否同时享受[^]*30万元/)
  })
})

describe('a grant that is asked after with 还', () => {
  it('is told as abolished, in whatever words of the last article', () => {
    const library = libraryWith(`桃源县知识产权资助办法
桃政发〔2024〕8号
桃源县人民政府
2024年8月14日
第一条 知识产权贯标。首次通过认证的企业，资助3万元。
第二条 海外布局。取得国外发明专利授权的，每件资助3万元，单个企业每年最高30万元。
第三条 维权援助。企业维权胜诉的，按维权支出的30%资助，最高20万元。
第四条 本办法自2024年9月15日起施行，有效期三年。自本办法施行之日起，县级财政不再对国内专利申请、授权给予资助。`)
    const { citations } = library.ask('桃源新授权的国内发明专利还有钱领么', { today: TODAY })
    expect(citations[0]?.clause.label).toBe('第四条')
  })

  it('is told as deleted, though its sum was named and not its clause', () => {
    const amended = `桃源县企业上市若干意见
桃政发〔2021〕16号
桃源县人民政府
2021年9月3日
第一条 对在境内上市的企业，首发成功后奖励500万元。
第二条 支持迁址。县外上市公司将注册地迁入我县的，奖励800万元，分两年拨付。
第三条 奖励申报由企业在达到条件后3个月内提出。
第四条 本意见自发布之日起施行，有效期5年。`
    const decision = `桃源县人民政府关于修改《桃源县企业上市若干意见》的决定
桃政发〔2024〕7号
桃源县人民政府
2024年5月11日
决定对《桃源县企业上市若干意见》（桃政发〔2021〕16号）作如下修改：
一、将第一条修改为：“对在境内上市的企业，首发成功后奖励600万元。”
二、删去第二条。
三、第三条修改为：“奖励申报由企业在达到条件后6个月内提出。”
此前已经达到奖励条件但尚未兑付的企业，按照修改前后标准从高执行。
本决定自2024年6月1日起施行。`
    const { lead, citations } = libraryWith(amended, decision).ask('县外上市公司迁到桃源那800万还给不给', {
      today: TODAY,
    })
    expect(lead).toContain('删去，不再执行')
    expect(citations[0]?.quotes[0]?.text).toContain('删去第二条')
  })
})

describe('who asks from elsewhere, or by the name that news have for it', () => {
  it('is told what there is where a firm moves to', () => {
    const { status, lead } = libraryOf([
      { file: 'a.txt', source: NEW.replaceAll('桃源县', '芜湖市'), seed: { region: '安徽省芜湖市' } },
    ]).ask('我公司是合肥的，想搬到芜湖来，智能工厂奖多少', { today: TODAY })
    expect(status).toBe('answered')
    expect(lead).not.toContain('合肥')
  })

  it('gets the number of the measure and none of the report', () => {
    const report = `桃源县16条举措助企业设备更新
桃源新闻网讯 日前，桃源县人民政府印发《桃源县设备更新和技术改造若干政策》，推出16条举措支持企业设备更新。
记者从县工信局获悉，设备更新补助最高500万元。`
    const { text } = libraryWith(NEW, report).ask('桃源设备更新16条举措的文号是多少', { today: TODAY })
    expect(text).toContain('文号：桃政发〔2024〕3号')
    expect(text).not.toContain('文号：原文没有写明')
  })
})

describe('who is shut out of everything', () => {
  const source = [
    '鹿城区开放型经济政策意见',
    '第一条 新引进世界500强企业外商投资项目，实到外资达到1000万美元的，奖励100万元（房地产项目除外）。',
    '第二条 获得海关AEO高级认证的企业，奖励10万元。',
    '第三条 同一企业在一个年度内按就高原则享受。房地产企业均不享受本政策全部条款。',
  ].join('\n')
  const ask = (question: string) =>
    libraryOf([{ file: 'a.txt', source, seed: { region: '浙江省温州市鹿城区' } }]).ask(question, { today: TODAY })

  it('is told by the clause that says so of the whole, before a grant that leaves them out', () => {
    expect(ask('鹿城 房地产开发的外资公司，这些奖励有份吗').citations[0]?.clause.label).toBe('第三条')
  })

  it('is nobody who asks of something else', () => {
    expect(ask('鹿城 世界500强来投资有奖励吗').citations[0]?.clause.label).toBe('第一条')
  })

  it('does not get what is granted for a higher rank', () => {
    expect(ask('鹿城 拿了海关AEO高级认证奖几万').citations[0]?.clause.label).toBe('第二条')
    expect(ask('鹿城 拿了海关AEO一般认证给奖几万').text).not.toContain('10万元')
  })
})

it('tells what becomes of the part above a limit, however that is called', () => {
  const source = [
    '慈善捐赠政策答疑',
    '1、捐赠可以抵税吗？企业捐赠支出在年度利润总额12%以内的部分，准予扣除。',
    '2、捐赠总额超过规定数额的怎么扣除？超过规定的部分，允许结转以后三年内扣除。',
  ].join('\n')
  const { citations } = libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }]).ask(
    '公司慈善捐赠抵税，超出来的那部分是不是白捐了',
    { today: TODAY },
  )
  expect(citations.flatMap(({ quotes }) => quotes.map(({ text }) => text)).join()).toContain('结转以后三年')
})
