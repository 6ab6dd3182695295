#!/usr/bin/env node
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Command, Option } from 'commander'
import picocolors from 'picocolors'
import { answerBatch, LineError, parseLines } from './channels/cli/batch.ts'
import { evalQuestion, evaluate, isRight, summarise } from './channels/cli/eval.ts'
import { printAnswer, printEvaluation, printExplanation, printReport } from './channels/cli/print.ts'
import { chinaDate } from './china-time.ts'
import { published } from './core/answer/published.ts'
import type { Huiwen } from './core/library.ts'
import { PublishError, publishIndex } from './channels/cli/publish.ts'
import {
  buildIndex,
  currentManifest,
  IndexError,
  openOrBuildIndex,
  openTexts,
  SeedsError,
} from './index-store/index.ts'
import { ConfigError } from './config.ts'
import { OperatorError, operatorCommands } from './operator.ts'
import { lazyPinyin } from './segmenters/pinyin.ts'
import { BackupError, DatabaseUnreachable, SchemaError } from './store/errors.ts'
import packageJson from '../package.json' with { type: 'json' }

interface LibraryOptions {
  readonly seeds?: string
  readonly index?: string
}

interface AskFlags extends LibraryOptions {
  readonly region?: string
  readonly history: readonly string[]
  readonly batch?: string
  readonly json?: true
  readonly explain?: true
}

/** On a terminal only: picocolors alone would also colour what CI reads from a pipe. */
const colors = picocolors.createColors(picocolors.isColorSupported && process.stdout.isTTY === true)

const DEFAULT_SEEDS = 'seeds'
const DEFAULT_INDEX = 'index'

const program = new Command('huiwen')
  .description('惠问：按政策原文回答企业的问题，每句话注明文件和条款。')
  .helpOption('-h, --help', '显示帮助')
  .helpCommand('help [命令]', '显示某个命令的帮助')
  .configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
  .showHelpAfterError('（用 huiwen --help 查看用法）')

library(program.command('ask [问题]'))
  .description('提一个问题，或用 --batch 逐行回答一个 JSONL 文件')
  .option('--region <地区>', '提问人所在地区，如 安康、陕西省安康市')
  .option('--history <上一问>', '同一对话里先前的问题，可重复', collect, [])
  .option('--batch <文件>', '每行一个 {"id","q","ctx","history"}，逐行输出 {"id","answer"}')
  .option('--json', '输出完整的 JSON 答案')
  .option('--explain', '说明问题是怎样理解的、条款为什么这样排')
  .action(async (question: string | undefined, flags: AskFlags) => {
    if (flags.batch !== undefined) {
      const opened = await open(flags)
      for (const line of answerBatch(opened, readInput(flags.batch), today())) await write(`${line}\n`)
      return
    }
    if (!question?.trim()) throw new UsageError('请写出问题，例如：huiwen ask "贷款贴息条件"')
    const opened = await open(flags)
    const options = { region: flags.region, history: flags.history, today: today() }
    if (flags.explain) await write(`${printExplanation(opened.explain(question, options))}\n\n`)
    const answer = opened.ask(question, options)
    await write(`${flags.json ? JSON.stringify(published(answer), null, 2) : printAnswer(answer, colors)}\n`)
  })

program
  .command('index')
  .description('读取政策文件，建立索引；没有改动的文件不重复解析')
  .addOption(new Option('--seeds <目录>', '政策文件目录').default(DEFAULT_SEEDS).env('HUIWEN_SEEDS_DIR'))
  .addOption(new Option('--out, --index <目录>', '索引目录').default(DEFAULT_INDEX).env('HUIWEN_INDEX_DIR'))
  .option('--publish <网址>', '建好后上传到 Workers 上的服务并启用；口令取自环境变量 HUIWEN_ADMIN_TOKEN')
  .action(async ({ seeds, index, publish }: Required<LibraryOptions> & { publish?: string }) => {
    const bar = await progressBar()
    const report = await buildIndex({ seedsDir: seeds, indexDir: index, onProgress: bar.update })
    bar.stop()
    await write(`${printReport(report, sizeOf(index))}\n`)
    if (report.unreadable.length > 0) {
      if (publish !== undefined) throw new PublishError('有文件读不出来，没有发布；请先修好上面列出的文件。')
      process.exitCode = 1
    } else if (publish !== undefined) {
      const { version, bytes } = await publishIndex(index, publish, process.env['HUIWEN_ADMIN_TOKEN'])
      await write(`已发布到 ${publish}：版本 ${version}，${(bytes / 1e6).toFixed(1)} MB\n`)
    }
  })

