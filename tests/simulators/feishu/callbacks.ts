import { newId } from './crypto.ts'
import { callbackValue, findControl, formValues, linkOf, type Control, type ControlSelector } from './card/controls.ts'
import { parseCard, validateCard } from './card/validate.ts'
import { refusals } from './errors.ts'
import { userIds } from './events.ts'
import { asText, isJson, type ClickResult, type Json, type PlatformEvent, type StoredMessage } from './types.ts'
import type { PushResult } from './webhook.ts'
import type { World } from './world.ts'

/** A person operates a card. One of the selectors names the control; `form` and `input` are what was typed. */
export interface Click extends ControlSelector {
  readonly messageId: string
  readonly user: string
  /** Values of the fields of the form around the button, by name. */
  readonly form?: Readonly<Record<string, unknown>>
  /** Text typed into an input that stands outside a form, or the option chosen in a select. */
  readonly input?: string
}

/** One pressed button and what came of it. */
export interface ClickRecord extends ClickResult {
  readonly messageId: string
  readonly user: string
  readonly value: unknown
}

interface CallbackTransport {
  /** Nothing when no callback address is configured. */
  push(event: PlatformEvent): Promise<PushResult> | undefined
  envelope(type: string, event: Json): PlatformEvent
}

/** Card callbacks: sent once, never again; the answer is checked as the client checks it. */
export class Callbacks {
  readonly log: ClickRecord[] = []
  readonly #world: World
  readonly #transport: CallbackTransport
  readonly #tokens = new Map<string, { message: StoredMessage; uses: number; until: number; answered: boolean }>()

  constructor(world: World, transport: CallbackTransport) {
    this.#world = world
    this.#transport = transport
  }

  /** Operates a control and returns what its user sees. */
  async click(click: Click): Promise<ClickResult> {
    const started = Date.now()
    const message = this.#world.message(click.messageId)
    const { card } = parseCard(message.content)
    const control = card && findControl(card, click)
    if (!card || !control)
      throw new Error(`simulator: no such control on the card of ${click.messageId}: ${JSON.stringify(click)}`)
    const result = await this.#operate(message, card, control, click)
    const complete = { ...result, tookMs: Date.now() - started }
    this.log.push({ ...complete, messageId: click.messageId, user: click.user, value: callbackValue(control.element) })
    return complete
  }

  /** `interactive/v1/card/update`: twice within 30 minutes, only after the callback was answered. */
  update(token: unknown, card: unknown): void {
    const grant = typeof token === 'string' ? this.#tokens.get(token) : undefined
    if (!grant) throw refusals.cardToken('invalid')
    if (grant.until < Date.now()) throw refusals.cardToken('expired')
    if (!grant.answered) throw refusals.cardToken('not usable before the callback is answered')
    if (grant.uses >= 2) throw refusals.cardToken('used up')
    if (!isJson(card)) throw refusals.card('ErrCode: 200621; ErrMsg: parse card json err; ErrorValue: ;')
    const problem = validateCard(card)
    if (problem) throw refusals.card(problem.ext)
    grant.uses += 1
    this.#world.replaceContent(grant.message, JSON.stringify(card))
  }

