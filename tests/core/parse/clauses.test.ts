import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Clause } from '../../../src/core/model.ts'
import { parseDocument } from '../../../src/core/parse-document.ts'
import { documentId } from '../../../src/core/parse/identifier.ts'
import { renderOutline } from '../../../src/core/parse/outline.ts'

const seed = (file: string): readonly Clause[] =>
  parseDocument(readFileSync(join(import.meta.dirname, '../../../seeds', file), 'utf8'), file).document.clauses

const under = (clauses: readonly Clause[], section: string): string[] =>
  clauses
    .filter((clause) => clause.role === 'clause' && clause.path.length > 1 && clause.path[0]?.startsWith(section))
    .map((clause) => clause.label)

describe('clauses of the seeds', () => {
  it('finds the 30 measures of Huainan in ten sections', () => {
    const clauses = seed('000_huainan.txt').filter((clause) => clause.role === 'clause')
    expect(clauses).toHaveLength(30)
    expect(new Set(clauses.map((clause) => clause.path[0])).size).toBe(10)
    expect(clauses.at(-1)?.label).toBe('（三十）')
  })

  it('finds 10 clauses in part two of Guizhou and 4 in part three', () => {
    const clauses = seed('001_guizhou.txt')
    expect(under(clauses, '二、')).toHaveLength(10)
    expect(under(clauses, '三、')).toEqual(['（一）', '（二）', '（三）', '（四）'])
  })

  it('finds 11 clauses in part four of Xinyang, numbered through, and 4 in part five', () => {
    const clauses = seed('002_xinyang.txt')
    expect(under(clauses, '四、')).toEqual(Array.from({ length: 11 }, (_, i) => `${i + 1}.`))
    expect(under(clauses, '五、')).toHaveLength(4)
  })

  it('cites the unnumbered paragraphs of Dongsheng by their place', () => {
    const clauses = seed('003_dongsheng.txt')
    const part = clauses.filter((clause) => clause.path[0]?.startsWith('二、'))
    expect(part.map((clause) => clause.label)).toEqual(['第1段', '第2段', '第3段', '（四）', '（五）'])
    expect(part[1]?.path).toEqual(['二、大力推进专利产业化，加快专利价值实现'])
    expect(clauses.filter((clause) => clause.role === 'clause' && clause.label.startsWith('（'))).toHaveLength(11)
  })

  it('finds the 12 measures of Ankang and keeps the closing apart', () => {
    const clauses = seed('004_ankang.txt')
    expect(clauses.filter((clause) => clause.role === 'clause')).toHaveLength(12)
    expect(clauses.find((clause) => clause.label === '10.')?.path).toEqual([
      '四、搭建供需平台，提升服务管理水平',
      '10. 优化服务供给',
    ])
    expect(clauses.at(-1)?.role).toBe('closing')
  })
})

