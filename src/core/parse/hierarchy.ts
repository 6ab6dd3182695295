/**
 * Decides which of the numbers found in a text open a unit, and how deep each unit lies. The order of shapes is read
 * from the document itself: a stack of open levels, where a number that continues the sequence of an open level is
 * strong evidence and any other must stand where a unit may start.
 */
import type { Problem } from '../model.ts'
import { RANK, sameFamily } from './markers.ts'
import type { Marker, MarkerStyle } from './markers.ts'

/** A marker that opens a unit, with its depth: 0 is the outermost. */
export interface Opening {
  readonly marker: Marker
  readonly depth: number
}

export interface Hierarchy {
  readonly openings: readonly Opening[]
  readonly problems: readonly Problem[]
}

/**
 * Chooses among `markers` (in reading order). `inHeading(previous, marker)` tells whether `marker` stands in the
 * heading of the unit that `previous` opened, where a number may follow without a break: 一、典型做法（一）….
 */
export function arrange(
  markers: readonly Marker[],
  inHeading: (previous: Marker, marker: Marker) => boolean,
): Hierarchy {
  return new Arranger(markers, inHeading).run()
}

interface Level {
  readonly style: MarkerStyle
  readonly asks: boolean
  last: number
}

/** Label of an unnumbered heading that stands outside all others: 附则. */
export const OUTERMOST = '附则'
/** More missing numbers than this are no gap in the text but a number that means something else. */
const LARGEST_GAP = 4
/** A sequence that starts in the middle (（四） after an unnumbered part) may start this far on. */
const LARGEST_START = 15
/** One that starts further on (19. in an excerpt) has to go on for so many numbers. */
const LATE_RUN = 3
/** Numbers without a point or comma count only where the text is full of them. */
const SHORTEST_BARE_CHAIN = 5

const UNORDERED: ReadonlySet<MarkerStyle> = new Set<MarkerStyle>(['bullet', 'heading', 'question', 'row'])
const INLINE_ITEMS: ReadonlySet<MarkerStyle> = new Set<MarkerStyle>(['ordinal', 'circled'])

class Arranger {
  readonly #markers: readonly Marker[]
  readonly #inHeading: (previous: Marker, marker: Marker) => boolean
  readonly #index: SequenceIndex
  readonly #usesBare: boolean
  readonly #stack: Level[] = []
  readonly #running = new Map<MarkerStyle, number>()
  readonly #openings: Opening[] = []
  readonly #problems: Problem[] = []

  constructor(markers: readonly Marker[], inHeading: (previous: Marker, marker: Marker) => boolean) {
    this.#markers = markers
    this.#inHeading = inHeading
    this.#index = new SequenceIndex(markers)
    this.#usesBare = hasBareChain(markers)
  }

  run(): Hierarchy {
    this.#markers.forEach((marker, i) => {
      if (marker.style === 'bare' && !this.#usesBare) return this.#considerBare(marker, i)
      if (marker.style === 'heading') this.#openHeading(marker, i)
      else this.#consider(marker, i)
    })
    return { openings: this.#openings, problems: this.#problems }
  }

  /** 7货物运输业… between 6. and 8.: the number that goes on has lost its point. */
  #considerBare(marker: Marker, i: number): void {
    const level = this.#stack.findLastIndex(({ style }) => sameFamily(style, 'dot'))
    const open = this.#stack[level]
    if (open === undefined || marker.place === 'anywhere' || marker.value !== open.last + 1) return
    if (!this.#index.goesOn(open.style, marker.value, i)) return
    this.#accept({ ...marker, style: open.style }, level)
  }

