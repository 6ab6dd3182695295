import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/core/answer/types.ts'
import { libraryOf, TODAY } from '../../support/library.ts'

describe('a document of which a list of repeals says more words than its own clauses', () => {
  const region = '重庆市'
  const library = libraryOf([
    {
      file: 'list.txt',
      source: [
        '重庆市财政局关于废止部分财政支农规范性文件的通知\n渝财农〔2015〕126号',
        '经研究，决定废止下列规范性文件，自本通知印发之日起停止执行：',
        '一、《重庆市畜牧业规模养殖补助（暂行）办法》；',
        '二、《重庆市蔬菜基地建设补助资金管理暂行办法》。',
      ].join('\n\n'),
      seed: { region, issuedOn: '2015-06-18' },
    },
    {
      file: 'held.txt',
      source:
        '重庆市畜牧业规模养殖补助（暂行）办法\n\n第一条 为促进畜牧业发展，制定本办法。\n\n第二条 生猪每头补贴20元。\n\n第三条 本办法自二〇〇七年七月一日起施行。',
      seed: { region },
    },
  ])
  const asked = (question: string): Answer => library.ask(question, { today: TODAY })

  it.each(['重庆养殖补助那个暂行办法还有效吗', '重庆养殖补助政策还有效吗'])(
    'has its own status told where the library holds it: %s',
    (question) => {
      expect(asked(question).citations[0]?.document.id).toBe('held')
      expect(asked(question).text).toContain('状态：已废止')
      expect(asked(question).text).not.toContain('状态：有效')
    },
  )

  it('is told to be repealed where it does not', () => {
    const { text } = asked('重庆蔬菜基地补助办法还管用吗')
    expect(text).toContain('《重庆市蔬菜基地建设补助资金管理暂行办法》已由')
    expect(text).not.toContain('状态：有效')
  })

  it('is told with the day and the sentence that ended it', () => {
    const { text } = asked('重庆养殖补助那个暂行办法还有效吗')
    expect(text).toContain(
      '已被《重庆市财政局关于废止部分财政支农规范性文件的通知》（渝财农〔2015〕126号，2015年6月18日发布）废止',
    )
    expect(text).toContain('渝财农〔2015〕126号写明：“一、《重庆市畜牧业规模养殖补助（暂行）办法》；”')
  })

  it('is told to be repealed where people only say that it is of a time before', () => {
    expect(asked('重庆那会儿出的蔬菜基地文件还算数吗').text).toContain('《重庆市蔬菜基地建设补助资金管理暂行办法》已由')
  })

  it('is not meant by a question on the list itself', () => {
    expect(asked('渝财农〔2015〕126号还有效吗').text).toContain('状态：有效')
  })
})

it('what became of a document is said in the word of its source', () => {
  const source = '甲市人大常委会关于废止部分法规的决定\n\n一、废止《甲市邮政通信条例》\n\n二、废止《甲市广告条例》'
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '浙江省温州市', issuedOn: '2021-09-24' } }])
  const { lead } = library.ask('温州邮政通信条例还有效吗', { today: TODAY })
  expect(lead).toContain('废止（该文件发布于2021年9月24日），不再有效')
  expect(lead).not.toContain('宣布失效')
})
