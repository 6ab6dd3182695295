import { randomBytes } from 'node:crypto'
import { Refusal, refusals } from './errors.ts'

/** Tenant access tokens of one app. */
export class Tokens {
  /** Tokens handed out so far; a bot that caches asks once. */
  issued = 0
  readonly #appId: string
  readonly #appSecret: string
  readonly #ttlSeconds: number
  readonly #expiry = new Map<string, number>()

  constructor(appId: string, appSecret: string, ttlSeconds: number) {
    this.#appId = appId
    this.#appSecret = appSecret
    this.#ttlSeconds = ttlSeconds
  }

  /** Answers the token call: 10003 without parameters, 10014 for an unknown app, 10015 for a wrong secret. */
  issue(appId: unknown, appSecret: unknown): { tenant_access_token: string; expire: number } {
    if (typeof appId !== 'string' || typeof appSecret !== 'string') throw new Refusal(10003, 'invalid param')
    if (appId !== this.#appId) throw new Refusal(10014, 'app not exist')
    if (appSecret !== this.#appSecret) throw new Refusal(10015, 'app secret invalid')
    const token = `t-${randomBytes(20).toString('hex')}`
    this.#expiry.set(token, Date.now() + this.#ttlSeconds * 1000)
    this.issued += 1
    return { tenant_access_token: token, expire: this.#ttlSeconds }
  }

  /** Throws unless the header carries a living token. */
  check(authorization: string | undefined): void {
    if (!authorization?.startsWith('Bearer ')) throw refusals.missingToken()
    const expiry = this.#expiry.get(authorization.slice('Bearer '.length))
    if (expiry === undefined || expiry <= Date.now()) throw refusals.invalidToken()
  }

  /** Makes every token handed out so far invalid, as a reset of the app secret does. */
  invalidateAll(): void {
    this.#expiry.clear()
  }
}
