/**
 * The table that a government site prints over a document (索引号, 发布机构, 名称, 文号, 成文日期 …). It is no part of the
 * text, but says what the text itself may leave out. Linear.
 */
import type { Span } from '../model.ts'
import { isBlank } from '../text/blanks.ts'
import { opensWithMarker, paragraphs, TITLE_END, trim } from '../text/lines.ts'
import type { Paragraph } from '../text/lines.ts'
import { portalLines } from './portal.ts'

export type PageField =
  'title' | 'number' | 'issuer' | 'writtenOn' | 'publishedOn' | 'startsOn' | 'endsOn' | 'validity' | 'source'

export interface PageHead {
  /** Its lines, in order and trimmed, with those of the site's name above it. */
  readonly lines: readonly Span[]
  /** The values that it gives, each the first of its kind. */
  readonly fields: ReadonlyMap<PageField, Span>
}

/** The page head at the beginning of the source; without lines if there is none. */
export function readPageHead(source: string): PageHead {
  const all = firstLines(source)
  const portal = portalLines(source, all)
  const lines = all.slice(portal.length)
  const isGlued = lines.filter((line) => gluedEntry(source, line).length > 0).length >= FEWEST_GLUED
  const entries = entriesOf(source, lines, isGlued)
  const labels = new Set(entries.flatMap((entry) => (SURE.has(entry.label) ? [entry.label] : [])))
  if (labels.size < FEWEST_SURE) return { lines: portal, fields: new Map() }
  const fields = new Map<PageField, Span>()
  for (const { label, value } of entries) {
    const field = LABELS.get(label)
    if (field && value.end > value.start && !fields.has(field)) fields.set(field, value)
  }
  const taken = new Set(entries.flatMap((entry) => entry.lines))
  for (const line of mastLines(source, lines, taken, fields.get('title'))) taken.add(line)
  return { lines: [...portal, ...lines.filter((line) => taken.has(line))], fields }
}

/** The paragraphs of `span`, with each line of the page head one by itself. */
export function paragraphsAround(source: string, span: Span, head: readonly Span[]): Paragraph[] {
  const found: Paragraph[] = []
  let start = span.start
  for (const line of head) {
    if (line.end > span.end) break
    found.push(...paragraphs(source, { start, end: line.start }), { ...line, newline: true })
    start = line.end
  }
  return [...found, ...paragraphs(source, { start, end: span.end })]
}

/** What a line that begins with a label of such a head, and a colon, tells; undefined if it does not begin so. */
export function labelOf(text: string): { readonly field: PageField | null; readonly end: number } | undefined {
  const match = LABELLED_LINE.exec(text)
  return match ? { field: LABELS.get(compact(match[1] ?? '')) ?? null, end: match[0].length } : undefined
}

/** A label with its value; `lines` are those that it takes, two where the value stands under the label. */
interface Entry {
  readonly label: string
  readonly value: Span
  readonly lines: readonly Span[]
}

const MOST_LINES = 50
const MOST_READ = 4000
const LONGEST_LINE = 200
const LONGEST_MAST = 40
const FEWEST_SURE = 2
/** Lines that begin with a label and no edge behind it, before they are taken for labels at all. */
const FEWEST_GLUED = 3
/** Other lines that may stand between two of the head: the site's own links, or the title. */
const LARGEST_GAP = 4

