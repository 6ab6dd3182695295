import type { Fault } from './types.ts'

/** Disturbances that the next calls of the bot meet, each a number of times. */
export class Faults {
  #waiting: { fault: Fault; left: number }[] = []

  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 })
  }

  clear(): void {
    this.#waiting = []
  }

  take(path: string): Fault | null {
    const found = this.#waiting.find(({ fault }) => path.includes(fault.match))
    if (!found) return null
    found.left -= 1
    if (found.left <= 0) this.#waiting = this.#waiting.filter((other) => other !== found)
    return found.fault
  }
}
