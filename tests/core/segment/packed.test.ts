import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openDictionary, packDictionary, type DictionaryWord } from '../../../src/core/segment/packed.ts'

const word = (text: string, frequency: number, tag = 'n'): DictionaryWord => ({ word: text, frequency, tag })
const HASH = '0123456789abcdef'

const WORDS = [
  word('知识', 200),
  word('产权', 100),
  word('知识产权', 150),
  word('识产', 5),
  word('申请', 300, 'v'),
  word('的', 9000, 'uj'),
  word('大', 800, 'a'),
  word('高', 700, 'a'),
]

describe('packDictionary and openDictionary', () => {
  const dictionary = openDictionary(packDictionary(WORDS, [], HASH))

  it('cut along the most probable path: one long word beats its two parts', () => {
    expect(dictionary.words('申请知识产权')).toEqual(['申请', '知识产权'])
  })

  it('put the words inside a long word before it when cutting for search', () => {
    expect(dictionary.cutForSearch('知识产权')).toEqual(['知识', '识产', '产权', '知识产权'])
    expect(dictionary.cutForSearch('申请')).toEqual(['申请'])
  })

  it('leave characters that no word holds as they are', () => {
    expect(dictionary.words('龘申请靐')).toEqual(['龘', '申请', '靐'])
    expect(dictionary.words('')).toEqual([])
  })

  it('tell what sort of word it is and how common', () => {
    expect(dictionary.wordClass('知识产权')).toBe('noun')
    expect(dictionary.wordClass('申请')).toBe('verb')
    expect(dictionary.wordClass('高')).toBe('adjective')
    expect(dictionary.wordClass('的')).toBe('function')
    expect(dictionary.wordClass('产业')).toBeNull()
    expect(dictionary.commonness('产业')).toBe(0)
    const sum = WORDS.reduce((total, { frequency }) => total + frequency, 0)
    expect(dictionary.commonness('申请')).toBeCloseTo((300 / sum) * 1e6)
  })

  it('let our own words win over the dictionary without counting them', () => {
    const own = openDictionary(packDictionary(WORDS, [word('大', 1), word('大高', 500)], HASH))
    expect(dictionary.words('大高')).toEqual(['大', '高'])
    expect(own.words('大高')).toEqual(['大高'])
    const sum = WORDS.reduce((total, { frequency }) => total + frequency, 0)
    expect(own.commonness('大')).toBeCloseTo((1 / sum) * 1e6)
  })

  it('name the dictionary by its hash', () => {
    expect(dictionary.id).toBe(`jieba:${HASH}`)
  })

  it('find exactly the words that were packed, whatever they are', () => {
    const han = fc
      .array(fc.integer({ min: 0x4e00, max: 0x9fff }), { minLength: 1, maxLength: 8 })
      .map((codes) => String.fromCharCode(...codes))
    fc.assert(
      fc.property(fc.uniqueArray(han, { minLength: 1, maxLength: 60 }), fc.array(han), (packed, others) => {
        const opened = openDictionary(packDictionary(packed.map((text) => word(text, 7)), [], HASH)) // prettier-ignore
        for (const text of packed) expect(opened.wordClass(text)).toBe('noun')
        for (const text of others) if (!packed.includes(text)) expect(opened.wordClass(text)).toBeNull()
      }),
    )
  })

  it('lose no character of any run', () => {
    const run = fc.array(fc.constantFrom(...'知识产权申请的大高龘')).map((characters) => characters.join(''))
    fc.assert(fc.property(run, (text) => void expect(dictionary.words(text).join('')).toBe(text)))
  })

  it('read a table that does not start at an aligned address', () => {
    const bytes = packDictionary(WORDS, [], HASH)
    for (const shift of [1, 2, 4, 8]) {
      const pool = new Uint8Array(bytes.length + 16)
      pool.set(bytes, shift)
      expect(openDictionary(pool.subarray(shift, shift + bytes.length)).words('知识产权')).toEqual(['知识产权'])
    }
  })
})

describe('a damaged table is refused', () => {
  const bytes = packDictionary(WORDS, [], HASH)

  it.each([
    ['nothing', new Uint8Array(0)],
    ['half a header', bytes.slice(0, 20)],
    ['another magic', changed(0)],
    ['another count', changed(4)],
    ['an end that is missing', bytes.slice(0, -1)],
    ['something behind the end', new Uint8Array([...bytes, 0])],
  ])('%s', (_name, damaged) => {
    expect(() => openDictionary(damaged)).toThrow('词典文件')
  })

  function changed(at: number): Uint8Array {
    const copy = bytes.slice()
    copy[at] = (copy[at] ?? 0) ^ 0xff
    return copy
  }
})
