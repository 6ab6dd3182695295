import { fetchState, listen, post, type ChatInfo, type Message, type Person, type State } from './client.ts'
import { composerView } from './composer.ts'
import { h, icon } from './dom.ts'
import { avatar, messageView, preview, type ChatContext } from './message-view.ts'
import { showToast } from './toast.ts'

/** The chat client: a list of chats, one open chat, the person one is. */
class ChatApp {
  readonly #root: HTMLElement
  readonly #messages = new Map<string, Message>()
  readonly #nodes = new Map<string, HTMLElement>()
  readonly #unread = new Map<string, number>()
  #state: State
  #me: Person
  #open: ChatInfo | undefined
  #replyTo: Message | undefined
  #lastTime = 0
  #stream = h('div', { class: 'stream', attributes: { role: 'log', 'aria-live': 'polite', tabindex: '0' } })
  #composer = h('div')

  constructor(root: HTMLElement, state: State, me: Person) {
    this.#root = root
    this.#state = state
    this.#me = me
    for (const message of state.messages) this.#messages.set(message.messageId, message)
  }

  start(): void {
    const wanted = new URLSearchParams(location.search).get('chat')
    const wide = matchMedia('(min-width: 720px)').matches
    const chats = this.#myChats()
    const first = chats.find((chat) => chat.name === wanted) ?? (wide ? chats[0] : undefined)
    this.#open = first
    this.#draw()
    listen({
      message: (message) => this.#take(message),
      online: (online) => this.#setOnline(online),
      reconnected: () => void this.#reload(),
    })
  }

  async #reload(): Promise<void> {
    this.#state = await fetchState()
    for (const message of this.#state.messages) this.#messages.set(message.messageId, message)
    this.#draw()
  }

  #setOnline(online: boolean): void {
    if (online === this.#state.bot.online) return
    this.#state = { ...this.#state, bot: { ...this.#state.bot, online } }
    const about = this.#root.querySelector('.chat-head small')
    if (about && this.#open) about.textContent = this.#about(this.#open)
  }

  #about(chat: ChatInfo): string {
    const online = this.#state.bot.online ? '' : ' · 机器人未连接'
    return chat.type === 'group' ? `${chat.members.length + 1} 人${online}` : `机器人${online}`
  }

  #take(message: Message): void {
    const known = this.#messages.has(message.messageId)
    this.#messages.set(message.messageId, message)
    if (!this.#state.chats.some((chat) => chat.chatId === message.chatId)) {
      void this.#reload()
      return
    }
    if (message.chatId === this.#open?.chatId) this.#place(message)
    else if (!known) this.#unread.set(message.chatId, (this.#unread.get(message.chatId) ?? 0) + 1)
    this.#drawList()
  }

