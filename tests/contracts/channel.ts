import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pause, until } from '../support/waiting.ts'

/** A platform with people on it, as the contract sees it. Each channel's tests make one of their simulator. */
export interface ChatPlatform {
  person(name: string): Person
  group(name: string, members: readonly Person[]): Room
  direct(person: Person): Room
  /** Says something to the bot (mentions it in a group) and returns the message's id. */
  says(room: Room, person: Person, text: string): string
  sendsPicture(room: Room, person: Person): void
  /** Hands a message to the bot once more. */
  redeliver(messageId: string): void
  isAcknowledged(messageId: string): boolean
  /** The bot's next acknowledgements are lost on their way. */
  loseAcks(count: number): void
  /** What the bot has said, oldest first, as it looks now. */
  said(room: Room): readonly Said[]
  /** Presses a button and returns what the presser is told, by whatever way. */
  press(said: Said, person: Person, button: string): Promise<string>
  /** Presses a button; true once the platform has the bot's acknowledgement, false if it gets none. */
  isPressTaken(said: Said, person: Person, button: string): Promise<boolean>
  /** Answers a question that was handed over; returns what the staff member is told. */
  staffAnswers(task: Said, staff: Person, text: string): Promise<string>
  /** Posts a message that the platform never sent and returns the HTTP status; only where messages are posted. */
  forge?(room: Room, person: Person, how: Forgery): Promise<number>
  /** Disturbs the connection and the platform's answers until the returned function is called. */
  disturb(): () => void
  close(): Promise<void>
}

export type Forgery = 'without a signature' | 'signed with another secret' | 'signed an hour ago'

export interface Person {
  readonly id: string
  readonly name: string
}

export interface Room {
  readonly id: string
}

export interface Said {
  readonly id: string
  readonly roomId: string
  /** All that can be read in the message, addresses of its links included. */
  readonly text: string
  readonly buttons: readonly string[]
}

export interface Running {
  /** Every line that was logged, as JSON. */
  readonly logged: readonly string[]
  stop(): Promise<void>
}

export interface ChannelUnderTest<P extends ChatPlatform> {
  open(): Promise<P>
  /** Whether messages are posted to the bot, where anybody could post one; `forge` is there then. */
  readonly posted: boolean
  /** The bot with `contractLibrary`, connected; pages are at `https://huiwen.example`. */
  start(platform: P, options: StartOptions): Promise<Running>
  /**
   * Whether the platform knows a reply by a key, so that none is lost in the moment of a kill; where it does not, the
   * person is told to look.
   */
  readonly sure?: boolean | undefined
  /** The same in a process that can be killed and started again, always with the same data. */
  processes(platform: P): Promise<BotProcesses>
}

export interface StartOptions {
  /** Ids of people. */
  readonly admins?: readonly string[]
  readonly staff?: Room
}

export interface BotProcesses {
  start(): void
  kill(): Promise<void>
  /** Kills it and removes its data. */
  end(): Promise<void>
}

