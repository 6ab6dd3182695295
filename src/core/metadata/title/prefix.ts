import { labelOf } from '../../layout/page-head.ts'
import { findRegions } from '../../regions/index.ts'
import { findNumbers } from '../../text/document-numbers.ts'

/**
 * Where the title begins in a line that begins at `start`: 石政发〔2020〕3号-北京市…, 标题：北京市…, 政策动态 | 北京市…. A web page puts
 * number, label or column before it.
 */
export function skipPrefix(source: string, start: number): number {
  const head = source.slice(start, start + 60)
  const column = COLUMN_BEFORE.exec(head)?.[0]
  if (column && !EXPLAINS.test(column) && findRegions(column).length === 0) return start + column.length
  const label = labelOf(head)
  if (label?.field === 'title') return start + label.end + (/^\s*/.exec(head.slice(label.end))?.[0].length ?? 0)
  const [number] = findNumbers(head)
  if (!number || number.span.start > 2 || /令第/.test(number.value)) return start
  return (
    start + number.span.end + (/^[\s\-—－:：]*/.exec(head.slice(number.span.end, number.span.end + 3))?.[0].length ?? 0)
  )
}

const COLUMN_NAME =
  '(?=[\\u4e00-\\u9fff]{0,6}(?:政策|动态|公告|公示|通知|速递|快讯|快报|要闻|关注|聚焦|头条|发布|法规|文件|指南))[\\u4e00-\\u9fff]{2,8}'
const COLUMN_BEFORE = new RegExp(`^(?:[【[]${COLUMN_NAME}[】\\]]|${COLUMN_NAME}\\s{0,2}[|｜])\\s{0,2}(?=[^\\s|｜]{8})`)
/** It says that what follows is no policy but speaks of one. */
const EXPLAINS = /解读|图解|读懂|问答|答疑|新闻|视频|权威|访谈|稿|草案/
