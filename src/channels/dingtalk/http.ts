/** The platform was not reached, or did not answer. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
  /**
   * `no`: it never left. `broken`: the connection ended without an answer. `silent`: it arrived and no answer came in
   * time, so it has most likely been done.
   */
  readonly sent: 'no' | 'broken' | 'silent'

  constructor(reason: string, sent: 'no' | 'broken' | 'silent') {
    super(reason)
    this.sent = sent
  }
}

export interface JsonResponse {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

export interface PostOptions {
  readonly timeoutMs: number
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** Called when the connection stands; the body is handed to the network as soon as it is done. */
  readonly onSending?: (() => void | Promise<void>) | undefined
}

/**
 * Posts JSON and reads JSON, whatever the status. No redirect is followed, since the address was checked and another
 * one was not.
 *
 * @throws Unreachable; its message holds neither address nor headers, so no secret can get into a log
 */
export type PostJson = (url: string, body: unknown, options: PostOptions) => Promise<JsonResponse>
