import type { Delivery, PlatformEvent, StoredMessage } from './types.ts'
import type { PushResult } from './webhook.ts'

/** Waits of the platform before it sends an event again: 15 s, 5 min, 1 h, 6 h. */
export const REDELIVERY_MS: readonly number[] = [15_000, 300_000, 3_600_000, 21_600_000]

/** An event on its way to the bot. Each attempt makes its own envelope. */
export interface Outgoing {
  readonly type: string
  readonly makeEvent: () => PlatformEvent
  readonly message?: StoredMessage
}

export interface Pusher {
  readonly mode: 'webhook' | 'socket'
  push(event: PlatformEvent): Promise<PushResult>
}

/** Hands events to the bot at least once: again and again on the platform's schedule until one attempt is acknowledged. */
export class Deliveries {
  readonly log: Delivery[] = []
  /** Events given up after the last attempt. */
  readonly lost: { readonly eventType: string; readonly messageId?: string }[] = []
  readonly #delays: readonly number[]
  readonly #pusher: () => Pusher | undefined
  readonly #timers = new Set<NodeJS.Timeout>()
  #open = 0
  #closed = false

  constructor(delays: readonly number[], pusher: () => Pusher | undefined) {
    this.#delays = delays
    this.#pusher = pusher
  }

  /** Events neither acknowledged nor given up. */
  get open(): number {
    return this.#open
  }

  /** Starts the attempts and returns at once. */
  send(outgoing: Outgoing): void {
    if (!this.#pusher()) return
    this.#open += 1
    void this.#attempt(outgoing, 1)
  }

  close(): void {
    this.#closed = true
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
  }

  async #attempt(outgoing: Outgoing, attempt: number): Promise<void> {
    const pusher = this.#pusher()
    if (this.#closed || !pusher) return
    const event = outgoing.makeEvent()
    const delivery: Delivery = {
      eventId: event.header.event_id,
      eventType: outgoing.type,
      ...(outgoing.message && { messageId: outgoing.message.messageId }),
      attempt,
      mode: pusher.mode,
      sentAt: Date.now(),
      outcome: 'pending',
    }
    this.log.push(delivery)
    const result = await pusher.push(event)
    delivery.outcome = result.outcome
    if (result.status !== undefined) delivery.status = result.status
    if (result.detail !== undefined) delivery.detail = result.detail
    if (result.outcome === 'acked') delivery.ackMs = Date.now() - delivery.sentAt
    this.#settle(outgoing, attempt, result)
  }

  #settle(outgoing: Outgoing, attempt: number, result: PushResult): void {
    const delay = this.#delays[attempt - 1]
    if (result.outcome === 'acked' || delay === undefined) {
      this.#open -= 1
      if (result.outcome === 'acked') return
      this.lost.push({ eventType: outgoing.type, ...(outgoing.message && { messageId: outgoing.message.messageId }) })
      return
    }
    if (this.#closed) return
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      void this.#attempt(outgoing, attempt + 1)
    }, delay)
    this.#timers.add(timer)
  }
}
