import type { Json } from './card-view.ts'

/** What the page knows of the tenant; the server sends it as JSON. */
export interface Person {
  readonly openId: string
  readonly name: string
}

export interface ChatInfo {
  readonly chatId: string
  readonly type: 'group' | 'p2p'
  readonly name: string
  readonly members: readonly string[]
}

export interface Message {
  readonly messageId: string
  readonly chatId: string
  readonly parentId?: string
  readonly threadId?: string
  readonly sender: { readonly type: 'user' | 'app'; readonly id: string; readonly name: string }
  readonly msgType: string
  readonly content: string
  readonly mentions: readonly { readonly key: string; readonly name: string; readonly isBot: boolean }[]
  readonly createTime: number
  readonly updates: number
  readonly recalled: boolean
  readonly forwardedFrom?: string
}

export interface State {
  readonly bot: { readonly openId: string; readonly name: string; readonly online: boolean }
  readonly people: readonly Person[]
  readonly chats: readonly ChatInfo[]
  readonly messages: readonly Message[]
}

export interface ClickAnswer {
  readonly ok: boolean
  readonly toast?: { readonly type: string; readonly content: string }
  readonly error?: string
  readonly errorCode?: number
  readonly blocked?: string
}

export async function fetchState(): Promise<State> {
  const response = await fetch('/page/api/state')
  return response.json()
}

export async function post(path: string, body: Json): Promise<ClickAnswer> {
  const response = await fetch(`/page/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return response.json()
}

/** Calls back for every change; the browser reconnects by itself. */
export function listen(on: {
  message: (message: Message) => void
  online: (online: boolean) => void
  reconnected: () => void
}): void {
  const source = new EventSource('/page/api/live')
  let opened = false
  source.onopen = () => {
    if (opened) on.reconnected()
    opened = true
  }
  source.onmessage = (event) => on.message(JSON.parse(String(event.data)))
  source.addEventListener('bot', (event) => on.online(event.data === 'online'))
}
