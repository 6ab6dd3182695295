/** From parts and units to the tree of nodes: what is a section, a clause, an item, a paragraph. */
import { endsWithTelephone, isAttachmentHead, isBareAttachmentHead } from '../layout/shapes.ts'
import type { NodeRole, PolicyNode, Problem, Span } from '../model.ts'
import type { Paragraph } from '../text/lines.ts'
import { splitBehindList } from './behind-list.ts'
import { isBlankForm, withoutBlanks } from './forms.ts'
import { spanOf, type DocumentPart } from './parts.ts'
import { divideParagraphs, joinFragments, splitClosing } from './passages.ts'
import { readUnits } from './units.ts'
import type { Unit } from './units.ts'

export interface Tree {
  readonly root: PolicyNode
  readonly problems: readonly Problem[]
}

/** The whole tree. The root spans the whole source, so that every character has a node. */
export function buildTree(source: string, parts: readonly DocumentPart[]): Tree {
  const problems: Problem[] = []
  const children = parts.flatMap((part) => mergeFurniture(nodesOf(source, part, problems), part.furniture))
  return {
    root: { role: 'document', label: null, heading: null, span: { start: 0, end: source.length }, children },
    problems,
  }
}

/** Children shorter than this on average are fragments of a list that do not read on their own. */
const FRAGMENT_LENGTH = 45
/** Children that are full sentences, or headings with a body, may be this short. */
const SENTENCE_LENGTH = 24
/** A clause longer than this is divided into its paragraphs where it can be. */
const LONG_CLAUSE = 600
/** A single paragraph longer than this is divided at sentence ends. */
const LONG_PARAGRAPH = 1500
/** 申请材料 and its items are one clause up to this length. */
const SHORT_LIST = 450
/** Items of a clause longer than this stand on their own, if they are long themselves. */
const LONG_LIST = 900
const LONG_ITEM = 110
/** A line longer than this is text, not one in a list of attachments. */
const HEAD_LINE = 80
const FEW_LEAD_PARAGRAPHS = 4
/** An introduction as short as 具体如下： stays with its heading. */
const SHORT_INTRODUCTION = 40
/** One that stands in place of a heading may be longer. */
const LONG_INTRODUCTION = 60

function nodesOf(source: string, part: DocumentPart, problems: Problem[]): PolicyNode[] {
  const span = spanOf(part.paragraphs)
  switch (part.role) {
    case 'body':
      return bodyNodes(source, part.paragraphs, problems, true)
    case 'attachment':
      return [attachmentNode(source, part.paragraphs, problems)]
    case 'notice':
    case 'closing':
    case 'title':
    case 'cover':
    case 'signature':
    case 'furniture':
      return [leaf(part.role, span)]
  }
}

/** Puts each page number into the deepest node around it, or between the nodes where it stands. Both are in order. */
function mergeFurniture(nodes: readonly PolicyNode[], furniture: readonly Span[]): readonly PolicyNode[] {
  if (furniture.length === 0) return nodes
  const merged: PolicyNode[] = []
  let next = 0
  for (const node of nodes) {
    for (let span = furniture[next]; span !== undefined && span.end <= node.span.start; span = furniture[++next]) {
      merged.push(leaf('furniture', span))
    }
    const first = next
    while ((furniture[next]?.end ?? Number.POSITIVE_INFINITY) <= node.span.end) next++
    merged.push(
      first === next ? node : { ...node, children: mergeFurniture(node.children, furniture.slice(first, next)) },
    )
  }
  for (const span of furniture.slice(next)) merged.push(leaf('furniture', span))
  return merged
}

function bodyNodes(source: string, paragraphs: readonly Paragraph[], problems: Problem[], main: boolean): PolicyNode[] {
  const numbered = readUnits(source, paragraphs)
  for (const problem of numbered.problems) problems.push(problem)
  const { units, closing } = splitClosing(source, numbered.units)
  const preamble = main && numbered.lead.length > 0 && numbered.lead.length <= FEW_LEAD_PARAGRAPHS && units.length > 0
  const lead = preamble ? preambleNodes(source, numbered.lead) : passageNodes(source, numbered.lead)
  const nodes = unitNodes(source, units, null)
  const after = joinFragments(source, [...closing, ...numbered.rest])
  return [...lead, ...nodes, ...after.map((span) => closingNode(source, span))].sort(inOrder)
}

