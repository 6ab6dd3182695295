import { describe, expect, it } from 'vitest'
import { readAmendments } from '../../../../src/core/metadata/changes/amendment.ts'

const read = (text: string, title: string | null = null) =>
  readAmendments(text, title).map(({ value, number, changes }) => ({
    title: value,
    number,
    changes: changes.map(({ kind, place }) => `${kind} ${place.join('')}`),
  }))

describe('what a document changes in another', () => {
  it('is read from a notice, wherever the new wording names clauses itself', () => {
    const text = [
      '决定对《某市关于印发〈某市商贸意见〉的通知》（某政发〔2024〕11号）的个别条款作如下修改：',
      '一、在第一部分第1点中增加“符合第二部分第3点的，再奖励2万元。”',
      '二、将第五部分第9点修改为：“按第五部分第8点执行；每家奖励500元。”',
      '三、删去第三部分第5点。',
      '四、本通知自2025年9月15日起施行，其他条款继续有效。',
    ].join('\n')
    expect(read(text)).toEqual([
      {
        title: '某市关于印发〈某市商贸意见〉的通知',
        number: '某政发〔2024〕11号',
        changes: ['added 第一部分第1点', 'changed 第五部分第9点', 'deleted 第三部分第5点'],
      },
    ])
  })

  it('is read from a decision on articles', () => {
    const text = [
      '某市人民政府决定对《某市创新券管理办法》作如下修改：',
      '一、第三条第二款中的“市科委”修改为“市科技局”，删去第五条、第六条。',
      '二、删去第七条中的“等单位”。',
      '三、第九条后增加一条，作为第十条：“第十条 本办法由市科技局解释。”',
      '四、第十条改为第十一条。',
    ].join('\n')
    expect(read(text).flatMap(({ changes }) => changes)).toEqual([
      'changed 第三条第二款',
      'deleted 第五条',
      'deleted 第六条',
      'changed 第七条',
    ])
  })

  it('is told by its full title where the text has a short one for it', () => {
    const text = [
      '现就调整《某市贷款办法》（某人社规〔2023〕4号，以下简称《办法》）有关政策通知如下：',
      '一、将《办法》第五条规定的额度由最高20万元提高至最高30万元。',
      '二、不再执行《办法》第九条中“利息由借款人承担”的规定。',
      '三、符合《办法》第三条规定的企业，奖励提高到5万元。',
    ].join('\n')
    expect(read(text)).toEqual([
      { title: '某市贷款办法', number: '某人社规〔2023〕4号', changes: ['changed 第五条', 'changed 第九条'] },
    ])
  })

  it.each([
    ['第1条、第3条、第4条不再执行', ['ended 第1条', 'ended 第3条', 'ended 第4条']],
    ['第九十九条、第一百条同时废止', ['ended 第九十九条', 'ended 第一百条']],
    [
      '第九十九条至第一百零二条同时废止',
      ['ended 第九十九条', 'ended 第一百条', 'ended 第一百零一条', 'ended 第一百零二条'],
    ],
    ['第一百一十五条、第一百二十条同时废止', ['ended 第一百一十五条', 'ended 第一百二十条']],
    ['第三条至第五条同时废止', ['ended 第三条', 'ended 第四条', 'ended 第五条']],
    ['第二部分自2026年3月1日起停止执行', ['ended 第二部分']],
    ['中有关参展补助的规定停止执行', []],
  ])('is that a part of it ends: %s', (part, changes) => {
    const text = `本措施自2026年3月1日起施行。《某市甲办法》（某政办发〔2023〕12号）${part}。违反第六条的，取消资格。`
    expect(read(text)).toEqual([{ title: '某市甲办法', number: '某政办发〔2023〕12号', changes }])
  })

  it.each([
    '废止《某市甲办法》（某政办发〔2023〕12号）第二条、第五条。',
    '自2026年1月1日起，停止执行《某市甲办法》（某政办发〔2023〕12号）第二条、第五条。',
  ])('is that a part of it ends, where the verb stands before the title: %s', (text) => {
    const changes = ['ended 第二条', 'ended 第五条']
    expect(read(text)).toEqual([{ title: '某市甲办法', number: '某政办发〔2023〕12号', changes }])
  })

  it.each(['废止《某市甲办法》第二条、《某市乙办法》第三条。', '《某市甲办法》第二条、《某市乙办法》第三条停止执行。'])(
    'is of each document its own clauses: %s',
    (text) => {
      expect(read(text)).toEqual([
        { title: '某市甲办法', number: undefined, changes: ['ended 第二条'] },
        { title: '某市乙办法', number: undefined, changes: ['ended 第三条'] },
      ])
    },
  )

  it.each([
    '原《某市甲办法》（某政办发〔2023〕12号）同时废止。',
    '违反《某市甲办法》第三条规定的，责令改正。',
    '根据《某市甲办法》第三条，原补贴停止执行。',
  ])('is nothing where it ends as a whole, or is cited: %s', (text) => {
    expect(read(text)).toEqual([])
  })

  it('is told of each of several documents', () => {
    const text =
      '一、将《某市甲办法》第三条修改为：“免收费用。”\n二、对《某市乙办法》作如下修改：\n（一）删去第八条。\n（二）将第九条中的“三年”改为“五年”。'
    expect(read(text)).toEqual([
      { title: '某市甲办法', number: undefined, changes: ['changed 第三条'] },
      { title: '某市乙办法', number: undefined, changes: ['deleted 第八条', 'changed 第九条'] },
    ])
  })

  it('is taken from the title where no clause can be told', () => {
    expect(read('关于修改《某市甲办法》的通知\n修改后的全文见附件。', '关于修改《某市甲办法》的通知')).toEqual([
      { title: '某市甲办法', number: undefined, changes: [] },
    ])
  })

  it.each([
    '根据《某市甲办法》第三条，取消第四项收费，补贴标准调整为每人500元。',
    '推动修改《某省专利条例》。一、支持转化。第一年奖励调整为10万元。',
    '取消《某省条例》第二十条规定的审批。',
  ])('is nothing where a document is only named: %s', (text) => {
    expect(read(text)).toEqual([])
  })
})
