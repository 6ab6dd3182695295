import { describe, expect, it } from 'vitest'
import { published } from '../../../src/core/answer/published.ts'
import { libraryOf, TODAY } from '../../support/library.ts'

const SOURCE = [
  '遂宁市支持中小企业若干措施',
  '第一条 减免租金',
  '对承租国有房屋的企业免收三个月房租，疫情期间申请解除合同不扣违约金。',
  '第二条 延迟缴纳社会保险费',
  '延迟期间不收取滞纳金，不影响个人权益记录。',
  '第三条 专利授权奖励',
  '逐步取消对专利授权的奖励，改为对转化收益予以奖励。',
  '第四条 稳岗返还',
  '将稳岗返还政策的裁员率放宽至不超过职工总数20%。',
  '第五条 专利产品备案',
  '以高新技术企业为重点，开展专利产品备案与认定。',
].join('\n')
const text = { file: 'a.txt', source: SOURCE, seed: { region: '四川省遂宁市' } }
const ask = (question: string, region?: string) => libraryOf([text]).ask(question, { today: TODAY, region })

describe('a clause that was only just refused', () => {
  it('is shown in its own words, to be checked, and is none of the answer', () => {
    const { status, citations, nearest, text } = ask('遂宁那我不租了，退租扣不扣钱')
    expect(status).toBe('not_found')
    expect(citations).toEqual([])
    expect(nearest?.note).toBe('最相近的一条（请核对是不是所问）：')
    expect(nearest?.citation.quotes.map((quote) => quote.text).join()).toContain('解除合同不扣违约金')
    expect(text).toMatch(/^库里没有找到能确定回答这一问的四川省遂宁市的规定。/)
    expect(text).toContain('请核对是不是所问')
  })

  it.each([
    ['遂宁延缴社保最多能延几个月', '期限', '延迟期间'],
    ['遂宁专利授权奖励多少钱一件', '数额', '逐步取消'],
  ])('says what figure it does not hold: %s', (question, figure, quoted) => {
    const { status, nearest, lead } = ask(question)
    expect(status).toBe('not_found')
    expect(lead).toContain(`没有找到四川省遂宁市写明这一${figure}的规定`)
    expect(nearest?.note).toContain(`其中没有写明${figure}`)
    expect(nearest?.citation.quotes.map((quote) => quote.text).join()).toContain(quoted)
  })

  it('is the first of the related ones for clients', () => {
    const answer = ask('遂宁那我不租了，退租扣不扣钱')
    const seen = published(answer)
    expect(seen).not.toHaveProperty('nearest')
    expect(seen.related).toEqual([answer.nearest?.citation, ...answer.related])
  })

  it('gives something where a sum to be had is asked for', () => {
    expect(ask('遂宁高新技术企业认定补助多少钱').nearest).toBeUndefined()
  })

  it('is the one that names a sum, of those that come about as near', () => {
    const source = [
      '遂宁市若干措施',
      '一、加强费用保障。对从事诊断、治疗、护理的人员给予每人每天300元补助，对其他医务人员给予每人每天200元补助。',
      '二、促进大数据应用。完善在线医生咨询平台，支持医疗人工智能关键技术研发及产品示范。',
      '三、向疫情防控一线的相关单位提供更优惠的金融服务。',
    ]
    const others = Array.from(
      { length: 60 },
      (_, i) => `第${i + 1}条 对${i + 1}类企业的项目，由区商务局协调办理，予以支持。`,
    )
    const { nearest, related } = libraryOf([
      { ...text, source: source.join('\n') },
      { ...text, file: 'b.txt', source: ['遂宁市商务措施', ...others].join('\n') },
    ]).ask('遂宁一线医生一天补多少', { today: TODAY })
    expect(nearest?.citation.quotes.map((quote) => quote.text).join()).toContain('300元')
    expect(related.map(({ clause }) => clause.label)).not.toContain('一、')
  })

  it('is never another place’s', () => {
    expect(ask('绵阳那我不租了，退租扣不扣钱').nearest).toBeUndefined()
  })

  it('is not one that has no more to do with the question than the next', () => {
    expect(ask('遂宁开公司要不要环评').nearest).toBeUndefined()
  })
})

describe('that something is not written', () => {
  it('is said where the only percentage is that of something else', () => {
    expect(ask('遂宁稳岗返还比例是百分之几').lead).toContain('没有写明这一比例')
    expect(ask('遂宁稳岗返还的裁员率不超过百分之几').lead).not.toContain('没有写明')
    const source = '遂宁市贷款担保办法\n第一条 贷款担保\n贷款利率降低1个点，担保费率降低0.5个点。'
    const library = libraryOf([{ ...text, source }])
    expect(library.ask('遂宁贷款利率降几个点', { today: TODAY }).lead ?? '').not.toContain('没有写明')
  })

  it.each([
    ['遂宁承租国有房屋那20万补贴找谁领', '相关条款里没有“20万”这个数'],
    ['遂宁稳岗返还政策的裁员率给5%吗', '相关条款里没有“5%”这个数'],
    ['遂宁稳岗返还政策的裁员率给20%吗', null],
  ])('is said of a figure that is taken for granted: %s', (question, said) => {
    const { lead } = ask(question)
    if (said) expect(lead).toContain(said)
    else expect(lead ?? '').not.toContain('这个数')
  })

  it('is not said of a sum whose unit stands in the head of its column', () => {
    const source = '遂宁市专精特新奖励办法\n第一条 奖励标准\n类别\t奖励（万元）\n专精特新企业\t20\n小巨人企业\t50'
    const { lead } = libraryOf([{ ...text, source }]).ask('遂宁专精特新企业奖励20万吗', { today: TODAY })
    expect(lead ?? '').not.toContain('这个数')
  })

  it('is not said of days to apply that stand in a clause of the same document', () => {
    const source = [
      '鹿城区开放型经济政策意见',
      '第一条 外资奖励',
      '实到外资200万美元以上的项目奖励30万元。',
      '第二条 外贸奖励',
      '进口额100万美元以上的企业奖励5万元。',
      '第三条 资金兑现',
      '每年度申报期为1－10月份，10月以后申报的次年兑付。',
      '第四条 本意见有效期至2021年12月31日。',
    ].join('\n')
    const library = libraryOf([{ file: 'b.txt', source, seed: { region: '浙江省温州市鹿城区' } }])
    const { text } = library.ask('鹿城区外资奖励现在还能申请吗', { today: TODAY })
    expect(text).not.toContain('没有写明申报')
    expect(text).toContain('每年度申报期为1－10月份')
  })

  it('is not said of the second half of a question over the clause that tells it', () => {
    const source = [
      '宁波市专利培育细则',
      '第一条 项目延期',
      '确需延期的，应当在期满前30日提出，只能延期一次，且不超过6个月。',
      '第二条 项目验收',
      '项目期满后3个月内提出验收申请。',
    ].join('\n')
    const library = libraryOf([{ file: 'b.txt', source, seed: { region: '浙江省宁波市' } }])
    const { text } = library.ask('宁波项目延期要提前几天提出，能拖多久', { today: TODAY })
    expect(text).toContain('不超过6个月')
    expect(text).not.toContain('没有找到')
  })
})
