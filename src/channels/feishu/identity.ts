import type { Log } from '../../log-port.ts'
import { backoff } from '../backoff.ts'
import type { Memory } from '../memory.ts'
import type { FeishuApi } from './api.ts'

export interface Identity {
  /** Asks until the platform has told; also fetches the first token, so that later calls do not all fetch one. */
  start(): void
  stop(): void
  /** The bot's open_id; waits a moment for it and then rejects, so that the event is delivered again. */
  openId(): Promise<string>
  known(): boolean
  /** Why it is not known, in words for the admin; null while there is no reason to worry. */
  problem(): string | null
}

export function createIdentity(api: Pick<FeishuApi, 'bot'>, log: Log): Identity {
  let openId: string | null = null
  let problem: string | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  let tell: (openId: string) => void = () => undefined
  const told = new Promise<string>((resolve) => (tell = resolve))
  let stopped = false

  const ask = async (attempt: number): Promise<void> => {
    try {
      const bot = await api.bot()
      openId = bot.openId
      problem = null
      tell(bot.openId)
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error)
      const wait = backoff(attempt, 1000)
      log.error({ reason: problem, waitMs: wait }, 'the bot does not know its own open_id yet')
      if (!stopped) timer = setTimeout(() => void ask(attempt + 1), wait)
    }
  }

  return {
    start() {
      stopped = false
      void ask(1)
    },
    stop() {
      stopped = true
      if (timer) clearTimeout(timer)
    },
    openId: () => (openId === null ? withTimeout(told) : Promise.resolve(openId)),
    known: () => openId !== null,
    problem: () => problem,
  }
}

/** For processes that live as long as an event: asks when a message needs it, and remembers for all of them. */
export function rememberedIdentity(api: Pick<FeishuApi, 'bot'>, memory: Memory, appId: string): Identity {
  const key = `feishu:open_id:${appId}`
  let openId: string | null = null
  return {
    start() {},
    stop() {},
    async openId() {
      openId ??= await memory.get(key)
      if (openId !== null) return openId
      openId = (await api.bot()).openId
      await memory.set(key, openId)
      return openId
    },
    known: () => true,
    problem: () => null,
  }
}

function withTimeout(promise: Promise<string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the bot does not know its own open_id yet')), 1500)
    promise.then(
      (value) => {
        clearTimeout(timer)
        resolve(value)
      },
      () => undefined,
    )
  })
}
