import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import picocolors from 'picocolors'
import { describeIndex, printGaps, printStatus } from '../../../src/channels/cli/operator.ts'
import type { OperatorStatus } from '../../../src/channels/cli/operator.ts'
import { openSqliteStore } from '../../../src/store/index.ts'
import { bundledCli, type Cli } from '../../support/cli.ts'
import { folderWithSeeds } from '../../support/folder.ts'
import { sampleLibrary } from '../web/sample-library.ts'

const plain = picocolors.createColors(false)
const status: OperatorStatus = { version: '1.2.3', service: null, index: describeIndex(sampleLibrary()), chat: null }

describe('what the operator reads', () => {
  it('names problems by file, and says that nothing runs and nothing is recorded', () => {
    const text = printStatus(status, plain)
    expect(text).toContain('政策库    2 份文件，3 条')
    expect(text).toContain('解析问题  1 个')
    expect(text).toContain('没有在本机运行')
    expect(text).toContain('未接入聊天平台')
  })

  it('shows what runs, what is not well, and what could not be delivered', () => {
    const service = {
      address: 'http://127.0.0.1:3000',
      version: '1.2.3',
      ready: false,
      checks: [{ name: '飞书', ok: false, detail: '断线重连中' }],
    }
    const failures = [{ platform: 'feishu', at: Date.UTC(2025, 5, 1, 16), reason: '机器人不在群里' }]
    const text = printStatus({ ...status, service, chat: { pending: 4, failures } }, plain)
    expect(text).toContain('飞书 异常：断线重连中')
    expect(text).toContain('待回复 4 条；最近 7 天有 1 条没能送达')
    expect(text).toContain('2025-06-02 00:00 feishu：机器人不在群里')
  })

  it('keeps each gap on a line', () => {
    const gap = { question: '第一行\n第二行', notFound: 2, unresolved: 1, lastAskedAt: Date.UTC(2025, 5, 1) }
    expect(printGaps([gap], 30).split('\n')).toHaveLength(2)
    expect(printGaps([], 30)).toContain('没有答不上来的问题')
    expect(printGaps(null, 30)).toContain('未接入聊天平台')
  })
})

describe('the commands', () => {
  const folder = folderWithSeeds()
  const own = ['--data', folder.at('data')]
  let cli: Cli
  beforeAll(async () => {
    cli = await bundledCli({ jieba: false })
    await cli.run(['index', '--seeds', folder.at('seeds'), '--out', folder.at('index')])
  })
  afterAll(() => {
    cli[Symbol.dispose]()
    folder[Symbol.dispose]()
  })

  it('tell of index and records, and make no database by looking', async () => {
    const status = () => cli.run(['status', '--index', folder.at('index'), ...own, '--json'])
    expect(JSON.parse((await status()).stdout)).toMatchObject({ index: { documents: 5 }, chat: null })
    expect(JSON.parse((await cli.run(['gaps', ...own, '--json'])).stdout)).toMatchObject({ recorded: false })
    const store = await openSqliteStore(folder.at('data/huiwen.db'))
    await store.inbox.add({ platform: 't', messageId: 'm', chatId: 'c', body: '{}', sentAt: 1, receivedAt: 1 })
    expect(JSON.parse((await status()).stdout)).toMatchObject({ chat: { pending: 1, failures: [] } })
    await store.close()
  })

  it.each([
    ['a missing index', ['status', '--index', '/nowhere/at/all'], '请运行 npx huiwen index'],
    ['days that are none', ['gaps', '--days', 'many'], '--days 应是'],
  ])('say in one line what is wrong: %s', async (_name, args, words) => {
    const run = await cli.run([...args, ...own])
    expect([run.code, run.stdout]).toEqual([1, ''])
    expect(run.stderr).toContain(words)
    expect(run.stderr.trim().split('\n')).toHaveLength(1)
  })

  it('say in one line that the database does not answer, without its password', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://huiwen:a-password@127.0.0.1:1/huiwen')
    const run = await cli.run(['gaps'])
    vi.unstubAllEnvs()
    expect([run.code, run.stdout]).toEqual([1, ''])
    expect(run.stderr).toMatch(/^连不上 PostgreSQL（127\.0\.0\.1:1\/huiwen）.+\n$/u)
    expect(run.stderr).not.toContain('a-password')
  })
})