program
  .command('outline <文件...>')
  .description('显示文件的解析结果：元数据、条款、责任单位、问题')
  .option('--json', '输出整棵解析树')
  .option('--seeds <目录>', '到这个目录找 seeds.json（默认为文件所在目录）')
  .action(async (files: string[], { json, seeds }: { json?: true; seeds?: string }) => {
    const { outlines } = await import('./channels/cli/outline.ts')
    for (const outline of outlines(files, seeds)) {
      if (!outline.ok) {
        process.stderr.write(`${outline.message}\n`)
        process.exitCode = 1
      } else await write(`${json ? JSON.stringify(outline.parsed) : outline.text}\n`)
    }
  })

library(program.command('eval <文件>'))
  .description('用已知答案的问题给回答打分')
  .option('--json', '输出 JSON')
  .action(async (file: string, flags: LibraryOptions & { json?: true }) => {
    const questions = [...parseLines(readInput(file), evalQuestion)]
    const results = evaluate(await open(flags), questions, today())
    const summary = summarise(results)
    const failed = results.filter((result) => !isRight(result)).map(({ question }) => question.id)
    await write(`${flags.json ? JSON.stringify({ ...summary, failed }) : printEvaluation(results, summary, colors)}\n`)
  })

program
  .command('serve')
  .description('启动服务：网页、HTTP 接口，以及已配置的飞书和钉钉')
  .addOption(new Option('--seeds <目录>', '政策文件目录').env('HUIWEN_SEEDS_DIR'))
  .addOption(new Option('--index <目录>', '索引目录').env('HUIWEN_INDEX_DIR'))
  .option('--port <端口>', '端口')
  .action(async ({ seeds, index, port }: LibraryOptions & { port?: string }) => {
    // The service reads its configuration from the environment, so the options are put there.
    const given = { HUIWEN_SEEDS_DIR: seeds, HUIWEN_INDEX_DIR: index, PORT: port }
    for (const [name, value] of Object.entries(given)) if (value !== undefined) process.env[name] = value
    await import('./node.ts')
  })

operatorCommands(program, { environment: () => process.env, version: packageJson.version, colors, write })

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Arguments:': '参数：',
}

class UsageError extends Error {}

/** What a person can mend: told in one line. */
const KNOWN = [
  UsageError,
  SeedsError,
  IndexError,
  LineError,
  ConfigError,
  OperatorError,
  BackupError,
  PublishError,
  DatabaseUnreachable,
  SchemaError,
]

await main()

/** Errors that a person can mend are told in one line; anything else keeps its stack. */
async function main(): Promise<void> {
  // `huiwen … | head`: nobody reads on.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
  try {
    // As the service does, so that both use the same texts, index and data.
    if (existsSync('.env')) process.loadEnvFile('.env')
    await program.parseAsync()
  } catch (error) {
    const known = KNOWN.some((kind) => error instanceof kind)
    process.stderr.write(
      `${known && error instanceof Error ? error.message : String((error as Error).stack ?? error)}\n`,
    )
    process.exitCode = 1
  }
}

function library(command: Command): Command {
  return command
    .addOption(new Option('--seeds <目录>', `政策文件目录（默认 ${DEFAULT_SEEDS}）`).env('HUIWEN_SEEDS_DIR'))
    .addOption(new Option('--index <目录>', `索引目录（默认 ${DEFAULT_INDEX}）`).env('HUIWEN_INDEX_DIR'))
}

/** With `--seeds` alone the texts are asked as they lie there now; else the index is, built first if there is none. */
function open({ seeds, index }: LibraryOptions): Promise<Huiwen> {
  const pinyinOf = lazyPinyin()
  if (seeds !== undefined && index === undefined) return openTexts(seeds, pinyinOf)
  return openOrBuildIndex({ seedsDir: seeds ?? DEFAULT_SEEDS, indexDir: index ?? DEFAULT_INDEX, pinyinOf })
}

function collect(value: string, earlier: readonly string[]): string[] {
  return [...earlier, value]
}

function today(): string {
  return chinaDate(Date.now())
}

function readInput(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch {
    throw new UsageError(`读不到文件 ${basename(file)}：请检查路径。`)
  }
}

/** Waits for a slow reader, so that a long batch does not pile up in memory. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve))
}

interface Bar {
  readonly update: (done: number, total: number) => void
  readonly stop: () => void
}

/** A progress bar on a terminal, nothing in a pipe. */
async function progressBar(): Promise<Bar> {
  if (!process.stderr.isTTY) return { update: () => {}, stop: () => {} }
  const { default: progress } = await import('cli-progress')
  const bar = new progress.SingleBar({ format: '建立索引 {bar} {percentage}%  {value}/{total}', hideCursor: true })
  let started = false
  return {
    update: (done, total) => {
      if (!started) bar.start(total, 0)
      started = true
      bar.update(done)
    },
    stop: () => bar.stop(),
  }
}

function sizeOf(dir: string): string {
  const folder = join(dir, currentManifest(dir)?.folder ?? '')
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  return `${(bytes / 1e6).toFixed(1)} MB`
}
