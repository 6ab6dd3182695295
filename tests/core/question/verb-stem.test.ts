import { describe, expect, it } from 'vitest'
import { tellsCircumstance } from '../../../src/core/question/circumstance.ts'
import { verbStemOf } from '../../../src/core/question/verb-stem.ts'

describe('the verb of a word that is said with what ends it, or twice', () => {
  it.each([
    ['处理掉', '处理'],
    ['公布出来', '公布'],
    ['打发走', '打发'],
    ['搞完', '搞'],
    ['买不起', '买'],
    ['谈不拢', '谈'],
    ['改一改', '改'],
    ['商量商量', '商量'],
    ['没赚', '赚'],
  ])('of %s is %s', (word, verb) => {
    expect(verbStemOf(word)).toBe(verb)
  })

  it.each(['演出', '召回', '分成', '报到', '居住', '没收', '整齐', '对不起', '公开', '清洗', '养蜂'])(
    'is none of %s, which means something by itself',
    (word) => {
      expect(verbStemOf(word)).toBeNull()
    },
  )
})

describe('how, when and before whom something came about', () => {
  it.each(['另一家', '头一年', '好几条', '前几天', '大半年', '太慢', '小伙子', '成天', '二月份', '前前后后'])(
    'is told by %s',
    (word) => {
      expect(tellsCircumstance(word)).toBe(true)
    },
  )

  it.each(['养蜂', '网红', '公积金', '超市', '太阳能', '年段'])('is not told by %s', (word) => {
    expect(tellsCircumstance(word)).toBe(false)
  })
})
