import { FINISHED, TITLE_LIKE } from '../../layout/shapes.ts'
import type { Span } from '../../model.ts'
import { findNumbers } from '../../text/document-numbers.ts'
import type { Paragraph } from '../../text/lines.ts'
import {
  areIssuers,
  BODY,
  headOf,
  isAside,
  isImprint,
  LAST_ISSUER_BEGINS,
  opensBody,
  STAGE,
  TITLE_BEGINS,
  TITLE_LIMIT,
} from './front-lines.ts'
import { skipPrefix } from './prefix.ts'

/** A title as far as its lines belong together. */
export interface Gathered {
  readonly span: Span
  /** Index of the first paragraph behind it. */
  readonly next: number
}

/** Title lines that belong together: an open 《, an unfinished line, a bracket on a line of its own. */
export function gather(source: string, all: readonly Paragraph[], first: number): Gathered {
  const start = all[first]?.start ?? 0
  const skipped = skipPrefix(source, start)
  let end = start
  let next = first
  for (; next < all.length && next < first + 5; next++) {
    const line = all[next]
    if (!line) break
    const text = source.slice(line.start, Math.min(line.end, line.start + 400))
    const soFar = source.slice(skipped, end).trim()
    if (next > first && !continues(soFar, text) && !leadsOn(source, all, soFar, next)) break
    const cut = areIssuers(text) ? text.length : cutTitle(text)
    end = line.start + Math.min(cut, TITLE_LIMIT * 2)
    if (cut < line.end - line.start) return { span: { start: skipped, end }, next: next + 1 }
  }
  return { span: { start: skipped, end: Math.max(end, skipped) }, next }
}

