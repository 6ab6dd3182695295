import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { DingtalkSettings } from '../../src/channels/dingtalk/index.ts'
import type { FeishuSettings } from '../../src/channels/feishu/index.ts'
import type { BotProcesses } from '../contracts/channel.ts'
import { temporaryFolder } from '../support/folder.ts'

export interface ProcessSettings {
  readonly feishu?: FeishuSettings
  readonly dingtalk?: DingtalkSettings
}

/** The bot as a process that is killed without a word and started again on the same data and port. */
export function botProcesses(port: number, settings: ProcessSettings): BotProcesses {
  const folder = temporaryFolder()
  const script = fileURLToPath(new URL('bot-process.ts', import.meta.url))
  const given = JSON.stringify({ ...settings, port, path: folder.at('huiwen.db') })
  let bot: ChildProcess | null = null
  const kill = async (): Promise<void> => {
    if (!bot || bot.exitCode !== null || bot.signalCode !== null) return
    const gone = new Promise((resolve) => bot?.once('exit', resolve))
    bot.kill('SIGKILL')
    await gone
  }
  return {
    start() {
      // What DingTalk's SDK says goes to the standard output; a process that cannot start says why.
      bot = spawn(process.execPath, ['--import', 'tsx', script, given], { stdio: ['ignore', 'ignore', 'inherit'] })
    },
    kill,
    async end() {
      await kill()
      folder[Symbol.dispose]()
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return address.port
}
