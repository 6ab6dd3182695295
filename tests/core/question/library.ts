import { understand, type LibraryView, type Understanding } from '../../../src/core/question/index.ts'
import { lazyPinyin } from '../../../src/segmenters/pinyin.ts'

const VOCABULARY =
  '贷款贴息 专利质押融资 奖励 补助 资助 专精特新小巨人企业 高新技术企业 知识产权 转让 许可 担保 保险 首台套 研发费用 技术合同 人才引进 创业 社会保险 稳岗返还 科技副总 副总 国家级 省级 市级 认定 申报 电费 房租 展会 房产税'

/** A small library of four places, enough to name its documents. */
export const library: LibraryView = {
  documents: [
    document('ankang', '安康市专利转化运用促进知识产权高质量发展若干措施', '安政办发〔2024〕13号', '陕西省安康市'),
    document('guizhou', '贵州省支持中小企业专精特新发展办法', '黔工信发〔2023〕8号', '贵州省'),
    document('xinyang', '关于印发信阳市打赢疫情防控阻击战支持企业方案的通知', '信知战联办〔2021〕3号', '河南省信阳市'),
    document('hefei', '合肥市推动经济高质量发展若干政策实施细则', null, '安徽省合肥市'),
  ],
  hasWord: (word) => VOCABULARY.split(' ').some((known) => known.includes(word)),
  wording: {
    tokens: () => VOCABULARY.split(' ').flatMap((word) => [word, ...pairsOf(word)]),
    frequency: (token) => VOCABULARY.split(' ').filter((known) => known.includes(token)).length,
    isWord: (word) => VOCABULARY.split(' ').includes(word),
  },
}

function pairsOf(word: string): readonly string[] {
  return Array.from({ length: Math.max(0, word.length - 1) }, (_, i) => word.slice(i, i + 2))
}

const pinyinOf = lazyPinyin()

export function ask(message: string, ...history: readonly string[]): Understanding {
  return understand(message, { library, history, pinyinOf })
}

export function termTexts(understanding: Understanding): readonly string[] {
  return understanding.terms.map(({ text }) => text)
}

function document(id: string, title: string, number: string | null, region: string): LibraryView['documents'][number] {
  return { id, title, number, region }
}
