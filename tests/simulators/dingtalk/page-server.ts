import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import { transform } from 'esbuild'
import * as z from 'zod'
import type { DingtalkSimulator } from './simulator.ts'

/** Serves a page on which a person chats: static files, the state as JSON, changes as server-sent events. */
export function servePage(simulator: DingtalkSimulator): void {
  simulator.servePage((request, response) => {
    const { pathname } = new URL(request.url ?? '/', simulator.url)
    if (pathname === '/') return send(response, 'text/html', file('index.html'))
    if (pathname === '/page/state') return send(response, 'application/json', Promise.resolve(stateOf(simulator)))
    if (pathname === '/page/live') return live(simulator, response)
    const name = /^\/page\/([a-z]+\.(?:ts|css))$/u.exec(pathname)?.[1]
    if (name?.endsWith('.css')) return send(response, 'text/css', file(name))
    if (name) return send(response, 'text/javascript', script(name))
    if (request.method !== 'POST') return false
    void act(simulator, pathname.slice('/page/'.length), request).then(
      () => response.writeHead(204).end(),
      () => response.writeHead(400).end(),
    )
    return true
  })
}

const asked = z.object({
  user: z.string(),
  chat: z.string(),
  text: z.string().max(5000).optional(),
  messageId: z.string().optional(),
  title: z.string().optional(),
  action: z.string().optional(),
})

async function act(simulator: DingtalkSimulator, what: string, request: IncomingMessage): Promise<void> {
  // A JSON content type cannot be sent across origins without asking first.
  if (!request.headers['content-type']?.startsWith('application/json')) throw new Error('JSON expected')
  const chunks: Uint8Array[] = []
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk)
  const { user: id, chat: chatId, ...rest } = asked.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
  const chat = simulator.chats.get(chatId)
  const user = chat?.members.find(({ staffId }) => staffId === id)
  const message = simulator.messages.get(rest.messageId ?? '')
  if (!chat || !user) throw new Error('unknown chat or person')
  if (what === 'say' && rest.text !== undefined) simulator.says(chat, user, { text: rest.text })
  if (what === 'press' && message && rest.title) simulator.press(message, user, rest.title)
  if (what === 'press-card' && message && rest.action) await simulator.pressCard(message, user, rest.action)
}

function stateOf({ chats, messages }: DingtalkSimulator): string {
  const people = new Map([...chats.values()].flatMap((c) => c.members).map((person) => [person.staffId, person]))
  return JSON.stringify({ people: [...people.values()], chats: [...chats.values()], messages: [...messages.values()] })
}

function live(simulator: DingtalkSimulator, response: ServerResponse): true {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write(': hello\n\n')
  const stop = simulator.onMessage((message) => void response.write(`data: ${JSON.stringify(message)}\n\n`))
  response.on('close', stop)
  return true
}

function send(response: ServerResponse, type: string, content: Promise<string>): true {
  const headers = {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; connect-src 'self'; base-uri 'none'",
  }
  content.then(
    (text) => response.writeHead(200, headers).end(text),
    () => response.writeHead(404).end(),
  )
  return true
}

function file(name: string): Promise<string> {
  return readFile(fileURLToPath(new URL(`./page/${name}`, import.meta.url)), 'utf8')
}

/** A module of the page with its types taken out. */
async function script(name: string): Promise<string> {
  return (await transform(await file(name), { loader: 'ts', target: 'es2022' })).code
}
