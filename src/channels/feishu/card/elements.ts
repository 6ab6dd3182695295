/** Builders for the parts of a card JSON 2.0, so that only this file spells out the platform's property names. */

import { clip } from '../../../text.ts'

export type Json = Readonly<Record<string, unknown>>
export type Template = 'blue' | 'green' | 'orange' | 'red' | 'grey' | 'turquoise'

export interface Card extends Json {
  readonly schema: '2.0'
  readonly body: { readonly elements: readonly Json[] }
}

export function card(parts: {
  title: string
  subtitle?: string | undefined
  template: Template
  summary: string
  elements: readonly (Json | null)[]
}): Card {
  return {
    schema: '2.0',
    config: {
      update_multi: true,
      enable_forward: true,
      // Buttons of a forwarded card go on working only with this.
      enable_forward_interaction: true,
      width_mode: 'default',
      summary: { content: clip(parts.summary, 80) },
    },
    header: {
      title: plain(clip(parts.title, 60)),
      ...(parts.subtitle ? { subtitle: plain(clip(parts.subtitle, 80)) } : {}),
      template: parts.template,
    },
    body: { elements: parts.elements.filter((e) => e !== null) },
  }
}

export function markdown(content: string): Json {
  return { tag: 'markdown', content }
}

export function smallPrint(content: string): Json {
  return { tag: 'markdown', text_size: 'notation', content }
}

/** Text that is shown as it is; nothing in it can be markup. */
export function verbatim(content: string): Json {
  return { tag: 'div', text: plain(content) }
}

export const rule: Json = { tag: 'hr' }

export function folded(title: string, elements: readonly Json[], expanded = false): Json {
  return {
    tag: 'collapsible_panel',
    expanded,
    header: {
      title: plain(clip(title, 60)),
      icon: { tag: 'standard_icon', token: 'down-small-ccm_outlined' },
      icon_position: 'right',
      icon_expanded_angle: -180,
    },
    border: { color: 'grey', corner_radius: '5px' },
    elements,
  }
}

export interface Column {
  readonly name: string
  readonly title: string
}

/** Cells are plain text. Only at the root of a card, five at most. */
export function table(columns: readonly Column[], rows: readonly Readonly<Record<string, string>>[]): Json {
  return {
    tag: 'table',
    page_size: 10,
    row_height: 'auto',
    header_style: { bold: true, background_style: 'grey' },
    columns: columns.map(({ name, title }) => ({ name, display_name: title, data_type: 'text' })),
    rows,
  }
}

export function button(label: string, value: Json, type: 'default' | 'primary' = 'default'): Json {
  return { tag: 'button', text: plain(clip(label, 60)), type, behaviors: [{ type: 'callback', value }] }
}

/** Side by side, wrapping on a narrow screen. */
export function row(elements: readonly Json[]): Json | null {
  if (elements.length === 0) return null
  return {
    tag: 'column_set',
    flex_mode: 'flow',
    columns: elements.map((element) => ({ tag: 'column', width: 'auto', elements: [element] })),
  }
}

export function replyForm(name: string, placeholder: string, label: string, value: Json): Json {
  return {
    tag: 'form',
    name,
    elements: [
      {
        tag: 'input',
        name: 'reply',
        required: true,
        input_type: 'multiline_text',
        rows: 3,
        max_length: 1000,
        width: 'fill',
        placeholder: plain(placeholder),
      },
      {
        tag: 'button',
        name: 'submit',
        text: plain(label),
        type: 'primary',
        form_action_type: 'submit',
        behaviors: [{ type: 'callback', value }],
      },
    ],
  }
}

function plain(content: string): Json {
  return { tag: 'plain_text', content }
}
