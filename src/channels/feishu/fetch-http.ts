import type { HttpInstance } from '@larksuiteoapi/node-sdk'

type Options = Parameters<HttpInstance['request']>[0]

/** The server answered with an error; shaped as the SDK expects it of its HTTP client. */
export class HttpError extends Error {
  override readonly name = 'HttpError'
  readonly response: {
    readonly status: number
    readonly data: unknown
    readonly headers: Readonly<Record<string, string>>
  }

  constructor(call: string, response: HttpError['response']) {
    super(`${call} answered ${response.status}`)
    this.response = response
  }
}

/**
 * An HTTP client for the SDK made from `fetch`: the same on Node and on Workers, with a timeout (the SDK has none), and
 * with errors that carry neither the request's headers nor its body, so no token or secret can get into a log.
 */
export function fetchHttp(timeoutMs: number): HttpInstance {
  const request = async <R>(options: Options): Promise<R> => {
    const method = (options.method ?? 'GET').toUpperCase()
    const url = withQuery(options.url ?? '', options.params)
    const response = await fetch(url, {
      method,
      headers: plainHeaders(options.headers, options.data),
      ...bodyOf(method, options.data),
      // Not followed, and no success either; Workers know no `error` here.
      redirect: 'manual',
      signal: AbortSignal.timeout(options.timeout ?? timeoutMs),
    })
    const headers = Object.fromEntries(response.headers)
    const data: unknown = await readBody(response)
    if (!response.ok)
      throw new HttpError(`${method} ${new URL(url).pathname}`, { status: response.status, data, headers })
    // The SDK's interface promises whatever type the caller names; its own client does the same.
    return (options.$return_headers ? { data, headers } : data) as R
  }
  const without =
    (method: string) =>
    <R>(url: string, options?: Options): Promise<R> =>
      request<R>({ ...options, url, method })
  const withData =
    (method: string) =>
    <R>(url: string, data?: Options['data'], options?: Options): Promise<R> =>
      request<R>({ ...options, url, method, data })
  return {
    request,
    get: without('GET'),
    delete: without('DELETE'),
    head: without('HEAD'),
    options: without('OPTIONS'),
    post: withData('POST'),
    put: withData('PUT'),
    patch: withData('PATCH'),
  }
}

function withQuery(url: string, params: Options['params']): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params ?? {})) {
    if (value !== undefined && value !== null) query.append(name, String(value))
  }
  const text = query.toString()
  return text ? `${url}${url.includes('?') ? '&' : '?'}${text}` : url
}

function plainHeaders(headers: Options['headers'], data: unknown): Record<string, string> {
  const plain: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (typeof value === 'string' || typeof value === 'number') plain[name.toLowerCase()] = String(value)
  }
  if (data !== undefined && plain['content-type'] === undefined)
    plain['content-type'] = 'application/json; charset=utf-8'
  return plain
}

/** The SDK hands `{}` to a GET; `fetch` refuses a body there. */
function bodyOf(method: string, data: unknown): { body?: string } {
  if (data === undefined || method === 'GET' || method === 'HEAD') return {}
  return { body: JSON.stringify(data) }
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
