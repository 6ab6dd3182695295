/**
 * A library made by hand: two documents, a few clauses, and answers for known questions. It stands in for the core, so
 * that the tests of the pages fail only for the pages' own sake.
 */
import type { Answer, AskOptions, Citation, DocumentStatus } from '../../../src/core/answer/types.ts'
import type { Huiwen } from '../../../src/core/library.ts'
import type { Clause, Fact, Metadata, NodeRole, PolicyDocument, PolicyNode } from '../../../src/core/model.ts'

interface Block {
  readonly role: NodeRole
  readonly text: string
  readonly label?: string
  readonly heading?: string
  readonly path?: readonly string[]
  readonly facts?: readonly { kind: string; recipient: string; amount: string }[]
}

const QINGHE: readonly Block[] = [
  { role: 'cover', text: '清河市人民政府办公室文件\n\n清政办发〔2024〕8号' },
  { role: 'title', text: '清河市促进中小企业发展若干措施' },
  { role: 'preamble', text: '为促进中小企业发展，结合我市实际，制定以下措施。' },
  { role: 'section', text: '一、加大资金支持', label: '一、', heading: '加大资金支持' },
  {
    role: 'clause',
    text: '1. **支持企业成长。**对首次认定的省级专精特新中小企业给予 10 万元奖励，对首次认定的国家级小巨\n\n人企业给予 20 万元奖励。2025年底前完成认定。（市工信局、市财政局按职责分工负责）',
    label: '1.',
    heading: '支持企业成长',
    path: ['一、加大资金支持', '1. 支持企业成长'],
    facts: [
      { kind: '奖励', recipient: '首次认定的省级专精特新中小企业', amount: '10 万元' },
      { kind: '奖励', recipient: '首次认定的国家级小巨人企业', amount: '20 万元' },
    ],
  },
  {
    role: 'clause',
    text: '2. 推动金融服务。对企业用专利获得质押贷款并按期偿还本息的，按比例给予两年贴息。（市金融局负责）',
    label: '2.',
    heading: '推动金融服务',
    path: ['一、加大资金支持', '2. 推动金融服务'],
    facts: [{ kind: '贴息', recipient: '企业', amount: '按比例给予两年贴息' }],
  },
  { role: 'signature', text: '清河市人民政府办公室\n2024年12月13日' },
]

const BAISHI: readonly Block[] = [
  { role: 'preamble', text: '（征求意见稿）\n\n为推动成果转化，制定本方案。' },
  { role: 'section', text: '一、重点任务', label: '一、', heading: '重点任务' },
  {
    role: 'clause',
    text: '（一）资助技术转移机构。按技术交易额的5%资助，对同一单位最高50万元。<b>&不是标记</b>',
    label: '（一）',
    heading: '资助技术转移机构',
    path: ['一、重点任务', '（一）资助技术转移机构'],
    facts: [{ kind: '资助', recipient: '技术转移机构', amount: '按技术交易额的5%资助，对同一单位最高50万元' }],
  },
]

const SAMPLE_TODAY = '2026-11-21'
const documents = [
  documentOf('qinghe', QINGHE, {
    title: '清河市促进中小企业发展若干措施',
    number: '清政办发〔2024〕8号',
    issuer: '清河市人民政府办公室',
    issuedOn: '2024-12-13',
    region: '某省清河市',
  }),
  documentOf('baishi', BAISHI, { title: '白石县成果转化方案', region: '某省白石县' }, true),
]

/** The library. Its answers depend only on words in the question: 奖励, 对比, 明确, 出错, or anything else. */
export function sampleLibrary(): Huiwen {
  return {
    documents,
    builtAt: '2026-11-20T08:00:00.000Z',
    version: 'sample',
    problems: [{ file: 'baishi.txt', problem: { code: 'title-missing', message: '正文里没有标题', span: null } }],
    ask,
    explain: () => {
      throw new Error('not part of the sample')
    },
    validity: ({ id }, today) => ({
      status: statusOf(id),
      today,
      isClosed: false,
      terms: new Map(),
      notices: noticesOf(id),
      passed: null,
    }),
  }
}

/** Facts the sample answers cite, for the tests to look for. */
export const sample = {
  today: SAMPLE_TODAY,
  reward: citationOf('qinghe', 0, '对首次认定的省级专精特新中小企业给予 10 万元奖励'),
  transfer: citationOf('baishi', 0, '按技术交易额的5%资助，对同一单位最高50万元。'),
}

