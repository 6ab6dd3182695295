import { describe, expect, it } from 'vitest'
import { ConfigError } from '../../src/config.ts'
import { readBindings } from '../../src/worker/config.ts'
import { startWorkerd } from './workerd.ts'

const FEISHU = {
  FEISHU_APP_ID: 'cli_0123456789abcdef',
  FEISHU_APP_SECRET: 'a-secret',
  FEISHU_ENCRYPT_KEY: 'key',
  FEISHU_VERIFICATION_TOKEN: 'token',
}
/** What tells a binding apart is what can be called. */
const DB = { prepare() {}, batch() {} }
const INDEX_BUCKET = { put() {}, head() {}, list() {} }

const problems = (bindings: Record<string, unknown>): readonly string[] => {
  try {
    readBindings(bindings)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

describe('what a worker is bound to', () => {
  it('is read under the names it has on Node', () => {
    const config = readBindings({ ...FEISHU, DB, INDEX_BUCKET, HUIWEN_PUBLIC_URL: 'https://huiwen.example/' })
    expect(config).toMatchObject({ publicUrl: 'https://huiwen.example', feishu: { mode: 'webhook' }, dingtalk: null })
    expect([config.database, config.bucket]).toEqual([DB, INDEX_BUCKET])
  })

  it('needs nothing for pages and API alone', () => {
    expect(readBindings({})).toMatchObject({
      feishu: null,
      dingtalk: null,
      database: null,
      bucket: null,
      adminToken: null,
    })
  })

  it.each([
    ['a long connection to Feishu', { ...FEISHU, DB, FEISHU_MODE: 'socket' }, 'FEISHU_MODE=socket'],
    ['a long connection to DingTalk', { DINGTALK_CLIENT_ID: 'a', DB, DINGTALK_MODE: 'stream' }, 'DINGTALK_MODE=stream'],
    ['cards that call back', { DINGTALK_CLIENT_ID: 'a', DB, DINGTALK_CARD_TEMPLATE: 'b' }, 'DINGTALK_CARD_TEMPLATE'],
    ['a chat without a database', FEISHU, 'DB'],
    ['a database that is none', { ...FEISHU, DB: {} }, 'D1'],
    ['a bucket that is none', { INDEX_BUCKET: 'huiwen' }, 'R2'],
    ['PostgreSQL', { DATABASE_URL: 'postgres://a:b@c/d' }, 'DATABASE_URL'],
    ['a secret that is missing', { ...FEISHU, DB, FEISHU_ENCRYPT_KEY: '' }, 'FEISHU_ENCRYPT_KEY'],
  ])('is refused with its name: %s', (_name, bindings, says) => {
    expect(problems(bindings).join('\n')).toContain(says)
  })

  it('names all that is wrong at once, and no value', () => {
    const found = problems({
      ...FEISHU,
      FEISHU_MODE: 'socket',
      FEISHU_APP_ID: 'not-an-id',
      HUIWEN_PUBLIC_URL: 'ftp://x',
    })
    expect(found.length).toBeGreaterThanOrEqual(4)
    expect(found.join('\n')).not.toContain('a-secret')
  })

  it('is asked for before a worker with chats says that it is ready', async () => {
    const worker = await startWorkerd({ vars: FEISHU })
    try {
      const response = await fetch(`${worker.url}/readyz`)
      expect(await response.json()).toMatchObject({ status: 'ready', checks: [{ name: '索引' }, { name: '数据库' }] })
    } finally {
      await worker.stop()
    }
  })

  it('is told to whoever asks a worker that cannot serve', async () => {
    const worker = await startWorkerd({ vars: { ...FEISHU, FEISHU_MODE: 'socket' } })
    try {
      const response = await fetch(`${worker.url}/healthz`)
      expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('请改为 webhook')])
    } finally {
      await worker.stop()
    }
  })
})
