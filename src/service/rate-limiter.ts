/** At most `count` in any `perMs` milliseconds. */
export interface Rate {
  readonly count: number
  readonly perMs: number
}

export interface RateLimiter {
  /** Resolves when one more may be sent to this chat; first come, first served where the limits allow. */
  take(chat: string): Promise<void>
}

interface Waiting {
  readonly chat: string
  readonly go: () => void
}

/**
 * Sliding windows, one set for each chat and one for all of them together. Whoever waits for a busy chat does not hold
 * up those behind it who write to another one.
 *
 * @param share the part of the limits that this process may use, where others send for the same app
 */
export function createRateLimiter(
  limits: { readonly perChat: readonly Rate[]; readonly overall: readonly Rate[] },
  now: () => number,
  share: () => number = () => 1,
): RateLimiter {
  const overall = new Windows(limits.overall, share)
  const chats = new Map<string, Windows>()
  const waiting: Waiting[] = []
  let timer: ReturnType<typeof setTimeout> | null = null

  const windowsOf = (chat: string): Windows => {
    const windows = chats.get(chat) ?? new Windows(limits.perChat, share)
    chats.set(chat, windows)
    return windows
  }

  const pump = (): void => {
    if (timer) clearTimeout(timer)
    timer = null
    const time = now()
    let soonest = Infinity
    for (let i = 0; i < waiting.length;) {
      const next = waiting[i]
      if (!next) break
      const all = overall.waitAt(time)
      const wait = Math.max(all, windowsOf(next.chat).waitAt(time))
      if (wait > 0) {
        soonest = Math.min(soonest, wait)
        if (all > 0) break
        i += 1
        continue
      }
      waiting.splice(i, 1)
      overall.record(time)
      windowsOf(next.chat).record(time)
      next.go()
    }
    if (waiting.length > 0) timer = setTimeout(pump, soonest)
    else forgetIdle(chats, time)
  }

  return {
    take: (chat) =>
      new Promise((go) => {
        waiting.push({ chat, go })
        pump()
      }),
  }
}

class Windows {
  readonly #rates: readonly Rate[]
  readonly #share: () => number
  readonly #sent: number[] = []

  constructor(rates: readonly Rate[], share: () => number) {
    this.#rates = rates
    this.#share = share
  }

  /** Milliseconds until one more fits. */
  waitAt(time: number): number {
    let wait = 0
    const share = this.#share()
    for (const { count, perMs } of this.#rates) {
      const oldest = this.#sent[this.#sent.length - shareOf(count, share)]
      if (oldest !== undefined) wait = Math.max(wait, oldest + perMs - time)
    }
    return wait
  }

  record(time: number): void {
    this.#sent.push(time)
    const longest = Math.max(...this.#rates.map((r) => r.count), 1)
    if (this.#sent.length > 2 * longest) this.#sent.splice(0, this.#sent.length - longest)
  }

  idleAt(time: number): boolean {
    const last = this.#sent.at(-1) ?? 0
    return this.#rates.every((r) => last + r.perMs <= time)
  }
}

/** Whole messages, and never none at all. */
export function shareOf(count: number, share: number): number {
  return Math.max(1, Math.floor(count * share))
}

/** Keeps the map from growing with every chat ever written to. */
function forgetIdle(chats: Map<string, Windows>, time: number): void {
  if (chats.size < 1000) return
  for (const [chat, windows] of chats) if (windows.idleAt(time)) chats.delete(chat)
}
