/** The platform was reached and said no; trying the same again is no use. `message` is shown to the admin. */
export class DeliveryRefused extends Error {
  override readonly name = 'DeliveryRefused'
}

/** It may have arrived; sending it again could say it twice. `message` is shown to the admin. */
export class DeliveryUncertain extends Error {
  override readonly name = 'DeliveryUncertain'
}

/** The platform was not reached, or asked to come back later. */
export class DeliveryFailed extends Error {
  override readonly name = 'DeliveryFailed'
  /** `no` when it is certain that nothing was sent. */
  readonly sent: 'no' | 'unknown'
  readonly retryAfterMs: number | null

  constructor(message: string, options: { sent: 'no' | 'unknown'; retryAfterMs?: number; cause?: unknown }) {
    super(message, { cause: options.cause })
    this.sent = options.sent
    this.retryAfterMs = options.retryAfterMs ?? null
  }
}

/** While this process was held up, the lease on a message ran out and another one took it: nothing was sent from here. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver'

  constructor() {
    super('another process has taken the message over')
  }
}
