import { expect, it } from 'vitest'
import { libraryOf, seedTexts, TODAY } from '../../support/library.ts'

/** A document beside the seeds: of few clauses alone the words weigh otherwise. */
const amongOthers = (region: string, ...lines: readonly string[]) =>
  libraryOf([{ file: 'a.txt', source: lines.join('\n'), seed: { region } }, ...seedTexts()])

it('when the money comes is told by no clause that only grants it to whoever is recognised for the first time', () => {
  const library = amongOthers(
    '湖南省益阳市',
    '益阳市关于组织专精特新企业申报的通知',
    '一、申报程序。企业于2026年5月8日前登录平台填报，市工信局于7月底前公布名单。',
    '二、支持政策。首次认定为市级专精特新企业的，给予一次性奖励10万元。',
    '三、资金拨付。奖励资金在名单公布后30个工作日内拨付到企业账户。',
  )
  expect(library.ask('益阳市级专精特新奖励什么时候到账', { today: TODAY }).citations[0]?.clause.label).toBe('三、')
})

it('a share that is asked for is money: who brings a project is paid by a clause of their own', () => {
  const library = amongOthers(
    '湖南省益阳市',
    '某市开放型经济政策',
    '第一条 新引进世界500强企业外资项目，当年实到外资达到1000万美元的，给予一次性奖励100万元。',
    '第二条 引进境外资金来投资的中介机构、中介人，按引进外资项目实到资金的4‰给予奖励，最高不超过300万元。',
  )
  const { citations } = library.ask('外资项目中介能提几个点', { today: TODAY, region: '湖南省益阳市' })
  expect(citations.map(({ clause }) => clause.label)).toEqual(['第二条'])
})

it('quotes to a second question the clause that the first one only named', () => {
  const library = amongOthers(
    '山东省临沂市沂水县',
    '丙县县长质量奖管理办法',
    '第一条 县长质量奖每两年评选一次，每次评选不超过5个，达不到标准的可以空缺。',
    '第二条 获得县长质量奖的组织，六年内不重复申报。',
    '第三条 每年3月1日至4月15日，企业登录平台提交县长质量奖申请。',
    '第四条 县长质量奖经费中的捐赠支出，在年度利润总额12%以内的部分，准予税前扣除。',
    '第五条 县长质量奖捐赠支出超过年度利润总额12%的部分，允许结转以后三年内扣除。',
  )
  const { text } = library.ask('沂水县长质量奖捐赠支出税前最多能扣百分之几？超了的能往后推几年', { today: TODAY })
  expect(text.slice(text.indexOf('问题2'))).toContain('结转以后三年内')
})

it('how long bills may wait does not tell how long taxes may', () => {
  const library = amongOthers(
    '福建省',
    '福建省支持企业复工稳岗措施',
    '一、岗前培训。对新录用的人员，按每人200元标准给予企业培训补贴。',
    '二、用能成本。不能按期缴纳水费、电费的中小企业，经批准后延期缴纳，最长不超过3个月。',
  )
  const history = ['我们小公司现在账上真没钱，税款能不能往后拖一拖再交']
  expect(library.ask('那最长能拖几个月', { today: TODAY, history }).status).toBe('not_found')
})