/** What every channel must do, whatever the platform and the way messages come in. */
export function channelContract<P extends ChatPlatform>(channel: ChannelUnderTest<P>): void {
  let platform: P
  let running: Running | null
  let user: Person
  let group: Room

  beforeEach(async () => {
    platform = await channel.open()
    running = null
    user = platform.person('王芳')
    group = platform.group('企业服务群', [user])
  })
  afterEach(async () => {
    await running?.stop()
    await platform.close()
  })

  const start = async (options: StartOptions = {}): Promise<void> => {
    running = await channel.start(platform, options)
  }
  /** The first message of the bot in a room that holds the words. */
  const hears = async (room: Room, words: string): Promise<Said> => {
    const find = (): Said | undefined => platform.said(room).find(({ text }) => text.includes(words))
    await until(() => find() !== undefined, `“${words}”; it says ${JSON.stringify(platform.said(room))}`)
    return find() ?? unreachable()
  }
  const ask = (text: string, room = group, person = user): Promise<Said> => {
    platform.says(room, person, text)
    return hears(room, `问：${text}`)
  }

  it('answers once in a group, citing the clause with a link to it', async () => {
    await start()
    const reply = await ask('专精特新奖励多少')
    expect(reply.text).toContain('**10万元**')
    expect(reply.text).toContain('安政办发〔2024〕13号')
    expect(reply.text).toContain('https://huiwen.example/documents/ankang?quote=0-14#c3')
    await ask('另一个问题')
    expect(platform.said(group)).toHaveLength(2)
  })

  it('answers once in a direct chat', async () => {
    await start()
    const room = platform.direct(user)
    const answers = (): Said[] => platform.said(room).filter(({ text }) => text.includes('**10万元**'))
    await ask('专精特新奖励多少', room)
    await ask('另一个问题', room)
    expect(answers()).toHaveLength(2)
  })

  it('greets who writes nothing but its name, with questions that can be asked', async () => {
    await start()
    platform.says(group, user, '')
    expect((await hears(group, '你好，我是惠问')).text).toContain('安康培育专精特新企业有哪些支持？')
  })

  it('answers a message once that is delivered three times', async () => {
    await start()
    const asked = platform.says(group, user, '贴息条件')
    await hears(group, '问：贴息条件')
    platform.redeliver(asked)
    platform.redeliver(asked)
    await ask('另一个问题')
    expect(platform.said(group)).toHaveLength(2)
  })

  it('answers once although its acknowledgements are lost and the message comes again', async () => {
    await start()
    platform.loseAcks(2)
    const asked = platform.says(group, user, '贴息条件')
    await hears(group, '问：贴息条件')
    await until(() => platform.isAcknowledged(asked), 'the acknowledgement')
    await ask('另一个问题')
    expect(platform.said(group)).toHaveLength(2)
  })

  it('acknowledges before it answers, and keeps the order of a chat', async () => {
    await start()
    const questions = ['慢的第一问', '第二问', '第三问', '第四问']
    for (const text of questions) {
      const asked = platform.says(group, user, text)
      await until(() => platform.isAcknowledged(asked), 'the acknowledgement')
    }
    expect(platform.said(group)).toEqual([])
    await ask('别处的问题', platform.group('另一群', [user]))
    expect(platform.said(group)).toEqual([])
    await hears(group, '问：第四问')
    const order = platform.said(group).map(({ text }) => questions.findIndex((q) => text.includes(`问：${q}`)))
    expect(order).toEqual([0, 1, 2, 3])
  })

  it('is kind about what it cannot read', async () => {
    await start()
    const room = platform.direct(user)
    platform.sendsPicture(room, user)
    await hears(room, '我只看得懂文字，看不了图片')
  })

  it('goes on from the question before, of the same person only', async () => {
    await start()
    const other = platform.person('李强')
    await ask('贴息条件')
    expect((await ask('那期限呢')).text).toContain('上一个问题是“贴息条件”')
    expect((await ask('我也有一问', group, other)).text).not.toContain('上一个问题')
  })

  it('runs commands, those of admins for admins alone, and logs a refusal without the person', async () => {
    const admin = platform.person('管理员')
    await start({ admins: [admin.id] })
    const says = async (person: Person, text: string, heard: string): Promise<Said> => {
      platform.says(group, person, text)
      return hears(group, heard)
    }
    await says(user, '/帮助', '怎么用惠问')
    await says(user, '/状态', '只给管理员用')
    expect((await says(user, '/编号', '你的编号')).text).toContain(user.id)
    await says(user, '/没这个', '没有“/没这个”这个命令')
    await ask('深圳有什么奖励')
    await says(admin, '/status', '运行状态')
    await says(admin, '／文件', '库内文件 1 份')
    expect((await says(admin, '/gaps', '待补清单（')).text).toContain('深圳有什么奖励')
    await says(admin, '/统计', '近 30 天')
    const refused = running?.logged.find((line) => line.includes('refused: not an admin'))
    expect(refused).toBeDefined()
    expect(refused).not.toContain(user.id)
  })

  it('counts one vote a person, and offers people to whom it did not help', async () => {
    const staff = platform.group('服务站', [])
    await start({ staff })
    const reply = await ask('专精特新奖励多少')
    expect(reply.buttons).not.toContain('转人工')
    expect(await platform.press(reply, user, '有用')).toContain('已记下“有用”')
    const button = (starts: string): string =>
      platform
        .said(group)
        .flatMap(({ buttons }) => buttons)
        .find((label) => label.startsWith(starts)) ?? starts
    expect(await platform.press(reply, user, button('有用'))).toContain('已经评价过')
    const other = platform.person('李强')
    expect(await platform.press(reply, other, '没解决')).toContain('已记下“没解决”')
    const offered = (): Said | undefined => platform.said(group).find(({ buttons }) => buttons.includes('转人工'))
    await until(() => offered() !== undefined, 'the offer')
    await platform.press(offered() ?? unreachable(), other, '转人工')
    await hears(staff, '专精特新奖励多少')
  })

  it('sends a version to forward', async () => {
    await start()
    const reply = await ask('专精特新奖励多少')
    await platform.press(reply, user, '转发版')
    await hears(group, FORWARD)
  })

  it('hands an unanswered question to the staff and brings one reply back, marked as a person’s', async () => {
    const expert = platform.person('赵站长')
    const staff = platform.group('服务站', [expert])
    await start({ staff })
    const reply = await ask('深圳有什么奖励')
    expect(reply.text).toContain('已查库内全部 1 份文件')
    expect(await platform.press(reply, user, '转人工')).toContain('已转给服务站')
    const task = await hears(staff, '深圳有什么奖励')
    expect(await platform.staffAnswers(task, expert, '请打 12345，他们会帮你。')).toContain('已发给提问的人')
    const answer = await hears(group, '请打 12345')
    expect(answer.text).toContain('服务站工作人员回复')
    expect(answer.text).toContain('不是政策原文')
  })

  if (channel.posted) {
    it('refuses what is forged, and answers none of it', async () => {
      await start()
      for (const how of ['without a signature', 'signed with another secret', 'signed an hour ago'] as const) {
        expect([how, await platform.forge?.(group, user, how)]).toEqual([how, 401])
      }
      await ask('一个真的问题')
      expect(platform.said(group)).toHaveLength(1)
    })
  }

  describe('killed at its work', () => {
    let processes: BotProcesses
    beforeEach(async () => {
      processes = await channel.processes(platform)
      processes.start()
    })
    afterEach(() => processes.end())

    it(`answers ${CHATS * QUESTIONS} questions once each and in order`, { timeout: 600_000 }, async () => {
      await survives(platform, processes, user, channel.sure ?? true)
    })

    it('does once what was pressed and acknowledged', { timeout: 600_000 }, async () => {
      const rooms = Array.from({ length: CHATS }, (_, i) => platform.group(`群${i}`, [user]))
      for (const room of rooms) platform.says(room, user, '专精特新奖励多少')
      const replies = rooms.map((room) => () => platform.said(room)[0])
      await until(() => replies.every((reply) => reply() !== undefined), 'all answers')
      const presses = replies.map((reply) => platform.isPressTaken(reply() ?? unreachable(), user, '转发版'))
      await Promise.race(presses)
      await processes.kill()
      processes.start()
      const acknowledged = await Promise.all(presses)
      expect(acknowledged).toContain(true)
      const forwarded = (room: Room): number => platform.said(room).filter(({ text }) => text.includes(FORWARD)).length
      const due = rooms.filter((_, i) => acknowledged[i])
      await until(() => due.every((room) => forwarded(room) > 0), 'what was pressed')
      // What is done twice would be done when a lease has run out.
      await pause(2000)
      expect(due.map(forwarded)).toEqual(due.map(() => 1))
      expect(Math.max(...rooms.map(forwarded))).toBe(1)
    })
  })
}

