import { cardView, json, list, text, type Json } from './card-view.ts'
import type { Message, Person } from './client.ts'
import { h, icon, safeUrl } from './dom.ts'

/** What a message needs from the chat it stands in. */
export interface ChatContext {
  readonly me: Person
  message(id: string): Message | undefined
  nameOf(openId: string): string
  reply(message: Message): void
  forward(message: Message): Promise<void>
  operate(message: Message, control: { path: string; form?: Json; input?: string }): Promise<void>
}

/** Draws one message: avatar, name, what it answers, bubble or card. */
export function messageView(message: Message, context: ChatContext): HTMLElement {
  const mine = message.sender.id === context.me.openId
  const isBot = message.sender.type === 'app'
  const name = h(
    'div',
    { class: 'name' },
    message.sender.name,
    isBot && h('span', { class: 'bot-tag' }, '机器人'),
    message.forwardedFrom !== undefined && '转发',
    h('time', {}, clock(message.createTime)),
  )
  const isCard = message.msgType === 'interactive' && !message.recalled
  const bubble = h(
    'div',
    { class: isCard ? 'bubble has-card' : 'bubble' },
    quoteView(message, context),
    bodyView(message, context),
  )
  const reply = h('button', { class: 'act', title: '回复', onclick: () => context.reply(message) }, icon('reply'))
  const forward = h(
    'button',
    { class: 'act', title: '转发', onclick: () => void context.forward(message) },
    icon('forward'),
  )
  const acts = h('div', { class: 'acts' }, reply, forward)
  const view = h('article', { class: mine ? 'message mine' : 'message', attributes: { 'data-id': message.messageId } })
  view.append(
    avatar(message.sender.name, isBot),
    h('div', { class: 'message-text' }, name, h('div', { class: 'bubble-row' }, bubble, acts)),
  )
  return view
}

/** A line that stands for a message in the list of chats or in a quote. */
export function preview(message: Message, withName: boolean, context: ChatContext): string {
  const line = message.recalled ? '撤回了一条消息' : summary(message, context)
  return withName ? `${message.sender.name}：${line}` : line
}

/** A round picture with the last two characters of a name. */
export function avatar(name: string, isBot: boolean, isGroup = false): HTMLElement {
  const colour = isBot
    ? 'bot'
    : isGroup
      ? 'group'
      : `c${[...name].reduce((sum, char) => sum + (char.codePointAt(0) ?? 0), 0) % 5}`
  return h(
    'span',
    { class: `avatar avatar-${colour}`, attributes: { 'aria-hidden': 'true' } },
    isGroup || isBot ? name.slice(0, 1) : name.slice(-2),
  )
}

function bodyView(message: Message, context: ChatContext): Node {
  if (message.recalled) return h('span', { class: 'grey' }, '此消息已撤回')
  const content = parse(message.content)
  if (message.msgType === 'interactive') {
    const card = cardView(content, {
      operate: (control) => context.operate(message, control),
      nameOf: (id) => context.nameOf(id),
    })
    if (message.forwardedFrom) card.classList.add('forwarded')
    return card
  }
  if (message.msgType === 'text')
    return h('span', { class: 'plain' }, ...textRuns(text(content['text']), message, context))
  if (message.msgType === 'post') return postView(content, message)
  return h('span', { class: 'picture' }, icon('picture'), KINDS[message.msgType] ?? message.msgType)
}

function quoteView(message: Message, context: ChatContext): HTMLElement | false {
  const parent = message.parentId === undefined ? undefined : context.message(message.parentId)
  if (!parent) return false
  return h('div', { class: 'quote' }, `回复 ${parent.sender.name}：${preview(parent, false, context)}`)
}

/** Text with its mentions marked and its links opened: inbound keys and the outbound at tag. */
function textRuns(source: string, message: Message, context: ChatContext): (Node | string)[] {
  const runs: (Node | string)[] = []
  let at = 0
  for (const match of source.matchAll(
    /@_user_\d+|@_all|<at user_id="([^"<>]{1,80})">([^<>]{0,80})<\/at>|https?:\/\/[^\s，。；、）】》"'<>]+/g,
  )) {
    runs.push(source.slice(at, match.index), run(match, message, context))
    at = match.index + match[0].length
  }
  runs.push(source.slice(at))
  return runs
}

function run(match: RegExpMatchArray, message: Message, context: ChatContext): Node | string {
  const [whole, id, label] = match
  if (whole.startsWith('http')) return h('a', { href: safeUrl(whole) ?? '' }, whole)
  if (whole === '@_all' || id === 'all') return h('span', { class: 'at' }, '@所有人')
  if (id !== undefined) return h('span', { class: 'at' }, `@${label || context.nameOf(id)}`)
  const mention = message.mentions.find((each) => each.key === whole)
  return mention ? h('span', { class: mention.isBot ? 'at at-bot' : 'at' }, `@${mention.name}`) : whole
}

function postView(content: Json, message: Message): HTMLElement {
  const locale = list(content['content']).length > 0 ? content : json(content['zh_cn'] ?? Object.values(content)[0])
  const title = text(locale['title'])
  const lines = list(locale['content']).map((line) =>
    h('p', {}, ...list(line).map((element) => postRun(json(element), message))),
  )
  return h('div', { class: 'post' }, title !== '' && h('b', {}, title), ...lines)
}

function postRun(element: Json, message: Message): Node | string {
  if (element['tag'] === 'a') return h('a', { href: text(element['href']) }, text(element['text']))
  if (element['tag'] === 'at') {
    const mention = message.mentions.find((each) => each.key === element['user_id'])
    return h('span', { class: 'at' }, `@${mention?.name ?? text(element['user_name'])}`)
  }
  return element['tag'] === 'img' ? '[图片]' : text(element['text'])
}

function summary(message: Message, context: ChatContext): string {
  const content = parse(message.content)
  if (message.msgType === 'text')
    return textRuns(text(content['text']), message, context)
      .map((each) => (typeof each === 'string' ? each : each.textContent))
      .join('')
  if (message.msgType === 'post') return postView(content, message).textContent ?? ''
  if (message.msgType !== 'interactive') return KINDS[message.msgType] ?? '[消息]'
  const custom = text(json(json(content['config'])['summary'])['content'])
  return custom || text(json(json(content['header'])['title'])['content']) || '[卡片]'
}

const KINDS: Readonly<Record<string, string>> = {
  image: '[图片]',
  file: '[文件]',
  sticker: '[表情]',
  audio: '[语音]',
  media: '[视频]',
}

function parse(content: string): Json {
  try {
    return json(JSON.parse(content))
  } catch {
    return {}
  }
}

function clock(time: number): string {
  return new Date(time).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' })
}
