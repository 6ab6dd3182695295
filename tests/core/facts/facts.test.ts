import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractFacts } from '../../../src/core/facts/index.ts'
import { mend } from '../../../src/core/text/mend.ts'

const read = (text: string) => extractFacts(text, { start: 0, end: text.length }, { heading: '' })
const rows = (text: string) =>
  read(text).map(({ kind, recipient, condition, amount }) => [kind, recipient, condition, amount])

const SEEDS = ['000_huainan', '001_guizhou', '002_xinyang', '003_dongsheng', '004_ankang'].map((name) =>
  readFileSync(new URL(`../../../seeds/${name}.txt`, import.meta.url), 'utf8'),
)
const MARKS: readonly (readonly [RegExp, RegExp])[] = [
  [/“/g, /”/g],
  [/[（(]/g, /[）)]/g],
  [/《/g, /》/g],
]
/** As policies write them; each was once read into a broken row. */
const SENTENCES = [
  '对年直播销售额达到3000万元的MCN机构奖励20万元。',
  '市财政安排500万元“菜篮子”工程建设专项资金。',
  '首批设立2.5亿元福建省重点台企应急资金专项贷款额度。',
  '对单户担保金额500万元及以下的小微企业收取的担保费率降至1.5%以内。',
  '被评为“省级家政服务龙头企业”“家政服务诚信示范企业”的，分别给予30万元、20万元的一次性奖补。',
  '“减免房租、延期纳税等问题，拨打12345热线都能得到详细解答，补助资金有好几百万元。”负责人说。',
  '对单家企业的补贴上限为1,500万元，对在田作业温室（含大棚）挖掘产能的给予每亩2000元（不高于10万元）补贴。',
  '对企业获得《认定书》的，按实际贷款利率的50%给予贴息（期限不超过1年），单户最高100万元。',
  '对疫情期间为承租房屋的中小微企业减免租金的科技企业孵化器，给予减免金额30%、最高五十万元的补贴。',
]