describe('parseDocument', () => {
  it('mends lines that are broken inside a word', () => {
    const text = seed('000_huainan.txt')
      .map((clause) => clause.text)
      .join('\n')
    expect(text).toContain('科研机构知识产权运营能力')
  })

  it('reports numbers that are missing', () => {
    const { problems } = parseDocument(
      '一、总则\n1.甲方应当按时交付全部货物。\n2.乙方应当按时付款。\n4.双方另有约定的除外。\n',
      'x.txt',
    )
    expect(problems.map((problem) => problem.code)).toContain('number-gap')
  })

  it('an article that lost its number is nothing of the one above it', () => {
    const { document, problems } = parseDocument(
      '甲市支持外贸若干政策\n第二条 支持保单融资。企业以保单融资的，按不超过2%的利率给予贴息。\n' +
        '第三条 支持境外参展。参加境外展会的，展位费按70%补助。\n' +
        '支持认证和商标注册。企业取得国际产品认证的，按认证费的50%补助。\n' +
        '第五条 支持跨境电商。对租用公共海外仓的企业，按租金30%补助。\n',
      'x.txt',
    )
    const labels = document.clauses.map(({ label }) => label)
    expect(labels).toEqual(['第二条', '第三条', '支持认证和商标注册', '第五条'])
    expect(problems.map((problem) => problem.message)).toContain('编号不连续：缺少第 4 条的编号')
  })

  it('a measure that lost its number is nothing of the one above it, which names its own offices', () => {
    const { document } = parseDocument(
      '甲区支持企业若干措施\n2.搭建企业疫情防控物资互助筹措平台，协助企业解决必要的防疫物资。（责任单位：区投促中心、区商务局） ' +
        '区属国有企业在疫情防控期间采取减免租金措施，免收一个月房租。（责任单位：区国资委、区资产监管办 ' +
        '4.鼓励业主为租用经营用房的中小微企业减免房租，按减免金额的30%给予支持。（责任单位：区财政局）\n',
      'x.txt',
    )
    const [platform, rents, owners] = document.clauses.filter(({ text }) => text.includes('责任单位'))
    expect(platform?.departments.lead).toEqual(['区投促中心', '区商务局'])
    expect(rents?.text).toMatch(/^区属国有企业/)
    expect(rents?.departments.lead).toEqual(['区国资委', '区资产监管办'])
    expect(owners?.label).toBe('4.')
  })

  it('goes on with the numbers that sections share where the text leaves many out', () => {
    const { document } = parseDocument(
      '一、改革\n（一）简政放权。市、区两级政府进一步下放行政审批权限，由区内自行办理。\n' +
        '三、土地\n（八）保障用地指标。保障基础设施项目和重点产业项目的用地指标，优先予以安排。\n' +
        '五、人才\n（十三）集聚人才。对符合条件的各类人才，可以直接办理落户手续，并给予补贴。\n' +
        '（十四）服务人才。优化公共租赁房先租后售政策，为符合条件的人才解决居住问题。\n',
      'x.txt',
    )
    expect(document.clauses.map(({ path }) => path.join(' '))).toEqual([
      '一、改革 （一）简政放权',
      '三、土地 （八）保障用地指标',
      '五、人才 （十三）集聚人才',
      '五、人才 （十四）服务人才',
    ])
  })

  it('divides a guide by its unnumbered headings, whatever stands between its labelled lines', () => {
    const rule =
      '文件依据：《某市人民政府关于进一步做好当前和今后一段时期就业创业工作，稳定就业形势的实施意见》（某政发〔2017〕46号）'
    const guide = (name: string) =>
      `\t${name}\n\t政策内容：对符合条件的人员给予补贴，补贴标准为每月500元。\n\t${rule}\n\t申请渠道：街道（乡镇）公共服务窗口\n\t \n`
    const { document } = parseDocument(
      `某市就业政策\n${guide('安家费补贴')}服务对象：就业困难人员\n${guide('公益性岗位补贴')}${guide('见习补贴')}`,
      'x.txt',
    )
    expect(document.clauses.map(({ heading }) => heading)).toEqual(['安家费补贴', '公益性岗位补贴', '见习补贴'])
  })

  it('cites no words of a site between the title of a notice and its addressee', () => {
    const { document } = parseDocument(
      '关于印发《甲市专项资金管理办法》的通知\n政策指引：乙市出台12项举措，打造100家工厂。\n\n各县（市、区）财政部门，各有关单位：\n现将《甲市专项资金管理办法》印发给你们。\n甲市财政局\n2025年9月12日\n甲市专项资金管理办法\n第一条 为规范管理，制定本办法。\n第二条 本办法自印发之日起施行。\n',
      'x.txt',
    )
    expect(document.clauses.map(({ text }) => text).join()).not.toContain('乙市')
    expect(document.clauses[0]?.text).toMatch(/^各县/)
  })

  it('reads an empty file', () => {
    const { document, problems } = parseDocument('', 'x.txt')
    expect(document.clauses).toEqual([])
    expect(problems.map((problem) => problem.code)).toContain('empty')
  })

  it('gives an outline with one line a clause', () => {
    const outline = renderOutline(
      parseDocument('某市措施\n一、支持创业。给予补贴五千元。\n二、支持就业。给予补贴一千元。\n', 'x.txt'),
    )
    expect(outline).toContain('一、 支持创业 [')
    expect(outline).toContain('条款：2 条')
    expect(outline).not.toContain('不在条款内')
  })

  it('tells in the outline what stands in no clause', () => {
    const text = '某市措施\n一、支持创业。给予补贴五千元。\n某市人力资源和社会保障局 某市财政局\n2025年12月30日\n'
    expect(renderOutline(parseDocument(text, 'x.txt'))).toMatch(/不在条款内 .*某市财政局/)
  })
})

describe('documentId', () => {
  it('keeps names apart and safe in a URL', () => {
    expect(documentId('seeds/004_ankang.txt')).toBe('004_ankang')
    expect(documentId('安康市措施.txt')).toBe('安康市措施')
    expect(documentId('a b.txt')).not.toBe(documentId('a-b.txt'))
    expect(documentId('a b.txt')).not.toBe(documentId('a?b.txt'))
    expect(documentId('')).toMatch(/^document-/)
  })
})

