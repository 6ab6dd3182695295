import type { Cache } from '@larksuiteoapi/node-sdk'
import * as z from 'zod'
import type { Memory } from '../memory.ts'

export interface TokenCache extends Cache {
  /** The platform said that the token is no longer good. */
  forget(): void
}

/**
 * The SDK's own cache is one for the whole process and cannot be emptied; this one belongs to one client, and to every
 * process that shares the memory.
 */
export function createTokenCache(memory: Memory | null = null): TokenCache {
  const values = new Map<string, { readonly value: unknown; readonly until: number }>()
  let shared = memory
  const nameOf = (key: string | symbol | { toString(): string }, namespace = ''): string =>
    `feishu:${namespace}/${key.toString()}`
  return {
    async get(key, options) {
      const name = nameOf(key, options?.namespace)
      const found = values.get(name) ?? readEntry((await shared?.get(name)) ?? null)
      if (!found || found.until <= Date.now()) return undefined
      values.set(name, found)
      return found.value
    },
    async set(key, value: unknown, expire, options) {
      const name = nameOf(key, options?.namespace)
      const until = expire ?? Infinity
      values.set(name, { value, until })
      shared = memory
      if (typeof value === 'string' && expire !== undefined) await memory?.set(name, JSON.stringify({ value, until }))
      return true
    },
    forget() {
      values.clear()
      // What the others remember is no better, until it is replaced.
      shared = null
    },
  }
}

const entrySchema = z.object({ value: z.string(), until: z.number() })

function readEntry(text: string | null): { value: string; until: number } | undefined {
  return text === null ? undefined : entrySchema.safeParse(JSON.parse(text)).data
}
