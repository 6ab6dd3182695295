import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { PURGE_CRON } from '../../src/worker/handler.ts'
import { startWorkerd } from './workerd.ts'

const CONFIG = fileURLToPath(new URL('../../wrangler.toml', import.meta.url))
const DINGTALK = { DINGTALK_CLIENT_ID: 'dingclient', DINGTALK_CLIENT_SECRET: 'a-secret' }

it('is deployed with a cron for what was left, and one for what is too old', () => {
  expect(readFileSync(CONFIG, 'utf8')).toContain(`crons = ["* * * * *", "${PURGE_CRON}"]`)
})

it('deletes what is too old at the one and not at the other', async () => {
  const worker = await startWorkerd({ vars: DINGTALK })
  const purged = () => worker.logged.filter((line) => line.includes('old questions were deleted')).length
  try {
    await worker.runCron()
    expect(purged()).toBe(0)
    await worker.runCron(PURGE_CRON)
    expect(purged()).toBe(1)
  } finally {
    await worker.stop()
  }
})

it('has nothing to do where no chat is configured', async () => {
  const worker = await startWorkerd({ without: 'DB' })
  try {
    await worker.runCron()
    expect((await fetch(`${worker.url}/healthz`)).status).toBe(200)
    expect(worker.logged.filter((line) => line.includes('"level":"error"'))).toEqual([])
  } finally {
    await worker.stop()
  }
})
