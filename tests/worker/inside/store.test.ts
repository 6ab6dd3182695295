import { env, reset } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { openD1Store } from '../../../src/store/d1.ts'
import { storeContract } from '../../contracts/store.ts'

describe('the D1 store', () => {
  it('runs in workerd', () => expect(navigator.userAgent).toBe('Cloudflare-Workers'))

  storeContract({ open: () => openD1Store(env.DB), remove: reset })
})
