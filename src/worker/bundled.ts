/** What is deployed with the code: the dictionary, and the index that serves until another one is published. */
import dictionary from '../../dist/dictionary.bin'
import packed from '../../dist/worker/index.txt'
import { openLibrary } from '../core/library.ts'
import { openDictionary } from '../core/segment/packed.ts'
import { unpackIndex } from '../index-store/format.ts'
import { pinyinOf } from './pinyin.ts'

export const segmenter = openDictionary(new Uint8Array(dictionary))

const { manifest, data } = unpackIndex(packed, segmenter.id)

/** Opened while the code loads: that time is nobody's request. */
export const bundled = { name: manifest.folder, library: openLibrary(data, segmenter, pinyinOf) }

// The first question reads tables that the others find ready (150 ms). That, too, is done before there is a request.
bundled.library.ask('企业能申请哪些补贴', { today: manifest.builtAt.slice(0, 10) })
