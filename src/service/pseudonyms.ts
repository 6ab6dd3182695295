import { createHmac, randomBytes } from 'node:crypto'
import type { Settings } from '../store/port.ts'

/** Turns ids of people and chats into names that mean nothing outside this installation. */
export type Pseudonym = (...parts: readonly string[]) => string

/** The salt is made at the first start and never leaves the store. */
export async function loadPseudonyms(settings: Settings): Promise<Pseudonym> {
  const salt = await settings.setOnce('salt', randomBytes(32).toString('base64'))
  return (...parts) => createHmac('sha256', salt).update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
}
