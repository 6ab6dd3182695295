import { describe, expect, it } from 'vitest'
import { ask } from './library.ts'

const mended = (message: string) => ask(message).terms.filter(({ from }) => from === 'typo')

describe('what is mended', () => {
  it.each([
    '这个找哪个局办',
    '去市监局报质押贴息要带哪些材料',
    '贷款利息政府全包吗',
    '上市按募资净额奖多少',
    '超过多久不付要给利息',
    '给普工租房有补贴吗',
    '卫健委组织进口的物资免关税吗',
    '一个人限买几只',
    '房租怎么个免法',
  ])('is no two characters of two words: %s', (message) => {
    expect(mended(message)).toEqual([])
  })

  it('is no name of a thing that only sounds alike, if all of it are words', () => {
    expect(mended('租房公积金能贷多少')).toEqual([])
    expect(mended('高薪技术企业认定').map(({ text }) => text)).toEqual(['高新技术企业认定'])
  })

  it('is a word with one wrong character', () => {
    expect(mended('专精特新将励多少').map(({ text }) => text)).toContain('奖励')
  })

  it('is a place whose rare character is taken for another', () => {
    expect(ask('给毫州的旅游企业奖多少').places.map(({ region }) => region)).toEqual(['安徽省亳州市'])
    expect(ask('彬州市的补贴').places.map(({ region }) => region)).toEqual(['陕西省咸阳市彬州市'])
  })
})