/** 特此通知。 says nothing that could be cited; it belongs to the signature under it. */
function closingNode(source: string, span: Span): PolicyNode {
  return leaf(/^特此[^，。]{2,4}。?$/.test(source.slice(span.start, span.end)) ? 'signature' : 'closing', span)
}

function preambleNodes(source: string, lead: readonly Span[]): PolicyNode[] {
  return divideParagraphs(source, lead).map((span) => leaf('preamble', span))
}

function passageNodes(source: string, spans: readonly Span[]): PolicyNode[] {
  return divideParagraphs(source, spans).map((span) => leaf('paragraph', span))
}

function attachmentNode(source: string, paragraphs: readonly Paragraph[], problems: Problem[]): PolicyNode {
  const span = spanOf(paragraphs)
  const headLines = attachmentHeading(source, paragraphs)
  const first = paragraphs[0]
  const last = paragraphs[headLines - 1]
  if (first === undefined) return leaf('attachment', span)
  if (headLines === 0 || last === undefined) {
    const text = lengthOf(span) > LONG_CLAUSE ? paragraphs.findIndex((line) => line.end - line.start > HEAD_LINE) : -1
    if (text < 0) return leaf('attachment', span)
    const children = bodyNodes(source, paragraphs.slice(text), problems, false)
    return { role: 'attachment', label: null, heading: text === 0 ? null : first, span, children }
  }
  const rest = paragraphs.slice(headLines)
  const read = rest.length === 0 ? [] : bodyNodes(source, rest, problems, false)
  const isForm = isBlankForm(source.slice(last.start, last.end), source.slice(last.end, span.end))
  const children = isForm ? withoutBlanks(source, read) : asOneList(source, last, read)
  return { role: 'attachment', label: null, heading: { start: first.start, end: last.end }, span, children }
}

/** 附件2 申报材料清单 over 1.申请书；2.营业执照复印件；: its items are one list, which is asked for as one. */
function asOneList(source: string, title: Span, nodes: readonly PolicyNode[]): readonly PolicyNode[] {
  const items = nodes.filter(({ role }) => role === 'clause')
  const [first] = items
  const last = items.at(-1)
  if (!first || !last || items.length < 2) return nodes
  const isBare = items.every(
    (node) => node.label !== null && node.children.length === 0 && (node === last || node.heading === null),
  )
  const isTogether = nodes.indexOf(last) - nodes.indexOf(first) === items.length - 1
  if (!isBare || !isTogether) return nodes
  const span = { start: first.span.start, end: last.span.end }
  if (!LISTING_HEADING.test(source.slice(title.start, title.end).trim()) || lengthOf(span) > LONG_LIST) return nodes
  const list: PolicyNode = {
    role: 'paragraph',
    label: null,
    heading: null,
    span,
    children: items.map((item) => ({ ...item, role: 'item' })),
  }
  return nodes.flatMap((node) => (node === first ? [list] : items.includes(node) ? [] : [node]))
}

