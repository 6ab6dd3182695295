import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../src/config.ts'
import type { Environment } from '../src/config.ts'

const FEISHU = { FEISHU_APP_ID: 'cli_0123456789abcdef', FEISHU_APP_SECRET: 's3cret-value' }

function problems(env: Environment): string {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return ''
}

describe('readConfig', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      seedsDir: 'seeds',
      feishu: null,
      dingtalk: null,
    })
  })

  it('takes an empty value for none', () => {
    expect(readConfig({ PORT: '', FEISHU_APP_ID: ' ', HUIWEN_PUBLIC_URL: '' })).toMatchObject({
      port: 3000,
      feishu: null,
    })
  })

  it('reads the channels', () => {
    const config = readConfig({ ...FEISHU, FEISHU_ADMINS: 'ou_1, ou_2，', HUIWEN_PUBLIC_URL: 'https://h.example/' })
    expect(config.feishu).toMatchObject({ mode: 'socket', admins: ['ou_1', 'ou_2'], domain: 'https://open.feishu.cn' })
    expect(config.publicUrl).toBe('https://h.example')
    expect(readConfig({ DINGTALK_CLIENT_ID: 'a', DINGTALK_CLIENT_SECRET: 'b' }).dingtalk).toMatchObject({
      mode: 'stream',
    })
  })

  it.each<[string, Environment]>([
    ['PORT', { PORT: '80a' }],
    ['PORT', { PORT: '70000' }],
    ['HUIWEN_PUBLIC_URL', { HUIWEN_PUBLIC_URL: 'h.example' }],
    ['HUIWEN_ADMIN_TOKEN', { HUIWEN_ADMIN_TOKEN: 'short' }],
    ['DATABASE_URL', { DATABASE_URL: 'huiwen.db' }],
    ['FEISHU_APP_SECRET', { FEISHU_APP_ID: FEISHU.FEISHU_APP_ID }],
    ['FEISHU_APP_ID', { FEISHU_APP_SECRET: 's' }],
    ['FEISHU_APP_ID', { FEISHU_STAFF_CHAT: 'oc_1' }],
    ['FEISHU_APP_ID', { ...FEISHU, FEISHU_APP_ID: 'cli_x' }],
    ['FEISHU_MODE', { ...FEISHU, FEISHU_MODE: 'http' }],
    ['FEISHU_ENCRYPT_KEY', { ...FEISHU, FEISHU_MODE: 'webhook', FEISHU_VERIFICATION_TOKEN: 't' }],
    ['FEISHU_VERIFICATION_TOKEN', { ...FEISHU, FEISHU_MODE: 'webhook', FEISHU_ENCRYPT_KEY: 'k' }],
    ['DINGTALK_CLIENT_SECRET', { DINGTALK_CLIENT_ID: 'a' }],
    ['DINGTALK_MODE', { DINGTALK_CLIENT_ID: 'a', DINGTALK_CLIENT_SECRET: 'b', DINGTALK_MODE: 'socket' }],
  ])('names %s when it is wrong', (name, env) => {
    expect(problems(env)).toContain(name)
    expect(problems(env)).toMatch(/\p{Script=Han}/u)
  })

  it('names all that is wrong at once, and no value', () => {
    const message = problems({ PORT: 'x', FEISHU_APP_ID: 'my-secret', DINGTALK_CLIENT_ID: 'a' })
    for (const name of ['PORT', 'FEISHU_APP_ID', 'FEISHU_APP_SECRET', 'DINGTALK_CLIENT_SECRET'])
      expect(message).toContain(name)
    expect(message).not.toContain('my-secret')
  })
})