/** Only the plain text has its source in this form. */
const FORWARD = '——《安康市若干措施》'

/** People ask in several chats at once, each waiting until a question has arrived, while the bot is killed and cut off. */
async function survives(platform: ChatPlatform, processes: BotProcesses, user: Person, sure: boolean): Promise<void> {
  const random = seeded(20251121)
  const rooms = Array.from({ length: CHATS }, (_, i) => platform.group(`群${i}`, [user]))
  const answers = (): readonly Said[] => rooms.flatMap((room) => platform.said(room))
  const asking = rooms.map(async (room, r) => {
    for (let i = 0; i < QUESTIONS; i += 1) {
      const asked = platform.says(room, user, `群${r}第${i}问。`)
      if (random() < 0.3) platform.redeliver(asked)
      await until(() => platform.isAcknowledged(asked), 'an acknowledgement')
    }
  })
  // Each process is killed at work: some answers after its start, however fast the machine is.
  const killing = (async () => {
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const enough = (kill / (KILLS + 1)) * CHATS * QUESTIONS
      await until(() => answers().length >= enough, 'the bot to be at work')
      await pause(random() * 100)
      await processes.kill()
      processes.start()
    }
  })()
  const calm = platform.disturb()
  try {
    await Promise.all([...asking, killing])
  } finally {
    calm()
  }
  const isSettled = (room: Room, r: number): boolean =>
    new Set([...answered(platform.said(room), r), ...doubted(platform.said(room), r)]).size === QUESTIONS
  await until(() => rooms.every(isSettled), 'all answers')
  // What is said twice would be said when a lease has run out.
  await pause(2000)
  for (const [r, room] of rooms.entries()) {
    const said = platform.said(room)
    const numbers = answered(said, r)
    const lost = sure ? new Set<number>() : doubted(said, r)
    const due = Array.from({ length: QUESTIONS }, (_, i) => i).filter((i) => numbers.includes(i) || !lost.has(i))
    expect([r, numbers]).toEqual([r, due])
  }
}

/** The numbers of the questions that were answered, in the order of the answers. */
function answered(said: readonly Said[], r: number): number[] {
  return said.flatMap(({ text }) => numberIn(text, new RegExp(`问：群${r}第(\\d+)问`, 'u')))
}

/** The numbers of those whose answer may have been lost, as the person was told. */
function doubted(said: readonly Said[], r: number): Set<number> {
  return new Set(
    said.flatMap(({ text }) => numberIn(text, new RegExp(`对“群${r}第(\\d+)问。”的回复在发送途中中断`, 'u'))),
  )
}

function numberIn(text: string, pattern: RegExp): number[] {
  const found = pattern.exec(text)?.[1]
  return found === undefined ? [] : [Number(found)]
}

const CHATS = 10
const QUESTIONS = 15
const KILLS = 3

function unreachable(): never {
  throw new Error('unreachable')
}

/** A small generator of its own, so that a failure can be run again. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
