import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { startDingtalkSimulator } from '../../simulators/dingtalk/index.ts'
import type { Chat, DingtalkSimulator } from '../../simulators/dingtalk/index.ts'
import { settingsFor } from './bot.ts'

const MESSAGES = 200
const CHATS = 12
const KILLS = 3

it.each([
  ['stream', 'messages', 20251121],
  ['http', 'messages', 20251122],
  ['stream', 'cards', 20251123],
] as const)(
  `by %s with %s answers ${MESSAGES} questions once each, whatever breaks`,
  { timeout: 60_000 },
  async (mode, form, seed) => {
    const random = seeded(seed)
    const folder = await mkdtemp(join(tmpdir(), 'huiwen-crash-'))
    const simulator = await startDingtalkSimulator({
      redeliveryMs: [400, 800, 1200, 1600, 2000, 3000, 4000, 5000],
      sessionPerMinute: Infinity,
      apiPerSecond: Infinity,
    })
    const user = simulator.createUser('王芳')
    const chats = Array.from({ length: CHATS }, (_, i) => simulator.createGroup(`群${i}`, [user]))
    const settings = {
      ...settingsFor(simulator),
      mode,
      ...(form === 'cards' ? { cardTemplate: simulator.cardTemplate } : {}),
      rates: { chatPerMinute: 100_000, perSecond: 1000 },
    }
    const port = await freePort()
    if (mode === 'http') simulator.delivery = { mode, url: `http://127.0.0.1:${port}/dingtalk/messages` }
    const start = (): ChildProcess => startBot({ path: join(folder, 'huiwen.db'), port, settings })
    let bot = start()
    const asked: string[] = []

    // Crashes and drops go on beside the questions, on a clock of their own.
    const trouble = (async () => {
      for (let kill = 0; kill < KILLS; kill += 1) {
        await pause(1200 + random() * 1300)
        await killed(bot)
        bot = start()
      }
    })()
    const drops = setInterval(() => simulator.gateway.drop(), 900)
    const announcements = setInterval(() => simulator.gateway.announceDisconnect(), 1300)
    try {
      for (let i = 0; i < MESSAGES; i += 1) {
        const chat = chats[Math.floor(random() * CHATS)]
        if (!chat) throw new Error('no chat')
        asked.push(simulator.says(chat, user, { text: `第${i}问。` }))
        if (random() < 0.2) simulator.redeliver(asked[Math.floor(random() * asked.length)] ?? '')
        await pause(30)
      }
      await trouble
      clearInterval(drops)
      clearInterval(announcements)
      const acked = (id: string): boolean => simulator.deliveries.some((d) => d.msgId === id && d.outcome === 'acked')
      await simulator.waitFor(() => asked.every(acked), 20_000, 'all acknowledgements')
      await simulator.waitFor(() => answersIn(simulator, chats).length >= MESSAGES, 20_000, 'all answers')
      await pause(1500)

      const answers = answersIn(simulator, chats)
      const counts = asked.map((_, i) => answers.filter((text) => text.includes(`问：第${i}问。`)).length)
      expect(counts.filter((count) => count !== 1)).toEqual([])
      expect(simulator.deliveries.length).toBeGreaterThan(MESSAGES)
    } finally {
      clearInterval(drops)
      clearInterval(announcements)
      await killed(bot)
      await simulator.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
)

function answersIn(simulator: DingtalkSimulator, chats: readonly Chat[]): string[] {
  return chats.flatMap((chat) => simulator.botMessages(chat)).map(({ body }) => String(body['text'] ?? body['content']))
}

function startBot(argument: unknown): ChildProcess {
  const script = fileURLToPath(new URL('crash-bot.ts', import.meta.url))
  const options = ['--import', 'tsx', script, JSON.stringify(argument)]
  // The SDK reports every connection on the console.
  return spawn(process.execPath, options, { stdio: 'ignore' })
}

async function killed(bot: ChildProcess): Promise<void> {
  if (bot.exitCode !== null || bot.signalCode !== null) return
  const gone = new Promise((resolve) => bot.once('exit', resolve))
  bot.kill('SIGKILL')
  await gone
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return address.port
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** A small generator of its own, so that a failure can be run again. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