  #consider(marker: Marker, i: number): void {
    // Nothing lies inside a row.
    if (marker.style !== 'row' && this.#stack.at(-1)?.style === 'row') this.#stack.pop()
    const level = this.#levelOf(marker.style)
    if (marker.place === 'anywhere') {
      if (this.#mayStandAnywhere(marker, i)) this.#openNew(marker, i, level)
      return
    }
    if (level >= 0 && this.#continues(level, marker)) return this.#accept(marker, level)
    if (UNORDERED.has(marker.style)) return this.#openNew(marker, i, level)
    if (marker.value === 1) return this.#considerFirst(marker, i, level)
    this.#considerLater(marker, i, level)
  }

  /** A number 1: it opens a level below, or restarts its own. */
  #considerFirst(marker: Marker, i: number, level: number): void {
    const solid = isSolid(marker)
    const followed = this.#index.isFollowed(marker, i)
    if (level < 0) {
      if ((solid && !INLINE_ITEMS.has(marker.style)) || followed) this.#openNew(marker, i, level)
      return
    }
    if (!solid || (marker.place === 'gap' && !followed)) return
    const last = this.#openings.at(-1)?.marker
    if (last !== undefined && last.style === marker.style && last.value === 1 && !followed) return
    this.#accept(marker, level)
  }

  /** A number that continues nothing that is open: numbering that runs on, has a gap, or is no number at all. */
  #considerLater(marker: Marker, i: number, level: number): void {
    const running = this.#running.get(marker.style)
    const solid = isSolid(marker)
    if (level < 0 && running !== undefined && marker.value === running + 1) {
      return this.#openNew(marker, i, level)
    }
    // In a list of questions the next question counts, whatever its number says.
    if (solid && marker.asks && this.#stack[level]?.asks === true) return this.#accept(marker, level)
    if (!solid || marker.style === 'bare' || marker.style === 'plain' || marker.style === 'decimal') return
    const last = level >= 0 ? this.#stack[level]?.last : running
    // Where sections share one numbering and the text leaves some out, a new section may begin far on.
    const largest = level < 0 && marker.place === 'line' ? LARGEST_START : LARGEST_GAP
    if (last !== undefined && marker.value > last && marker.value - last <= largest) {
      this.#report('number-gap', `编号不连续：${marker.label} 之前缺少 ${marker.value - last - 1} 项`, marker)
      return level >= 0 ? this.#accept(marker, level) : this.#openNew(marker, i, level)
    }
    if (marker.style === 'article' && marker.place === 'line') {
      return level >= 0 ? this.#accept(marker, level) : this.#openNew(marker, i, level)
    }
    if (last !== undefined && marker.value === last && marker.place === 'line') {
      this.#report('number-repeated', `编号重复：${marker.label}`, marker)
      return level >= 0 ? this.#accept(marker, level) : this.#openNew(marker, i, level)
    }
    const startsLate = last === undefined && this.#index.runsOn(marker, i, marker.value <= LARGEST_START ? 1 : LATE_RUN)
    if (!startsLate) return
    this.#report('number-gap', `编号从 ${marker.label} 开始，之前的编号缺失`, marker)
    this.#openNew(marker, i, level)
  }

  /** An unnumbered heading replaces the level whose numbering starts anew below it. */
  #openHeading(marker: Marker, i: number): void {
    const next = this.#markers[i + 1]
    const own = this.#levelOf('heading')
    if (marker.label === OUTERMOST) this.#stack.length = 0
    const below = next === undefined ? -1 : this.#levelOf(next.style)
    if (own >= 0 && (below < 0 || below > own)) return this.#accept(marker, own)
    if (below >= 0) this.#stack.length = below
    else while (RANK[this.#stack.at(-1)?.style ?? 'book'] >= RANK.article) this.#stack.pop()
    this.#push(marker)
  }

  /** Opens a level for a shape that is not open: below the deepest open unit that can hold it. */
  #openNew(marker: Marker, i: number, level: number): void {
    if (level >= 0) return this.#accept(marker, level)
    // 14. 问：…: the question of the last number too, which none goes on from.
    const before = this.#openings.at(-1)?.marker
    if (marker.style === 'question' && before && marker.start - before.end <= 1) return this.#push(marker)
    for (let top = this.#stack.at(-1); top !== undefined; top = this.#stack.at(-1)) {
      const deeper = RANK[top.style] > RANK[marker.style]
      // 二、税费类 over 问4：…, where the questions are counted through all of the text.
      const heads = marker.style === 'question' && top.style === 'han' && !top.asks
      const sibling = RANK[top.style] === RANK[marker.style] && marker.value > 1 && !heads
      if ((!deeper && !sibling) || (top.asks && !marker.asks)) break
      if (!sibling && !UNORDERED.has(top.style) && this.#index.goesOn(top.style, top.last, i)) break
      this.#stack.pop()
    }
    this.#push(marker)
  }

  #accept(marker: Marker, level: number): void {
    this.#stack.length = level
    this.#push(marker)
  }

  #push(marker: Marker): void {
    this.#stack.push({ style: marker.style, asks: marker.asks, last: marker.value })
    this.#running.set(marker.style, marker.value)
    this.#openings.push({ marker, depth: this.#stack.length - 1 })
  }

