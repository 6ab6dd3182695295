import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeMarkdown, boldFigures, markdownLink } from '../../../src/channels/feishu/card/markdown.ts'
import { fits, renditions, richestCard } from '../../../src/channels/feishu/render.ts'
import type { Answer, Citation } from '../../../src/core/answer/types.ts'
import type { AnswerReply, Panel } from '../../../src/service/index.ts'
import { validateCard } from '../../simulators/feishu/index.ts'
import { answered, citation, notFound } from '../../service/sample-library.ts'

const URL_BASE = 'https://huiwen.example'

function reply(answer: Answer, more: Partial<AnswerReply> = {}): AnswerReply {
  return {
    kind: 'answer',
    answerId: 'a1',
    answer,
    votes: { useful: 0, unresolved: 0 },
    searched: { documents: 5, places: ['陕西省安康市'], builtOn: '2025-06-30' },
    handover: 'offered',
    relatedShown: false,
    ...more,
  }
}

describe('the card of an answer', () => {
  it('shows place, figures, facts, departments, source and link', () => {
    const text = JSON.stringify(richestCard(reply(answered('专精特新奖励多少')), URL_BASE))
    expect(text).toContain('陕西省安康市 · 3. 培育企业')
    expect(text).toContain('问：专精特新奖励多少')
    expect(text).toContain('对新认定的企业奖励**10万元**。')
    expect(text).toContain('"amount":"20万元"')
    expect(text).toContain('**责任单位** 市工信局')
    expect(text).toContain('来源：《安康市若干措施》（安政办发〔2024〕13号） 3. 培育企业')
    expect(text).toContain('(https://huiwen.example/documents/ankang?quote=0-14#c3)')
    for (const label of ['有用', '没解决', '转发版']) expect(text).toContain(`"content":"${label}"`)
    expect(text).not.toContain('转人工')
  })

  it('shows notices in their own colour and has no link without a public address', () => {
    const draft = answered('有效吗', { citations: [citation({ notices: ['征求意见稿，尚未生效'] })] })
    const text = JSON.stringify(richestCard(reply(draft), undefined))
    expect(text).toContain("<font color='orange'>⚠️ 征求意见稿，尚未生效</font>")
    expect(text).toContain('"template":"orange"')
    expect(text).not.toContain('查看原文')
  })

  it('offers people where nothing was found or nothing was solved', () => {
    expect(JSON.stringify(richestCard(reply(notFound('税率')), URL_BASE))).toContain('转人工')
    const unsolved = reply(answered('奖励'), { votes: { useful: 0, unresolved: 1 } })
    expect(JSON.stringify(richestCard(unsolved, URL_BASE))).toContain('转人工')
    const alone = reply(notFound('税率'), { handover: 'unavailable' })
    expect(JSON.stringify(richestCard(alone, URL_BASE))).not.toContain('转人工')
  })

  it('names the sources of clauses that are only near, and not what they say', () => {
    const aside = citation({ quotes: [{ text: '给中介机构4‰', start: 0, end: 7 }], isAside: true })
    const text = JSON.stringify(richestCard(reply(answered('奖励', { citations: [citation({}), aside] })), URL_BASE))
    expect(text).toContain('另见（未必是所问）')
    expect(text).not.toContain('4‰')
    expect(text).not.toContain('另有')
  })

  it('says what the answer says before its citations', () => {
    const carried = answered('那期限呢', { lead: '按上一问：贴息条件' })
    expect(JSON.stringify(richestCard(reply(carried), URL_BASE))).toContain('按上一问：贴息条件')
    expect(allMarkdown(richestCard(reply(answered('奖励')), URL_BASE))[0]).toBe('对新认定的企业奖励**10万元**。')
  })

  it('lists related clauses once', () => {
    const text = '库里没有这方面的政策。\n文字相近的条款（未必是所问）：\n· 《安康市若干措施》3. 培育企业'
    const card = richestCard(reply(notFound('税率', { text, related: [citation()] })), `${URL_BASE}/huiwen/`)
    expect(allMarkdown(card)[0]).toBe('库里没有这方面的政策。')
    expect(JSON.stringify(card)).toContain('https://huiwen.example/huiwen/documents/ankang')
  })

  it('has no table of targets or of amounts outside the quoted sentences', () => {
    const [fact] = citation().facts
    if (!fact) throw new Error('no fact')
    const facts = [fact, { ...fact, kind: '目标' }, { ...fact, start: 500, end: 510 }]
    const answer = answered('多少', { citations: [citation({ facts })] })
    expect(JSON.stringify(richestCard(reply(answer), URL_BASE))).not.toContain('"tag":"table"')
    const list = answered('有哪些', { citations: [citation({ facts })], intent: 'list' })
    expect(JSON.stringify(richestCard(reply(list), URL_BASE))).toContain('"tag":"table"')
  })

  it('gives way step by step, down to plain text', () => {
    const long = citation({ clause: { ...citation().clause, text: '很长的条款。'.repeat(2000) } })
    const answer = answered('有哪些', { citations: Array.from({ length: 40 }, () => long) })
    const forms = renditions(reply(answer), URL_BASE)
    expect(forms.length).toBeGreaterThan(1)
    expect(forms.at(-1)?.msgType).toBe('text')
    for (const form of forms) expect(Buffer.byteLength(form.content)).toBeLessThanOrEqual(30 * 1024)
    expect(forms[0]?.content).toContain('另有')
  })

  it('is taken by the platform and carries no markup of the texts, whatever they are', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3000 }),
      fc.constantFrom(
        '<at id=all></at>',
        '](https://evil.example)',
        '**',
        '1. a\n- b',
        '| a |\n|---|',
        '`',
        '</font>',
        ':OK:',
      ),
    )
    fc.assert(
      fc.property(nasty, nasty, fc.nat(50), fc.boolean(), (text, title, copies, relatedShown) => {
        const one: Citation = citation({
          document: { ...citation().document, title, number: text },
          clause: { ...citation().clause, text: text.repeat(5), path: [title, text] },
          quotes: [{ text, start: 0, end: 1 }],
          notices: [title],
          departments: { lead: [text], support: [title] },
        })
        const citations = Array.from({ length: copies }, () => one)
        const status = copies === 0 ? 'not_found' : 'answered'
        const parts = { citations, related: [one], suggestions: [text, title], text, question: text, region: title }
        const answer = answered('问', { ...parts, status })
        const card = richestCard(reply(answer, { relatedShown }), URL_BASE)
        if (!card) return
        expect(fits(card)).toBe(true)
        expect(validateCard(JSON.parse(JSON.stringify(card)))).toBeUndefined()
        expect(allMarkdown(card).join('\n')).not.toMatch(/<at|\]\((?!https:\/\/huiwen\.example)/u)
      }),
      { numRuns: 200 },
    )
  })
})

