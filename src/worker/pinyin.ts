import { pinyin } from 'pinyin-pro'
import type { PinyinOf } from '../core/question/index.ts'

/** As `segmenters/pinyin.ts`, for a runtime that cannot load a package later without waiting. */
export const pinyinOf: PinyinOf = (text) => pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' })
