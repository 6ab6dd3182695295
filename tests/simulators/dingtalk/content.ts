import * as z from 'zod'

/** A message as it is shown, or why the platform does not take it. */
export type Checked =
  | { readonly msgtype: string; readonly body: Readonly<Record<string, unknown>> }
  | { readonly problem: { readonly code: number | string; readonly message: string } }

const address = z
  .string()
  .max(500)
  .regex(/^(?:https?|dingtalk|dtmd):\/\//u)
const at = z.object({ atUserIds: z.array(z.string()).optional(), isAtAll: z.boolean().optional() }).optional()
const card = { title: z.string().min(1), text: z.string().min(1) }
const single = z.strictObject({ ...card, singleTitle: z.string().min(1), singleURL: address })
const several = z.strictObject({
  ...card,
  btnOrientation: z.enum(['0', '1']).optional(),
  btns: z.array(z.strictObject({ title: z.string().min(1), actionURL: address })).min(1),
})

const session = z.discriminatedUnion('msgtype', [
  z.strictObject({ msgtype: z.literal('text'), text: z.strictObject({ content: z.string().min(1) }), at }),
  z.strictObject({ msgtype: z.literal('markdown'), markdown: z.strictObject(card), at }),
  z.strictObject({ msgtype: z.literal('actionCard'), actionCard: z.union([single, several]) }),
])

/** Checks the body of a session webhook; strict, so that a property nobody knows shows up in a test. */
export function checkContent(body: unknown): Checked {
  if (Buffer.byteLength(JSON.stringify(body)) > 20_000)
    return { problem: { code: 460101, message: 'message too long' } }
  const read = session.safeParse(body)
  if (!read.success) {
    const known = z.object({ msgtype: z.enum(['text', 'markdown', 'actionCard']) }).safeParse(body).success
    return { problem: { code: known ? 40035 : 400105, message: read.error.issues[0]?.message ?? '不合法的参数' } }
  }
  switch (read.data.msgtype) {
    case 'text':
      return { msgtype: 'text', body: read.data.text }
    case 'markdown':
      return { msgtype: 'markdown', body: read.data.markdown }
    case 'actionCard':
      return { msgtype: 'actionCard', body: read.data.actionCard }
  }
}

/** The same message in the spelling of the robot API: 15,000 bytes, a form of its own for every number of buttons. */
export function fromMsgKey(msgKey: string, msgParam: string): Checked {
  if (Buffer.byteLength(msgParam) > 15_000) return { problem: { code: 'msgParam.tooLong', message: 'msgParam 过长' } }
  let param: unknown
  try {
    param = JSON.parse(msgParam)
  } catch {
    return { problem: { code: 'invalidParameter.msgParam', message: 'msgParam 不是 JSON' } }
  }
  if (msgKey === 'sampleText') return checkContent({ msgtype: 'text', text: param })
  if (msgKey === 'sampleMarkdown') return checkContent({ msgtype: 'markdown', markdown: param })
  if (msgKey === 'sampleActionCard') return checkContent({ msgtype: 'actionCard', actionCard: param })
  const count = Number(/^sampleActionCard([2-5])$/u.exec(msgKey)?.[1])
  const numbered = z.record(z.string(), z.string()).safeParse(param)
  if (!count || !numbered.success) return { problem: { code: 'invalidParameter.msgKey', message: '不支持的 msgKey' } }
  const { title, text, ...rest } = numbered.data
  const btns = Array.from({ length: count }, (_, i) => ({
    title: rest[`actionTitle${i + 1}`],
    actionURL: rest[`actionURL${i + 1}`],
  }))
  const tooMany = Object.keys(rest).length !== 2 * count
  if (tooMany) return { problem: { code: 'invalidParameter.msgParam', message: '按钮的个数与 msgKey 不符' } }
  return checkContent({ msgtype: 'actionCard', actionCard: { title, text, btns } })
}