describe('other cards', () => {
  it('are taken by the platform', () => {
    const panel: Panel = {
      title: '待补',
      tone: 'warning',
      paragraphs: ['一', '二*'],
      table: { columns: ['甲', '乙'], rows: Array.from({ length: 500 }, () => ['长'.repeat(200), 'x']) },
      asks: ['问一', '问二'],
    }
    const cards = [
      richestCard({ kind: 'panel', panel }, URL_BASE),
      richestCard(
        { kind: 'handover', handoverId: 'h1', question: '问<at id=all></at>', from: null, closed: null },
        URL_BASE,
      ),
      richestCard(
        { kind: 'handover', handoverId: 'h1', question: '问', from: null, closed: { by: 'ou_1', reply: '答' } },
        URL_BASE,
      ),
      richestCard({ kind: 'staff_reply', question: '问', reply: '<at id=all></at>', staff: "ou_1' x='" }, URL_BASE),
    ]
    for (const card of cards) {
      expect(card).not.toBeNull()
      expect(validateCard(JSON.parse(JSON.stringify(card)))).toBeUndefined()
    }
    expect(allMarkdown(cards[3]).join()).not.toContain('<person')
    expect(allMarkdown(cards[2]).join()).toContain("<person id='ou_1'")
  })
})

describe('markdown', () => {
  it('turns markup into references and leaves words alone', () => {
    expect(escapeMarkdown('对新认定的企业，奖励10万元（一次性）。')).toBe('对新认定的企业，奖励10万元（一次性）。')
    expect(escapeMarkdown('[a](b)*<at>')).toBe('&#91;a&#93;&#40;b&#41;&#42;&#60;at&#62;')
    expect(escapeMarkdown('1. 一\n- 二\n# 三')).toBe('1&#46; 一\n&#45; 二\n&#35; 三')
    expect(escapeMarkdown('http://a')).toBe('http&#58;//a')
  })

  it('never lets a policy text draw anything, and gives it back when references are read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const escaped = escapeMarkdown(text)
        expect(escaped).not.toMatch(/[<>*_~`[\]()\\|]/u)
        const read = escaped.replace(/&#(\d+);/gu, (_, code: string) => String.fromCharCode(Number(code)))
        expect(read).toBe(text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/gu, ''))
      }),
    )
  })

  it('sets figures in bold', () => {
    expect(boldFigures('按5%资助，最高50万元')).toBe('按**5%**\u200a资助，最高**50万元**')
  })

  it('links only to the web', () => {
    expect(markdownLink('原文', 'javascript:alert(1)')).toBeNull()
    expect(markdownLink('原文', 'no address')).toBeNull()
    expect(markdownLink('原文', 'https://a.example/x_(1)')).toBe('[原文](https://a.example/x_%281%29)')
  })
})

function allMarkdown(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(allMarkdown)
  if (typeof value !== 'object' || value === null) return []
  const own = 'tag' in value && value.tag === 'markdown' && 'content' in value ? [String(value.content)] : []
  return [...own, ...Object.values(value).flatMap(allMarkdown)]
}
