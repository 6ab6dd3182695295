import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '../support/folder.ts'
import { SEEDS_DIR } from '../support/library.ts'

/** The service as `npm start` runs it, in a process of its own with folders of its own. */
export interface Replica {
  /** `http://127.0.0.1:port`. */
  readonly url: string
  /** All that it has printed and logged. */
  output(): string
  /** Ends it without a word to it. */
  kill(): Promise<void>
  /** Tells it to stop; resolves with its exit status. */
  terminate(): Promise<number | null>
  /** Ends it if it runs, and removes its folders. */
  remove(): Promise<void>
}

export type Environment = Readonly<Record<string, string>>

/**
 * Starts the service with these variables; resolves when it listens.
 *
 * @throws Error with what it said if it ends instead
 */
export async function startReplica(env: Environment): Promise<Replica> {
  const folder = temporaryFolder()
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), NODE], {
    cwd: folder.path,
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      HUIWEN_SEEDS_DIR: SEEDS_DIR,
      HUIWEN_INDEX_DIR: folder.at('index'),
      HUIWEN_DATA_DIR: folder.at('data'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const listening = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString()
      const address = /惠问已启动：(http:\S+)/u.exec(output)?.[1]
      if (address) resolve(address)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void exit.then((code) => reject(new Error(`the service ended with ${code}: ${output}`)))
  })
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal)
    return exit
  }
  const remove = async (): Promise<void> => {
    await end('SIGKILL')
    folder[Symbol.dispose]()
  }
  try {
    return {
      url: await listening,
      output: () => output,
      kill: async () => void (await end('SIGKILL')),
      terminate: () => end('SIGTERM'),
      remove,
    }
  } catch (error) {
    await remove()
    throw error
  }
}

const NODE = fileURLToPath(new URL('../../src/node.ts', import.meta.url))
