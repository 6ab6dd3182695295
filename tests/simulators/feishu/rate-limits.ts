import { refusals } from './errors.ts'
import type { RateLimits } from './types.ts'

export const PLATFORM_LIMITS: RateLimits = {
  chatPerSecond: 5,
  cardUpdatesPerSecond: 5,
  apiPerSecond: 50,
  apiPerMinute: 1000,
}

/** Counts accepted calls in sliding windows; throws the platform's refusal for the one that is too many. */
export class RateLimiter {
  readonly #limits: RateLimits
  readonly #windows = new Map<string, number[]>()

  constructor(limits: RateLimits) {
    this.#limits = limits
  }

  /** Counts a call of an API; throws 99991400. */
  countApi(api: string): void {
    const now = Date.now()
    const minute = this.#wait(`minute ${api}`, this.#limits.apiPerMinute, 60_000, now)
    if (minute > 0) throw refusals.apiFrequency(this.#limits.apiPerMinute, Math.ceil(minute / 1000))
    const second = this.#wait(`second ${api}`, this.#limits.apiPerSecond, SECOND, now)
    if (second > 0) throw refusals.apiFrequency(this.#limits.apiPerSecond, Math.ceil(second / 1000))
    this.#count(`minute ${api}`, now)
    this.#count(`second ${api}`, now)
  }

  /** Counts a message into a chat; throws 230020. */
  countMessage(chatId: string): void {
    this.#countOrRefuse(`chat ${chatId}`, this.#limits.chatPerSecond)
  }

  /** Counts an update of a card; throws 230020. */
  countUpdate(messageId: string): void {
    this.#countOrRefuse(`card ${messageId}`, this.#limits.cardUpdatesPerSecond)
  }

  #countOrRefuse(key: string, limit: number): void {
    const now = Date.now()
    if (this.#wait(key, limit, SECOND, now) > 0) throw refusals.chatFrequency()
    this.#count(key, now)
  }

  /** Milliseconds until one more call fits; 0 when it fits now. */
  #wait(key: string, limit: number, windowMs: number, now: number): number {
    if (limit === Infinity) return 0
    const times = (this.#windows.get(key) ?? []).filter((time) => time > now - windowMs)
    this.#windows.set(key, times)
    const oldest = times[times.length - limit]
    return oldest === undefined ? 0 : oldest + windowMs - now
  }

  #count(key: string, now: number): void {
    const times = this.#windows.get(key)
    if (times) times.push(now)
  }
}

/** A client that paces its calls exactly may arrive 50 ms early through the jitter of the network. */
const SECOND = 950