/** Every label, without white space, with what it is the label of. */
const LABELS: ReadonlyMap<string, PageField | null> = new Map([
  ...labelled('title', '信息名称 文件名称 公文名称 文章标题 文件标题 信息标题 名称 标题'),
  ...labelled('number', '发文字号 文件字号 公文文号 发文文号 文件文号 文件编号 文号'),
  ...labelled(
    'issuer',
    '发布机构 发文机关 发文机构 发布单位 发文单位 发布部门 制发机关 制发单位 制文机关 印发机关 制定机关 公开责任部门',
  ),
  ...labelled('writtenOn', '成文日期 成文时间 发文日期 发文时间 印发日期 生成日期'),
  ...labelled('publishedOn', '发布日期 发布时间 公开日期 公开时间 发表时间 发表于 日期 时间'),
  ...labelled('startsOn', '生效时间 生效日期 实施日期 施行日期'),
  ...labelled('endsOn', '文件失效时间 失效时间 失效日期 废止时间 废止日期'),
  ...labelled('validity', '有效性 时效性 效力状态 文件状态 是否有效 时效'),
  ...labelled('source', '信息来源 文章来源 稿件来源 来源'),
  ...labelled(
    null,
    '索引号 信息分类 内容分类 主题分类 体裁分类 组配分类 公文种类 分类 主题词 关键词 词 统一编号 登记号',
  ),
  ...labelled(
    null,
    '公开方式 公开形式 公开范围 公开目录 公开时限 有无政策解读 政策解读部门 政策解读电话 规范性文件标识 特色主题',
  ),
  ...labelled(
    null,
    '浏览量 浏览次数 浏览数 浏览 阅读次数 阅读量 阅读数 阅读 阅读人次 访问次数 点击数 点击量 点击 作者 责任编辑 编辑 字体 字号 打印 保护视力色 内容概述',
  ),
])

/** Labels that hardly any text but such a table has, so that they need no colon. */
const SURE: ReadonlySet<string> = new Set(
  (
    '索引号 信息分类 主题分类 体裁分类 组配分类 公文种类 主题词 公开方式 公开形式 公开目录 发布机构 发文机关 发文机构 ' +
    '发布单位 制发机关 发文字号 文件字号 文号 成文日期 发文日期 生成日期 有效性 时效性 统一编号 公开责任部门 公开日期 ' +
    '内容概述'
  ).split(' '),
)

/** Longest first. */
function byLength(a: string, b: string): number {
  return b.length - a.length
}

function labelled(field: PageField | null, names: string): [string, PageField | null][] {
  return names.split(' ').map((name) => [name, field])
}

const NAMES = [...LABELS.keys()]
  .sort(byLength)
  .map((name) => [...name].join('[ \\u3000\\u00a0]{0,4}'))
  .join('|')
const COLON = '[ \\u3000\\u00a0]{0,4}[：:]'
/** A label at the beginning of a line, with its colon, with a cell's edge behind it, or alone. */
const OPENING_LABEL = new RegExp(`^[-·•*|【[\\s]{0,8}(${NAMES})(${COLON}|[】\\]]${COLON}?|(?=[\\s|]|$))`)
const LABELLED_LINE = new RegExp(`^(${NAMES})${COLON}`)
/** Short labels are words of any sentence. */
const GLUED_LABEL = new RegExp(
  `^(${[...LABELS.keys()]
    .filter((name) => name.length >= 4 || SURE.has(name))
    .sort(byLength)
    .join('|')})(?=[^\\s：:|\\]】])`,
)
const NEXT_LABEL = new RegExp(`(${NAMES})${COLON}|(?<=[\\s|【[])(${NAMES})(?=[\\s|】\\]])`, 'g')

function firstLines(source: string): Span[] {
  const lines: Span[] = []
  for (let start = 0; start < Math.min(source.length, MOST_READ) && lines.length < MOST_LINES;) {
    const stop = source.indexOf('\n', start)
    const line = trim(source, { start, end: stop < 0 ? source.length : stop })
    if (line.end > line.start) lines.push(line)
    start = (stop < 0 ? source.length : stop) + 1
  }
  return lines
}

/** The labels of the head: it ends where the text begins to speak or to count, or where no more labels come. */
function entriesOf(source: string, lines: readonly Span[], isGlued: boolean): Entry[] {
  const entries: Entry[] = []
  let gap = 0
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    const found = labelsIn(source, line, isGlued)
    const [last] = found.slice(-1)
    const below = lines[i + 1]
    if (
      last &&
      below &&
      last.value.end === last.value.start &&
      holdsValue(source, last.label, [line, below, lines[i + 2]], isGlued)
    ) {
      entries.push(...found.slice(0, -1), {
        label: last.label,
        value: withoutBullet(source, below),
        lines: [line, below],
      })
      i++
    } else entries.push(...found)
    gap = found.length > 0 ? 0 : gap + 1
    if (found.length === 0 && (endsHead(source, line) || (entries.length > 0 && gap > LARGEST_GAP))) break
  }
  return entries
}

