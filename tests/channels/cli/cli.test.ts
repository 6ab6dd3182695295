import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { answerSchema } from '../../support/answer-schema.ts'
import { bundledCli, type Cli, type Run } from '../../support/cli.ts'
import { folderWithSeeds, measureText } from '../../support/folder.ts'

const folder = folderWithSeeds()
/** Both are named, so that no test touches the index of the checkout. */
const LIBRARY = ['--seeds', folder.at('seeds'), '--index', folder.at('index')]
const ESCAPE = String.fromCharCode(27)

let cli: Cli
let built: Run

const huiwen = (args: readonly string[], input?: string) => cli.run(args, input)

beforeAll(async () => {
  cli = await bundledCli()
  built = await huiwen(['index', '--seeds', folder.at('seeds'), '--out', folder.at('index')])
})

afterAll(() => {
  cli[Symbol.dispose]()
  folder[Symbol.dispose]()
})

describe('huiwen index', () => {
  it('prints documents, clauses, problems, time and size, and no bar in a pipe', () => {
    expect(built.stderr).toBe('')
    expect(built.code).toBe(0)
    expect(built.stdout).toMatch(
      /^文件 5 份，条款 \d+ 条，问题 \d+ 处，用时 [\d.]+ 秒，大小 [\d.]+ MB\n与上次相比：新增 5\n/,
    )
    expect(existsSync(folder.at('index/current.json'))).toBe(true)
  })

  it('reads what it can, names what it cannot, and exits with 1', async () => {
    folder.write('mixed/good.txt', measureText('安康市', '5'))
    folder.write('mixed/bad.txt', new Uint8Array([1, 0, 2]))
    const run = await huiwen(['index', '--seeds', folder.at('mixed'), '--out', folder.at('mixed-index')])
    expect(run.code).toBe(1)
    expect(run.stdout).toContain('文件 1 份')
    expect(run.stdout).toContain('bad.txt：不是文本文件')
  })

  it('takes the folders that .env names for the service', async () => {
    folder.write('own/texts/a.txt', measureText('安康市', '5'))
    folder.write('own/.env', 'HUIWEN_SEEDS_DIR=texts\nHUIWEN_INDEX_DIR=built\n')
    const run = await cli.run(['index'], '', folder.at('own'))
    expect([run.code, run.stderr]).toEqual([0, ''])
    expect(existsSync(folder.at('own/built/current.json'))).toBe(true)
  })

  it('leaves the old index when seeds.json is broken, and says where', async () => {
    const before = readFileSync(folder.at('index/current.json'), 'utf8')
    folder.write('broken/seeds.json', '[{]')
    const run = await huiwen(['index', '--seeds', folder.at('broken'), '--out', folder.at('index')])
    expect(run.code).toBe(1)
    expect(run.stderr).toContain('seeds.json 不是合法的 JSON')
    expect(run.stderr.trim().split('\n')).toHaveLength(1)
    expect(readFileSync(folder.at('index/current.json'), 'utf8')).toBe(before)
  })
})

