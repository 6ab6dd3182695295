import { describe, expect, it } from 'vitest'
import type { DocumentStatus } from '../../../src/core/answer/types.ts'
import type { SeedEntry } from '../../../src/core/model.ts'
import { libraryOf, type Text } from '../../support/library.ts'

const measure = (file: string, seed: Omit<SeedEntry, 'file'> = {}, more = ''): Text => ({
  file,
  source: `安康市展会补贴办法\n\n一、补贴标准\n\n1. 支持参展。对企业参加境外展会的，给予展位费50%的补贴。（市商务局负责）\n${more}`,
  seed: { region: '陕西省安康市', ...seed },
})

function validityOf(text: Text, today: string, others: readonly Text[] = []) {
  const library = libraryOf([text, ...others])
  const [document] = library.documents
  if (!document) throw new Error('no document')
  return library.validity(document, today)
}

describe('validity', () => {
  it.each<[string, Omit<SeedEntry, 'file'>, string, DocumentStatus, RegExp | null]>([
    ['issued, no term', { issuedOn: '2024-01-01' }, '2025-01-01', 'in_force', null],
    ['no date at all', {}, '2025-01-01', 'unknown', /没有写明发布日期和有效期/],
    ['on the last day', { issuedOn: '2024-01-01', validTo: '2025-06-30' }, '2025-06-30', 'in_force', null],
    [
      'the day after',
      { issuedOn: '2024-01-01', validTo: '2025-06-30' },
      '2025-07-01',
      'term_passed',
      /2025年6月30日.*过期/,
    ],
    ['repealed', { issuedOn: '2024-01-01', status: 'repealed' }, '2025-01-01', 'repealed', /已废止/],
    ['replaced', { issuedOn: '2024-01-01', status: 'replaced' }, '2025-01-01', 'replaced', /替代/],
  ])('%s', (_name, seed, today, status, notice) => {
    const validity = validityOf(measure('a.txt', seed), today)
    expect(validity.status).toBe(status)
    if (notice) expect(validity.notices.join('\n')).toMatch(notice)
    else expect(validity.notices).toEqual([])
  })

  it.each([
    '本办法自印发之日起施行，有效期至一级应急响应解除之日止',
    '以上措施在展会停办期间有效',
    '本办法自印发之日起施行，截止日期视展会情况另行公告',
    '上述一些临时性调整的措施实施期限视展会情况另行通知',
  ])('a term that ends on no date is told in its own words: %s', (term) => {
    const text = measure('a.txt', { issuedOn: '2020-02-01' }, `\n2. 施行。${term}。\n`)
    const { status, notices } = validityOf(text, '2025-01-01')
    expect(status).toBe('unknown')
    expect(notices).toContain(`原文写明期限为“${term}”，请核实是否已结束。`)
  })

  it.each(['力争用3年时间打造千亿产业', '通过三年时间，形成展会体系'])('an aim ends no term: %s', (aim) => {
    const text = measure('a.txt', { issuedOn: '2022-03-01' }, `\n2. 目标。${aim}。\n`)
    expect(validityOf(text, '2025-02-28').status).toBe('in_force')
    const { status, notices } = validityOf(text, '2025-03-01')
    expect(status).toBe('unknown')
    expect(notices.join()).toMatch(
      /没有写明有效期，目标写的是“.*三?3?年时间”，按发布日期推算到2025年2月28日，已过，请核实/,
    )
    const { text: told, citations } = libraryOf([text]).ask('安康市展会补贴办法还有效吗', { today: '2025-03-01' })
    expect(told).not.toContain('期限已过')
    expect(citations[0]?.document.validTo).toBeNull()
  })

  it.each([
    ['（此文件自2023年6月1日起废止）\n', '', '自2023年6月1日起废止，不再有效。'],
    ['', '\n注：该文件已于2023年6月1日失效。', '自2023年6月1日起废止，不再有效。'],
    [
      '',
      '\n本通知已被《安康市展会支持办法》（安政办发〔2023〕2号）废止。',
      '已被《安康市展会支持办法》（安政办发〔2023〕2号）废止，不再有效。',
    ],
    [
      '【有效性：已废止】本文件已被《关于公布规范性文件清理结果的通知》（安政办发〔2023〕2号）宣布废止，自2023年6月1日起停止执行。\n',
      '\n2. 施行。本办法自2018年1月1日起施行，有效期至2024年12月31日。',
      '自2023年6月1日起被《关于公布规范性文件清理结果的通知》（安政办发〔2023〕2号）废止，不再有效。',
    ],
    ['当前位置：首页 > 政府文件 > 失效文件\n', '', '已废止，不再有效。'],
  ])('what the page says over or under the text ends the document: %j %j', (over, under, notice) => {
    const { source } = measure('a.txt')
    const text = { file: 'a.txt', source: over + source + under, seed: { issuedOn: '2018-01-01' } }
    expect(validityOf(text, '2025-01-01')).toMatchObject({ status: 'repealed' })
    const { notices } = validityOf(text, '2025-01-01')
    expect(notices).toContain(notice)
    // Whether its term goes on is no question any more.
    expect(notices.join()).not.toContain('是否延续')
  })

  it('a clause with a term of its own is told of by that, and not by the document’s', () => {
    const library = libraryOf([
      {
        file: 'a.txt',
        source:
          '安康市援企稳岗若干措施\n\n一、发放展会补贴。对参展企业补贴2万元。\n二、降低保险费率。失业保险费率按1%执行。\n' +
          '上述政策除第二条外，执行期限至2025年12月31日。第二条执行期限至2026年12月31日。',
        seed: { region: '陕西省安康市', issuedOn: '2025-01-01' },
      },
    ])
    const told = (question: string, today: string) => {
      const [citation] = library.ask(question, { today }).citations
      return [citation?.document.status, ...(citation?.notices ?? [])]
    }
    const passed = (whose: string, until: string) => `${whose}期限到${until}，已过期，是否延续请向发文单位核实。`
    expect(told('安康展会补贴多少', '2026-06-01')).toEqual(['term_passed', passed('文件', '2025年12月31日')])
    expect(told('安康失业保险费率多少', '2026-06-01')).toEqual(['in_force', '本条期限到2026年12月31日。'])
    expect(told('安康失业保险费率多少', '2027-06-01')).toEqual(['term_passed', passed('本条', '2026年12月31日')])
    const { text } = library.ask('安康援企稳岗措施过期了吗', { today: '2026-06-01' })
    expect(text).toContain('期限：至2025年12月31日（第二条至2026年12月31日）')
  })

  it('whether a grant still holds is told by the term of its clause, and not by its document’s alone', () => {
    const source =
      '安康市惠企政策清单\n\n一、新增入库奖励。对首次入库的企业奖励3万元。\n\n' +
      '二、融资担保降费。单户担保金额500万元以下的，担保费率不超过1%，政策执行期限截至2025年12月31日。'
    const library = libraryOf([{ file: 'a.txt', source, seed: { region: '陕西省安康市', issuedOn: '2025-03-01' } }])
    const { text } = library.ask('安康的融资担保降费还有效吗', { today: '2026-06-01' })
    expect(text).toContain('本条写明“政策执行期限截至2025年12月31日”，该期限已过')
    expect(library.ask('安康的新增入库奖励还有效吗', { today: '2026-06-01' }).text).not.toContain('已过')
  })

  it('until when one matter holds is told by its clause, where the document has no term; its number is the document’s', () => {
    const source =
      '关于阶段性降低企业用电成本的通知\n发改价格〔2020〕258号\n\n一、降价措施\n统一按原到户电价水平的95%结算。\n\n' +
      '二、进一步明确支持性两部制电价政策执行时间\n我委出台的支持性两部制电价政策，进一步明确执行至2020年6月30日。'
    const library = libraryOf([{ file: 'a.txt', source, seed: { region: '全国', issuedOn: '2020-02-22' } }])
    const { lead, text } = library.ask('支持性两部制电价那个政策执行到哪天', { today: '2026-06-01' })
    expect(text).toContain('执行至2020年6月30日”，该期限已过')
    expect(lead ?? '').not.toContain('状态：有效')
    const number = library.ask('阶段性降低企业用电成本那个通知的文号', { today: '2026-06-01' }).text
    expect(number).toContain('文号：发改价格〔2020〕258号')
    expect(number).not.toContain('两部制')
  })

  it('a term that one sentence has is not that of another grant in its clause', () => {
    const clause = (between: string, term = '，实施期限至2020年12月31日') =>
      `一、稳定就业。自2021届起求职创业补贴标准提高至每人3000元，由毕业生所在学校统一组织申请。${between}` +
      `用人单位吸纳登记失业半年以上人员就业的，按每人5000元给予一次性吸纳就业补贴${term}。`
    const service = '各地要组织招聘活动，提供职业指导和政策咨询，帮助困难人员尽快实现就业。'.repeat(16)
    const notices = (source: string, question: string) => {
      const library = libraryOf([
        {
          file: 'a.txt',
          source: `安康市稳就业若干措施\n\n${source}`,
          seed: { region: '陕西省安康市', issuedOn: '2020-03-01' },
        },
      ])
      return library.ask(question, { today: '2026-06-01' }).citations[0]?.notices.join() ?? ''
    }
    const question = '安康求职创业补贴多少'
    const own = '本条写明“用人单位吸纳登记失业半年以上人员就业的……实施期限至2020年12月31日”，该期限已过'
    expect(notices(clause(service), question)).not.toContain('已过')
    expect(notices(clause(''), question)).toContain(own)
    const ofAll = `${clause(service, '')}该项补贴政策执行期限至2020年12月31日。`
    expect(notices(ofAll, question)).toContain('本条写明“补贴政策执行期限至2020年12月31日”，该期限已过')
  })

  it('a campaign that is over is told of whatever is quoted from its news', () => {
    const library = libraryOf([
      {
        file: 'a.txt',
        source:
          '引客入安，我市出台奖励措施\n\n具体奖励标准：2025年1月29日至2025年3月31日，旅行社组织一日游的，按30元/人的标准给予奖励。\n\n' +
          '申报材料：旅行社提交奖励申报表、行程单和发票。审核在活动结束后3个月内完成。',
        seed: { region: '陕西省安康市', issuedOn: '2025-02-10' },
      },
    ])
    const over = '活动时间“2025年1月29日至2025年3月31日”已过，是否延续请向发文单位核实。'
    for (const question of ['安康旅行社一日游奖励多少', '安康旅行社奖励申报材料']) {
      expect(library.ask(question, { today: '2025-03-31' }).text).not.toContain('已过')
      const [citation] = library.ask(question, { today: '2025-04-01' }).citations
      expect([citation?.document.status, citation?.notices]).toEqual(['term_passed', [over]])
    }
  })

  it('the term of a draft has not begun, and cannot be over', () => {
    const source = `安康市展会补贴办法（征求意见稿）\n\n一、补贴标准。给予展位费50%的补贴。\n二、施行。本办法自印发之日起30日后施行，有效期三年。`
    const { status, notices } = validityOf({ file: 'a.txt', source, seed: { region: '陕西省安康市' } }, '2025-01-01')
    expect(status).toBe('draft')
    expect(notices).toContain('原文写明期限为“本办法自印发之日起30日后施行，有效期三年”。')
  })

  it('a draft whose days have passed is no expired measure', () => {
    const source = `安康市展会补贴办法（征求意见稿）\n\n第一条 给予展位费50%的补贴。\n第二条 本办法自2021年1月1日起施行，有效期至2023年12月31日。`
    const { status, notices } = validityOf({ file: 'a.txt', source, seed: { region: '陕西省安康市' } }, '2025-01-01')
    expect(status).toBe('draft')
    expect(notices).toEqual([
      '库里只有征求意见稿，未见正式文件，以正式发布的文件为准。',
      '稿中写明的期限到2023年12月31日，已过。',
    ])
  })

  it.each([
    ['某市促进就业若干措施', '2020-02-20', '2025-02-20', true],
    ['某市促进就业若干措施', '2020-02-20', '2025-02-19', false],
    ['某市专利条例', '2014-02-20', '2025-02-20', false],
    ['某市应对疫情支持企业若干措施', '2024-02-20', '2025-02-20', true],
  ])('what names no term is told to be old, or tied to an event: %s, %s on %s', (title, issuedOn, today, isTold) => {
    const source = `${title}\n\n第一条 给予展位费50%的补贴。`
    const { notices } = validityOf({ file: 'a.txt', source, seed: { region: '陕西省安康市', issuedOn } }, today)
    expect(notices.some((notice) => /^发布于.*没有写明有效期.*请核实是否仍在执行/.test(notice))).toBe(isTold)
  })

  it('says once in an answer what holds of all that it quotes', () => {
    const source = `安康市展会补贴办法\n\n第一条 企业参展的，给予展位费50%的补贴。\n第二条 个人参展的，给予展位费30%的补贴。\n第三条 本办法自2021年1月1日起施行，有效期至2023年12月31日。`
    const library = libraryOf([
      { file: 'a.txt', source, seed: { region: '陕西省安康市', title: '安康市展会补贴办法', titleInferred: true } },
    ])
    const { text, citations } = library.ask('安康企业和个人参展补贴分别多少', { today: '2025-01-01' })
    expect(citations).toHaveLength(2)
    expect(text.match(/2023年12月31日/g)).toHaveLength(1)
    expect(text.match(/标题为推定/g)).toHaveLength(1)
  })

  it('that a term has passed is said before the sum', () => {
    const source = `安康市展会补贴办法\n\n第一条 企业参展的，给予展位费50%的补贴。\n第二条 本办法自2021年1月1日起施行，有效期至2023年12月31日。`
    const library = libraryOf([{ file: 'a.txt', source, seed: { region: '陕西省安康市' } }])
    expect(library.ask('安康参展补贴多少', { today: '2025-01-01' }).text).toMatch(
      /^以下规定的期限到2023年12月31日，已过期/,
    )
    expect(library.ask('安康参展补贴多少', { today: '2023-01-01' }).text).not.toContain('已过')
  })

  it('that a document is not yet in force is said before the sum', () => {
    const source = `安康市展会补贴办法\n\n第一条 企业参展的，给予展位费50%的补贴。\n第二条 本办法自2027年1月1日起施行，有效期3年。`
    const library = libraryOf([{ file: 'a.txt', source, seed: { region: '陕西省安康市' } }])
    expect(library.ask('安康参展补贴多少', { today: '2026-11-01' }).text).toMatch(
      /^以下规定自2027年1月1日起施行，目前尚未施行：/,
    )
    expect(library.ask('安康参展补贴多少', { today: '2027-01-01' }).text).not.toContain('尚未施行')
  })

  it('a repeal that is announced has not come yet', () => {
    const { source } = measure('a.txt')
    const text = { file: 'a.txt', source: `此文件自2025年6月1日起废止\n${source}`, seed: { issuedOn: '2018-01-01' } }
    expect(validityOf(text, '2025-05-31').status).toBe('in_force')
    expect(validityOf(text, '2025-05-31').notices).toContain('自2025年6月1日起废止。')
    expect(validityOf(text, '2025-06-01').status).toBe('repealed')
  })

  it('what is said of another document, or of a grant, ends nothing', () => {
    const text = measure(
      'a.txt',
      { issuedOn: '2018-01-01' },
      '\n2. 《安康市旧办法》已废止。\n该项补贴自2020年1月1日起停止执行。',
    )
    expect(validityOf(text, '2025-01-01').status).toBe('in_force')
  })

  it('a period counted from the day of issue is a date if that day is known, and told in words if not', () => {
    const term = '本办法执行期限自发布之日起3个月止'
    const text = (seed: Omit<SeedEntry, 'file'>) => measure('a.txt', seed, `\n2. 施行。${term}。\n`)
    expect(validityOf(text({ issuedOn: '2020-02-01' }), '2025-01-01').status).toBe('term_passed')
    expect(validityOf(text({}), '2025-01-01').notices.join()).toContain(`原文写明期限为“${term}”`)
  })

  it('the term of another document is not its own', () => {
    const more = '\n2. 解读。《税收公告》自2020年1月1日起施行，截止日期视情况另行公告。\n'
    expect(validityOf(measure('a.txt', { issuedOn: '2020-02-01' }, more), '2025-01-01').status).toBe('in_force')
  })

  it.each(['draft', 'term_passed', 'in_force'] as const)('a status of %s in seeds.json is believed', (status) => {
    expect(validityOf(measure('a.txt', { status }), '2025-01-01').status).toBe(status)
  })

  it('a document that another one of the library repeals is repealed, and the other is named', () => {
    const newer: Text = {
      file: 'b.txt',
      source:
        '安康市参展支持办法\n\n一、总则\n\n1. 支持参展。给予补贴。\n\n2. 施行。本办法自2025年1月1日起施行，《安康市展会补贴办法》同时废止。\n',
      seed: { region: '陕西省安康市', issuedOn: '2024-12-01' },
    }
    const validity = validityOf(measure('a.txt', { issuedOn: '2020-01-01' }), '2025-06-30', [newer])
    expect(['repealed', 'replaced']).toContain(validity.status)
    expect(validity.notices[0]).toContain('《安康市参展支持办法》')
  })

  it('what only gathers others for reference is no document to rely on, and its own sentence says so', () => {
    const said = '本明白纸仅供企业查询，具体内容以正式文本为准。'
    const text = measure('a.txt', { issuedOn: '2020-01-01' }, `\n${said}`)
    expect(validityOf(text, '2025-01-01').notices).toEqual([`这不是正式文件，原文写明：“${said}”`])
  })

  it('a list that yields to the documents that it lists is not called informal, and what it says of its term counts', () => {
    const said = '说明：本清单所列政策执行期限至2025年12月31日，政策内容以正式文件为准。'
    const { status, notices } = validityOf(measure('a.txt', { issuedOn: '2025-05-20' }, `\n${said}`), '2026-11-22')
    expect(status).toBe('term_passed')
    expect(notices.join('')).toContain('原文写明：“政策内容以正式文件为准”，请与正式文件核对。')
    expect(notices.join('')).not.toContain('这不是正式文件')
  })

  it('the number of what a text explains is not shown as its own', () => {
    const library = libraryOf([
      {
        file: 'a.txt',
        source:
          '《安康市展会补贴办法》政策解读\n近日印发了《安康市展会补贴办法》（安政办发〔2024〕22号，以下简称《办法》）。\n一、标准\n展位费补助5000元。',
        seed: { region: '陕西省安康市', issuedOn: '2024-09-12' },
      },
    ])
    const { text, citations } = library.ask('安政办发〔2024〕22号展位费补助多少', { today: '2025-01-01' })
    expect(citations[0]?.document.number).toBeNull()
    expect(text).not.toContain('政策解读》（安政办发〔2024〕22号）')
    const status = library.ask('安政办发〔2024〕22号是哪年发的', { today: '2025-01-01' }).text
    expect(status).toContain('所介绍文件的文号：安政办发〔2024〕22号')
  })

  it('a draft repeals and amends nothing', () => {
    const draft: Text = {
      file: 'b.txt',
      source:
        '安康市参展支持办法（征求意见稿）\n第一条 本办法自2024年1月1日起施行，《安康市展会补贴办法》同时废止。\n第二条 《安康市展会补贴办法》第1条不再执行。',
      seed: { region: '陕西省安康市', issuedOn: '2024-12-01' },
    }
    const { status, notices } = validityOf(measure('a.txt', { issuedOn: '2020-01-01' }), '2025-06-30', [draft])
    expect([status, notices]).toEqual(['in_force', []])
  })

  it('what repeals it from a day to come has not ended it yet, and is told', () => {
    const newer: Text = {
      file: 'b.txt',
      source: '安康市参展支持办法\n第一条 本办法自2025年7月1日起施行，《安康市展会补贴办法》同时废止。',
      seed: { region: '陕西省安康市', issuedOn: '2025-05-01' },
    }
    const text = measure('a.txt', { issuedOn: '2020-01-01' })
    const before = validityOf(text, '2025-06-30', [newer])
    expect([before.status, before.notices]).toEqual([
      'in_force',
      ['将自2025年7月1日起被《安康市参展支持办法》（2025年5月1日发布）废止或替代。'],
    ])
    expect(validityOf(text, '2025-07-01', [newer]).status).toBe('repealed')
  })

  const list = (rows: string, issuedOn = '2024-12-01'): Text => ({
    file: 'b.txt',
    source: `安康市关于废止一批文件的决定\n\n经研究，决定废止2件文件。\n\n附件1\n废止的文件目录\n序号 文件名称 文号\n${rows}\n`,
    seed: { region: '陕西省安康市', number: '安政规〔2024〕9号', issuedOn },
  })
  const numbered = measure('a.txt', { issuedOn: '2020-01-01', number: '安政发〔2020〕3号' })

  it.each([
    ['by number', '1 某通知 安政发〔2019〕1号\n2 安康市关于印发安康市展会补贴办法的通知 安政发〔2020〕3号', 'repealed'],
    ['by title where no number is given', '1 某市某某通知\n2 安康市展会补贴办法', 'repealed'],
    [
      'not by the title of an older one',
      '1 某通知 安政发〔2019〕1号\n2 安康市展会补贴办法 安政发〔2015〕8号',
      'in_force',
    ],
  ])('a list of what is repealed ends a document: %s', (_, rows, status) => {
    expect(validityOf(numbered, '2025-06-30', [list(rows)]).status).toBe(status)
  })

  it('nothing ends a document that was issued after it', () => {
    const rows = '1 某市某某通知\n2 安康市展会补贴办法'
    expect(validityOf(numbered, '2025-06-30', [list(rows, '2018-01-01')]).status).toBe('in_force')
  })

  it('the most serious thing is said first', () => {
    const seed = { issuedOn: '2020-01-01', validTo: '2021-01-01', status: 'repealed' } as const
    const { notices } = validityOf(measure('a.txt', seed), '2025-01-01')
    expect(notices[0]).toMatch(/废止/)
    expect(notices[1]).toMatch(/过期/)
  })
})

