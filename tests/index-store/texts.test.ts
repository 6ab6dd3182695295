import { describe, expect, it } from 'vitest'
import { hashOf, SeedsError } from '../../src/index-store/seeds.ts'
import { readSeeds } from '../../src/index-store/texts.ts'
import { measureText, temporaryFolder } from '../support/folder.ts'

/** 安康市 专利奖励 in GB 18030, as an older office writes. */
const GBK = new Uint8Array([0xb0, 0xb2, 0xbf, 0xb5, 0xca, 0xd0, 0x20, 0xd7, 0xa8, 0xc0, 0xfb, 0xbd, 0xb1, 0xc0, 0xf8])

describe('readSeeds', () => {
  it('reads every .txt file in the order of its name, and nothing else', () => {
    using folder = temporaryFolder()
    for (const name of ['b.txt', 'a.txt', 'C.TXT', 'notes.md', 'sub/d.txt']) folder.write(name, name)
    expect(readSeeds(folder.path).texts.map(({ file }) => file)).toEqual(['C.TXT', 'a.txt', 'b.txt'])
  })

  it('reads UTF-8 and GB 18030', () => {
    using folder = temporaryFolder()
    folder.write('gbk.txt', GBK)
    folder.write('utf8.txt', '安康市 专利奖励')
    expect(readSeeds(folder.path).texts.map(({ source }) => source)).toEqual(['安康市 专利奖励', '安康市 专利奖励'])
  })

  it('leaves out what nobody sees, and what hides the names of issuers', () => {
    using folder = temporaryFolder()
    folder.write('a.txt', '\u200d\u200d北京市人民政府办公厅 2020年2月3日\u200b\ufeff')
    expect(readSeeds(folder.path).texts.map(({ source }) => source)).toEqual(['北京市人民政府办公厅 2020年2月3日'])
  })

  it('reads an empty file as an empty text', () => {
    using folder = temporaryFolder()
    folder.write('empty.txt', '')
    expect(readSeeds(folder.path)).toMatchObject({ texts: [{ source: '' }], unreadable: [] })
  })

  it.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])],
    ['a text with a NUL', new Uint8Array([...GBK, 0, 0xb0, 0xb2])],
    ['neither encoding', new Uint8Array([0xb0, 0xff, 0xff, 0xff])],
  ])('tells of %s by name and reason, and reads the others', (_name, bytes) => {
    using folder = temporaryFolder()
    folder.write('bad.txt', bytes)
    folder.write('good.txt', measureText('安康市', '5'))
    const { texts, unreadable } = readSeeds(folder.path)
    expect(texts.map(({ file }) => file)).toEqual(['good.txt'])
    expect(unreadable).toEqual([{ file: 'bad.txt', message: expect.stringMatching(/文本|编码/) }])
  })

  it('gives each file its entry of seeds.json, and names entries without a file', () => {
    using folder = temporaryFolder()
    folder.write('a.txt', '甲')
    folder.write('seeds.json', JSON.stringify([{ file: 'a.txt', region: '贵州省' }, { file: 'gone.txt' }]))
    const { texts, orphans } = readSeeds(folder.path)
    expect(texts[0]?.seed).toEqual({ file: 'a.txt', region: '贵州省' })
    expect(orphans).toEqual(['gone.txt'])
  })

  it('tells of what lies there and is no .txt, and does not say that it is missing', () => {
    using folder = temporaryFolder()
    folder.write('a.txt', '甲')
    for (const name of ['b.md', 'c.pdf', 'README.md', 'notes.bak']) folder.write(name, '乙')
    folder.write('seeds.json', JSON.stringify([{ file: 'b.md' }]))
    const { texts, unread, orphans } = readSeeds(folder.path)
    expect(texts.map(({ file }) => file)).toEqual(['a.txt'])
    expect(unread).toEqual(['b.md', 'c.pdf'])
    expect(orphans).toEqual([])
  })

  it('has a hash that changes with a text, a name or an entry, and with nothing else', () => {
    using folder = temporaryFolder()
    folder.write('a.txt', '甲')
    const first = readSeeds(folder.path).hash
    folder.write('notes.md', 'x')
    expect(readSeeds(folder.path).hash).toBe(first)
    folder.write('seeds.json', '[{"file":"a.txt","region":"贵州省"}]')
    const withEntry = readSeeds(folder.path).hash
    folder.write('a.txt', '乙')
    const changed = readSeeds(folder.path).hash
    folder.write('b.txt', '')
    const added = readSeeds(folder.path).hash
    expect(new Set([first, withEntry, changed, added]).size).toBe(4)
  })

  it.each([
    ['a folder that is missing', null, '读不到政策文件目录'],
    ['seeds.json that is no JSON', '[{"file": "a.txt",}]', '不是合法的 JSON'],
    ['seeds.json that is no list', '{"file": "a.txt"}', '内容不对'],
    ['an entry without a file', '[{"region": "贵州省"}]', 'file'],
    ['a field that is misspelt', '[{"file": "a.txt", "regoin": "贵州省"}]', 'regoin'],
    ['a date that is none', '[{"file": "a.txt", "issuedOn": "2024年"}]', '2024-12-13'],
    ['a status that is none', '[{"file": "a.txt", "status": "有效"}]', 'status'],
  ])('refuses %s', (_name, seedsJson, says) => {
    using folder = temporaryFolder()
    folder.write('a.txt', '甲')
    if (seedsJson !== null) folder.write('seeds.json', seedsJson)
    const read = () => readSeeds(seedsJson === null ? folder.at('missing') : folder.path)
    expect(read).toThrow(SeedsError)
    expect(read).toThrow(says)
  })
})

describe('hashOf', () => {
  it('is sixteen hexadecimal digits and keeps its parts apart', () => {
    expect(hashOf('a', 'b')).toMatch(/^[0-9a-f]{16}$/)
    expect(hashOf('a', 'b')).not.toBe(hashOf('ab'))
    expect(hashOf('a', 'b')).not.toBe(hashOf('ab', ''))
  })
})