describe('extractFacts', () => {
  it.each([
    ['对首次认定的省级“专精特新”中小企业给予 10 万元奖励支持。', [['奖励', '首次认定的省级“专精特新”中小企业', '首次认定', '10 万元']]],
    ['对新获批的国家级、省级技术转移机构，分别给予100万元、30万元经费资助。', [['资助', '国家级', '新获批的国家级、省级技术转移机构', '100万元'], ['资助', '省级技术转移机构', '新获批的国家级、省级技术转移机构', '30万元']]],
    ['支持消费提质,对首店给予20万元补贴;对规上企业,按保费的50%给予补助,最高80万元;', [['补贴', '首店', null, '20万元'], ['补助', '规上企业', null, '按保费的50%给予补助,最高80万元']]],
    ['对领军人才给予每人40万元购房补贴，一次性安家补助60万元。', [['补贴', '领军人才', null, '每人40万元']]],
    ['第 2 条 对工业类项目，按固定资产投资的5%给予奖励。', [['奖励', '工业类项目', null, '按固定资产投资的5%给予奖励']]],
    ['（一）改造后达到二级的，按实际投入的30%给予补助。', [['补助', null, '改造后达到二级', '按实际投入的30%给予补助']]],
    ['2 | 小巨人企业 | 对新认定的小巨人企业，给予 100 万元奖励。', [['奖励', '新认定的小巨人企业', '新认定', '100 万元']]],
    ['对总部企业，年度地方财政贡献1000万元以上、2000万元以上的，分别参照其地方财政贡献的70%、80%给予奖励。', [['奖励', null, '总部企业，年度地方财政贡献1000万元以上、2000万元以上的，分别参照其地方财政贡献的70%、80%', null]]],
    ['新注册的外贸企业（含迁入企业），从注册当年起3年内，年进出口额增量达300万美元、500万美元以上，分别奖励3万元、5万元。', [['奖励', '新注册的外贸企业', '年进出口额增量达300万美元', '3万元'], ['奖励', '新注册的外贸企业', '500万美元以上', '5万元']]],
    ['对年网络零售额首次达到500万元、1000万元的本区电商企业,分别给予5万元、10万元奖励。', [['奖励', '本区电商企业', '年网络零售额首次达到500万元', '5万元'], ['奖励', '本区电商企业', '1000万元', '10万元']]],
    ['新引进的外资企业，实到外资1000万美元以上、5000万美元以上，分别奖励200万元、实到外资额的8‰。', [['奖励', '新引进的外资企业', '实到外资1000万美元以上', '200万元'], ['奖励', '新引进的外资企业', '5000万美元以上', '实到外资额的8‰']]],
    ['旅行社组织市外团队来游览的，按每人20元给予奖励；年度累计组织3000人次以上的，另奖励2万元。单个旅行社年度奖励不超过20万元。', [['奖励', '旅行社', '组织市外团队来游览', '按每人20元给予奖励'], ['奖励', null, '年度累计组织3000人次以上', '2万元'], ['上限', null, null, '单个旅行社年度奖励不超过20万元']]],
    ['对甲类企业给予5万元奖励，对乙类企业给予3万元奖励，单个企业累计不超过20万元。', [['奖励', '甲类企业', null, '5万元'], ['奖励', '乙类企业', null, '3万元'], ['上限', null, null, '单个企业累计不超过20万元']]],
    ['组织150人以上旅游包机的，每架次奖励3万元。', [['奖励', null, '组织150人以上旅游包机', '每架次奖励3万元']]],
    ['月退养生活补助费、养老生活补助费的最低标准调整为1210元。', [['补助', '月退养生活补助费、养老生活补助费', null, '调整为1210元']]],
    ['补贴测算：对灵活就业人员按照缴纳社会保险费的30%给予补贴。', [['补贴', '灵活就业人员', null, '按照缴纳社会保险费的30%给予补贴']]],
    ['奖励标准：50万元。', [['奖励', null, null, '50万元']]],
    ['具体补贴金额为248.8元/人。', [['补贴', null, null, '248.8元/人']]],
    ['对新建高级雪道、初级雪道分别奖励100万元、5万元。', [['奖励', '新建高级雪道', null, '100万元'], ['奖励', '初级雪道', null, '5万元']]],
    ['被评为“省级龙头企业”“诚信示范企业”的，分别给予30万元、20万元的一次性奖补。', [['奖补', '被评为“省级龙头企业”', '被评为“省级龙头企业”“诚信示范企业”', '30万元'], ['奖补', '“诚信示范企业”', '被评为“省级龙头企业”“诚信示范企业”', '20万元']]],
    ['对新引进的博士、硕士、本科毕业生，分别按每月2000元、1000元、600元给予生活补贴。', [['补贴', '新引进的博士、硕士、本科毕业生', '新引进', '分别按每月2000元、1000元、600元给予生活补贴']]],
    ['对年直播销售额达到3000万元的MCN机构奖励20万元。', [['奖励', '年直播销售额达到3000万元的MCN机构', '年直播销售额达到3000万元', '20万元']]],
    ['对年直播销售额达到3000万元的MCN机构给予20万元奖励。', [['奖励', '年直播销售额达到3000万元的MCN机构', '年直播销售额达到3000万元', '20万元']]],
    ['对研发机构给予不高于300万元的一次性奖励。', [['奖励', '研发机构', null, '不高于300万元']]],
    ['对企业给予20万元以内补助。', [['补助', '企业', null, '20万元以内']]],
    ['对参展企业给予50%的补贴，补贴上限为100万元。', [['补贴', '参展企业', null, '50%的补贴，补贴上限为100万元']]],
    ['对驻区金融机构给予贷款金额2%的补贴，对单家机构或网点的补贴上限为100万元。', [['补贴', '驻区金融机构', null, '贷款金额2%的补贴，对单家机构或网点的补贴上限为100万元']]],
    ['对中介机构按实到外资的4‰给予奖励；单个项目奖励最高不超过300万元。', [['奖励', '中介机构', null, '按实到外资的4‰给予奖励；单个项目奖励最高不超过300万元']]],
    ['对于减免商户租金的商业服务业企业，给予最高50万元补贴。', [['补贴', '减免商户租金的商业服务业企业', '减免商户租金', '最高50万元']]],
    ['对重点保障企业，省财政按人民银行再贷款利率的50%给予贴息。', [['贴息', '重点保障企业', null, '按人民银行再贷款利率的50%给予贴息']]],
    ['对费率不超过1.5%的融资担保业务，省财政按年度业务发生额的0.5%给予补助。', [['补助', '费率不超过1.5%的融资担保业务', '费率不超过1.5%', '按年度业务发生额的0.5%给予补助']]],
    ['对重点企业，全额免除疫情期间贷款的担保费用。', [['减免', '重点企业', null, '全额免除疫情期间贷款的担保费用']]],
    [
      '支持专利成果转移转化，按照《指南》(鄂市监发(2023)158号)文件中第七项第五条，对专利服务机构促成专利需求双方达成交易，签订三方合同，按交易双方合同技术交易额的5%资助，对同一单位给予最高 50万元资助。',
      [['资助', '专利服务机构', '促成专利需求双方达成交易，签订三方合同', '按交易双方合同技术交易额的5%资助，对同一单位给予最高 50万元资助']],
    ],
    ['对企业用专利等知识产权获得质押贷款并按期偿还本息的，按比例给予两年贴息。', [['贴息', '企业', '用专利等知识产权获得质押贷款并按期偿还本息', '按比例给予两年贴息']]],
    ['对投保知识产权保险的，按规定给予保费补贴。', [['补贴', null, '投保知识产权保险', null]]],
    ['对专利导航项目，按照每项10万元—30万元落实省级专项资金。', [['资金支持', '专利导航项目', null, '按照每项10万元—30万元落实省级专项资金']]],
    ['将企业招用驾驶员的岗前培训补贴标准由每人800元提高至每人1200元。', [['补贴', '企业招用驾驶员的岗前培训补贴', null, '由每人800元提高至每人1200元']]],
    ['自2021届起求职创业补贴标准提高至每人3000元。', [['补贴', '求职创业补贴', null, '提高至每人3000元']]],
    ['不裁员的参保企业，稳岗返还比例由50%提高到60%。', [['返还', '稳岗返还', '不裁员的参保企业', '由50%提高到60%']]],
    ['全市专利质押融资金额累计超过 4 亿元。', [['目标', '专利质押融资金额', null, '累计超过 4 亿元']]],
    ['到 2025 年底全市有效发明专利拥有量 400 件以上。', [['目标', '有效发明专利拥有量', '到 2025 年底', '400 件以上']]],
  ])('%s', (text, expected) => {
    expect(rows(text)).toEqual(expected)
  }) // prettier-ignore

  it.each([
    '不得将财政资助奖励政策与专利数量简单挂钩。',
    '减少并逐步取消对专利授权的奖励。',
    '加大对优秀专利项目奖励力度。',
    '完善奖励政策和补贴机制。',
    '对弄虚作假的企业，将奖励补贴资金全额收缴。',
    '对挪用贷款的，追缴已贴息资金50万元。',
    '对为区属中小微企业减免房租的业主表示感谢。',
    '人民银行中心支行还筹措了100亿元再贷款。',
    '本条所涉奖励资金分三年按40%、30%、30%比例拨付。',
    '免征增值税政策执行到期后1个月内完成开具。',
    '将紧扣“减免”和“延长”两个关键词。',
    '确保“三个一批”工作任务完成。',
    '标准测算：以一家拥有50名职工的企业为例，可给予返还3万元。',
  ])('grants nothing: %s', (text) => {
    expect(rows(text)).toEqual([])
  })

  it('cuts no cell inside a numeral, quotation marks or brackets, and takes each from the fact’s own span', () => {
    const length = fc.nat(1500)
    const noise = fc.constantFrom('', '\n\n', '，', '。', '“', '（', '》', ...SENTENCES)
    const cut = fc.tuple(fc.constantFrom(...SEEDS), fc.double({ min: 0, max: 1, noNaN: true }), length, noise, noise)
    fc.assert(
      fc.property(cut, ([source, at, length, before, after]) => {
        const start = Math.floor(at * source.length)
        expect(flaws(before + source.slice(start, start + length) + after + source.slice(0, 300))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it.each(SENTENCES)('has clean cells, wherever the sentence is cut: %s', (sentence) => {
    for (let at = 0; at <= sentence.length; at++) {
      expect(flaws(sentence.slice(0, at))).toEqual([])
      expect(flaws(sentence.slice(at))).toEqual([])
    }
  })
})

/** What is wrong with the facts of a text, each with its row. */
function flaws(text: string): string[] {
  return read(text).flatMap((fact) => {
    const words = bare(mend(text.slice(fact.start, fact.end)))
    const cells = [fact.recipient, fact.condition, fact.amount].flatMap((cell) => (cell === null ? [] : [bare(cell)]))
    const row = cells.join('｜')
    const nobody = fact.recipient !== null && /^(?:.|对于|对已|采取|相应)$/u.test(bare(fact.recipient))
    return [
      ...cells.filter((cell) => !words.includes(cell)).map(() => `not of the source: ${row}`),
      ...cells.filter((cell) => words.includes(cell) && !standsFree(words, cell)).map(() => `cut: ${row}`),
      ...(nobody ? [`no recipient: ${row}`] : []),
    ]
  })
}

/** Whether the cell stands somewhere in the words with no numeral and no pair of marks open at either end. */
function standsFree(words: string, cell: string): boolean {
  const places = [...words].flatMap((_, at) => (words.startsWith(cell, at) ? [at] : []))
  const free = (at: number): boolean => !cutsNumeral(words, at) && !cutsNumeral(words, at + cell.length)
  return balanced(cell) && places.some((at) => free(at) && (!balanced(words) || balanced(words.slice(0, at))))
}

function balanced(text: string): boolean {
  return MARKS.every(([open, close]) => count(text, open) === count(text, close))
}

function cutsNumeral(words: string, at: number): boolean {
  return /[0-9]$/.test(words.slice(0, at)) && /^(?:[0-9万亿%％‰元]|[.,][0-9])/.test(words.slice(at))
}

function count(text: string, marks: RegExp): number {
  return text.match(marks)?.length ?? 0
}

function bare(text: string): string {
  return text.replace(/\s+/g, '')
}
