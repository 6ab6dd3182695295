/** At most `count` in any `perMs` milliseconds, whenever within its sending the platform counts a message. */
export interface Rate {
  readonly count: number
  readonly perMs: number
}

export interface RateLimiter {
  /** Sends when one more may be sent to this chat; first come, first served where the limits allow. */
  run<T>(chat: string, send: () => Promise<T>): Promise<T>
}

interface Waiting {
  readonly chat: string
  readonly go: () => void
}

/**
 * Sliding windows, one set for each chat and one for all of them together. Whoever waits for a busy chat does not hold
 * up those behind it who write to another one. A message counts from its beginning until a window after its end: the
 * network may hold it up for any time, and it must not arrive in one window with others that were sent later.
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
      overall.begin()
      windowsOf(next.chat).begin()
      next.go()
    }
    if (soonest < Infinity) timer = setTimeout(pump, soonest)
    else if (waiting.length === 0) forgetIdle(chats, time)
  }

  return {
    async run(chat, send) {
      await new Promise<void>((go) => {
        waiting.push({ chat, go })
        pump()
      })
      try {
        return await send()
      } finally {
        const time = now()
        overall.end(time)
        windowsOf(chat).end(time)
        pump()
      }
    },
  }
}

class Windows {
  readonly #rates: readonly Rate[]
  readonly #share: () => number
  readonly #ended: number[] = []
  #underWay = 0

  constructor(rates: readonly Rate[], share: () => number) {
    this.#rates = rates
    this.#share = share
  }

  /** Milliseconds until one more fits; infinite while that takes the end of one under way. */
  waitAt(time: number): number {
    let wait = 0
    const share = this.#share()
    for (const { count, perMs } of this.#rates) {
      const free = shareOf(count, share) - this.#underWay
      if (free <= 0) return Infinity
      const oldest = this.#ended[this.#ended.length - free]
      if (oldest !== undefined) wait = Math.max(wait, oldest + perMs - time)
    }
    return wait
  }

  begin(): void {
    this.#underWay += 1
  }

  end(time: number): void {
    this.#underWay -= 1
    this.#ended.push(time)
    const longest = Math.max(...this.#rates.map((r) => r.count), 1)
    if (this.#ended.length > 2 * longest) this.#ended.splice(0, this.#ended.length - longest)
  }

  idleAt(time: number): boolean {
    const last = this.#ended.at(-1) ?? 0
    return this.#underWay === 0 && this.#rates.every((r) => last + r.perMs <= time)
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
