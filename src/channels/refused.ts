/** A platform was reached and said no; the same call would be refused again. */
export class PlatformRefused<Code extends string | number> extends Error {
  override readonly name = 'PlatformRefused'
  readonly code: Code

  /** @param hints what to do about a code, in words for the admin; without one the platform's own words are shown */
  constructor(platform: string, call: string, code: Code, said: string, hints: ReadonlyMap<Code, string>) {
    super(`${call} 被${platform}拒绝（${code}）：${hints.get(code) ?? said.slice(0, 200)}`)
    this.code = code
  }
}