function continues(soFar: string, line: string): boolean {
  const text = line.replace(/^[#*_\s]+|[#*_\s]+$/g, '')
  if (areIssuers(soFar))
    return areIssuers(text) || ((TITLE_BEGINS.test(text) || LAST_ISSUER_BEGINS.test(text)) && text.length < TITLE_LIMIT)
  if (count(soFar, '《') > count(soFar, '》')) return text.length < TITLE_LIMIT
  if (KIND_ALONE.test(text)) return !FINISHED.test(soFar)
  if (soFar.endsWith('的') && LAST_WORD.test(text)) return true
  if (JOINED.test(text) && soFar.includes('关于') && !KIND_LAST.test(soFar)) return true
  if (/^[（(][^（）()]{2,30}[）)]$/.test(text)) return /稿|试行|暂行|年|修订|草案/.test(text) && !isImprint(text)
  if (BODY.test(text) || isAside(text) || text.length > 60 || /[。；：:|\t]|^(?:序号|编号)\s/.test(text)) return false
  return (
    !FINISHED.test(soFar) &&
    !FINISHED.test(soFar.split(/\s/).at(-1) ?? '') &&
    TITLE_LIKE.test(text) &&
    soFar.length < 80
  )
}

/** The second of three lines or more: 某市人民政府关于 / 加快建设现代化产业体系 / 推动高质量发展的若干意见. */
function leadsOn(source: string, all: readonly Paragraph[], soFar: string, next: number): boolean {
  if (!soFar.includes('关于') || FINISHED.test(soFar)) return false
  for (let i = next; i < next + MORE_LINES; i++) {
    const line = all[i]
    const text = line && headOf(source, line)
    if (!text || text.length > LONGEST_TITLE_LINE || /[，。；：:|\t]/.test(text) || opensBody(text)) return false
    if (isAside(text) && !KIND_ALONE.test(text)) return false
    if (FINISHED.test(text)) return true
  }
  return false
}

/** The last words of a title on a line of their own. */
const KIND_ALONE = /^的(?:通知|意见|公告|通告|决定|函|批复|通报)$/
const LAST_WORD = /^(?:通\s?知|意\s?见|公\s?告|通\s?告|决\s?定|函|批\s?复|通\s?报)$/
/** 关于…拟认定名单 ⏎ 和复核拟通过名单的公示: what begins with 和 goes on. */
const JOINED =
  /^(?:和|与|及|以及|暨)[^，。；：:|\t]{2,60}(?:的)?(?:通知|意见|公告|通告|公示|决定|办法|方案|措施|细则|规定|函|批复)(?:[（(][^（）()]{1,20}[）)])?$/
const KIND_LAST = /的?(?:通知|意见|公告|通告|公示|决定|函|批复)$/
const MORE_LINES = 3
const LONGEST_TITLE_LINE = 40

/** Where the title ends in a line that runs on: before a document number, an addressee, or the words of the body. */
export function cutTitle(text: string): number {
  const stops = [
    numberBehind(text),
    text.search(/(?<=的(?:通知|意见|决定|公告|通报|函|批复|通告))\s?(?=各|[^，。《》]{2,30}[：:])/),
    headlineEnd(text),
  ].filter((at) => at > 0 && at < TITLE_LIMIT * 1.5)
  return Math.min(text.length, ...stops)
}

/** Where the number of the document begins behind its title, be it in brackets; -1 if there is none. */
function numberBehind(text: string): number {
  const [number] = findNumbers(text)
  if (!number || number.span.start <= 6 || number.cited || /令第/.test(number.value)) return -1
  // 关于…的通告 2020年第2号: the kind of document is the title's last word.
  const kind = text.charAt(number.span.start - 1) === '的' ? (/^(?:公告|通告)/.exec(number.value)?.[0].length ?? 0) : 0
  return text.slice(0, number.span.start + kind).replace(/[（(【［〔\s]+$/, '').length
}

/**
 * In a text without line breaks the title is the first run of characters up to white space, and the runs after it as long
 * as the title is not complete: an open 《, issuers before their 关于, the second half of a headline.
 */
function headlineEnd(text: string): number {
  const runs = [...text.matchAll(/\S+/g)].map((run) => ({ text: run[0], end: run.index + run[0].length }))
  let end = runs[0]?.end ?? text.length
  for (let i = 1; i < runs.length && i < MOST_RUNS; i++) {
    const run = runs[i]
    const following = runs.slice(i, i + MOST_RUNS).map((next) => next.text)
    if (!run || !runsOn(text.slice(0, end), run.text, following)) break
    end = run.end
  }
  return end
}

const MOST_RUNS = 12

/** 深圳：支持举办展会 按照办展成本的50%给予资助: the second half of a headline may begin as a text does. */
function endsHeadline(soFar: string, run: string): boolean {
  return /^(?:为|根据|按照|依照|经)/.test(run) && !/[，。；：:]/.test(run) && run.length <= 30 && !FINISHED.test(soFar)
}

function runsOn(soFar: string, run: string, runs: readonly string[]): boolean {
  const following = runs.slice(0, 4).join('')
  if (count(soFar, '《') > count(soFar, '》')) return run.length < TITLE_LIMIT
  if (STAGE_FIRST.test(following)) return true
  if (run === following && endsHeadline(soFar, run)) return true
  if (TELLS_OF_PAPER.test(soFar) && run.length <= 30 && !/[，。；：]/.test(run) && run.length < runs.join('').length)
    return true
  // 关于…流程 某市金融局 关于…流程: the title is printed twice, and between the two who issues it.
  if (!areIssuers(soFar) && areIssuers(run) && runs.slice(1).join('').startsWith(soFar.replace(/\s+/g, '')))
    return false
  if (BODY.test(run) || /[。；：]|记者|讯$|^新华社|来源/.test(run) || run.length > 70 || FINISHED.test(soFar))
    return false
  if (areIssuers(soFar)) {
    const title = runs.find((next) => !areIssuers(next)) ?? ''
    return TITLE_BEGINS.test(title) || LAST_ISSUER_BEGINS.test(title)
  }
  if (FINISHED.test(run) || (run.length < 40 && !/[，：]/.test(following) && FINISHED.test(following.slice(0, 60))))
    return true
  return !/[，、]/.test(run) && run.length <= 30 && soFar.length <= 30
}

/** 省领导小组办公室下发通知　全面开展拉网式排查: a headline that tells of a paper, and goes on with what is in it. */
const TELLS_OF_PAPER = /^(?!.*(?:关于|《)).*(?:下发|发出|发布|印发|出台)(?:紧急|重要)?(?:通知|公告|通告|意见|措施)$/

const STAGE_FIRST = new RegExp(`^${STAGE.source}`)

function count(text: string, character: string): number {
  return text.split(character).length - 1
}
