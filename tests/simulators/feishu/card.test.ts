import { describe, expect, it } from 'vitest'
import { validateCard, type Json } from './index.ts'
import { sampleCard } from './testing.ts'

const md = (content: string, more: Json = {}): Json => ({ tag: 'markdown', content, ...more })
const body = (...elements: Json[]): Json => ({ schema: '2.0', body: { elements } })
const table = (): Json => ({
  tag: 'table',
  columns: [{ name: 'a', display_name: '甲', data_type: 'text' }],
  rows: [{ a: '一' }],
})
const panel = (...elements: Json[]): Json => ({
  tag: 'collapsible_panel',
  header: { title: { tag: 'plain_text', content: '全文' } },
  elements,
})
const submit: Json = {
  tag: 'button',
  name: 'ok',
  text: { tag: 'plain_text', content: '提交' },
  form_action_type: 'submit',
}

describe('a card of the platform documentation passes', () => {
  const good: Record<string, Json> = {
    'header and button': sampleCard(),
    'markdown with everything': body(
      md('**粗**', { element_id: 'answer_1', text_size: 'normal', text_align: 'left', margin: '4px 0 4px 0' }),
    ),
    table: body({
      ...table(),
      page_size: 5,
      row_height: 'auto',
      header_style: { background_style: 'grey', bold: true },
    }),
    'columns of buttons': body({
      tag: 'column_set',
      flex_mode: 'flow',
      horizontal_spacing: '8px',
      columns: [
        {
          tag: 'column',
          width: 'auto',
          elements: [
            {
              tag: 'button',
              text: { tag: 'plain_text', content: '有用' },
              behaviors: [{ type: 'callback', value: {} }],
            },
          ],
        },
      ],
    }),
    panel: body({
      ...panel(md('全文')),
      expanded: false,
      border: { color: 'grey', corner_radius: '5px' },
      padding: '8px 8px 8px 8px',
      header: {
        title: { tag: 'markdown', content: '**全文**' },
        icon: { tag: 'standard_icon', token: 'down-small-ccm_outlined', size: '16px 16px' },
        icon_position: 'follow_text',
        icon_expanded_angle: -180,
      },
    }),
    form: body({
      tag: 'form',
      name: 'reply',
      elements: [{ tag: 'input', name: 'text', required: true, input_type: 'multiline_text', rows: 3 }, submit],
    }),
    'link button': body({
      tag: 'button',
      text: { tag: 'plain_text', content: '原文' },
      behaviors: [{ type: 'open_url', default_url: 'https://example.com/a#b' }],
    }),
    'div with grey notation': body({
      tag: 'div',
      text: { tag: 'plain_text', content: '备注', text_size: 'notation', text_color: 'grey' },
    }),
  }
  for (const [name, card] of Object.entries(good)) it(name, () => expect(validateCard(card)).toBeUndefined())
})

describe('a card the platform would refuse does not', () => {
  const button = (more: Json): Json => body({ tag: 'button', text: { tag: 'plain_text', content: 'x' }, ...more })
  const bad: [name: string, card: Json, code: number, words: string][] = [
    ['no schema', { body: { elements: [] } }, 200621, 'schema'],
    ['an unknown root property', { ...sampleCard(), elements: [] }, 200621, 'property: elements'],
    [
      'a config property of 1.0',
      { ...sampleCard(), config: { wide_screen_mode: true } },
      200621,
      'property: wide_screen_mode',
    ],
    ['update_multi false', { ...sampleCard(), config: { update_multi: false } }, 200621, 'update_multi'],
    [
      'an unknown header colour',
      { ...sampleCard(), header: { title: { tag: 'plain_text', content: 'x' }, template: 'pink' } },
      200621,
      'template',
    ],
    ['the action wrapper', body(md('x'), { tag: 'action', actions: [] }), 200861, '[1](tag: action)'],
    ['a note', body(panel({ tag: 'note', elements: [] })), 200861, 'unsupported tag note'],
    ['a tag that never was', body({ tag: 'code_block', content: 'x' }), 200621, 'not support tag'],
    ['an unknown element property', body(md('x', { href: {} })), 200621, 'property: href'],
    ['a historical button value', button({ value: { a: 1 } }), 200621, 'property: value'],
    ['a callback value that is no object', button({ behaviors: [{ type: 'callback', value: 'x' }] }), 200621, 'value'],
    [
      'a link without a scheme',
      button({ behaviors: [{ type: 'open_url', default_url: 'javascript:alert(1)' }] }),
      200621,
      'link',
    ],
    ['an unknown button type', button({ type: 'success' }), 200621, 'type'],
    ['a table inside a panel', body(panel(table())), 11310, 'root of the body'],
    ['six tables', body(table(), table(), table(), table(), table(), table()), 11310, 'card table number over limit'],
    [
      'tables in Markdown count',
      body(table(), table(), table(), table(), table(), md('|a|b|\n|--|--|\n|1|2|')),
      11310,
      'table number',
    ],
    ['201 elements', body(...Array.from({ length: 201 }, () => md('x'))), 11310, 'element number'],
    [
      '201 elements, most of them folded',
      body(panel(...Array.from({ length: 199 }, () => md('x')))),
      11310,
      'element number',
    ],
    [
      'one element_id twice',
      body(md('x', { element_id: 'a' }), panel(md('y', { element_id: 'a' }))),
      200621,
      'duplicated',
    ],
    ['an element_id of 21 characters', body(md('x', { element_id: 'a'.repeat(21) })), 200621, 'element_id'],
    ['an element_id with a dash', body(md('x', { element_id: 'a-b' })), 200621, 'element_id'],
    [
      'a form without submit',
      body({ tag: 'form', name: 'f', elements: [{ tag: 'input', name: 'i' }] }),
      200621,
      'submit',
    ],
    [
      'a nameless input in a form',
      body({ tag: 'form', name: 'f', elements: [{ tag: 'input' }, submit] }),
      200621,
      'name is required',
    ],
    [
      'a form in a column',
      body({
        tag: 'column_set',
        columns: [{ tag: 'column', elements: [{ tag: 'form', name: 'f', elements: [submit] }] }],
      }),
      11310,
      'form',
    ],
    ['markdown without content', body({ tag: 'markdown' }), 200621, 'content is required'],
    ['a margin without a unit', body(md('x', { margin: '4' })), 200621, 'margin'],
  ]
  for (const [name, card, code, words] of bad) {
    it(name, () => {
      const problem = validateCard(card)
      expect(problem?.code).toBe(code)
      expect(problem?.ext).toContain(words)
    })
  }

  it('takes exactly 200 elements and five tables', () => {
    expect(validateCard(body(...Array.from({ length: 200 }, () => md('x'))))).toBeUndefined()
    expect(validateCard(body(table(), table(), table(), table(), table()))).toBeUndefined()
  })
})
