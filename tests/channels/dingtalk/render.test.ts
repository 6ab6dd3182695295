import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPhrase, phraseOf } from '../../../src/channels/dingtalk/commands.ts'
import { DETAILS } from '../../../src/channels/dingtalk/render/answer.ts'
import { cardParams } from '../../../src/channels/dingtalk/render/card.ts'
import { sizeOf } from '../../../src/channels/dingtalk/render/content.ts'
import { renditions } from '../../../src/channels/dingtalk/render/index.ts'
import { boldFigures, escapeMarkdown } from '../../../src/channels/dingtalk/render/markdown.ts'
import type { AnswerReply, Reply } from '../../../src/service/index.ts'
import { answered, citation, notFound } from '../../service/sample-library.ts'
import { checkContent, fromMsgKey } from '../../simulators/dingtalk/content.ts'
import { libraryOf, seedTexts, TODAY } from '../../support/library.ts'

const setting = { publicUrl: 'https://huiwen.example', nick: '王芳' }
const searched = { documents: 5, places: ['陕西省安康市'], builtOn: '2025-06-30' }
const replyOf = (answer = answered('问'), more: Partial<AnswerReply> = {}): AnswerReply => ({
  kind: 'answer',
  answerId: 'abcdefghij0123456789',
  answer,
  votes: { useful: 0, unresolved: 0 },
  searched,
  handover: 'offered',
  relatedShown: false,
  ...more,
})
const richest = (reply: Reply): string => {
  const body =
    renditions(reply, setting)[0]?.session['actionCard'] ?? renditions(reply, setting)[0]?.session['markdown']
  return String((body as { text: string }).text)
}

describe('text in Markdown', () => {
  it('is equal to the original after NFKC, but for white space', () => {
    const bare = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const clean = text.replace(/[\u0000-\u001f\u007f\ue000]/gu, '')
        expect(bare(escapeMarkdown(clean))).toBe(bare(clean))
        expect(bare(boldFigures(clean)).replaceAll('**', '')).toBe(bare(clean).replaceAll('**', ''))
      }),
    )
  })

  it('cannot become a link, a heading, a list, a table, a colour or bold', () => {
    const hostile =
      '# 标题\n- 项\n1. 项\n> 引\n[点我](dtmd://dingtalkclient/sendMessage?content=x)\n**粗**\n|a|b|\n<font color=red>'
    const safe = escapeMarkdown(hostile)
    expect(safe).not.toMatch(/[[\]*#|<>_`~]/u)
    expect(safe).not.toMatch(/^(?:-|\+|\d+[.)]\s)/mu)
  })

  it('breaks lines hard and keeps paragraphs apart', () => {
    expect(escapeMarkdown('一\n二\n\n\n三')).toBe('一  \n  二\n\n三')
  })

  it('puts figures in bold, with room after a sign', () => {
    expect(boldFigures('按5%资助，最高50万元。')).toBe('按**5%**\u200a资助，最高**50万元**。')
  })
})

describe('an answer', () => {
  it('names the sources of clauses that are only near, and not what they say', () => {
    const aside = citation({ quotes: [{ text: '给中介机构4‰', start: 0, end: 7 }], isAside: true })
    const text = richest(replyOf(answered('奖励', { citations: [citation({}), aside] })))
    expect(text).toMatch(/另见（未必是所问）[^\n]*\n\n- /)
    expect(text).not.toContain('4‰')
    expect(text).not.toContain('依据 1')
  })

  it('quotes, names the department, the source and its link', () => {
    const text = richest(
      replyOf(answered('问', { citations: [citation({ notices: ['征求意见稿，尚未生效。'] }), citation()] })),
    )
    expect(text).toContain('> 对新认定的企业奖励**10万元**。')
    expect(text).toContain('**责任单位** 市工信局')
    expect(text).toContain('《安康市若干措施》（安政办发〔2024〕13号） 3. 培育企业')
    expect(text).toContain('[查看原文](https://huiwen.example/documents/ankang?quote=0-14#c3)')
    expect(text).toContain('<font color=#AD4E00>⚠️ 征求意见稿，尚未生效。</font>')
  })

  it('lists amounts instead of drawing a table', () => {
    const text = richest(replyOf())
    expect(text).toContain('- 省级专精特新企业：**10万元**')
    expect(text).not.toContain('|')
  })

  it('tells the columns of a table apart where its rows have several sums', () => {
    const source = [
      '某市会展业管理办法',
      '第一条 展览补助按照下列标准执行：',
      '展览面积\t专业展\t消费展',
      '不足3万平方米\t40万元\t25万元',
      '3万平方米以上\t70万元\t45万元',
    ].join('\n')
    const library = libraryOf([...seedTexts(), { file: 'a.txt', source, seed: { region: '河北省沧州市' } }])
    const text = richest(replyOf(library.ask('沧州展览补助标准', { today: TODAY })))
    expect(text).toMatch(/专业展，3万平方米以上：\**70万元/u)
    expect(text).toMatch(/消费展，3万平方米以上：\**45万元/u)
  })

  it('says what was searched when nothing was found, and offers people', () => {
    const reply = replyOf(notFound('问', { related: [citation()] }))
    const text = richest(reply)
    expect(text).toContain('已查库内全部 5 份文件（陕西省安康市），索引建于 2025-06-30。')
    expect(text).toContain('未必是所问')
    expect(JSON.stringify(renditions(reply, setting)[0])).toContain('转人工')
  })

  it('gives each person their own buttons only in the number the platform has forms for', () => {
    const reply = replyOf(answered('问', { related: [citation()] }), { votes: { useful: 0, unresolved: 1 } })
    for (const { robot } of renditions(reply, setting))
      expect(fromMsgKey(robot.msgKey, robot.msgParam)).not.toHaveProperty('problem')
  })
})

