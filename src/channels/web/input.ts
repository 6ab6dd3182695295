import * as z from 'zod'
import { RequestError } from './errors.ts'

/** Characters. Chatty messages are welcome; a pasted document is not a question. */
const QUESTION_MAX = 2000
const HISTORY_MAX = 20

const question = z
  .string({ error: 'question 必须是文字' })
  .trim()
  .min(1, '请写下要问的问题')
  .max(QUESTION_MAX, `问题太长，请控制在 ${QUESTION_MAX} 字以内`)
const region = z.string({ error: 'region 必须是文字' }).trim().max(60, '地区名太长')
const history = z
  .array(z.string({ error: 'history 的每一项必须是文字' }).max(QUESTION_MAX, '历史问题太长'), {
    error: 'history 必须是文字的数组',
  })
  .max(HISTORY_MAX, `history 最多 ${HISTORY_MAX} 项`)

const askBody = z.object(
  { question, region: region.nullish(), history: history.nullish() },
  { error: '请求正文必须是一个 JSON 对象' },
)
const askQuery = z.object({ question, region, history })
const passage = z
  .string()
  .regex(/^\d{1,9}-\d{1,9}$/u)
  .transform((text) => {
    const [start = 0, end = 0] = text.split('-').map(Number)
    return { start, end }
  })

/** A checked question with what goes along with it. */
export interface Asked {
  readonly question: string
  readonly region: string | undefined
  readonly history: readonly string[]
}

/** Reads the body of `POST /api/ask`; throws a {@link RequestError} that names what is wrong. */
export function readAskBody(body: string): Asked {
  return asked(check(askBody, parseJson(body)))
}

/** Reads `?q=…&region=…&h=…` of the page; throws a {@link RequestError} that names what is wrong. */
export function readAskQuery(query: { q: string; region: string; history: readonly string[] }): Asked {
  return asked(check(askQuery, { question: query.q, region: query.region, history: query.history.slice(-HISTORY_MAX) }))
}

/** Reads the token that somebody typed into the form; '' if there is none, which is never right. */
export function readToken(form: Readonly<Record<string, unknown>>): string {
  const token = form['token']
  return typeof token === 'string' ? token.trim() : ''
}

/** Reads `?days=` of the list of gaps; 30 if it was not said. */
export function readDays(text: string | undefined): number {
  if (text === undefined) return 30
  const days = /^\d{1,3}$/u.test(text) ? Number(text) : 0
  if (days >= 1 && days <= 366) return days
  throw new RequestError(400, 'invalid_input', '天数应是 1 到 366 之间的整数', [
    { field: 'days', message: '应是 1 到 366 之间的整数' },
  ])
}

/** Reads `?q=start-end` of a document page, which must lie inside a source of `length` UTF-16 units. */
export function readPassage(text: string, length: number): { start: number; end: number } {
  const parsed = passage.safeParse(text)
  if (!parsed.success) {
    throw new RequestError(400, 'invalid_passage', '引文位置的写法不对，应为 起点-终点，例如 q=120-168', [
      { field: 'q', message: '应为两个用短横线连接的整数' },
    ])
  }
  const { start, end } = parsed.data
  if (start >= end || end > length) {
    throw new RequestError(400, 'invalid_passage', '引文位置不在这份文件之内，可能文件已经更新', [
      { field: 'q', message: `起点应小于终点，终点不超过 ${length}` },
    ])
  }
  return { start, end }
}

function asked(input: z.output<typeof askBody>): Asked {
  return { question: input.question, region: input.region || undefined, history: input.history ?? [] }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new RequestError(400, 'invalid_json', '请求正文不是有效的 JSON', [])
  }
}

function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const details = result.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }))
  throw new RequestError(400, 'invalid_input', details[0]?.message ?? '输入有误', details)
}
