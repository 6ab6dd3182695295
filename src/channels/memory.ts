import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/**
 * What a channel remembers beyond one process, such as its access token: for runtimes whose processes come and go with
 * the events. The store's settings fit it.
 */
export interface Memory {
  get(key: string): Promise<string | null>
  set(key: string, value: string): Promise<void>
}

/** A memory in which a value can be changed on the condition that no other process was first. */
export interface SharedMemory extends Memory {
  /** Sets a value if it is still `from`, null for none; false, and nothing changed, if another came before. */
  swap(key: string, from: string | null, to: string): Promise<boolean>
}

/** A memory in which values lie encrypted; one that was written with another secret, or changed, is not there. */
export function sealed(memory: Memory, secret: string): Memory {
  const key = createHash('sha256').update(`huiwen memory\n${secret}`).digest()
  return {
    async get(name) {
      const stored = await memory.get(name)
      return stored === null ? null : open(Buffer.from(stored, 'base64'), key, name)
    },
    async set(name, value) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name))
      const text = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
      await memory.set(name, Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64'))
    },
  }
}

const IV_BYTES = 12
const TAG_BYTES = 16

function open(bytes: Buffer, key: Buffer, name: string): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES)).setAAD(Buffer.from(name))
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
    const text = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES))
    return Buffer.concat([text, decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