/** How many lines at the start are the attachment's head and title; 0 if it is a list of attachments. */
function attachmentHeading(source: string, paragraphs: readonly Paragraph[]): number {
  const text = (i: number): string =>
    source.slice(paragraphs[i]?.start ?? 0, Math.min(paragraphs[i]?.end ?? 0, (paragraphs[i]?.start ?? 0) + 120))
  if (!isAttachmentHead(text(0)) || paragraphs.length < 2) return 0
  const isTitle = (line: string): boolean =>
    line.length > 0 &&
    line.length <= 60 &&
    !endsWithTelephone(line) &&
    !/[。；：，]|一、|（一）|[1１][.、．]|第一[章条]|^(?:序号|[0-9]{1,3}\s)/.test(line)
  if (/^附[^0-9]{0,6}[：:]\s*(?:[1１一]\s*[.．、])/.test(text(0))) return 0
  if (!isBareAttachmentHead(text(0))) return isTitle(text(0).replace(/[：:]/, '')) && paragraphs.length > 2 ? 1 : 0
  let lines = 1
  while (
    lines < Math.min(4, paragraphs.length - 1) &&
    !paragraphs[lines]?.isTable &&
    isTitle(text(lines)) &&
    !TABLE_LINE.test(text(lines)) &&
    !/^(?:[一（(]|第?[1一][、.章条])/.test(text(lines))
  )
    lines++
  return lines
}

/** 项目 标准 年度上限 受理单位: the head of a table under the title, and no more of it. */
const TABLE_LINE = /\S\t\s*\S|^\S{1,8}(?:[ \u3000]+\S{1,8}){3,}$/

/** Units beside each other are read alike: where most of those with parts are sections, a short one is a section too. */
function unitNodes(source: string, units: readonly Unit[], parent: Unit | null): PolicyNode[] {
  const divided = units.filter((unit) => unit.children.length > 0)
  const sections = divided.filter((unit) => isSection(source, unit, parent))
  const alike = sections.length * 2 > divided.length || (sections.length > 0 && sections.length * 2 === divided.length)
  return units.map((unit) => {
    const follows = alike && couldBeSection(source, unit)
    return follows || isSection(source, unit, parent) ? sectionNode(source, unit) : clauseNode(unit)
  })
}

function couldBeSection(source: string, unit: Unit): boolean {
  // A heading over a single measure is one among headings over several.
  if (unit.children.length < (unit.body.length === 0 ? 1 : 2)) return false
  if (unit.marker.style === 'article' || isQuestion(source, unit) || isEntry(source, unit)) return false
  return !unit.children.every(isListItem) && !isIntroducedList(source, unit) && speaksForItself(source, unit)
}

function clauseNode(unit: Unit): PolicyNode {
  return { ...itemNode(unit), role: 'clause' }
}

function sectionNode(source: string, unit: Unit): PolicyNode {
  const { heading, body } = absorbIntroduction(source, unit)
  const { units, behind } = splitBehindList(source, unit.children)
  const passages = [...passageNodes(source, body), ...passageNodes(source, behind)]
  const children = [...passages, ...unitNodes(source, units, unit)]
  return {
    role: 'section',
    label: labelOf(unit),
    heading,
    span: unit.span,
    children: children.sort(inOrder),
  }
}

function absorbIntroduction(source: string, unit: Unit): { heading: Span | null; body: readonly Span[] } {
  const only = unit.body[0]
  if (only === undefined || unit.body.length > 1 || unit.children.length === 0) return unit
  const limit = unit.heading === null ? LONG_INTRODUCTION : SHORT_INTRODUCTION
  const words = source.slice(only.start, only.end)
  if (only.end - only.start > limit || !/[：:]$/.test(words)) return unit
  // 2024年1月1日至12月31日期间取得的下列事项： says more than that a list follows.
  if (unit.heading !== null && /20[0-9]{2}\s?年|[元%％]/.test(words)) return unit
  return { heading: { start: unit.heading?.start ?? only.start, end: only.end }, body: [] }
}

function itemNode(unit: Unit): PolicyNode {
  return {
    role: 'item',
    label: labelOf(unit),
    heading: unit.heading,
    span: unit.span,
    children: unit.children.map(itemNode),
  }
}

function labelOf(unit: Unit): string | null {
  return unit.marker.label === '' || unit.marker.style === 'heading' ? null : unit.marker.label
}

function leaf(role: NodeRole, span: Span): PolicyNode {
  return { role, label: null, heading: null, span, children: [] }
}

/** A unit is a section when what stands below it reads on its own. */
function isSection(source: string, unit: Unit, parent: Unit | null): boolean {
  if (unit.marker.style === 'row') return false
  if (unit.children.some(({ marker }) => marker.style === 'row')) return true
  const length = unit.span.end - unit.span.start
  if (unit.marker.style === 'article') return holdsSections(unit)
  if (isQuestion(source, unit) && length <= LONG_PARAGRAPH) return false
  if (isEntry(source, unit) && length <= LONG_LIST) return false
  if (unit.children.length === 0) {
    const longest = unit.body.reduce((most, span) => Math.max(most, lengthOf(span)), 0)
    return (unit.body.length > 1 && length > LONG_CLAUSE) || longest > LONG_PARAGRAPH
  }
  const mean = unit.children.reduce((sum, child) => sum + lengthOf(child.span), 0) / unit.children.length
  if (unit.children.some((child) => child.marker.style === 'article')) return true
  if (unit.children.some((child) => isSection(source, child, unit))) return true
  if (unit.children.every(isListItem)) return length > LONG_LIST && mean >= LONG_ITEM
  if (length <= LONG_CLAUSE && mean < LONG_ITEM && isIntroducedList(source, unit)) return false
  if (unit.children.length === 1 && length <= LONG_CLAUSE && parent !== null) return false
  return mean >= (speaksForItself(source, unit) ? SENTENCE_LENGTH : FRAGMENT_LENGTH)
}

/** 第三条（支持内容）（一）支持…（二）支持…: an article that is divided by headings with measures below them. */
function holdsSections(article: Unit): boolean {
  const headed = article.children.filter(
    ({ heading, body, children }) => heading && !body.length && children.length > 0,
  )
  return headed.length >= 2 && lengthOf(article.span) > LONG_CLAUSE
}

/** Most children are whole sentences or have a heading and a body. */
function speaksForItself(source: string, unit: Unit): boolean {
  const whole = unit.children.filter((child) => {
    if (child.heading !== null) return child.body.length > 0 || child.children.length > 0
    return /[。）)]$/.test(source.slice(child.span.end - 1, child.span.end))
  })
  return whole.length * 2 > unit.children.length
}