describe('huiwen ask', () => {
  it('prints the answer as text without colours, with what else may be asked', async () => {
    const { code, stdout, stderr } = await huiwen(['ask', '贷款贴息条件', ...LIBRARY])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('【陕西省安康市】')
    expect(stdout).toContain('按比例给予两年贴息')
    expect(stdout).toContain('安政办发〔2024〕13号')
    expect(stdout).toContain('还可以问：')
    expect(stdout).not.toContain(ESCAPE)
  })

  it('ends in silence when its reader leaves', async () => {
    const { code, stderr } = await cli.runUnread(['ask', '贷款贴息条件', ...LIBRARY, '--explain'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  it('--json prints one Answer of the contract', async () => {
    const { code, stdout } = await huiwen(['ask', '专精特新奖励多少', '--json', ...LIBRARY])
    expect(code).toBe(0)
    const answer = answerSchema.parse(JSON.parse(stdout))
    expect(answer.citations[0]?.document.file).toBe('004_ankang.txt')
  })

  it('--region binds the place, --history what was asked before', async () => {
    const history = ['--history', '专精特新奖励多少', '--history', '贷款贴息条件']
    const { stdout } = await huiwen(['ask', '谁负责', '--region', '安康', ...history, '--json', ...LIBRARY])
    const answer = answerSchema.parse(JSON.parse(stdout))
    expect(answer).toMatchObject({ status: 'answered', region: '陕西省安康市', intent: 'department' })
    expect(answer.citations[0]?.clause.label).toBe('12.')
  })

  it('--explain says how the question was read and why the clauses stand in this order', async () => {
    const { code, stdout } = await huiwen(['ask', '安康贷款贴息条件', '--explain', ...LIBRARY])
    expect(code).toBe(0)
    for (const part of [
      '意图：condition',
      '地区：陕西省安康市',
      '贷款贴息',
      '候选条款',
      '✓',
      '004_ankang.txt 12. 推动金融服务',
    ]) {
      expect(stdout).toContain(part)
    }
  })

  it('--seeds alone asks any folder of texts', async () => {
    folder.write('other/展会.txt', measureText('信阳市', '8'))
    const { code, stdout } = await huiwen(['ask', '参加境外展会有补贴吗', '--json', '--seeds', folder.at('other')])
    expect(code).toBe(0)
    expect(answerSchema.parse(JSON.parse(stdout)).citations[0]?.document).toMatchObject({ file: '展会.txt' })
  })
})

describe('huiwen ask --batch', () => {
  const line = z.strictObject({ id: z.union([z.string(), z.number()]), answer: answerSchema })

  it('answers each line in order, ids as they were, with place and history', async () => {
    const questions = [
      { id: 'a', q: '贷款贴息条件' },
      { id: 2, q: '专精特新奖励多少', ctx: { region: '深圳' } },
      { id: 'c', q: '谁负责', ctx: null, history: ['安康贷款贴息条件'] },
      { id: 'd', q: '', extra: 'is let pass' },
    ]
    const input = `${questions.map((question) => JSON.stringify(question)).join('\n\n')}\r\n`
    const run = await huiwen(['ask', '--batch', '-', ...LIBRARY], input)
    expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' })
    const answers = run.stdout.trimEnd().split('\n').map((text) => line.parse(JSON.parse(text))) // prettier-ignore
    expect(answers.map(({ id, answer }) => [id, answer.status])).toEqual([
      ['a', 'answered'],
      [2, 'not_found'],
      ['c', 'answered'],
      ['d', 'not_found'],
    ])
    expect(answers[2]?.answer.citations[0]?.clause.label).toBe('12.')
  })

  it('opens the library once: 400 questions take hardly longer than one', async () => {
    const file = folder.write(
      'many.jsonl',
      Array.from({ length: 400 }, (_, i) => `{"id":${i},"q":"贷款贴息条件"}`).join('\n'),
    )
    const { code, stdout } = await huiwen(['ask', '--batch', file, ...LIBRARY])
    expect(code).toBe(0)
    const ids = stdout.trimEnd().split('\n').map((text) => line.parse(JSON.parse(text)).id) // prettier-ignore
    expect(ids).toEqual(Array.from({ length: 400 }, (_, i) => i))
  })

  it.each([
    ['no JSON', '{"id":"a","q":"贷款贴息条件"}\n\n{"id":', '第 3 行不是合法的 JSON'],
    ['no question', '{"id":"a","q":"贷款贴息条件"}\n{"id":"b"}', '第 2 行不合要求：q'],
  ])(
    'names the line that is %s, after answering those before it',
    async (_name, input, says) => {
      const { code, stdout, stderr } = await huiwen(['ask', '--batch', '-', ...LIBRARY], input)
      expect(code).toBe(1)
      expect(stdout.trimEnd().split('\n')).toHaveLength(1)
      expect(stderr).toContain(says)
      expect(stderr.trim().split('\n')).toHaveLength(1)
    },
    30_000,
  )
})

describe('huiwen outline', () => {
  it('prints what was read: metadata and one line a clause', async () => {
    const { code, stdout } = await huiwen(['outline', folder.at('seeds/004_ankang.txt')])
    expect(code).toBe(0)
    for (const part of ['安政办发〔2024〕13号', '2024-12-13', '12. 推动金融服务', '人民银行安康市分行', '事实 2']) {
      expect(stdout).toContain(part)
    }
    expect(stdout).not.toContain(ESCAPE)
  })

  it('--json prints the whole tree, one document a line', async () => {
    const files = ['004_ankang.txt', '001_guizhou.txt'].map((name) => folder.at('seeds', name))
    const { code, stdout } = await huiwen(['outline', '--json', ...files])
    expect(code).toBe(0)
    const tree = z.object({
      document: z.object({ file: z.string(), root: z.object({ children: z.array(z.unknown()).min(1) }) }),
      problems: z.array(z.object({ code: z.string(), message: z.string() })),
    })
    const trees = stdout.trimEnd().split('\n').map((text) => tree.parse(JSON.parse(text))) // prettier-ignore
    expect(trees.map(({ document }) => document.file)).toEqual(['004_ankang.txt', '001_guizhou.txt'])
  })

  it('prints what it can and exits with 1 when a file is missing', async () => {
    const files = [folder.at('seeds/missing.txt'), folder.at('seeds/004_ankang.txt')]
    const { code, stdout, stderr } = await huiwen(['outline', ...files])
    expect(code).toBe(1)
    expect(stderr).toContain('missing.txt')
    expect(stdout).toContain('推动金融服务')
  })
})

describe('huiwen eval', () => {
  it('scores questions with known answers, and names those that failed', async () => {
    const file = folder.write(
      'questions.jsonl',
      [
        { id: 'right', q: '贷款贴息条件', gold: [{ doc: '004_ankang.txt', must: ['两年贴息'] }], mode: 'top1', say: ['两年贴息'] },
        { id: 'wrong', q: '贷款贴息条件', gold: [{ doc: '000_huainan.txt' }], mode: 'top1' },
        { id: 'refused', q: '深圳的专精特新奖励多少', mode: 'refuse' },
      ]
        .map((question) => JSON.stringify(question))
        .join('\n'),
    ) // prettier-ignore
    const json = await huiwen(['eval', file, '--json', ...LIBRARY])
    expect(JSON.parse(json.stdout)).toMatchObject({ questions: 3, right: 0.5, refusedRightly: 1, failed: ['wrong'] })
  })
})

describe('help and errors', () => {
  it.each([
    ['of the program', ['--help'], ['用法：', '选项：', '命令：', 'ask', 'index', 'outline', 'eval', 'serve']],
    ['of a command', ['ask', '--help'], ['--batch', '--region', '--history', '--json', '逐行回答']],
  ])(
    'help %s is in Chinese',
    async (_name, args, parts) => {
      const { code, stdout } = await huiwen(args)
      expect(code).toBe(0)
      for (const part of parts) expect(stdout).toContain(part)
      for (const english of ['Usage', 'Options', 'Commands', 'Arguments', 'display help']) {
        expect(stdout).not.toContain(english)
      }
    },
    30_000,
  )

  it.each([
    ['no question', ['ask', ...LIBRARY], '请写出问题'],
    ['a batch that is not there', ['ask', '--batch', 'nowhere.jsonl', ...LIBRARY], '读不到文件 nowhere.jsonl'],
    ['a folder that is not there', ['ask', '贴息', '--seeds', '/nowhere'], '/nowhere'],
    ['an unknown option', ['ask', '贴息', '--regoin', '安康'], '--regoin'],
  ])(
    '%s: said in one go, without a stack, exit status 1',
    async (_name, args, says) => {
      const { code, stdout, stderr } = await huiwen(args)
      expect(code).toBe(1)
      expect(stdout).toBe('')
      expect(stderr).toContain(says)
      expect(stderr).not.toMatch(/\n\s+at /)
    },
    30_000,
  )

  it('an index of another program is refused with the command that mends it', async () => {
    folder.write('old/current.json', '{"schema":0}')
    const { code, stderr } = await huiwen(['ask', '贴息', '--seeds', folder.at('seeds'), '--index', folder.at('old')])
    expect(code).toBe(1)
    expect(stderr).toContain('npx huiwen index')
  })
})
