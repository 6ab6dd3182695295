import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSendJournal } from '../../../src/channels/dingtalk/journal.ts'
import type { SendJournal } from '../../../src/channels/dingtalk/journal.ts'
import { journalFile } from '../../../src/channels/dingtalk/journal-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiwen-journal-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const path = (): string => join(folder, 'sending.log')
/** As a process does that starts after another was killed. */
const open = (): SendJournal => createSendJournal(journalFile(path()), 'secret')

it('knows after a restart what was sent, what was not, and what it cannot know', () => {
  const journal = open()
  journal.open('a', 'k1').sending('session')
  journal.open('a', 'k1').sent('m1')
  journal.open('b', 'k2').sending('card')
  journal.open('c', 'k3').sending('robot')
  journal.open('c', 'k3').notSent()
  const later = open()
  expect(later.open('a', 'k1').state).toEqual({ kind: 'sent', messageId: 'm1' })
  expect(later.open('b', 'k2').state).toEqual({ kind: 'unknown', way: 'card' })
  expect(later.open('c', 'k3').state).toEqual({ kind: 'fresh' })
  expect(later.open('a', 'k9').state).toEqual({ kind: 'fresh' })
})

it('keeps what is sent beside the inbox apart from it', () => {
  const journal = open()
  journal.open('a', 'k1').sending('session')
  journal.open('a', 'k0:done').sending('session')
  journal.open('a', 'k0:done').sent('')
  expect(open().open('a', 'k1').state).toEqual({ kind: 'unknown', way: 'session' })
})

it('does not grow with the messages, and names no chat', () => {
  const journal = open()
  for (let i = 0; i < 25_000; i += 1) journal.open(`chat${i % 7}`, `k${i}`).sent('')
  const lines = readFileSync(path(), 'utf8').split('\n')
  expect(lines.length).toBeLessThan(10_100)
  expect(lines.join()).not.toContain('chat')
  expect(open().open('chat3', 'k24993').state.kind).toBe('sent')
})

it('reads a file whose last line was cut short, and keys with line breaks in them', () => {
  const journal = open()
  journal.open('a', 'k1\nforged').sent('m1')
  appendFileSync(path(), 'half-a-li')
  open().open('b', 'k2').sent('m2')
  expect(open().open('b', 'k2').state).toEqual({ kind: 'sent', messageId: 'm2' })
  expect(open().open('a', 'k1\nforged').state).toEqual({ kind: 'sent', messageId: 'm1' })
})
