import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeMessage, receivedMessage, textOf } from '../../../src/channels/feishu/decode.ts'

const NOW = 1_750_000_000_000
const options = { botOpenId: 'ou_bot', now: NOW, maxAgeMs: 1000 }
const bot = { key: '@_user_1', id: { open_id: 'ou_bot' }, name: '惠问' }

describe('decodeMessage', () => {
  it.each([
    ['a group message without a mention', {}, {}],
    ['one that mentions a person of the same name', { mentions: [{ ...bot, id: { open_id: 'ou_other' } }] }, {}],
    ['one that is too old', { mentions: [bot], create_time: String(NOW - 1001) }, {}],
    ['one of a bot', { mentions: [bot] }, { sender_type: 'app' }],
    ['one of nobody', { mentions: [bot] }, { sender_id: null }],
  ])('ignores %s', (_, message, sender) => {
    expect(decodeMessage(event(message, sender), options)).toBeNull()
  })

  it('replaces the longest key first and takes its own mention out', () => {
    const mentions = [
      bot,
      { key: '@_user_10', id: { open_id: 'ou_ten' }, name: '十号' },
      { key: '@_user_11', id: { open_id: 'ou_11' }, name: '十一号' },
    ]
    const content = JSON.stringify({ text: '@_user_1 请 @_user_10 和 @_user_11 看 贴息' })
    expect(decodeMessage(event({ mentions, content }), options)).toMatchObject({ text: '请 @十号 和 @十一号 看 贴息' })
  })

  it('knows a quote from the root of a topic', () => {
    const base = { mentions: [bot], parent_id: 'om_p', root_id: 'om_p' }
    expect(decodeMessage(event(base), options)).toMatchObject({ quotes: 'om_p', quotesRoot: false })
    const inTopic = decodeMessage(event({ ...base, thread_id: 'omt_1' }), options)
    expect(inTopic).toMatchObject({ quotes: 'om_p', quotesRoot: true, threadId: 'omt_1' })
  })
})

describe('textOf', () => {
  it('reads rich text with its links, mentions and title', () => {
    const content = {
      title: '请教',
      content: [
        [
          { tag: 'at', user_id: '@_user_1' },
          { tag: 'text', text: '贴息' },
          { tag: 'img', image_key: 'k' },
        ],
        [{ tag: 'a', text: '条件', href: 'https://a.example' }],
      ],
    }
    expect(textOf('post', JSON.stringify(content))).toBe('请教\n@_user_1贴息\n条件')
    expect(textOf('post', JSON.stringify({ zh_cn: content }))).toBe('请教\n@_user_1贴息\n条件')
  })

  it('has no words for pictures', () => {
    expect(textOf('image', '{"image_key":"k"}')).toBeNull()
    expect(textOf('post', '{"content":[[{"tag":"img"}]]}')).toBeNull()
  })

  it('never throws', () => {
    const types = fc.constantFrom('text', 'post', 'image', '')
    fc.assert(
      fc.property(types, fc.oneof(fc.string(), fc.json()), (type, content) => {
        const text = textOf(type, content)
        expect(text === null || typeof text === 'string').toBe(true)
      }),
    )
  })
})

function event(message: object, sender: object = {}) {
  return receivedMessage.parse({
    sender: { sender_id: { open_id: 'ou_1' }, sender_type: 'user', ...sender },
    message: {
      message_id: 'om_1',
      chat_id: 'oc_1',
      chat_type: 'group',
      message_type: 'text',
      content: '{"text":"@_user_1 贴息"}',
      create_time: String(NOW),
      ...message,
    },
  })
}
