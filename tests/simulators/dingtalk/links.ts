import * as z from 'zod'
import type { StoredMessage } from './types.ts'

/** Buttons and links of a message, as a person can press them. */
export function linksOf({ body }: Pick<StoredMessage, 'body'>): { readonly title: string; readonly url: string }[] {
  const read = buttons.parse(body)
  const inText = [...(read.text ?? '').matchAll(/\[([^\]]{1,200})\]\(([^)\s]{1,2000})\)/gu)]
  return [
    ...(read.btns ?? []).map(({ title, actionURL }) => ({ title, url: actionURL })),
    ...(read.singleTitle && read.singleURL ? [{ title: read.singleTitle, url: read.singleURL }] : []),
    ...[1, 2, 3]
      .filter((i) => body[`show_ask${i}`] === 'true')
      .map((i) => ({ title: String(body[`ask${i}_text`]), url: String(body[`ask${i}_url`]) })),
    ...inText.map(([, title = '', url = '']) => ({ title, url })),
  ]
}

/** What a link says in the presser's name; null for one that opens a page. */
export function saidBy(url: string): string | null {
  const said = /^dtmd:\/\/dingtalkclient\/sendMessage\?content=(.*)$/u.exec(url)?.[1]
  return said === undefined ? null : decodeURIComponent(said)
}

const buttons = z.looseObject({
  text: z.string().optional(),
  btns: z.array(z.object({ title: z.string(), actionURL: z.string() })).optional(),
  singleTitle: z.string().optional(),
  singleURL: z.string().optional(),
})