  #place(message: Message): void {
    const old = this.#nodes.get(message.messageId)
    const atEnd = this.#stream.scrollHeight - this.#stream.scrollTop - this.#stream.clientHeight < 120
    const view = messageView(message, this.#context())
    this.#nodes.set(message.messageId, view)
    if (old) old.replaceWith(view)
    else this.#stream.append(...this.#timeBefore(message), view)
    if (!atEnd && message.sender.id !== this.#me.openId) return
    if (old) {
      this.#stream.scrollTop = this.#stream.scrollHeight
      return
    }
    // What does not fit is shown from its top, where the answer stands.
    view.scrollIntoView({ block: view.offsetHeight > this.#stream.clientHeight ? 'start' : 'end' })
  }

  /** The time stands in the middle when five minutes have passed without a word. */
  #timeBefore(message: Message): HTMLElement[] {
    const pause = message.createTime - this.#lastTime
    this.#lastTime = message.createTime
    if (pause < 5 * 60_000) return []
    const day = new Date(message.createTime).toLocaleDateString('zh-CN', { month: 'long', day: 'numeric' })
    return [h('div', { class: 'day' }, `${day} ${clock(message.createTime)}`)]
  }

  #context(): ChatContext {
    return {
      me: this.#me,
      message: (id) => this.#messages.get(id),
      nameOf: (id) => this.#nameOf(id),
      reply: (message) => {
        this.#replyTo = message
        this.#drawComposer()
      },
      forward: async (message) => {
        const chat = await pickChat(this.#myChats())
        if (!chat) return
        const answer = await post('forward', { messageId: message.messageId, chat: chat.chatId, user: this.#me.openId })
        showToast(answer.ok ? 'success' : 'warning', answer.ok ? '已转发' : (answer.error ?? '不能转发'))
      },
      operate: async (message, control) => {
        const answer = await post('click', { messageId: message.messageId, user: this.#me.openId, ...control })
        if (answer.toast) showToast(answer.toast.type, answer.toast.content)
        else if (answer.blocked) showToast('warning', answer.blocked)
        else if (!answer.ok)
          showToast('error', `出错了，请稍后重试 code: ${answer.errorCode ?? ''} ${answer.error ?? ''}`)
      },
    }
  }

  #nameOf(id: string): string {
    if (id === this.#state.bot.openId) return this.#state.bot.name
    return this.#state.people.find((person) => person.openId === id)?.name ?? '用户'
  }

  #myChats(): readonly ChatInfo[] {
    const mine = this.#state.chats.filter((chat) => chat.members.includes(this.#me.openId))
    const last = (chat: ChatInfo) => this.#inChat(chat.chatId).at(-1)?.createTime ?? 0
    return [...mine].sort((a, b) => last(b) - last(a))
  }

  #inChat(chatId: string): Message[] {
    return [...this.#messages.values()]
      .filter((message) => message.chatId === chatId)
      .sort((a, b) => a.createTime - b.createTime)
  }

  #draw(): void {
    this.#root.className = this.#open ? 'app has-open' : 'app'
    this.#root.replaceChildren(
      this.#railView(),
      h('nav', { class: 'chats', attributes: { id: 'chats', 'aria-label': '会话' } }),
      this.#chatView(),
    )
    this.#drawList()
    this.#drawComposer()
    this.#stream.scrollTop = this.#stream.scrollHeight
    this.#stream.lastElementChild?.scrollIntoView({ block: 'nearest' })
  }

  #railView(): HTMLElement {
    const select = h('select', { class: 'who', attributes: { 'aria-label': '以谁的身份聊天' } })
    for (const person of this.#state.people)
      select.append(h('option', { attributes: { value: person.openId } }, person.name))
    select.value = this.#me.openId
    select.onchange = () => {
      this.#me = this.#state.people.find((person) => person.openId === select.value) ?? this.#me
      this.#open = matchMedia('(min-width: 720px)').matches ? this.#myChats()[0] : undefined
      this.#replyTo = undefined
      this.#draw()
    }
    const who = h('label', { class: 'rail-me', title: '切换身份' }, avatar(this.#me.name, false), select)
    return h(
      'div',
      { class: 'rail' },
      who,
      h('div', { class: 'rail-item active' }, icon('chat'), h('span', {}, '消息')),
    )
  }

  #drawList(): void {
    const nav = this.#root.querySelector('#chats')
    const rows = this.#myChats().map((chat) => this.#rowView(chat))
    const search = h('div', { class: 'search' }, icon('search'), h('span', {}, '搜索'))
    nav?.replaceChildren(h('div', { class: 'chats-head' }, search), ...rows)
  }

  #rowView(chat: ChatInfo): HTMLElement {
    const last = this.#inChat(chat.chatId).at(-1)
    const unread = this.#unread.get(chat.chatId) ?? 0
    const name = h(
      'div',
      { class: 'row-name' },
      h('span', {}, chat.name),
      chat.type === 'p2p' && h('span', { class: 'bot-tag' }, '机器人'),
    )
    const line = h('div', { class: 'row-line' }, last ? preview(last, chat.type === 'group', this.#context()) : ' ')
    const row = h('button', {
      class: chat.chatId === this.#open?.chatId ? 'row open' : 'row',
      onclick: () => this.#openChat(chat),
    })
    row.append(
      avatar(chat.name, chat.type === 'p2p', chat.type === 'group'),
      h('div', { class: 'row-text' }, name, line),
    )
    row.append(
      h(
        'div',
        { class: 'row-side' },
        h('span', {}, last ? clock(last.createTime) : ''),
        unread > 0 && h('b', { class: 'badge' }, String(unread)),
      ),
    )
    return row
  }

  #openChat(chat: ChatInfo): void {
    this.#open = chat
    this.#replyTo = undefined
    this.#unread.delete(chat.chatId)
    this.#draw()
    if (chat.type === 'p2p') void post('enter', { user: this.#me.openId })
  }

  #chatView(): HTMLElement {
    const chat = this.#open
    if (!chat) return h('main', { class: 'chat empty' }, '选择一个会话')
    this.#unread.delete(chat.chatId)
    const back = h(
      'button',
      { class: 'back', title: '返回', onclick: () => ((this.#open = undefined), this.#draw()) },
      icon('back'),
    )
    const head = h(
      'header',
      { class: 'chat-head' },
      back,
      avatar(chat.name, chat.type === 'p2p', chat.type === 'group'),
    )
    head.append(h('div', {}, h('h1', {}, chat.name), h('small', {}, this.#about(chat))))
    this.#stream.replaceChildren()
    this.#nodes.clear()
    this.#lastTime = 0
    for (const message of this.#inChat(chat.chatId)) this.#place(message)
    this.#composer = h('div', { class: 'composer-slot' })
    return h('main', { class: 'chat' }, head, this.#stream, this.#composer)
  }

  #drawComposer(): void {
    const chat = this.#open
    if (!chat) return
    const others = chat.members.filter((id) => id !== this.#me.openId).map((id) => this.#nameOf(id))
    const replyTo = this.#replyTo
    const view = composerView({
      placeholder: `发送给 ${chat.name}`,
      names: chat.type === 'group' ? [this.#state.bot.name, ...others, '所有人'] : [],
      ...(replyTo && { quote: `回复 ${replyTo.sender.name}：${preview(replyTo, false, this.#context())}` }),
      cancelQuote: () => {
        this.#replyTo = undefined
        this.#drawComposer()
      },
      send: async (text) => {
        this.#replyTo = undefined
        await post('send', {
          chat: chat.chatId,
          user: this.#me.openId,
          text,
          ...(replyTo && { replyTo: replyTo.messageId }),
        })
        if (replyTo) this.#drawComposer()
      },
    })
    this.#composer.replaceChildren(view.element)
    if (matchMedia('(min-width: 720px)').matches) view.focus()
  }
}

/** Asks where to forward to. */
function pickChat(chats: readonly ChatInfo[]): Promise<ChatInfo | undefined> {
  return new Promise((resolve) => {
    const dialog = h('dialog', { class: 'confirm' }, h('h3', {}, '转发给'))
    const choose = (chat: ChatInfo | undefined) => () => {
      dialog.close()
      dialog.remove()
      resolve(chat)
    }
    for (const chat of chats)
      dialog.append(
        h(
          'button',
          { class: 'pick', onclick: choose(chat) },
          avatar(chat.name, chat.type === 'p2p', chat.type === 'group'),
          chat.name,
        ),
      )
    dialog.oncancel = choose(undefined)
    document.body.append(dialog)
    dialog.showModal()
  })
}

function clock(time: number): string {
  return new Date(time).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' })
}

const root = document.querySelector('#app')
const state = await fetchState()
const wanted = new URLSearchParams(location.search).get('as')
const me = state.people.find((person) => person.name === wanted) ?? state.people[0]
if (root instanceof HTMLElement && me) new ChatApp(root, state, me).start()
