import { parseRecord } from '../json.ts'
import { Unreachable } from './http.ts'
import type { PostJson } from './http.ts'

/**
 * For runtimes without sockets. `fetch` does not say whether the body left before it failed, so that it may have is
 * assumed from the moment in which it was called.
 */
export const postByFetch: PostJson = async (url, body, { timeoutMs, headers, onSending }) => {
  await onSending?.()
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      // Workers know no `error` here; what is not followed is answered by a status that is no success.
      redirect: 'manual',
      signal,
    })
    return { status: response.status, body: parseRecord(await response.text()) ?? {} }
  } catch (error) {
    if (signal.aborted) throw new Unreachable('没有在时限内应答', 'silent')
    throw new Unreachable(error instanceof Error ? error.name : '未知原因', 'broken')
  }
}
