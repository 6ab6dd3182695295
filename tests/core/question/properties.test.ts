import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import kindred from '../../../src/core/question/kindred.json' with { type: 'json' }
import { everyday, lexicon, understand } from '../../../src/core/question/index.ts'
import questionWords from '../../../src/core/question/question-words.json' with { type: 'json' }
import { lazyPinyin } from '../../../src/segmenters/pinyin.ts'
import { normalise } from '../../../src/core/text/normalise.ts'
import { library } from './library.ts'

const pinyinOf = lazyPinyin()
const pieces = [
  '贴息',
  '专精特新',
  '那',
  '呢',
  '？',
  '第3条',
  '〔2024〕13号',
  '@',
  '《',
  '》',
  '安康',
  'zhuanli',
  ' ',
  '\n',
  '多少',
  '😀',
  '1',
  '。',
]
const message = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
)

describe('understand, whatever is typed', () => {
  it('never throws, has an intent, and no empty or weightless terms', () => {
    fc.assert(
      fc.property(message, fc.array(message, { maxLength: 3 }), (text, history) => {
        const understood = understand(text, { library, history, pinyinOf })
        expect(understood.intents.length).toBeGreaterThan(0)
        for (const term of understood.terms) {
          expect(term.text.trim()).not.toBe('')
          expect(term.weight).toBeGreaterThan(0)
          expect(term.weight).toBeLessThanOrEqual(1)
        }
        expect(understood.content.every((run) => run.trim() !== '')).toBe(true)
        expect(understood.parts.every((part) => part.trim() !== '')).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('reads a message of 10 kB without more work than a shorter one', () => {
    let asked = 0
    const counting = { ...library, hasWord: (word: string) => (asked++, library.hasWord(word)) }
    for (const piece of ['贴', '1', 'a', '专利质押贴息', '@', '？', '〔2024', '《'])
      understand(piece.repeat(10_000 / piece.length), { library: counting, pinyinOf })
    expect(asked).toBeLessThan(8 * 10_000 * 20)
  })
})

describe('question words', () => {
  it('have the shape that the program takes for granted, and none stands in a list twice', () => {
    const word = z.string().refine((text) => text !== '' && normalise(text) === text, 'not normalised')
    const shape = z.strictObject({
      stop: z.array(word),
      light: z.record(word, z.number().gt(0).lt(1)),
      wanted: z.array(word),
      circumstance: z.array(word),
    })
    expect(shape.safeParse(questionWords).error).toBeUndefined()
    for (const list of [questionWords.stop, questionWords.wanted, questionWords.circumstance])
      expect(list.filter((text, i) => list.indexOf(text) < i)).toEqual([])
  })
})

describe('lexicon', () => {
  it('has groups of the shape that the program takes for granted', () => {
    const word = z.string().refine((text) => text !== '' && normalise(text) === text, 'not normalised')
    const group = z.strictObject({
      policy: z.array(word).min(1),
      people: z.array(word),
      direction: z.enum(['to_policy', 'both']),
      weight: z.number().gt(0).lt(1),
    })
    expect(z.array(group).safeParse([...lexicon, ...everyday()]).error).toBeUndefined()
  })

  it('is broad', () => {
    expect(lexicon.length).toBeGreaterThanOrEqual(1000)
  })

  it('says nothing twice', () => {
    for (const { policy, people } of [...lexicon, ...everyday()]) {
      const words = [...policy, ...people]
      expect(words.filter((word, i) => words.indexOf(word) < i)).toEqual([])
    }
    for (const groups of [lexicon, everyday()]) {
      const heads = groups.map(({ policy, direction }) => `${direction} ${policy.join('、')}`)
      expect(heads.filter((head, i) => heads.indexOf(head) < i)).toEqual([])
    }
  })

  it('gives a word of everyday life one meaning, and none where policies have the word explained already', () => {
    const explained = new Set(lexicon.flatMap(({ people }) => people))
    const words = everyday().flatMap(({ people }) => people)
    expect(words.filter((word, i) => explained.has(word) || words.indexOf(word) < i)).toEqual([])
  })

  it('knows what policies call a word of everyday life', () => {
    const { terms } = understand('老人住的房子能补多少', { library })
    const meant = terms.flatMap(({ from, of, text }) => (from === 'lexicon' ? [`${of}=${text}`] : []))
    expect(meant).toEqual(expect.arrayContaining(['老人=老年人', '房子=住房']))
  })

  it('does not take a question of everyday life for one about policies', () => {
    expect(understand('美元兑人民币今天汇率', { library }).kind).toBe('off_topic')
  })

  it('holds no word of another rank, which would change what is meant', () => {
    const ranks = ['国家级', '省级', '市级', '县级']
    for (const { policy, people } of [...lexicon, ...everyday()])
      for (const rank of ranks) {
        const elsewhere = policy.some((word) => ranks.some((other) => other !== rank && word.includes(other)))
        if (people.some((word) => word.includes(rank))) expect(elsewhere).toBe(false)
      }
  })

  it('does not take one kind of enterprise for another', () => {
    const kinds = ['高新技术企业', '专精特新', '单项冠军', '瞪羚企业', '独角兽企业', '科技型中小企业']
    for (const { policy, people } of [...lexicon, ...everyday()]) {
      const named = kinds.filter((kind) => [...policy, ...people].some((word) => word.includes(kind)))
      expect(named.length).toBeLessThanOrEqual(1)
    }
  })
})

describe('the thesaurus of policy words', () => {
  const lines = kindred.words.map((line) => line.split(' '))

  it('has lines of the shape that the program takes for granted, one for each word', () => {
    const heads = lines.map(([head]) => head)
    expect(heads.filter((head, i) => heads.indexOf(head) < i)).toEqual([])
    for (const [head, sign, ...others] of lines) {
      expect(sign).toBe('<')
      expect(others.length).toBeGreaterThan(0)
      const words = [head, ...others]
      expect(words.filter((word, i) => words.indexOf(word) < i || normalise(word ?? '') !== word)).toEqual([])
    }
  })

  it.each([
    ['rank', ['国家级', '省级', '市级', '县级']],
    ['kind of enterprise', ['高新技术企业', '专精特新', '单项冠军', '瞪羚企业', '独角兽企业']],
  ])('leads to no other %s', (_, names) => {
    for (const [head = '', , ...others] of lines)
      for (const name of names.filter((one) => head.includes(one)))
        for (const other of names.filter((one) => one !== name))
          expect(others.filter((word) => word.includes(other))).toEqual([])
  })

  it('is asked only where the library has neither the word nor what the lexicon says for it', () => {
    const meant = (...held: readonly string[]) =>
      understand('护照怎么办', {
        library: { ...library, hasWord: (word: string) => held.join(' ').includes(word) },
      }).terms.flatMap(({ from, text }) => (from === 'lexicon' ? [text] : []))
    expect(meant('移民管理')).toContain('移民管理')
    expect(meant('移民管理', '出入境')).not.toContain('移民管理')
    expect(meant('移民管理', '护照')).not.toContain('移民管理')
  })
})
