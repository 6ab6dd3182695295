import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import { timingSafeEqual } from 'hono/utils/buffer'
import { RequestError } from './errors.ts'

/** Where a person signs in; the only address under `/admin` that needs no proof. */
export const LOGIN_PATH = '/admin/login'

export interface AdminOptions {
  /** Who is asking, as far as wrong tries are counted; without it all callers are counted as one. */
  readonly clientOf?: ((c: Context) => string) | undefined
  /**
   * Goes into the key that signs sessions, so that a cookie cannot be made by guessing at the token. Replicas that
   * share a store share this; without it each process makes its own, and its sessions end with it.
   */
  readonly sessionSalt?: (() => Promise<string>) | undefined
  readonly now?: (() => number) | undefined
}

/** The lock of `/admin`: one token, shown as a Bearer token by programs and exchanged for a cookie by people. */
export interface AdminAccess {
  /** Lets through whoever has shown the token; sends people to the form, and tells programs 401. */
  readonly guard: MiddlewareHandler
  /** Opens a session if `tried` is the token; throws a {@link RequestError} if there were too many wrong tries. */
  signIn(c: Context, tried: string): Promise<boolean>
  signOut(c: Context): void
}

/** The guard alone, for a route that is mounted by itself. Without a token there is no `/admin`: everything is 404. */
export function adminOnly(token: string | null, options: AdminOptions = {}): MiddlewareHandler {
  return adminAccess(token, options).guard
}

/**
 * What stands before every address under `/admin`. Fails closed: without a token nothing is there. The cookie holds
 * when it ends, signed with a key made of the token; it is neither the token nor any use for finding it.
 */
export function adminAccess(token: string | null, options: AdminOptions = {}): AdminAccess {
  const now = options.now ?? Date.now
  const clientOf = options.clientOf ?? (() => 'all')
  const sessionSalt = options.sessionSalt ?? ownSalt
  const tries = countWrongTries(now)
  const sessionKey = async (): Promise<string> => `${token ?? ''}:${await sessionSalt()}`

  /** Counts wrong tries; over the limit not even the right token is looked at, or the limit would tell nothing. */
  const isToken = async (c: Context, tried: string): Promise<boolean> => {
    const client = clientOf(c)
    const waitMs = tries.waitMs(client)
    if (waitMs > 0) {
      c.header('Retry-After', String(Math.ceil(waitMs / 1000)))
      throw new RequestError(429, 'too_many_tries', '口令错误次数太多，请一分钟后再试')
    }
    const right = await timingSafeEqual(tried, token ?? '')
    if (!right) tries.count(client)
    return right
  }

  const hasSession = async (c: Context): Promise<boolean> => {
    if (getCookie(c, COOKIE) === undefined) return false
    const endsAt = await getSignedCookie(c, await sessionKey(), COOKIE)
    return typeof endsAt === 'string' && Number(endsAt) > now()
  }

  const guard: MiddlewareHandler = async (c, next) => {
    if (token === null) throw notThere()
    c.header('Cache-Control', 'no-store')
    const bearer = bearerOf(c)
    if (bearer !== null) {
      if (!(await isToken(c, bearer))) throw unauthorised(c, '管理口令不对')
    } else if (await hasSession(c)) {
      if (!isSafe(c) && !fromOwnPage(c)) throw new RequestError(403, 'cross_site', '这个请求不是从管理页面发出的')
    } else {
      if (isSafe(c) && wantsPage(c)) return c.redirect(LOGIN_PATH, 303)
      throw unauthorised(c, '需要管理口令')
    }
    return next()
  }

  return {
    guard,
    async signIn(c, tried) {
      if (token === null) throw notThere()
      if (!fromOwnPage(c)) throw new RequestError(403, 'cross_site', '这个请求不是从登录页面发出的')
      if (!(await isToken(c, tried))) return false
      const endsAt = now() + SESSION_MS
      await setSignedCookie(c, COOKIE, String(endsAt), await sessionKey(), {
        path: '/admin',
        httpOnly: true,
        sameSite: 'Strict',
        secure: overTls(c),
        maxAge: SESSION_MS / 1000,
      })
      return true
    },
    signOut(c) {
      deleteCookie(c, COOKIE, { path: '/admin' })
    },
  }
}

const COOKIE = 'huiwen_admin'
const SESSION_MS = 12 * 3_600_000
const TRIES = 10
const TRIES_PER_MS = 60_000

let processSalt: string | null = null

/** Made at first use: Workers have no chance to give while a module loads. */
function ownSalt(): Promise<string> {
  processSalt ??= crypto.randomUUID()
  return Promise.resolve(processSalt)
}

/** Wrong tries of each client in the running minute. All are forgotten when it ends, so the map stays small. */
function countWrongTries(now: () => number) {
  const wrong = new Map<string, number>()
  let endsAt = 0
  return {
    waitMs(client: string): number {
      return now() < endsAt && (wrong.get(client) ?? 0) >= TRIES ? endsAt - now() : 0
    },
    count(client: string): void {
      if (now() >= endsAt) {
        wrong.clear()
        endsAt = now() + TRIES_PER_MS
      }
      wrong.set(client, (wrong.get(client) ?? 0) + 1)
    },
  }
}

function bearerOf(c: Context): string | null {
  const header = c.req.header('authorization') ?? ''
  return header.slice(0, 7).toLowerCase() === 'bearer ' ? header.slice(7).trim() : null
}

function isSafe(c: Context): boolean {
  return c.req.method === 'GET' || c.req.method === 'HEAD'
}

function wantsPage(c: Context): boolean {
  const { path } = c.req
  const isPage = path.startsWith('/admin') && !path.startsWith('/admin/api/')
  return isPage && (c.req.header('accept') ?? '').includes('text/html')
}

/**
 * True if a browser says that the request comes from a page of this service. Hosts are compared, not origins: whoever
 * ends TLS before the service makes it see `http` where the browser sees `https`.
 */
function fromOwnPage(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = c.req.header('origin')
  if (origin === undefined || !URL.canParse(origin)) return false
  return new URL(origin).host === (c.req.header('host') ?? new URL(c.req.url).host)
}

function overTls(c: Context): boolean {
  return c.req.header('x-forwarded-proto') === 'https' || c.req.url.startsWith('https:')
}

/** The same words as for any address that does not exist. */
function notThere(): RequestError {
  return new RequestError(404, 'not_found', '没有这个页面')
}

function unauthorised(c: Context, message: string): RequestError {
  c.header('WWW-Authenticate', 'Bearer realm="huiwen"')
  return new RequestError(401, 'unauthorised', message)
}
