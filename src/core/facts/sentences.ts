/** A piece of a longer text by its offsets. */
export interface Piece {
  readonly text: string
  readonly start: number
}

/** Sentences, at 。；！？ and line ends outside brackets; the note of departments （责任单位：…） belongs to none. */
export function sentencesOf(text: string): Piece[] {
  return splitAt(text, 0, '。；;！？\n')
}

/** The parts of a sentence between commas outside brackets and quotation marks; a limit may follow in a sentence of its own. */
export function partsOf(sentence: Piece): Piece[] {
  return splitAt(sentence.text, sentence.start, '，,；;。')
}

const OPENING = '（(《“〈【['
const CLOSING = '）)》”〉】]'

function splitAt(text: string, offset: number, marks: string): Piece[] {
  const pieces: Piece[] = []
  let depth = 0
  let start = 0
  const push = (end: number): void => {
    const raw = text.slice(start, end)
    const lead = raw.length - raw.trimStart().length
    const piece = raw.trim()
    if (piece !== '') pieces.push({ text: piece, start: offset + start + lead })
  }
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (OPENING.includes(character)) depth++
    else if (CLOSING.includes(character)) depth = Math.max(0, depth - 1)
    // “……给予全额补贴。”该项措施是……: what follows the quoted sentence is another one.
    if (depth === 0 && character === '”' && marks.includes('！') && /[。！？]/.test(text.charAt(at - 1))) {
      push(at + 1)
      start = at + 1
    }
    const inNumeral = character === ',' && /\d/.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at + 1))
    if (!marks.includes(character) || inNumeral || (depth > 0 && character !== '\n')) continue
    if (character === '\n') depth = 0
    push(at)
    start = at + 1
  }
  push(text.length)
  return pieces
}
