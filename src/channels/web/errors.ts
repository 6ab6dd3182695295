import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** One input that is wrong. */
export interface ErrorDetail {
  readonly field: string
  readonly message: string
}

/** A request that is refused: `message` is in Chinese and safe to show to whoever sent it. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  readonly status: ContentfulStatusCode
  readonly code: string
  readonly details: readonly ErrorDetail[]

  constructor(status: ContentfulStatusCode, code: string, message: string, details: readonly ErrorDetail[] = []) {
    super(message)
    this.status = status
    this.code = code
    this.details = details
  }
}

/** The shape of every refusal in JSON. */
export interface ErrorBody {
  readonly error: { readonly code: string; readonly message: string; readonly details: readonly ErrorDetail[] }
}

/** What a caller is told. Whatever was not foreseen says only that it went wrong here, never how. */
export function describeError(error: unknown): RequestError {
  if (error instanceof RequestError) return error
  return new RequestError(500, 'internal', '服务出了点问题，请稍后再试')
}

/** The refusal as JSON. */
export function errorBody({ code, message, details }: RequestError): ErrorBody {
  return { error: { code, message, details } }
}
