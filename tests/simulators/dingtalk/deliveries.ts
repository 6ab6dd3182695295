import { createHmac } from 'node:crypto'
import type { Gateway } from './gateway.ts'
import type { Delivery, SimulatorOptions } from './types.ts'

export const TOPIC_ROBOT = '/v1.0/im/bot/messages/get'

/** Hands messages to the bot until one attempt is acknowledged or there are no more. */
export class Deliveries {
  readonly log: Delivery[] = []
  mode: NonNullable<SimulatorOptions['delivery']>
  /** So many acknowledgements are lost on their way. */
  loseAcks = 0
  readonly #payloads = new Map<string, Readonly<Record<string, unknown>>>()
  readonly #timers = new Set<ReturnType<typeof setTimeout>>()
  readonly #gateway: Gateway
  readonly #secret: string
  readonly #delays: readonly number[]

  constructor(gateway: Gateway, secret: string, { delivery, redeliveryMs }: SimulatorOptions) {
    this.#gateway = gateway
    this.#secret = secret
    this.#delays = redeliveryMs ?? [60_000]
    this.mode = delivery ?? { mode: 'stream' }
  }

  send(msgId: string, payload: Readonly<Record<string, unknown>>): void {
    this.#payloads.set(msgId, payload)
    this.#attempt(msgId, 1)
  }

  /** Once more, acknowledged or not. */
  again(msgId: string): void {
    this.#attempt(msgId, 99)
  }

  /** Headers and body as HTTP mode posts them. */
  httpRequest(msgId: string, secret = this.#secret, timestamp = String(Date.now())) {
    const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
    const headers = { 'content-type': 'application/json', timestamp, sign }
    return { headers, body: JSON.stringify(this.#payloads.get(msgId)) }
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer)
  }

  #attempt(msgId: string, attempt: number): void {
    const delivery: Delivery = { msgId, attempt, outcome: 'pending' }
    this.log.push(delivery)
    const started = Date.now()
    const acked = (): void => {
      if (this.loseAcks > 0) {
        this.loseAcks -= 1
        return
      }
      delivery.outcome = 'acked'
      delivery.ackMs = Date.now() - started
    }
    const data = this.#payloads.get(msgId) ?? {}
    if (this.mode.mode === 'stream') this.#gateway.send({ type: 'CALLBACK', topic: TOPIC_ROBOT, data }, acked)
    else void this.post(this.httpRequest(msgId)).then((status) => status === 200 && acked())
    const wait = this.#delays[attempt - 1]
    if (wait === undefined) return
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      if (delivery.outcome === 'acked') return
      delivery.outcome = 'lost'
      this.#attempt(msgId, attempt + 1)
    }, wait)
    this.#timers.add(timer)
  }

  /** The HTTP status, 0 if the bot cannot be reached. */
  async post({ headers, body }: { readonly headers: Readonly<Record<string, string>>; readonly body: string }) {
    if (this.mode.mode !== 'http') throw new Error('messages are not posted')
    return fetch(this.mode.url, { method: 'POST', headers, body }).then(
      ({ status }) => status,
      () => 0,
    )
  }
}
