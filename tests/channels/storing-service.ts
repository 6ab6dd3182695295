import type { Incoming } from '../../src/service/index.ts'

/** Stores a message; false if it was there already. */
export type Receive = (message: Incoming) => Promise<boolean>

/** A service that keeps what a channel hands over, and answers every press alike. */
export function storingService(receive: Receive = () => Promise.resolve(true)) {
  const stored: Incoming[] = []
  const service = {
    receive: (incoming: Incoming) => {
      stored.push(incoming)
      return receive(incoming)
    },
    act: () => Promise.resolve({ toast: { tone: 'info' as const, text: '好' } }),
  }
  return { service, stored }
}
