import type { Cache } from '@larksuiteoapi/node-sdk'

export interface TokenCache extends Cache {
  /** The platform said that the token is no longer good. */
  forget(): void
}

/** The SDK's own cache is one for the whole process and cannot be emptied; this one belongs to one client. */
export function createTokenCache(): TokenCache {
  const values = new Map<string, { readonly value: unknown; readonly until: number }>()
  const nameOf = (key: string | symbol | { toString(): string }, namespace = ''): string =>
    `${namespace}/${key.toString()}`
  return {
    get: (key, options) => {
      const found = values.get(nameOf(key, options?.namespace))
      return Promise.resolve(found && found.until > Date.now() ? found.value : undefined)
    },
    set: (key, value: unknown, expire, options) => {
      values.set(nameOf(key, options?.namespace), { value, until: expire ?? Infinity })
      return Promise.resolve(true)
    },
    forget: () => values.clear(),
  }
}