it('an interpretation is said to be none of the document that it explains', () => {
  const text = measure('a.txt', { issuedOn: '2024-01-01', title: '《安康市展会补贴办法》政策解读' })
  expect(validityOf(text, '2025-01-01').notices.join()).toContain('不是文件本身')
})

it('what is tied to an event is not plainly in force', () => {
  const source = '安康市水务局关于疫情期间停征污水处理费的通知\n一、停征污水处理费。\n安康市水务局\n2020年2月7日'
  const { status, notices } = validityOf({ file: 'a.txt', source, seed: { region: '陕西省安康市' } }, '2024-05-29')
  expect(status).toBe('unknown')
  expect(notices).toContain('发布于2020年2月7日，原文没有写明有效期，只写明“疫情期间”，请核实是否仍在执行。')
})

describe('a call for applications', () => {
  const call: Text = {
    file: 'call.txt',
    source:
      '安康市商务局关于组织申报2024年展会补贴的通知\n\n一、支持标准\n\n1. 支持参展。对企业参加境外展会的，给予展位费50%的补贴。\n\n二、申报时间\n\n2. 申报时间为2024年5月6日至5月29日。\n\n2024年5月1日',
    seed: { region: '陕西省安康市' },
  }

  it('says that it has closed from the day after its last one', () => {
    expect(validityOf(call, '2024-05-29').notices.join()).not.toContain('申报截止')
    expect(validityOf(call, '2024-05-30').notices[0]).toBe(
      '申报截止到2024年5月29日，已过，是否有新一批申报请向发文单位核实。',
    )
  })

  it('is told beside whatever it grants', () => {
    const answer = libraryOf([call]).ask('境外展会补贴多少', { today: '2025-01-01' })
    expect(answer.text).toContain('注意：申报截止到2024年5月29日，已过')
  })
})
