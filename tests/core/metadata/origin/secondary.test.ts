import { describe, expect, it } from 'vitest'
import { readPageHead } from '../../../../src/core/layout/page-head.ts'
import { extractMetadata } from '../../../../src/core/metadata/index.ts'
import { parseDocument } from '../../../../src/core/parse-document.ts'

const read = (source: string) => {
  const { secondary } = extractMetadata({ source, page: readPageHead(source) }).metadata
  const said = secondary?.span && source.slice(secondary.span.start, secondary.span.end)
  return [secondary?.value, said ?? undefined]
}

describe('a text that is no document of its own', () => {
  it.each([
    '某市：真金白银支持企业\n2025-08-02 来源：某某日报 记者 王某\n某某网8月2日讯 记者昨日从市工信局获悉，补助上限提高到500万元。',
    '某市出台若干措施\n《某市推动企业技改若干措施》（某政〔2025〕1号）日前印发，最高补助500万元。',
    '某省再推医疗保障暖心政策\n《通知》明确，延长至4月30日前完成补办补缴。（记者 姜某）',
    '某市出台28条务实举措\n2月19日，某市召开新闻发布会，宣布出台若干措施。',
    '某市推出十条\n支持企业上市。某市金融工作局相关负责人介绍说，以上措施自发布之日实施。',
    '某区上线疫情防控系统\n系统已受理550家企业的复工备案。某某街道营商办负责人王某某告诉记者，企业只需填写电子登记表。',
    '某省全力推进项目复工\n王某某深入某市调度项目建设，检查防控措施。王某某强调，要落实总体部署。',
    '某地客运有序恢复\n连日来，交通运输部门做好保障，9个省份已恢复省际客运。',
    '某省：采取特殊医保政策\n昨天，省政府办公厅推出政策简明问答。',
    '某市出台稳岗返还政策\n某市日报讯 (记者 王某)2月16日，返还3个月社会保险费的50%。',
    '某市市长主持召开市政府第4次常务会议\n会议要求，要毫不松懈地抓好疫情防控。',
    '商务部印发《关于推动企业有序复工复产的通知》\n2月23日晚，商务部召开专题会议。',
    '某委协调增加蔬菜供应\n近日，为增加某市蔬菜市场供应，某委及时组织供需衔接。',
    '公安部:对擅自设卡拦截等行为依法处置\n公安部28日召开全国公安机关视频会议，强调坚决维护大局稳定。',
    '《某市推动企业技改若干措施》政策解读\n一、最高补助500万元。',
  ])('is a report or an explanation: %j', (source) => {
    expect(read(source)).toEqual(['report', undefined])
  })

  it.each([
    '本明白纸仅供企业查询，具体内容以《某州十条措施》（某政〔2026〕1号）正式文本为准。',
    '编者按：本汇编供企业参考，具体执行以原文件为准。',
    '以上内容以政策原文为准。',
  ])('gathers others for reference and says so: %s', (sentence) => {
    expect(read(`某州惠企政策汇编\n一、补助。建设冷库的，补助30%。\n${sentence}\n二、奖励。`)).toEqual([
      'reference',
      sentence,
    ])
  })

  it.each([
    '某市技改补助办法\n第一条 具体金额以市工信局公布的申报通知为准。\n第二条 有关材料供评审专家参考。',
    '某市工业和信息化局关于组织申报技改项目的通知\n来源：某某日报 记者 王某\n一、补助500万元。',
    '某市工业和信息化局关于支持技改的通知\n一、补助500万元。（记者 王某）',
    '某市出台十条措施\n某市人民政府关于支持企业的意见\n（2025年2月10日）\n一、补助500万元。',
    '某市技改补助办法（征求意见稿）\n内容以正式文件为准。',
  ])('is none of these where it is a document: %j', (source) => {
    expect(read(source)).toEqual([undefined, undefined])
  })
})

it('what a report counts has been reached, and only what it says is aimed at is an aim', () => {
  const report =
    '某市加快建设医院\n近日，某市新增床位1300张，新增企业20家。\n某市力争到2027年底，新增床位达到5000张。（记者 王某）'
  const facts = parseDocument(report, 'a.txt').document.clauses.flatMap((clause) => clause.facts)
  expect(facts.map(({ kind, amount }) => [kind, amount])).toEqual([['目标', '达到5000张']])
})