it('is always taken by the platform, whatever an answer holds', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 3000 })
  fc.assert(
    fc.property(text, text, fc.nat(8), fc.nat(10), (quote, title, citations, questions) => {
      const base = citation()
      const big = citation({
        quotes: [{ text: quote, start: 0, end: 1 }],
        document: { ...base.document, title },
        notices: [title],
        facts: Array.from({ length: 40 }, () => ({
          kind: '奖励',
          recipient: title,
          condition: quote,
          amount: quote,
          start: 0,
          end: 1,
        })),
      })
      const answer = answered(quote, {
        text: quote,
        citations: Array.from({ length: citations }, () => big),
        related: Array.from({ length: citations }, () => big),
        suggestions: Array.from({ length: questions }, () => title),
      })
      const replies: Reply[] = [
        replyOf(answer),
        replyOf(answer, { relatedShown: true }),
        { kind: 'text', text: quote.repeat(20) },
        { kind: 'panel', panel: { title: title || '标题', tone: 'info', paragraphs: [quote, title], asks: [title] } },
        { kind: 'handover', handoverId: 'habc', question: quote, from: null, closed: null },
        { kind: 'staff_reply', question: quote, reply: title, staff: 's' },
      ]
      for (const reply of replies) {
        for (const content of renditions(reply, setting)) {
          expect(sizeOf(content)).toBeLessThanOrEqual(15_000)
          expect(checkContent(content.session)).not.toHaveProperty('problem')
          expect(fromMsgKey(content.robot.msgKey, content.robot.msgParam)).not.toHaveProperty('problem')
        }
      }
      const params = cardParams(replyOf(answer), 'https://huiwen.example')
      expect(Buffer.byteLength(JSON.stringify(params))).toBeLessThan(30_000)
    }),
    { numRuns: 60 },
  )
})

it('drops parts in steps until the rest fits', () => {
  const long = citation({ quotes: [{ text: '奖励10万元，'.repeat(300), start: 0, end: 1 }] })
  const forms = renditions(replyOf(answered('问', { citations: [long, long, long, long, long] })), setting)
  expect(forms.length).toBeGreaterThan(1)
  expect(forms.length).toBeLessThan(DETAILS.length + 1)
  expect(JSON.stringify(forms[0])).toContain('条依据，见')
})

it('reads what its buttons say, and nothing that people say by themselves', () => {
  const answerId = 'Abc_ef-hij0123456789'
  const actions = [
    { do: 'vote', answerId, verdict: 'useful' },
    { do: 'vote', answerId, verdict: 'unresolved' },
    { do: 'related', answerId },
    { do: 'forward', answerId },
    { do: 'handover', answerId },
    { do: 'staff_reply', handoverId: `h${answerId}`, text: '请拨打\n12345' },
  ] as const
  for (const action of actions) {
    expect(readPhrase(phraseOf(action))).toEqual(action)
    // As it stands in a message to the staff.
    if (action.do === 'handover') expect(readPhrase(escapeMarkdown(phraseOf(action)))).toEqual(action)
  }
  for (const said of ['有用', '没解决怎么办', '转人工', '有用的政策 #1', '回复 12345', '#有用 abc']) {
    expect(readPhrase(said)).toBeNull()
  }
})
