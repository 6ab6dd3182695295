import { describe, expect, it } from 'vitest'
import { questionKey } from '../../src/service/answering.ts'
import { parseCommand } from '../../src/service/commands.ts'
import { libraryLine } from '../../src/service/welcome.ts'
import { answered, sampleLibrary } from './sample-library.ts'

describe('parseCommand', () => {
  it.each([
    ['/帮助', 'help', ''],
    ['／HELP', 'help', ''],
    ['  /绑定地区   安康  ', 'bind', '安康'],
    ['/bind 内蒙古 鄂尔多斯', 'bind', '内蒙古 鄂尔多斯'],
    ['/ 待补', 'gaps', ''],
    ['/ID', 'ids', ''],
    ['/什么', 'unknown', '什么'],
    ['/', 'unknown', ''],
  ])('reads %s', (text, name, argument) => {
    expect(parseCommand(text)).toEqual({ name, argument })
  })

  it('leaves questions alone', () => {
    expect(parseCommand('贷款/担保有什么政策')).toBeNull()
    expect(parseCommand('')).toBeNull()
  })
})

it('counts equal questions together', () => {
  expect(questionKey('专精特新 奖励多少？')).toBe(questionKey('专精特新奖励多少'))
  expect(questionKey('Ａ级企业')).toBe(questionKey('a级企业!'))
  expect(questionKey('贴息条件')).not.toBe(questionKey('贴息期限'))
})

it('says what the library holds', () => {
  const library = sampleLibrary((question) => answered(question))
  expect(libraryLine(library)).toBe('收录 1 份文件（陕西省安康市），索引建于 2025-06-30。')
})
