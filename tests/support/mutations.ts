import fc from 'fast-check'

/** What happens to texts on their way to a library: cut, pasted, re-wrapped, converted, typed over. */
const NOISE = [
  '', '\n', '\n\n', '\r\n', ' ', '　　', '\t', '**', '#', '# ', '*', '\\', '\u0000', '\ufeff', '\u200b', '\u2028', '\ud83d', '\ude00', '😀',
  '一、', '（一）', '1.', '１．', '第一条', '第1 0条', '第一章 总则', '①', '——', '（', '）', '《', '》', '“', '”', '。', '；', '：',
  '（责任单位：市科技局、市财政局）', '按职责分工负责)', '附件：', '安政办发〔2024〕13号', '2024年12月13日', '（征求意见稿）', '自2024年1月1日起施行，有效期5年。',
  '| 项目 | 金额 |', '<p>奖励</p>', '&nbsp;', '10 万元', '最高不超过', '专精特新', '贷款贴息',
] // prettier-ignore

type Edit =
  | { readonly kind: 'insert'; readonly at: number; readonly text: string }
  | { readonly kind: 'remove'; readonly at: number; readonly length: number }
  | { readonly kind: 'move'; readonly at: number; readonly length: number; readonly to: number }
  | { readonly kind: 'everywhere'; readonly from: string; readonly to: string }

/** Places are shares of the text's length, so that an edit fits every text. */
const place = fc.double({ min: 0, max: 1, noNaN: true })

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), at: place, text: fc.oneof(fc.constantFrom(...NOISE), fc.string()) }),
  fc.record({ kind: fc.constant('remove' as const), at: place, length: fc.nat(400) }),
  fc.record({ kind: fc.constant('move' as const), at: place, length: fc.nat(400), to: place }),
  fc
    .constantFrom(['\n', ''], ['\n', '\r\n'], ['。', '。\n'], ['，', '，\n'], ['）', ')'], ['（', '('], ['、', '.'], [' ', ''], ['专', '專'])
    .map(([from, to]) => ({ kind: 'everywhere' as const, from: from ?? '', to: to ?? '' })),
) // prettier-ignore

/** One of the texts with up to six things done to it. */
export function mutated(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 6 }))
    .map(([text, edits]) => edits.reduce(apply, text))
}

function apply(text: string, change: Edit): string {
  if (change.kind === 'everywhere') return text.replaceAll(change.from, change.to)
  const at = Math.floor(change.at * text.length)
  if (change.kind === 'insert') return text.slice(0, at) + change.text + text.slice(at)
  const rest = text.slice(0, at) + text.slice(at + change.length)
  if (change.kind === 'remove') return rest
  const to = Math.floor(change.to * rest.length)
  return rest.slice(0, to) + text.slice(at, at + change.length) + rest.slice(to)
}