  #continues(level: number, marker: Marker): boolean {
    const open = this.#stack[level]
    if (open === undefined) return false
    if (UNORDERED.has(marker.style)) return true
    return marker.value === open.last + 1
  }

  /** Without a break before it a number counts only in a heading, and only as part of a sequence. */
  #mayStandAnywhere(marker: Marker, i: number): boolean {
    const last = this.#openings.at(-1)?.marker
    if (last === undefined || last.style === marker.style || !this.#inHeading(last, marker)) return false
    if (marker.value === 1) return this.#index.isFollowed(marker, i)
    return this.#running.get(marker.style) === marker.value - 1
  }

  #levelOf(style: MarkerStyle): number {
    const exact = this.#stack.findLastIndex((level) => level.style === style)
    return exact >= 0 ? exact : this.#stack.findLastIndex((level) => sameFamily(level.style, style))
  }

  #report(code: string, message: string, marker: Marker): void {
    this.#problems.push({ code, message, span: { start: marker.start, end: marker.end } })
  }
}

/** Finds where a sequence goes on, so that a number can be judged by what follows it. */
class SequenceIndex {
  readonly #positions = new Map<string, number[]>()

  constructor(markers: readonly Marker[]) {
    markers.forEach((marker, i) => {
      if (marker.place === 'anywhere' && marker.style !== 'bare') return
      const key = `${marker.style}:${marker.value}`
      const list = this.#positions.get(key)
      if (list === undefined) this.#positions.set(key, [i])
      else list.push(i)
    })
  }

  /** True when the next number of the same shape comes before the shape starts anew. */
  isFollowed(marker: Marker, i: number): boolean {
    return this.goesOn(marker.style, marker.value, i)
  }

  /** True when the next `count` numbers follow one another. */
  runsOn({ style, value }: Marker, i: number, count: number): boolean {
    let at = i
    for (let n = 0; n < count; n++) {
      if (!this.goesOn(style, value + n, at)) return false
      at = this.#after(style, value + n + 1, at) ?? at
    }
    return true
  }

  goesOn(style: MarkerStyle, value: number, i: number): boolean {
    const next = this.#after(style, value + 1, i)
    return next !== null && next < (this.#after(style, 1, i) ?? Number.POSITIVE_INFINITY)
  }

  #after(style: MarkerStyle, value: number, i: number): number | null {
    const list = this.#positions.get(`${style}:${value}`)
    if (list === undefined) return null
    let low = 0
    let high = list.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((list[middle] ?? 0) <= i) low = middle + 1
      else high = middle
    }
    return list[low] ?? null
  }
}

/** A unit may start here without further proof. */
function isSolid(marker: Marker): boolean {
  return (
    marker.place === 'line' || marker.place === 'gap' || (marker.place === 'sentence' && !isWeakInline(marker.style))
  )
}

function isWeakInline(style: MarkerStyle): boolean {
  return style !== 'hanParen' && style !== 'han'
}

function hasBareChain(markers: readonly Marker[]): boolean {
  let next = 1
  let placed = 0
  for (const marker of markers) {
    if (marker.style !== 'bare' || marker.value !== next) continue
    next++
    if (marker.place !== 'anywhere') placed++
  }
  return next > SHORTEST_BARE_CHAIN && placed * 2 >= next
}
