import { shareOf } from '../../service/index.ts'

/**
 * At most `most` in a minute for each chat. A minute is too long to wait with a message in hand, since a stop would
 * have to wait as well; so this says how long it will be, and the message goes back to the inbox until then.
 */
export function createPace(most: number, now: () => number, share: () => number) {
  const sent = new Map<string, number[]>()
  return {
    /** Counts one more and returns 0, or returns the milliseconds until one more fits. */
    take(chat: string): number {
      const time = now()
      const count = shareOf(most, share())
      const recent = (sent.get(chat) ?? []).filter((at) => at > time - MINUTE_MS)
      const full = recent.length >= count
      if (!full) recent.push(time)
      sent.set(chat, recent)
      if (sent.size > 1000) forgetIdle(sent, time)
      return full ? Math.max(1, (recent[recent.length - count] ?? time) + MINUTE_MS - time) : 0
    },
  }
}

function forgetIdle(sent: Map<string, number[]>, time: number): void {
  for (const [chat, times] of sent) if ((times.at(-1) ?? 0) <= time - MINUTE_MS) sent.delete(chat)
}

const MINUTE_MS = 60_000
