import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../../src/core/parse-document.ts'
import { mend } from '../../../src/core/text/mend.ts'

/** The same text copied from a web page, a PDF or a Word file has the same clauses. */
const folder = join(import.meta.dirname, '../../../seeds')
const seeds = readdirSync(folder).filter((file) => file.endsWith('.txt'))

const lines = (source: string): string[] => mend(source).split('\n')
const wrapped = (source: string, width: number): string[] =>
  lines(source).flatMap((line) =>
    Array.from({ length: Math.ceil(line.length / width) }, (_, i) => line.slice(i * width, (i + 1) * width)),
  )

const layouts: Readonly<Record<string, (source: string) => string>> = {
  'Windows line ends': (source) => source.replaceAll('\n', '\r\n'),
  'one line a paragraph': (source) => lines(source).join('\n'),
  'blank lines between': (source) => lines(source).join('\n\n'),
  'indented paragraphs': (source) =>
    lines(source)
      .map((line) => `　　${line}`)
      .join('\n'),
  'lines wrapped at 38 characters': (source) => wrapped(source, 38).join('\n'),
  'line breaks lost': (source) => lines(source).join(' '),
  'Markdown headings': (source) =>
    lines(source)
      .map((line) => (/^[一二三四五六七八九十]+、/.test(line) ? `## ${line}` : line))
      .join('\n\n'),
}

describe('layouts of the seeds', () => {
  for (const file of seeds) {
    const source = readFileSync(join(folder, file), 'utf8')
    for (const [name, layout] of Object.entries(layouts)) {
      it(`${file}: ${name}`, () => {
        expect(labels(layout(source))).toEqual(labels(source))
      })
    }
  }

  it('headings and sentences are whole where a PDF broke the lines at 24 characters', () => {
    const source = readFileSync(join(folder, '000_huainan.txt'), 'utf8')
    const broken = wrapped(source, 24).join('\n')
    expect(headings(broken)).toEqual(headings(source))
    expect(broken).toContain('企\n')
    for (const { text } of parseDocument(broken, 'x.txt').document.clauses)
      expect(text).not.toMatch(/[一-龥]\n[一-龥]{1,4}[，。]/)
  })

  it('a line of an article is no heading where the lines of others were broken', () => {
    const articles = [
      '第一条　为降低科技型中小企业融资成本，规范贷款贴\n息资金管理，制定本细则。',
      '第二条　奖励标准\n每家奖励十万元。',
      '第三条　市科学技术局审核后委托会计师事务所进行专\n项审计，审计费用从部门经费列支。',
    ]
    expect(headings(articles.join('\n'))).toEqual(['', '奖励标准', ''])
  })

  it('numbering runs on across page numbers', () => {
    const source = readFileSync(join(folder, '000_huainan.txt'), 'utf8')
    const pages = wrapped(source, 36).flatMap((line, i) =>
      i % 20 === 19 ? [line, '', `- ${(i + 1) / 20} -`, ''] : [line],
    )
    expect(labels(pages.join('\n'))).toEqual(labels(source))
  })

  it('the title on top of every page is no part of the article above it', () => {
    const title = '甲市支持外贸稳增长若干政策'
    const measures = [
      '第一条 支持投保。对投保出口信用保险的企业，按实际缴纳保费的40%给予资助。',
      '第二条 支持参展。对参加境外展会的企业，展位费按70%补助。',
      '第三条 支持认证。对取得国际产品认证的企业，认证费按50%补助。',
    ]
    for (const page of [(n: number) => `【第${n}页 共3页】`, (n: number) => `- ${n} -`, (n: number) => `第 ${n} 页`]) {
      const printed = measures.flatMap((measure, i) => [page(i + 1), title, measure])
      const { clauses } = parseDocument([title, ...printed.toSpliced(1, 1)].join('\n'), 'x.txt').document
      expect(clauses.map(({ text }) => text)).toEqual(measures)
      expect(clauses.map(({ path }) => path.length)).toEqual([1, 1, 1])
    }
  })
})

function headings(source: string): string[] {
  return parseDocument(source, 'x.txt').document.clauses.map((clause) => clause.heading)
}

function labels(source: string): string[] {
  return parseDocument(source, 'x.txt').document.clauses.map((clause) => `${clause.path.length} ${clause.label}`)
}