  async #operate(
    message: StoredMessage,
    card: Json,
    control: Control,
    click: Click,
  ): Promise<Omit<ClickResult, 'tookMs'>> {
    const { element, form } = control
    const blocked = this.#blocked(message, card, element)
    if (blocked) return { ok: false, blocked }
    const opened = linkOf(element)
    const submitted = form && element['form_action_type'] === 'submit' ? formValues(form, click.form ?? {}) : undefined
    if (submitted?.missing) return { ok: false, blocked: `required field ${submitted.missing} is empty` }
    if (element['form_action_type'] === 'reset') return { ok: true }
    const value = callbackValue(element)
    if (!value && !submitted)
      return opened ? { ok: true, opened } : { ok: false, blocked: 'the control has no callback' }
    const result = await this.#callBack(message, click, {
      ...action(element, value, click),
      ...(submitted && { form_value: submitted.values }),
    })
    return opened ? { ...result, opened } : result
  }

  #blocked(message: StoredMessage, card: Json, element: Json): string | undefined {
    if (message.recalled) return 'the message was recalled'
    if (element['disabled'] === true) return 'the control is disabled'
    const config = isJson(card['config']) ? card['config'] : {}
    if (message.forwardedFrom && config['enable_forward_interaction'] !== true)
      return 'a forwarded card takes no interaction'
    return undefined
  }

  async #callBack(message: StoredMessage, click: Click, act: Json): Promise<Omit<ClickResult, 'tookMs'>> {
    const token = `c-${newId('t').slice(2)}`
    const grant = { message, uses: 0, until: Date.now() + 30 * 60_000, answered: false }
    this.#tokens.set(token, grant)
    const user = this.#world.user(click.user)
    const event = this.#transport.envelope('card.action.trigger', {
      operator: { ...userIds(user), tenant_key: this.#world.tenantKey },
      token,
      action: act,
      host: 'im_message',
      context: { open_message_id: message.messageId, open_chat_id: message.chatId },
    })
    const pushed = await this.#transport.push(event)
    grant.answered = pushed?.outcome === 'acked'
    const judged = judge(pushed)
    if (judged.card) this.#world.replaceContent(message, JSON.stringify(judged.card))
    return { ...judged, token }
  }
}

function action(element: Json, value: Json | undefined, click: Click): Json {
  const tag = asText(element['tag']) ?? ''
  const typed =
    click.input === undefined ? {} : tag === 'input' ? { input_value: click.input } : { option: click.input }
  return {
    value: value ?? {},
    tag,
    timezone: 'Asia/Shanghai',
    ...(asText(element['name']) && { name: element['name'] }),
    ...typed,
  }
}

/** Reads the bot's answer as the client does. */
function judge(pushed: PushResult | undefined): Omit<ClickResult, 'tookMs'> {
  const failed = (errorCode: number, error: string) => ({ ok: false, errorCode, error, response: pushed?.response })
  if (!pushed) return failed(200340, '未配置卡片回调地址')
  if (pushed.outcome === 'timeout') return failed(200341, '目标回调服务超时未响应')
  if (pushed.outcome !== 'acked') return failed(200671, `目标回调服务返回错误 ${pushed.status ?? pushed.detail ?? ''}`)
  const { response } = pushed
  if (pushed.malformed || !isJson(response)) return failed(200672, '返回的不是 JSON 对象')
  const unknown = Object.keys(response).find((key) => key !== 'toast' && key !== 'card')
  if (unknown) return failed(200672, `未知字段 ${unknown}`)
  const toast = readToast(response['toast'])
  if (response['toast'] !== undefined && !toast) return failed(200672, 'toast 格式错误')
  const given = response['card']
  if (given === undefined) return { ok: true, response, ...(toast && { toast }) }
  if (!isJson(given) || given['type'] !== 'raw' || !isJson(given['data']))
    return failed(200672, 'card 应为 {type:"raw",data:{…}}')
  if (given['data']['schema'] !== '2.0') return failed(200830, 'JSON 2.0 结构的卡片无法更新为 JSON 1.0 结构卡片')
  const problem = validateCard(given['data'])
  if (problem) return failed(200673, problem.ext)
  return { ok: true, response, card: given['data'], ...(toast && { toast }) }
}

function readToast(value: unknown): { type: string; content: string } | undefined {
  if (!isJson(value)) return undefined
  const type = value['type'] ?? 'info'
  const known = type === 'info' || type === 'success' || type === 'warning' || type === 'error'
  const content = asText(value['content'])
  return known && content && Object.keys(value).every((key) => ['type', 'content', 'i18n'].includes(key))
    ? { type, content }
    : undefined
}
