import type { Colors } from 'picocolors/types'
import type { Answer } from '../../core/answer/types.ts'
import type { Huiwen } from '../../core/library.ts'
import type { IndexReport } from '../../index-store/index.ts'
import { isRight, type EvalResult, type EvalSummary } from './eval.ts'

/** The answer for a terminal; without colours it is the plain text that is made for forwarding. */
export function printAnswer({ status, text, suggestions }: Answer, colors: Colors): string {
  const lines = text.split('\n').map((line) => {
    if (line.startsWith('注意：')) return colors.yellow(line)
    if (/^(?:依据|责任单位|配合单位)：/.test(line)) return colors.dim(line)
    return status === 'answered'
      ? line.replace(/^(?:\d+\. )?【[^】]+】/, (place) => colors.cyan(colors.bold(place)))
      : line
  })
  const more = suggestions.length > 0 ? ['', colors.dim(`还可以问：${suggestions.join(' ')}`)] : []
  return [...lines, ...more].join('\n')
}

/** What was understood, why the clauses stand in this order, and which of them answer: ✓, or － where it says nothing of what is asked. */
export function printExplanation({ understanding, query, candidates }: ReturnType<Huiwen['explain']>): string {
  const terms = understanding.terms.map(({ text, weight, from, of }) =>
    from === 'word' ? `${text} ${weight}` : `${text} ${weight}（${SOURCES[from]}${of ? `：${of}` : ''}）`,
  )
  const concepts = query.concepts.map(({ text, weight }) => `${text} ${weight.toFixed(1)}`)
  const rows = candidates.map(({ entry, score, features, fits, answers }) => {
    const mark = answers ? '✓' : fits ? ' ' : '－'
    const values = Object.entries(features).map(([name, value]) => `${name} ${Number(value).toFixed(2)}`)
    return `${mark} ${score.toFixed(2)}  ${entry.document.file} ${entry.clause.label} ${entry.clause.heading}\n        ${values.join(' · ')}`
  })
  return [
    `意图：${understanding.intents.join('、')}　地区：${understanding.places.map(({ region }) => region).join('、') || '未指定'}`,
    `词语：${terms.join('，')}`,
    `要点：${concepts.join('，')}`,
    '候选条款（✓ 能作答，－ 没有写到所问的一类内容）：',
    ...rows,
  ].join('\n')
}

const SOURCES = { word: '', place: '地名', lexicon: '同义', typo: '改字', pinyin: '拼音', history: '上文' }

export function printReport(report: IndexReport, size: string): string {
  const changed = [
    report.added.length > 0 ? `新增 ${report.added.length}` : '',
    report.changed.length > 0 ? `改动 ${report.changed.length}` : '',
    report.removed.length > 0 ? `移除 ${report.removed.length}` : '',
  ].filter(Boolean)
  return [
    `文件 ${report.documents} 份，条款 ${report.clauses} 条，问题 ${report.problems.length} 处，用时 ${(report.ms / 1000).toFixed(1)} 秒，大小 ${size}`,
    changed.length > 0 ? `与上次相比：${changed.join('，')}` : '与上次相比：没有变化',
    ...report.problems.map(({ file, problem }) => `  ! ${file}：${problem.message}`),
  ].join('\n')
}

export function printEvaluation(results: readonly EvalResult[], summary: EvalSummary, colors: Colors): string {
  const percent = (value: number) => `${(value * 100).toFixed(1)}%`
  const failures = results
    .filter((result) => !isRight(result))
    .map(({ question, answer, found, said }) => {
      const first = answer.citations[0] ?? answer.related[0]
      const got = first ? `${first.document.file} ${first.clause.label}` : '无'
      const why = !found ? `得到 ${answer.status}，首条 ${got}` : !said ? `文中缺少 ${question.say.join('、')}` : ''
      return `  ${colors.red('✗')} ${question.id} [${question.kind}] ${question.q}　${colors.dim(why)}`
    })
  return [
    `问题 ${summary.questions} 个　答对 ${percent(summary.right)}　该拒则拒 ${percent(summary.refusedRightly)}　该答则答 ${percent(summary.answeredRightly)}　中位用时 ${summary.p50Ms.toFixed(1)} ms`,
    ...Object.entries(summary.kinds).map(([kind, { right, of }]) => `  ${kind.padEnd(14)} ${right}/${of}`),
    ...(failures.length > 0 ? ['未通过：', ...failures] : []),
  ].join('\n')
}
