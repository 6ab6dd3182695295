/** At most so many in a window; after one too many it stays closed for a while. */
export class Limit {
  readonly #count: number
  readonly #perMs: number
  readonly #closedMs: number
  readonly #times = new Map<string, number[]>()
  readonly #closedUntil = new Map<string, number>()
  /** How often it said no. */
  refusals = 0

  constructor(count: number, perMs: number, closedMs = 0) {
    this.#count = count
    this.#perMs = perMs
    this.#closedMs = closedMs
  }

  take(name: string): boolean {
    const now = Date.now()
    const recent = (this.#times.get(name) ?? []).filter((time) => time > now - this.#perMs)
    const open = (this.#closedUntil.get(name) ?? 0) <= now && recent.length < this.#count
    if (open) recent.push(now)
    else {
      this.refusals += 1
      if (recent.length >= this.#count) this.#closedUntil.set(name, now + this.#closedMs)
    }
    this.#times.set(name, recent)
    return open
  }
}
