import type { Answer, Citation } from '../../src/core/answer/types.ts'
import type { Clause, Metadata } from '../../src/core/model.ts'
import type { Library } from '../../src/service/index.ts'

/** A library made by hand: answers what it is told to, so that tests of channels do not depend on the search. */
export function sampleLibrary(
  answers: (question: string, history: readonly string[], region?: string) => Answer | Promise<Answer>,
): Library {
  return {
    documents: [{ id: 'ankang', file: 'ankang.txt', clauses: [clause], metadata }],
    builtAt: '2025-06-30T08:00:00.000Z',
    version: 'v1',
    problems: [],
    ask: (question, { history, region }) => answers(question, history ?? [], region),
  }
}

export function answered(question: string, more: Partial<Answer> = {}): Answer {
  return {
    status: 'answered',
    question,
    intent: 'amount',
    region: '陕西省安康市',
    lead: '',
    text: `答：${question}\n对新认定的企业奖励10万元。\n——《安康市若干措施》（安政办发〔2024〕13号）3. 培育企业`,
    citations: [citation()],
    related: [],
    suggestions: [],
    ...more,
  }
}

export function notFound(question: string, more: Partial<Answer> = {}): Answer {
  const lead = '库里没有这方面的政策。'
  return answered(question, {
    status: 'not_found',
    lead,
    text: lead,
    citations: [],
    suggestions: ['贷款贴息要什么条件'],
    ...more,
  })
}

export function citation(more: Partial<Citation> = {}): Citation {
  return {
    document: {
      id: 'ankang',
      title: '安康市若干措施',
      titleInferred: false,
      number: '安政办发〔2024〕13号',
      issuer: '安康市人民政府办公室',
      region: '陕西省安康市',
      issuedOn: '2024-12-13',
      status: 'in_force',
      validFrom: null,
      validTo: null,
      file: 'ankang.txt',
    },
    clause: { id: 'c3', label: '3.', path: ['3. 培育企业'], text: '对新认定的企业奖励10万元。', start: 0, end: 14 },
    quotes: [{ text: '对新认定的企业奖励10万元。', start: 0, end: 14 }],
    departments: { lead: ['市工信局'], support: ['市财政局'] },
    facts: [fact('省级专精特新企业', '10万元'), fact('国家级小巨人企业', '20万元')],
    notices: [],
    url: '/documents/ankang?quote=0-14#c3',
    ...more,
  }
}

function fact(recipient: string, amount: string) {
  return { kind: '奖励', recipient, condition: null, amount, start: 0, end: 1 }
}

const clause: Clause = {
  id: 'c3',
  label: '3.',
  path: ['3. 培育企业'],
  heading: '培育专精特新企业',
  text: '对新认定的企业奖励10万元。',
  role: 'clause',
  departments: { lead: [], support: [] },
  facts: [],
  start: 0,
  end: 14,
}

const metadata: Metadata = {
  title: { value: '安康市若干措施', span: null, from: 'text' },
  number: { value: '安政办发〔2024〕13号', span: null, from: 'text' },
  issuer: null,
  issuedOn: null,
  region: { value: '陕西省安康市', span: null, from: 'text' },
  draft: null,
  validFrom: null,
  validTo: null,
  repeals: [],
  stated: null,
  ended: null,
}
