import { linkView, markdownView } from './markdown.ts'

interface Person {
  readonly staffId: string
  readonly name: string
}
interface ChatInfo {
  readonly conversationId: string
  readonly type: 'group' | 'single'
  readonly name: string
  readonly members: readonly Person[]
}
interface Message {
  readonly messageId: string
  readonly conversationId: string
  readonly sender: { readonly type: 'user' | 'bot'; readonly name: string; readonly staffId?: string }
  readonly msgtype: string
  readonly body: Readonly<Record<string, unknown>>
}
interface State {
  readonly people: readonly Person[]
  readonly chats: readonly ChatInfo[]
  readonly messages: readonly Message[]
}

const state: State = await (await fetch('/page/state')).json()
const messages = new Map(state.messages.map((message) => [message.messageId, message]))
/** Chats in which something was said while another was open. */
const unread = new Set<string>()
let me = state.people[0]
let open = state.chats[0]

const app = document.querySelector('#app')
const stream = element('div', 'stream')
stream.setAttribute('role', 'log')
stream.tabIndex = 0
stream.setAttribute('aria-label', '消息')
draw()

const source = new EventSource('/page/live')
source.onmessage = (event) => {
  const message: Message = JSON.parse(String(event.data))
  messages.set(message.messageId, message)
  if (message.conversationId === open?.conversationId) return drawMessages(message.messageId)
  unread.add(message.conversationId)
  for (const button of document.querySelectorAll<HTMLElement>('nav button')) markUnread(button)
}

function draw(): void {
  unread.delete(open?.conversationId ?? '')
  const nav = element('nav')
  nav.append(identity(), ...chats().map(chatButton))
  const main = element('main')
  const header = element('header')
  header.textContent = open ? `${open.name}${open.type === 'group' ? `（${open.members.length + 1}）` : ''}` : ''
  main.append(header, stream, composer())
  app?.replaceChildren(nav, main)
  drawMessages()
}

function chats(): ChatInfo[] {
  return state.chats.filter((chat) => chat.members.some(({ staffId }) => staffId === me?.staffId))
}

function identity(): HTMLElement {
  const label = element('label')
  const select = document.createElement('select')
  for (const person of state.people) select.append(new Option(person.name, person.staffId))
  select.value = me?.staffId ?? ''
  select.onchange = () => {
    me = state.people.find(({ staffId }) => staffId === select.value)
    open = chats()[0]
    draw()
  }
  label.append('我是', select)
  return label
}

function chatButton(chat: ChatInfo): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = chat.type === 'group' ? chat.name : '惠问（单聊）'
  button.setAttribute('aria-current', String(chat === open))
  button.dataset['chat'] = chat.conversationId
  markUnread(button)
  button.onclick = () => {
    open = chat
    draw()
  }
  return button
}

function markUnread(button: HTMLElement): void {
  const news = unread.has(button.dataset['chat'] ?? '')
  button.classList.toggle('unread', news)
  button.title = news ? '有新消息' : ''
}

function composer(): HTMLElement {
  const form = document.createElement('form')
  const input = document.createElement('input')
  const group = open?.type === 'group'
  input.placeholder = group ? '@惠问 …（空着发送就是只 @ 它）' : '发消息'
  input.setAttribute('aria-label', '消息内容')
  const send = document.createElement('button')
  send.textContent = '发送'
  form.onsubmit = (event) => {
    event.preventDefault()
    if (group || input.value.trim()) post('say', { text: input.value })
    input.value = ''
  }
  form.append(input, send)
  return form
}

function drawMessages(latest?: string): void {
  const shown = [...messages.values()].filter((m) => m.conversationId === open?.conversationId)
  stream.replaceChildren(...(shown.length > 0 ? shown.map(messageView) : [emptyView()]))
  const last = stream.lastElementChild
  if (!(last instanceof HTMLElement)) return
  // What does not fit is shown from its top, where the answer stands.
  const fromTop = latest !== undefined && last.offsetHeight > stream.clientHeight
  last.scrollIntoView({ block: fromTop ? 'start' : 'end' })
}

function emptyView(): HTMLElement {
  const hint = element('p', 'empty')
  hint.textContent = '还没有消息。问一句试试，例如“贷款贴息要什么条件”。'
  return hint
}

function messageView(message: Message): HTMLElement {
  const { name, type, staffId } = message.sender
  const view = element('div', staffId === me?.staffId ? 'message mine' : 'message')
  const avatar = element('div', type === 'bot' ? 'avatar bot' : 'avatar')
  avatar.textContent = name.slice(-2)
  avatar.setAttribute('aria-hidden', 'true')
  const who = element('div', 'who')
  who.textContent = name
  const bubble = element('div', 'bubble')
  bubble.append(...contentOf(message))
  view.append(avatar, who, bubble)
  return view
}

function contentOf({ messageId, msgtype, body, sender }: Message): HTMLElement[] {
  const press = (title: string): void => post('press', { messageId, title })
  if (msgtype === 'card') return cardView(messageId, body)
  if (msgtype === 'markdown') return markdownView(String(body['text']), press)
  if (msgtype === 'actionCard') return [...markdownView(String(body['text']), press), buttonsOf(body, press)]
  const text = element('div', 'text')
  if (sender.type === 'user' && open?.type === 'group') text.append(mention())
  text.append(String(body['content'] ?? ''))
  return [text]
}

/** In a group only what mentions the bot reaches it. */
function mention(): HTMLElement {
  const at = element('span', 'at')
  at.textContent = '@惠问 '
  return at
}

function buttonsOf(body: Message['body'], press: (title: string) => void): HTMLElement {
  const single = body['singleTitle']
    ? [{ title: String(body['singleTitle']), actionURL: String(body['singleURL']) }]
    : []
  const btns = (Array.isArray(body['btns']) ? body['btns'] : single) as { title: string; actionURL: string }[]
  const row = element('div', 'buttons')
  for (const { title, actionURL } of btns) row.append(linkView(title, actionURL, press))
  return row
}

/** As the template of `docs/dingtalk.md` draws it. */
function cardView(messageId: string, body: Message['body']): HTMLElement[] {
  const row = element('div', 'buttons')
  const add = (shown: string, label: unknown, action: string): void => {
    if (body[shown] !== 'true') return
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = String(label)
    button.onclick = () => post('press-card', { messageId, action })
    row.append(button)
  }
  if (body['show_source'] === 'true') row.append(linkView('查看原文', String(body['source_url']), () => undefined))
  add('show_vote', body['useful_text'], 'useful')
  add('show_vote', body['unresolved_text'], 'unresolved')
  add('show_vote', '转发版', 'forward')
  add('show_related', '相关条款', 'related')
  add('show_handover', '转人工', 'handover')
  for (const i of [1, 2, 3]) {
    const title = String(body[`ask${i}_text`])
    if (body[`show_ask${i}`] !== 'true') continue
    row.append(linkView(title, String(body[`ask${i}_url`]), () => post('press', { messageId, title })))
  }
  const status = element('p', 'status')
  status.textContent = String(body['status'] ?? '')
  return [...markdownView(String(body['content']), () => undefined), ...(status.textContent ? [status] : []), row]
}

function post(what: string, body: object): void {
  const whole = { ...body, user: me?.staffId, chat: open?.conversationId }
  void fetch(`/page/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(whole),
  })
}

function element(tag: 'div' | 'nav' | 'main' | 'header' | 'label' | 'p' | 'span', className = ''): HTMLElement {
  const made = document.createElement(tag)
  made.className = className
  return made
}
