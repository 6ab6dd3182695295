import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { dictionaryHash, loadSegmenter, ownWords } from '../../src/segmenters/dictionary.ts'

describe('loadSegmenter', () => {
  const dir = mkdtempSync(join(tmpdir(), 'huiwen-dictionary-'))
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  it('packs the dictionary first where there is none, folders and all', () => {
    const made = loadSegmenter(join(dir, 'new/dictionary.bin'))
    expect(made.words('中小企业成长')).toEqual(['中小企业', '成长'])
    expect(made.id).toBe(`jieba:${dictionaryHash()}`)
  })

  it('refuses a file that was cut off or is something else', () => {
    const whole = readFileSync(join(dir, 'new/dictionary.bin'))
    writeFileSync(join(dir, 'cut.bin'), whole.subarray(0, whole.length - 10))
    writeFileSync(join(dir, 'text.bin'), '这不是词典')
    writeFileSync(join(dir, 'empty.bin'), '')
    expect(() => loadSegmenter(join(dir, 'cut.bin'))).toThrow('不完整')
    expect(() => loadSegmenter(join(dir, 'text.bin'))).toThrow('损坏')
    expect(() => loadSegmenter(join(dir, 'empty.bin'))).toThrow('损坏')
  })

  it('has our own words, none of them twice', () => {
    const words = ownWords().map(({ word }) => word)
    expect(new Set(words).size).toBe(words.length)
    for (const { word, frequency } of ownWords()) {
      expect(word).toMatch(/^\p{Script=Han}{2,}$/u)
      expect(frequency).toBeGreaterThan(0)
      expect(loadSegmenter().wordClass(word), word).toBe('noun')
    }
  })
})
