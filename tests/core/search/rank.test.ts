import { describe, expect, it } from 'vitest'
import { normalise } from '../../../src/core/text/normalise.ts'
import { libraryOf, seedsLibrary, TODAY, type Text } from '../../support/library.ts'

const library = seedsLibrary()

/** The clause that stands first for a question: file, label, text as it is compared. */
function firstFor(question: string, of = library): { file: string; label: string; text: string } {
  const [best] = of.explain(question, { today: TODAY }).candidates
  if (!best) throw new Error(`nothing found for ${question}`)
  const { document, clause } = best.entry
  return { file: document.file, label: clause.label, text: normalise(clause.text) }
}

describe('on the seeds, first stands the clause that', () => {
  it.each([
    ['holds the whole phrase', '知识产权质押登记线上办理试点', '001_guizhou', '4.', '知识产权质押登记线上办理试点'],
    ['names the thing in its heading', '加大行政保护力度', '004_ankang', '7.', '加大行政保护力度'],
    ['grants, where others only mention', '专精特新企业奖励多少钱', '004_ankang', '3.', '给予10万元奖励'],
    ['holds both halves of a compound, though apart', '贷款贴息', '004_ankang', '12.', '给予两年贴息'],
    ['answers in figures when a sum is asked for', '专利导航每项给多少万', '004_ankang', '6.', '每项10万元—30万元'],
    ['holds the rarer of two words', '首台套奖励', '004_ankang', '4.', '首台(套)重大技术装备'],
    ['is of the place that was named', '信阳知识产权质押融资', '002_xinyang', '11.', '质押'],
    ['is of the place, though another says more', '淮南专利导航', '000_huainan', '', '专利导航'],
    ['spells a sum as it is asked', '１００万元经费资助', '001_guizhou', '3.', '100万元'],
    ['is asked for in traditional characters', '專精特新獎勵', '004_ankang', '3.', '专精特新'],
    [
      'holds the institution that is named',
      '秦创原知识产权司法保护安康分中心',
      '004_ankang',
      '8.',
      '司法保护安康分中心',
    ],
    ['holds the only mention', '富硒产业', '004_ankang', '5.', '富硒产业'],
    ['knows the matter under another name', '用专利借钱利息补贴', '004_ankang', '12.', '贴息'],
  ])('%s: %s', (_why, question, file, label, text) => {
    const first = firstFor(question)
    expect(first.file).toBe(`${file}.txt`)
    if (label) expect(first.label).toBe(label)
    expect(first.text).toContain(text)
  })

  it('carries each heading of its own, whatever the document', () => {
    const lost: string[] = []
    for (const document of library.documents) {
      for (const clause of document.clauses.filter(({ heading }) => heading.length >= 6)) {
        const candidates = library.explain(clause.heading, { today: TODAY }).candidates.slice(0, 3)
        const found = candidates.some(({ entry }) => normalise(entry.clause.text).includes(normalise(clause.heading)))
        if (!found) lost.push(`${document.file} ${clause.label} ${clause.heading}`)
      }
    }
    expect(lost).toEqual([])
  })
})

describe('in a library made for it', () => {
  const measure = (place: string, ...clauses: string[]): Text => ({
    file: `${place}.txt`,
    source: `${place}支持企业发展若干措施\n\n一、支持措施\n\n${clauses.map((clause, i) => `${i + 1}. ${clause}`).join('\n\n')}\n`,
    seed: { region: place },
  })

  const made = libraryOf([
    measure(
      '陕西省安康市',
      '支持技术改造。对企业技术改造项目按设备投资额的8%给予补助，最高300万元。（市工信局负责）',
      '支持展会。对企业参加境外展会的，给予展位费50%的补贴。（市商务局负责）',
      '稳定就业。对不裁员企业返还失业保险费。（市人社局负责）',
    ),
    measure(
      '河南省信阳市',
      '支持技术改造。鼓励企业开展技术改造，提升装备水平。（市工信局负责）',
      '支持研发。对企业研发费用给予10%的补助。（市科技局负责）',
    ),
  ])

  it.each([
    ['a sum is asked for, so the clause that names one comes first', '技术改造补助多少', '陕西省安康市.txt', '1.'],
    ['the place decides, though the other clause says more', '信阳技术改造', '河南省信阳市.txt', '1.'],
    ['only one clause has the word', '展位费', '陕西省安康市.txt', '2.'],
    ['the kind of expense tells two subsidies apart', '研发费用补助', '河南省信阳市.txt', '2.'],
  ])('%s', (_why, question, file, label) => {
    expect(firstFor(question, made)).toMatchObject({ file, label })
  })

  it('a document of another place is no candidate at all', () => {
    for (const { entry } of made.explain('信阳展位费补贴', { today: TODAY }).candidates) {
      expect(entry.document.file).toBe('河南省信阳市.txt')
    }
  })

  it('the order does not depend on the order of the documents', () => {
    const texts = [
      measure('陕西省安康市', '甲。支持展会。', '乙。支持研发。'),
      measure('河南省信阳市', '丙。支持展会参展。'),
    ]
    const order = (of: readonly Text[]) =>
      libraryOf(of)
        .explain('支持展会', { today: TODAY })
        .candidates.map(({ entry }) => entry.document.file + entry.clause.label)
    expect(order([...texts].reverse())).toEqual(order(texts))
  })
})