function ask(question: string, options: AskOptions): Answer {
  if (question.includes('出错')) throw new Error('内部细节 /secret/path')
  const base = {
    question,
    region: options.region ?? null,
    lead: '',
    related: [],
    citations: [],
    suggestions: ['贷款贴息怎么申请？'],
  }
  if (question.includes('奖励')) {
    const text = `10 万元奖励\n来源：《清河市促进中小企业发展若干措施》\n（历史 ${options.history?.length ?? 0} 条）`
    return { ...base, status: 'answered', intent: 'amount', text, citations: [sample.reward] }
  }
  if (question.includes('对比')) {
    return {
      ...base,
      status: 'answered',
      intent: 'compare',
      text: '两地对比',
      citations: [sample.reward, sample.transfer],
    }
  }
  if (question.includes('明确')) {
    const said = '您想问哪个地方的政策？'
    return { ...base, status: 'clarify', intent: 'general', lead: said, text: said }
  }
  const lead = '没有找到相关规定。已查 2 份文件。'
  const text = `${lead}\n\n相近条款：……`
  return { ...base, status: 'not_found', intent: 'general', lead, text, related: [sample.transfer] }
}

function statusOf(id: string): DocumentStatus {
  return id === 'baishi' ? 'draft' : 'in_force'
}

function noticesOf(id: string): string[] {
  return id === 'baishi' ? ['本文件是征求意见稿，尚未正式施行。', '标题由系统推断，并非原文所载。'] : []
}

function citationOf(id: string, index: number, words: string): Citation {
  const document = documents.find((candidate) => candidate.id === id)
  const clause = document?.clauses[index]
  if (!document || !clause) throw new Error(`no clause ${index} in ${id}`)
  const start = document.source.indexOf(words)
  const end = start + words.length
  const { metadata } = document
  return {
    document: {
      id,
      title: metadata.title?.value ?? '',
      titleInferred: metadata.title?.from === 'inferred',
      number: metadata.number?.value ?? null,
      issuer: metadata.issuer?.value ?? null,
      region: metadata.region?.value ?? '',
      issuedOn: metadata.issuedOn?.value ?? null,
      status: statusOf(id),
      validFrom: null,
      validTo: null,
      file: document.file,
    },
    clause: {
      id: clause.id,
      label: clause.label,
      path: clause.path,
      text: clause.text,
      start: clause.start,
      end: clause.end,
    },
    quotes: [{ text: words, start, end }],
    departments: clause.departments,
    facts: clause.facts,
    notices: noticesOf(id),
    url: `/documents/${id}?q=${start}-${end}#${clause.id}`,
  }
}

function documentOf(
  id: string,
  blocks: readonly Block[],
  known: Readonly<Record<string, string>>,
  inferred = false,
): PolicyDocument {
  const source = blocks.map(({ text }) => text).join('\n\n')
  const clauses: Clause[] = []
  const children: PolicyNode[] = []
  let start = 0
  for (const block of blocks) {
    const end = start + block.text.length
    const headingStart = block.heading ? start + block.text.indexOf(block.heading) : 0
    const heading = block.heading ? { start: headingStart, end: headingStart + block.heading.length } : null
    children.push({ role: block.role, label: block.label ?? null, heading, span: { start, end }, children: [] })
    if (block.role === 'clause') clauses.push(clauseOf(block, `c${clauses.length + 1}`, start, end))
    start = end + 2
  }
  const metadata: Metadata = {
    ...{
      number: null,
      issuer: null,
      issuedOn: null,
      region: null,
      validFrom: null,
      validTo: null,
      draft: null,
      stated: null,
      ended: null,
    },
    ...Object.fromEntries(Object.entries(known).map(([name, value]) => [name, { value, span: null, from: 'text' }])),
    title: { value: known['title'] ?? '', span: null, from: inferred ? 'inferred' : 'text' },
    repeals: [],
  }
  const root: PolicyNode = {
    role: 'document',
    label: null,
    heading: null,
    span: { start: 0, end: source.length },
    children,
  }
  return { id, file: `${id}.txt`, source, metadata, root, clauses }
}

function clauseOf(block: Block, id: string, start: number, end: number): Clause {
  const facts: Fact[] = (block.facts ?? []).map((fact) => {
    const at = start + Math.max(0, block.text.indexOf(fact.amount))
    return { ...fact, condition: null, start: at, end: at + fact.amount.length }
  })
  return {
    id,
    start,
    end,
    label: block.label ?? '',
    path: block.path ?? [],
    heading: block.heading ?? '',
    text: block.text.replaceAll('**', '').replaceAll('\n\n', ''),
    role: 'clause',
    departments: { lead: block.text.includes('工信局') ? ['市工信局', '市财政局'] : [], support: [] },
    facts,
  }
}
