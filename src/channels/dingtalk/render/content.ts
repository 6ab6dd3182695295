import type { RobotContent } from '../api.ts'

export interface LinkButton {
  readonly title: string
  readonly url: string
}

export interface Draft {
  /** Shown in the list of chats and in notifications. */
  readonly title: string
  readonly markdown: string
  /** Five at most are shown; the platform has no form for more. */
  readonly buttons: readonly LinkButton[]
}

/** Markdown with buttons below it, or bare if there are none. */
export function robotContent({ title, markdown, buttons }: Draft): RobotContent {
  const shown = buttons.slice(0, 5)
  return shown.length === 0 ? markdownContent(title, markdown) : cardContent(title, markdown, shown)
}

export function textContent(content: string): RobotContent {
  return {
    session: { msgtype: 'text', text: { content } },
    robot: { msgKey: 'sampleText', msgParam: JSON.stringify({ content }) },
  }
}

/** Bytes of the larger of the two spellings. */
export function sizeOf({ session, robot }: RobotContent): number {
  return Math.max(Buffer.byteLength(JSON.stringify(session)), Buffer.byteLength(robot.msgParam))
}

function markdownContent(title: string, text: string): RobotContent {
  const markdown = { title, text }
  return {
    session: { msgtype: 'markdown', markdown },
    robot: { msgKey: 'sampleMarkdown', msgParam: JSON.stringify(markdown) },
  }
}

/** The robot API has a form of its own for every number of buttons. */
function cardContent(title: string, text: string, buttons: readonly LinkButton[]): RobotContent {
  const [first] = buttons
  if (buttons.length === 1 && first) {
    const single = { title, text, singleTitle: first.title, singleURL: first.url }
    return {
      session: { msgtype: 'actionCard', actionCard: single },
      robot: { msgKey: 'sampleActionCard', msgParam: JSON.stringify(single) },
    }
  }
  const btns = buttons.map(({ title: label, url }) => ({ title: label, actionURL: url }))
  const numbered = buttons.flatMap(({ title: label, url }, i) => [
    [`actionTitle${i + 1}`, label],
    [`actionURL${i + 1}`, url],
  ])
  return {
    session: { msgtype: 'actionCard', actionCard: { title, text, btnOrientation: '0', btns } },
    robot: {
      msgKey: `sampleActionCard${buttons.length}`,
      msgParam: JSON.stringify({ title, text, ...Object.fromEntries(numbered) }),
    },
  }
}