/** …应当提供下列材料：（一）…；（二）…: the list is one sentence with its introduction. */
function isIntroducedList(source: string, unit: Unit): boolean {
  const last = unit.body.at(-1) ?? unit.heading
  if (last === null) return false
  const heading = unit.heading === null ? '' : source.slice(unit.heading.start, unit.heading.end)
  if (LISTING_HEADING.test(heading) && lengthOf(unit.span) <= SHORT_LIST) return true
  if (unit.children.some((child) => child.heading !== null)) return false
  return /[：:]$/.test(source.slice(last.start, last.end)) || /^[：:]/.test(source.slice(last.end, last.end + 1))
}

/** A question and its answer are cited together. */
function isQuestion(source: string, unit: Unit): boolean {
  if (unit.marker.style === 'question') return true
  return unit.heading !== null && '？?'.includes(source.charAt(unit.heading.end - 1))
}

/**
 * 政策依据：…, 支持标准：1.… 2.…, 责任单位：…: an entry of a compilation, which tells one thing in each of its lines. What stands
 * under its list belongs to the whole entry.
 */
function isEntry(source: string, unit: Unit): boolean {
  const behind = unit.children.at(-1)?.body ?? []
  const isLine = ({ start, end }: Span): boolean =>
    FIELD.test(source.slice(start, Math.min(end, start + LONGEST_FIELD)))
  return unit.body.some(isLine) && behind.some(isLine)
}

const FIELD =
  /^(?:政策|[支扶]持|奖[励补]|补[贴助]|申[报请]|办理|责任|牵头|主管|实施|受理|咨询|联系|执行)[\u4e00-\u9fff]{2,4}[：:]/
const LONGEST_FIELD = 12

function isListItem(unit: Unit): boolean {
  return LIST_STYLES.has(unit.marker.style)
}

/** 申请材料, 办理流程: what follows is one list, and is asked for as one. */
const LISTING_HEADING = /(?:材料|资料|条件|方式|步骤|流程|程序|渠道|途径|清单)$/

const LIST_STYLES: ReadonlySet<string> = new Set(['paren', 'halfParen', 'circled', 'ordinal', 'bullet'])

function inOrder(a: PolicyNode, b: PolicyNode): number {
  return a.span.start - b.span.start
}

function lengthOf(span: Span): number {
  return span.end - span.start
}