function endsHead(source: string, line: Span): boolean {
  if (line.end - line.start > LONGEST_LINE || source.slice(line.start, line.end).includes('。')) return true
  return opensWithMarker(source, line.start) && source.charAt(line.start) !== '【'
}

function labelsIn(source: string, line: Span, isGlued: boolean): Entry[] {
  const text = source.slice(line.start, line.end)
  const opening = text.length <= LONGEST_LINE ? OPENING_LABEL.exec(text) : null
  if (!opening) return isGlued ? gluedEntry(source, line) : []
  const [all, name = '', edge = ''] = opening
  const first = { label: compact(name), at: 0, end: all.length }
  // 标 题, 时 效: letters drawn apart to fill a column are a cell's.
  const isCell = SURE.has(first.label) || name !== first.label
  if (!isCell && !/[：:】\]]/.test(edge) && first.end < text.length) return []
  const more = [...text.matchAll(NEXT_LABEL)]
    .map((match) => ({
      label: compact(match[1] ?? match[2] ?? ''),
      at: match.index,
      end: match.index + match[0].length,
      sure: match[1] !== undefined,
    }))
    .filter(({ at, label, sure }) => at >= first.end && (sure || SURE.has(label)))
  const marks = [first, ...more]
  return marks.map(({ label, end }, i) => ({
    label,
    value: cell(source, { start: line.start + end, end: line.start + (marks[i + 1]?.at ?? text.length) }),
    lines: [line],
  }))
}

/** 成文日期2017-07-24: the table has lost the edges of its cells. */
function gluedEntry(source: string, line: Span): Entry[] {
  const text = source.slice(line.start, line.end)
  const label = text.includes('。') ? '' : (GLUED_LABEL.exec(text)?.[1] ?? '')
  return label === ''
    ? []
    : [{ label, value: trim(source, { start: line.start + label.length, end: line.end }), lines: [line] }]
}

/** A value stands under its label where both are items of a list, or where the next label follows it. */
function holdsValue(
  source: string,
  label: string,
  [line, below, after]: readonly [Span, Span, Span | undefined],
  isGlued: boolean,
): boolean {
  if (labelsIn(source, below, isGlued).length > 0 || endsHead(source, below)) return false
  const alone = compact(source.slice(line.start, line.end)).replace(/[-·•*|：:]/g, '') === label
  const listed = /^[-·•*]\s/.test(source.slice(line.start, line.start + 2))
  if (listed) return source.charAt(below.start) === source.charAt(line.start)
  const title = TITLE_END.test(source.slice(below.start, below.end))
  return alone && !title && after !== undefined && labelsIn(source, after, isGlued).length > 0
}

/**
 * What stands above the head is the site's name if it looks like one, or if the head names the document and that name comes
 * again below.
 */
function mastLines(source: string, lines: readonly Span[], taken: ReadonlySet<Span>, title: Span | undefined): Span[] {
  const first = lines.findIndex((line) => taken.has(line))
  const name = title ? compact(source.slice(title.start, title.end)) : ''
  const names = (line: Span): boolean => {
    const text = compact(source.slice(line.start, line.end))
    return text.length >= 6 && (name.startsWith(text) || text.startsWith(name))
  }
  const isNamedBelow = name !== '' && lines.slice(first).some((line) => !taken.has(line) && names(line))
  return lines.slice(0, first).filter((line) => {
    if (line.end - line.start > LONGEST_MAST) return false
    return isNamedBelow ? !names(line) : SITE.test(source.slice(line.start, line.end))
  })
}

const SITE = /(?:网|网站|门户|平台|客户端|公众号)$|欢迎您[！!]?$/

function cell(source: string, span: Span): Span {
  let { start, end } = trim(source, span)
  while (start < end && ('|'.includes(source.charAt(start)) || isBlank(source, start))) start++
  while (end > start && ('|【['.includes(source.charAt(end - 1)) || isBlank(source, end - 1))) end--
  return { start, end }
}

function withoutBullet(source: string, line: Span): Span {
  const bullet = /^[-·•*]\s+/.exec(source.slice(line.start, line.end))?.[0] ?? ''
  return { start: line.start + bullet.length, end: line.end }
}

function compact(text: string): string {
  return text.replace(/\s+/g, '')
}
