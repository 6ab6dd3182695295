import {
  anything,
  bool,
  colour,
  httpUrl,
  int,
  lengths,
  list,
  listOf,
  object,
  oneOf,
  plainText,
  shape,
  string,
  text,
  type Check,
} from './checks.ts'
import { isJson } from '../types.ts'

/**
 * The properties card JSON 2.0 knows, after the component pages of the open platform. The platform refuses a property it
 * does not know; so does this, and it also refuses the historical ones (`value`, `url`, `action_type` of a button) that
 * the platform still tolerates, because new cards have no business with them.
 */
export interface ElementRule {
  readonly properties: Readonly<Record<string, Check>>
  readonly required: readonly string[]
  /** Properties that hold further elements. */
  readonly children: readonly string[]
}

/** Tags of card JSON 1.0 that 2.0 has dropped. */
export const OLD_TAGS: ReadonlySet<string> = new Set(['action', 'note', 'field', 'extra', 'actions'])

export const TEMPLATES = [
  'blue',
  'wathet',
  'turquoise',
  'green',
  'yellow',
  'orange',
  'red',
  'carmine',
  'violet',
  'purple',
  'indigo',
  'grey',
  'default',
] as const

const spacing = lengths(0, 99, 'small', 'medium', 'large', 'extra_large', 'default')
const padding = lengths(-99, 99)
const margin = lengths(-99, 99)
const horizontalAlign = oneOf('left', 'center', 'right')
const verticalAlign = oneOf('top', 'center', 'bottom')

const urls = {
  url: httpUrl,
  pc_url: httpUrl,
  ios_url: httpUrl,
  android_url: httpUrl,
}

const icon = shape(
  { tag: oneOf('standard_icon', 'custom_icon'), token: string, color: anything, img_key: string, size: string },
  ['tag'],
)

const openUrl = shape({ type: anything, default_url: httpUrl, pc_url: httpUrl, ios_url: httpUrl, android_url: httpUrl })
const callback = shape({ type: anything, value: object }, ['value'])

const behavior: Check = (value) => {
  const type = isJson(value) ? value['type'] : undefined
  if (type === 'open_url') return openUrl(value)
  return type === 'callback' ? callback(value) : 'type must be one of open_url|callback'
}
const behaviors = listOf(behavior)

const confirm = shape({ title: plainText(), text: plainText() }, ['title', 'text'])

const common = { tag: string, element_id: string, margin }
const layout = {
  direction: oneOf('vertical', 'horizontal'),
  padding,
  horizontal_spacing: spacing,
  horizontal_align: horizontalAlign,
  vertical_spacing: spacing,
  vertical_align: verticalAlign,
  elements: list,
}
const interactive = {
  ...common,
  name: string,
  behaviors,
  confirm,
  disabled: bool,
  disabled_tips: plainText(),
  hover_tips: plainText(),
}
const width = lengths(0, 2000, 'default', 'fill', 'auto')
const optionList = listOf(shape({ text: plainText(100), value: string, icon, multi_url: shape(urls) }, ['text']), 100)
const select = {
  ...interactive,
  type: oneOf('default', 'text'),
  placeholder: plainText(100),
  width,
  required: bool,
  options: optionList,
}
const picker = { ...interactive, placeholder: plainText(100), width, required: bool }

export const ROOT = shape(
  { schema: oneOf('2.0'), config: object, card_link: shape(urls), header: object, body: object },
  ['schema'],
)

export const CONFIG = shape({
  streaming_mode: bool,
  streaming_config: object,
  summary: shape({ content: string, i18n_content: object }),
  locales: listOf(string),
  enable_forward: bool,
  update_multi: oneOf(true),
  width_mode: oneOf('default', 'compact', 'fill'),
  use_custom_translation: bool,
  enable_forward_interaction: bool,
  style: shape({ text_size: object, color: object }),
})

export const HEADER = shape(
  {
    title: text('plain_text', 'lark_md'),
    subtitle: text('plain_text', 'lark_md'),
    text_tag_list: listOf(
      shape({ tag: oneOf('text_tag'), element_id: string, text: plainText(), color: colour }, ['tag', 'text']),
    ),
    i18n_text_tag_list: object,
    template: oneOf(...TEMPLATES),
    icon,
    padding: lengths(0, 99),
  },
  ['title'],
)

export const BODY = shape(layout)

const tableColumn = shape(
  {
    name: string,
    display_name: string,
    width: string,
    data_type: oneOf('text', 'lark_md', 'options', 'number', 'persons', 'date', 'markdown'),
    vertical_align: verticalAlign,
    horizontal_align: horizontalAlign,
    format: shape({ precision: int(0, 10), symbol: string, separator: bool }),
    date_format: string,
  },
  ['name', 'data_type'],
)

const panelHeader = shape({
  title: text('plain_text', 'markdown', 'lark_md'),
  background_color: colour,
  vertical_align: verticalAlign,
  padding,
  position: oneOf('top', 'bottom'),
  width: oneOf('fill', 'auto', 'auto_when_fold'),
  icon,
  icon_position: oneOf('left', 'right', 'follow_text'),
  icon_expanded_angle: oneOf(-180, -90, 90, 180),
})

