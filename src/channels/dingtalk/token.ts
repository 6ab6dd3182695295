import * as z from 'zod'
import type { Memory } from '../memory.ts'
import { redact } from '../secrets.ts'
import type { DingtalkConfig } from './config.ts'
import { DingtalkRefused } from './errors.ts'
import type { PostJson } from './http.ts'

export interface TokenSource {
  get(): Promise<string>
  /** The platform no longer takes this one; the next `get` fetches another. */
  forget(token: string): void
}

export interface TokenParts {
  readonly post: PostJson
  readonly now: () => number
  /** Where the token is kept for other processes; null if this one remembers by itself. */
  readonly memory: Memory | null
}

/** One request for a token however many calls wait for it; renewed five minutes before it ends. */
export function createTokenSource(config: DingtalkConfig, { post, now, memory }: TokenParts): TokenSource {
  const key = `dingtalk:token:${config.clientId}`
  let held: Held | null = null
  let refused: string | null = null
  let fetching: Promise<string> | null = null

  const request = async (): Promise<string> => {
    const { clientId: appKey, clientSecret: appSecret, apiBase, timeoutMs } = config
    const { status, body } = await post(`${apiBase}/v1.0/oauth2/accessToken`, { appKey, appSecret }, { timeoutMs })
    const { accessToken, expireIn } = body
    if (typeof accessToken !== 'string') {
      const said = redact(String(body['message'] ?? ''), [appSecret])
      throw new DingtalkRefused('取访问凭证', String(body['code'] ?? status), said)
    }
    held = { token: accessToken, until: now() + (Number(expireIn) || 7200) * 1000 - RENEW_MS }
    await memory?.set(key, JSON.stringify(held))
    return accessToken
  }

  return {
    async get() {
      held ??= readHeld((await memory?.get(key)) ?? null)
      if (held && now() < held.until && held.token !== refused) return held.token
      fetching ??= request().finally(() => (fetching = null))
      return fetching
    },
    forget(token) {
      if (held?.token === token) held = null
      // What is remembered elsewhere may be this very token.
      refused = token
    },
  }
}

const heldSchema = z.object({ token: z.string(), until: z.number() })
type Held = z.infer<typeof heldSchema>

function readHeld(text: string | null): Held | null {
  return text === null ? null : (heldSchema.safeParse(JSON.parse(text)).data ?? null)
}

const RENEW_MS = 5 * 60_000
