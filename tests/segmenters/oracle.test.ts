import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { runsOf, isHan } from '../../src/core/search/tokens.ts'
import type { Segmenter } from '../../src/core/segment/port.ts'
import { dictionaryHash, loadSegmenter, ownWords } from '../../src/segmenters/dictionary.ts'
import { loadNodejieba } from '../../src/segmenters/nodejieba.ts'
import { SEEDS_DIR } from '../support/library.ts'

/** Texts that the packed table is held to jieba on; the second folder is there where the project's shared files are. */
const FOLDERS = [SEEDS_DIR, join(SEEDS_DIR, '../../shared/policies')].filter((dir) => existsSync(dir))

describe('the packed table cuts as jieba does', () => {
  const packed = loadSegmenter()
  let jieba: Segmenter

  beforeAll(() => {
    jieba = loadNodejieba()
  })

  it.each(FOLDERS)('on every Han run of %s', (dir) => {
    const runs = hanRunsOf(dir)
    expect(runs.length).toBeGreaterThan(500)
    const differences = runs.filter((run) => !sameTokens(run))
    expect(differences).toEqual([])
  })

  it('on runs made of our own words, which jieba takes from a user dictionary', () => {
    for (const { word } of ownWords()) {
      for (const run of [word, `对${word}给予奖励`, `${word}${word}`]) expect(sameTokens(run), run).toBe(true)
    }
  })

  it('on random runs of Han characters', () => {
    const character = fc.oneof(
      fc.constantFrom(
        ...'的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子',
      ),
      fc.constantFrom(...'专利转化运用奖励补贴贴息企业科技市场监管局责任单位中小高新技术'),
      fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code)),
    )
    const run = fc.array(character, { minLength: 1, maxLength: 40 }).map((characters) => characters.join(''))
    fc.assert(
      fc.property(run, (text) => {
        expect(packed.words(text)).toEqual(jieba.words(text))
        expect(packed.cutForSearch(text)).toEqual(jieba.cutForSearch(text))
      }),
      { numRuns: 1000 },
    )
  })

  it('and both go by one name, so that an index built by one is read with the other', () => {
    expect(packed.id).toBe(jieba.id)
    expect(packed.id).toBe(`jieba:${dictionaryHash()}`)
  })

  function sameTokens(run: string): boolean {
    return same(packed.words(run), jieba.words(run)) && same(packed.cutForSearch(run), jieba.cutForSearch(run))
  }
})

function hanRunsOf(dir: string): string[] {
  const runs = new Set<string>()
  for (const file of readdirSync(dir).filter((name) => name.endsWith('.txt'))) {
    for (const run of runsOf(readFileSync(join(dir, file), 'utf8'))) if (isHan(run)) runs.add(run)
  }
  return [...runs]
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, i) => word === b[i])
}
