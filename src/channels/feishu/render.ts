import type { Reply } from '../../service/index.ts'
import { cut } from '../../text.ts'
import { plainText, TOO_LONG } from '../plain-text.ts'
import type { Content } from './api.ts'
import { answerCard, DETAILS } from './card/answer-card.ts'
import type { Card } from './card/elements.ts'
import { handoverCard, panelCard, staffReplyCard } from './card/panel-cards.ts'

/**
 * The forms a reply can take, richest first, as far as they fit the platform's limits. The last one is plain text,
 * which always does. If the platform refuses one all the same, the sender takes the next.
 */
export function renditions(reply: Reply, publicUrl: string | undefined): Content[] {
  if (isText(reply)) return [textContent(reply.text)]
  const cards = cardsOf(reply, publicUrl).filter(fits)
  return [...cards.map(cardContent), textContent(plainText(reply))]
}

/** The richest card that fits, for redrawing; null if none does. */
export function richestCard(reply: Reply, publicUrl: string | undefined): Card | null {
  return isText(reply) ? null : (cardsOf(reply, publicUrl).find(fits) ?? null)
}

/** At most 30 KB, 200 elements and 5 tables, folded parts included; a margin is kept. */
export function fits(card: Card): boolean {
  const { elements, tables } = countElements(card.body.elements)
  return Buffer.byteLength(JSON.stringify(card)) <= 28 * 1024 && elements <= 180 && tables <= 5
}

type TextReply = Extract<Reply, { kind: 'text' | 'confirmation' }>

/** Here a press is confirmed by its toast; what is only said needs no card. */
function isText(reply: Reply): reply is TextReply {
  return reply.kind === 'text' || reply.kind === 'confirmation'
}

function cardsOf(reply: Exclude<Reply, TextReply>, publicUrl: string | undefined): Card[] {
  switch (reply.kind) {
    case 'answer':
      return DETAILS.map((detail) => answerCard(reply, detail, publicUrl))
    case 'panel':
      return [60, 30, 10, 3].map((rows) => panelCard(reply.panel, rows))
    case 'handover':
      return [handoverCard(reply)]
    case 'staff_reply':
      return [staffReplyCard(reply)]
  }
}

function cardContent(card: Card): Content {
  return { msgType: 'interactive', content: JSON.stringify(card) }
}

/** A text message may hold 150 KB; `<at …>` in it would mention people, so its bracket is made full-width. */
function textContent(text: string): Content {
  const clean = text.replace(/<(?=\/?at\b)/giu, '＜') || '（没有内容）'
  const most = 30_000
  const shown = clean.length <= most ? clean : `${cut(clean, most)}\n${TOO_LONG}`
  return { msgType: 'text', content: JSON.stringify({ text: shown }) }
}

function countElements(value: unknown): { elements: number; tables: number } {
  let elements = 0
  let tables = 0
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) {
      for (const inner of part) visit(inner)
    } else if (typeof part === 'object' && part !== null) {
      if ('tag' in part) elements += 1
      if ('tag' in part && part.tag === 'table') tables += 1
      for (const inner of Object.values(part)) visit(inner)
    }
  }
  visit(value)
  return { elements, tables }
}