export const ELEMENTS: Readonly<Record<string, ElementRule>> = {
  markdown: rule(
    { ...common, content: string, i18n_content: object, text_size: string, text_align: horizontalAlign, icon },
    ['content'],
  ),
  div: rule({ ...common, width: lengths(16, 999, 'fill', 'auto'), text: text('plain_text', 'lark_md'), icon }),
  hr: rule(common),
  img: rule(
    {
      ...common,
      img_key: string,
      alt: plainText(),
      title: text('plain_text', 'lark_md'),
      corner_radius: string,
      size: string,
      scale_type: oneOf('crop_center', 'fit_horizontal', 'crop_top'),
      transparent: bool,
      preview: bool,
    },
    ['img_key'],
  ),
  img_combination: rule(
    {
      ...common,
      combination_mode: string,
      combination_transparent: bool,
      corner_radius: string,
      img_list: listOf(shape({ img_key: string }, ['img_key'])),
    },
    ['img_list'],
  ),
  person: rule({ ...common, user_id: string, size: string, show_avatar: bool, show_name: bool, style: string }, [
    'user_id',
  ]),
  person_list: rule(
    {
      ...common,
      persons: listOf(shape({ id: string }, ['id'])),
      size: string,
      lines: int(1, 100),
      show_avatar: bool,
      show_name: bool,
      drop_invalid_user_id: bool,
      icon,
    },
    ['persons'],
  ),
  chart: rule(
    { ...common, chart_spec: object, aspect_ratio: string, color_theme: string, preview: bool, height: string },
    ['chart_spec'],
  ),
  audio: rule({
    ...common,
    file_key: string,
    audio_id: string,
    fill_color: colour,
    style: string,
    width,
    show_time: bool,
  }),
  table: rule(
    {
      ...common,
      page_size: int(1, 10),
      row_height: lengths(32, 124, 'low', 'middle', 'high', 'auto'),
      row_max_height: lengths(32, 999),
      freeze_first_column: bool,
      rows: listOf(object),
      columns: listOf(tableColumn, 50),
      header_style: shape({
        text_align: horizontalAlign,
        text_size: oneOf('normal', 'heading'),
        background_style: oneOf('none', 'grey'),
        text_color: oneOf('default', 'grey'),
        bold: bool,
        lines: int(1, 100),
      }),
    },
    ['columns', 'rows'],
  ),
  column_set: rule(
    {
      ...common,
      columns: list,
      horizontal_spacing: spacing,
      horizontal_align: horizontalAlign,
      background_style: colour,
      flex_mode: oneOf('none', 'stretch', 'flow', 'bisect', 'trisect'),
      action: shape({ multi_url: shape(urls) }),
    },
    ['columns'],
    ['columns'],
  ),
  column: rule(
    {
      ...common,
      ...layout,
      background_style: colour,
      width: lengths(16, 600, 'auto', 'weighted'),
      weight: int(1, 5),
      action: shape({ multi_url: shape(urls) }),
    },
    [],
    ['elements'],
  ),
  form: rule({ ...common, ...layout, name: string }, ['name', 'elements'], ['elements']),
  interactive_container: rule(
    {
      ...common,
      ...layout,
      width: string,
      height: string,
      background_style: colour,
      has_border: bool,
      border_color: colour,
      corner_radius: string,
      behaviors,
      hover_tips: plainText(),
      disabled: bool,
      disabled_tips: plainText(),
      confirm,
    },
    ['elements'],
    ['elements'],
  ),
  collapsible_panel: rule(
    {
      ...common,
      ...layout,
      expanded: bool,
      background_color: colour,
      header: panelHeader,
      border: shape({ color: colour, corner_radius: string }),
    },
    ['header'],
    ['elements'],
  ),
  button: rule({
    ...interactive,
    text: plainText(100),
    icon,
    width: lengths(100, 2000, 'default', 'fill'),
    size: oneOf('tiny', 'small', 'medium', 'large'),
    type: oneOf(
      'default',
      'primary',
      'danger',
      'text',
      'primary_text',
      'danger_text',
      'primary_filled',
      'danger_filled',
      'laser',
    ),
    form_action_type: oneOf('submit', 'reset'),
    required: bool,
  }),
  input: rule({
    ...interactive,
    required: bool,
    placeholder: plainText(100),
    default_value: string,
    width,
    max_length: int(1, 1000),
    rows: int(1, 100),
    input_type: oneOf('text', 'multiline_text', 'password'),
    auto_resize: bool,
    max_rows: int(1, 100),
    show_icon: bool,
    label: plainText(),
    label_position: oneOf('top', 'left'),
  }),
  overflow: rule({ ...interactive, width, options: optionList }, ['options']),
  select_static: rule({ ...select, initial_index: int(0, 100), initial_option: string }, ['options']),
  multi_select_static: rule({ ...select, selected_values: listOf(string) }, ['options']),
  select_person: rule({ ...select, initial_option: string, options: list }),
  multi_select_person: rule({ ...select, selected_values: listOf(string), options: list }),
  date_picker: rule({ ...picker, initial_date: string }),
  picker_time: rule({ ...picker, initial_time: string }),
  picker_datetime: rule({ ...picker, initial_datetime: string }),
  checker: rule({
    ...interactive,
    checked: bool,
    text: text('plain_text', 'lark_md'),
    overall_checkable: bool,
    button_area: object,
    checked_style: object,
    padding,
  }),
}

function rule(
  properties: Readonly<Record<string, Check>>,
  required: readonly string[] = [],
  children: readonly string[] = [],
): ElementRule {
  return { properties, required, children }
}
