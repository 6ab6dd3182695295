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
  journal.sending('a', 'k1', 'session')
  journal.sent('a', 'k1', 'm1')
  journal.sending('b', 'k2', 'card')
  journal.sending('c', 'k3', 'robot')
  journal.notSent('c', 'k3')
  const later = open()
  expect(later.before('a', 'k1')).toEqual({ kind: 'sent', messageId: 'm1' })
  expect(later.before('b', 'k2')).toEqual({ kind: 'unknown', way: 'card' })
  expect(later.before('c', 'k3')).toEqual({ kind: 'fresh' })
  expect(later.before('a', 'k9')).toEqual({ kind: 'fresh' })
})

it('keeps what is sent beside the inbox apart from it', () => {
  const journal = open()
  journal.sending('a', 'k1', 'session')
  journal.sending('a', 'k0:done', 'session')
  journal.sent('a', 'k0:done', '')
  expect(open().before('a', 'k1')).toEqual({ kind: 'unknown', way: 'session' })
})

it('does not grow with the messages, and names no chat', () => {
  const journal = open()
  for (let i = 0; i < 25_000; i += 1) journal.sent(`chat${i % 7}`, `k${i}`, '')
  const lines = readFileSync(path(), 'utf8').split('\n')
  expect(lines.length).toBeLessThan(10_100)
  expect(lines.join()).not.toContain('chat')
  expect(open().before('chat3', 'k24993').kind).toBe('sent')
})

it('reads a file whose last line was cut short, and keys with line breaks in them', () => {
  const journal = open()
  journal.sent('a', 'k1\nforged', 'm1')
  appendFileSync(path(), 'half-a-li')
  open().sent('b', 'k2', 'm2')
  expect(open().before('b', 'k2')).toEqual({ kind: 'sent', messageId: 'm2' })
  expect(open().before('a', 'k1\nforged')).toEqual({ kind: 'sent', messageId: 'm1' })
})
