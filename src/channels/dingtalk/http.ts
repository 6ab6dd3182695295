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

/**
 * Posts JSON and reads JSON, whatever the status. Follows no redirect: the address was checked, another one was not.
 *
 * @throws Unreachable; its message holds neither address nor headers, so no secret can get into a log
 */
export async function postJson(
  url: string,
  body: unknown,
  options: { readonly timeoutMs: number; readonly headers?: Readonly<Record<string, string>>; readonly method?: 'PUT' },
): Promise<JsonResponse> {
  try {
    const response = await fetch(url, {
      method: options.method ?? 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json', ...options.headers },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs),
    })
    return { status: response.status, body: parseRecord(await response.text()) }
  } catch (error) {
    throw unreachable(error)
  }
}

export function parseRecord(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
  } catch {
    return {}
  }
}

function unreachable(error: unknown): Unreachable {
  if (!(error instanceof Error)) return new Unreachable(String(error), 'broken')
  if (error.name === 'TimeoutError') return new Unreachable('没有在时限内应答', 'silent')
  const { cause } = error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return new Unreachable(code || error.name, NEVER_LEFT.has(code) ? 'no' : 'broken')
}

const NEVER_LEFT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])
