/** A disturbance of the next calls of the bot. */
export interface Fault {
  /** Which calls: a part of `METHOD /path`, for example `/reply`; every call when absent. */
  readonly match?: string
  /** How many calls; 1 by default. */
  readonly times?: number
  /** Answer this business code… */
  readonly code?: number
  /** …with this HTTP status (400 unless told). */
  readonly status?: number
  readonly msg?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Wait before anything else. */
  readonly delayMs?: number
  /** `before`: the connection breaks, nothing happened. `after`: the call took effect, its answer is lost. */
  readonly drop?: 'before' | 'after'
}

/** Faults waiting for a call to strike; the first that matches does. */
export class Faults {
  readonly #waiting: { readonly fault: Fault; left: number }[] = []

  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 })
  }

  clear(): void {
    this.#waiting.length = 0
  }

  /** Takes the fault meant for this call, if there is one. */
  take(call: string): Fault | undefined {
    const index = this.#waiting.findIndex(({ fault }) => fault.match === undefined || call.includes(fault.match))
    const entry = this.#waiting[index]
    if (!entry) return undefined
    entry.left -= 1
    if (entry.left <= 0) this.#waiting.splice(index, 1)
    return entry.fault
  }
}
