import { DingtalkRefused } from './errors.ts'
import { postJson } from './http.ts'
import type { DingtalkConfig } from './config.ts'

export interface TokenSource {
  get(): Promise<string>
  /** The platform no longer takes this one; the next `get` fetches another. */
  forget(token: string): void
}

/** One request for a token however many calls wait for it; renewed five minutes before it ends. */
export function createTokenSource(config: DingtalkConfig, now: () => number): TokenSource {
  let held: { readonly token: string; readonly until: number } | null = null
  let fetching: Promise<string> | null = null

  const request = async (): Promise<string> => {
    const { clientId: appKey, clientSecret: appSecret, apiBase, timeoutMs } = config
    const { status, body } = await postJson(`${apiBase}/v1.0/oauth2/accessToken`, { appKey, appSecret }, { timeoutMs })
    const { accessToken, expireIn } = body
    if (typeof accessToken !== 'string') {
      throw new DingtalkRefused('取访问凭证', String(body['code'] ?? status), String(body['message'] ?? ''))
    }
    held = { token: accessToken, until: now() + (Number(expireIn) || 7200) * 1000 - RENEW_MS }
    return accessToken
  }

  return {
    async get() {
      if (held && now() < held.until) return held.token
      fetching ??= request().finally(() => (fetching = null))
      return fetching
    },
    forget(token) {
      if (held?.token === token) held = null
    },
  }
}

const RENEW_MS = 5 * 60_000