describe('departments named in a section’s heading', () => {
  const source = [
    '某区稳增长政策',
    '三、加快服务业发展（区商务局牵头）',
    '（一）促进外贸。对外贸企业给予80万元补助。',
    '（二）支持电商。对电商企业给予20万元奖励。（责任单位：区经信局）',
    '四、附则',
    '（三）本政策自发布之日起施行，同一事项不重复享受。',
  ].join('\n')

  it('answer for its clauses that name nobody themselves', () => {
    const leads = parseDocument(source, 'a.txt').document.clauses.map(({ departments }) => departments.lead)
    expect(leads).toEqual([['区商务局'], ['区经信局'], []])
  })
})

describe('departments on a line at the end of a section', () => {
  const source = [
    '某市养老托育措施',
    '一、扶持养老机构',
    '1．建设补助。每张床位补助1万元。',
    '2．责任险。按保费的80%给予补助。',
    '（责任单位：市民政局、市财政局）',
    '二、落实税费优惠',
    '养老、托育机构用水、用电、用气执行居民价格，免征不动产登记费。',
    '（责任单位：市发改委）',
  ].join('\n')

  it('answer for all of it, though a section beside it is not divided', () => {
    const leads = parseDocument(source, 'a.txt').document.clauses.map(({ departments }) => departments.lead)
    expect(leads).toEqual([['市民政局', '市财政局'], ['市民政局', '市财政局'], ['市发改委']])
  })
})

describe('an article that is divided by headings', () => {
  const measure =
    '对新开业且平稳运营满一年以上的经营主体，按照实际投入的20%给予补贴，最高不超过50万元，同一主体每年只享受一次，分三年按40%、30%、30%的比例拨付。'
  const numbered = (from: number): string[] => [0, 1, 2].map((i) => `${from + i}.${measure}`)
  const source = [
    '某区商务扶持办法',
    '第一条(管理部门)',
    '区经委负责实施。',
    '第二条(支持内容)',
    '(一)支持体系建设',
    ...numbered(1),
    '(二)支持转型升级',
    ...numbered(4),
    '(三)支持电商发展',
    ...numbered(7),
    '第三条(附则)',
    '本办法自2024年5月1日起施行。',
  ].join('\n')

  it('is cited by its measures, with the path down to each', () => {
    const clauses = parseDocument(source, 'a.txt').document.clauses
    const paths = clauses.map(({ path }) => path.map((part) => part.replace(/\s/g, '')).slice(0, 3))
    expect(paths).toHaveLength(11)
    expect(paths[5]).toEqual(['第二条(支持内容)', '(二)支持转型升级', '5.'])
  })
})

it('a heading that begins with a number of its own opens a clause', () => {
  const source =
    '某市就业政策\n一、创业担保贷款。给予贴息。\n二、一次性创业补贴。给予5000元。\n三、三年行动奖励。给予3000元。\n'
  const labels = (text: string) => parseDocument(text, 'a.txt').document.clauses.map(({ label }) => label)
  expect(labels(source)).toEqual(['一、', '二、', '三、'])
  expect(labels('某市办法\n一、对一级、\n二、三级医院给予奖励。\n')).toEqual(['一、'])
})

describe('departments that one clause gives to others', () => {
  const text = [
    '某县扶持农业若干措施',
    '一、种植',
    '1.林下经济。新种植中药材的，每亩补助400元。',
    '2.农产品电商。年零售额达到200万元的，奖励3万元。（责任单位：县供销社）',
    '3.贷款贴息。对家庭农场给予贴息。',
    '二、附则',
    '4.第1条由县林业局负责，第2条由县商务局负责，第3条由县农业农村局会同县金融中心负责。',
  ].join('\n')
  const departments = parseDocument(text, 'a.txt').document.clauses.map(({ label, departments: { lead } }) => [
    label,
    lead,
  ])

  it('are those of the clauses by number, and not of one that names its own', () => {
    expect(departments.slice(0, 3)).toEqual([
      ['1.', ['县林业局']],
      ['2.', ['县供销社']],
      ['3.', ['县农业农村局', '县金融中心']],
    ])
  })
})

it('a page’s number between dots belongs to no clause', () => {
  const source = '甲省认定细则\n第一条 申报产品应当检测合格。\n\n·3·\n\n第二条 拟认定产品公示7天。'
  const { document } = parseDocument(source, 'x.txt')
  expect(document.clauses.map(({ text }) => text)).toEqual([
    '第一条 申报产品应当检测合格。',
    '第二条 拟认定产品公示7天。',
  ])
})

it('the first line of a broken article is no heading', () => {
  const source =
    '甲市贴息细则\n第一条 拟贴息名单公示7日，公示无异议后，由市财\n政局于30日内将资金拨付到县市区，县市区应\n在15日内拨付企业。\n第二条 贴息标准\n按利息的50%贴息。'
  const { document } = parseDocument(source, 'x.txt')
  expect(document.clauses.map(({ heading }) => heading)).toEqual(['', '贴息标准'])
})
