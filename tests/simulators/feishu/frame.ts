/**
 * The proto2 message `pbbp2.Frame` of the long connection, written out by hand: nine fields of three wire kinds do not
 * need a schema compiler, and a second implementation keeps the SDK's own honest.
 */

export const CONTROL = 0
export const DATA = 1

export interface Frame {
  readonly seqId: number
  readonly logId: number
  readonly service: number
  /** {@link CONTROL} or {@link DATA}. */
  readonly method: number
  readonly headers: ReadonlyMap<string, string>
  readonly payload?: Uint8Array
}

/** Returns the bytes of a frame. */
export function encodeFrame(frame: Frame): Uint8Array {
  const out: number[] = []
  writeNumber(out, 1, frame.seqId)
  writeNumber(out, 2, frame.logId)
  writeNumber(out, 3, frame.service)
  writeNumber(out, 4, frame.method)
  for (const [key, value] of frame.headers) {
    const header: number[] = []
    writeBytes(header, 1, utf8.encode(key))
    writeBytes(header, 2, utf8.encode(value))
    writeBytes(out, 5, header)
  }
  const head = Uint8Array.from(out)
  if (!frame.payload) return head
  const prefix: number[] = []
  writeVarint(prefix, (8 << 3) | LENGTH_DELIMITED)
  writeVarint(prefix, frame.payload.length)
  const bytes = new Uint8Array(head.length + prefix.length + frame.payload.length)
  bytes.set(head, 0)
  bytes.set(prefix, head.length)
  bytes.set(frame.payload, head.length + prefix.length)
  return bytes
}

/** Reads a frame; throws on bytes that are none. */
export function decodeFrame(bytes: Uint8Array): Frame {
  const numbers = new Map<number, number>()
  const headers = new Map<string, string>()
  let payload: Uint8Array | undefined
  for (const field of readFields(bytes)) {
    if (typeof field.value === 'number') numbers.set(field.id, field.value)
    else if (field.id === 5) headers.set(...readHeader(field.value))
    else if (field.id === 8) payload = field.value
  }
  for (const id of [1, 2, 3, 4]) if (!numbers.has(id)) throw new Error(`frame without required field ${id}`)
  return {
    seqId: numbers.get(1) ?? 0,
    logId: numbers.get(2) ?? 0,
    service: numbers.get(3) ?? 0,
    method: numbers.get(4) ?? 0,
    headers,
    ...(payload && { payload }),
  }
}

const VARINT = 0
const LENGTH_DELIMITED = 2
const utf8 = new TextEncoder()
const decoder = new TextDecoder()

interface Field {
  readonly id: number
  readonly value: number | Uint8Array
}

function* readFields(bytes: Uint8Array): Generator<Field> {
  const at = { offset: 0 }
  while (at.offset < bytes.length) {
    const tag = readVarint(bytes, at)
    const id = Math.floor(tag / 8)
    const kind = tag % 8
    if (kind === VARINT) {
      yield { id, value: readVarint(bytes, at) }
    } else if (kind === LENGTH_DELIMITED) {
      const length = readVarint(bytes, at)
      if (at.offset + length > bytes.length) throw new Error('frame is cut short')
      yield { id, value: bytes.subarray(at.offset, at.offset + length) }
      at.offset += length
    } else {
      throw new Error(`frame with unexpected wire type ${kind}`)
    }
  }
}

function readHeader(bytes: Uint8Array): [string, string] {
  const texts = new Map<number, string>()
  for (const field of readFields(bytes))
    if (typeof field.value !== 'number') texts.set(field.id, decoder.decode(field.value))
  return [texts.get(1) ?? '', texts.get(2) ?? '']
}

function readVarint(bytes: Uint8Array, at: { offset: number }): number {
  let value = 0
  let scale = 1
  for (;;) {
    const byte = bytes[at.offset++]
    if (byte === undefined) throw new Error('frame is cut short')
    value += (byte & 0x7f) * scale
    if (byte < 0x80) return value
    scale *= 128
  }
}

function writeNumber(out: number[], id: number, value: number): void {
  writeVarint(out, (id << 3) | VARINT)
  writeVarint(out, value)
}

function writeBytes(out: number[], id: number, bytes: ArrayLike<number>): void {
  writeVarint(out, (id << 3) | LENGTH_DELIMITED)
  writeVarint(out, bytes.length)
  for (let i = 0; i < bytes.length; i++) out.push(bytes[i] ?? 0)
}

function writeVarint(out: number[], value: number): void {
  let rest = value
  while (rest >= 128) {
    out.push((rest % 128) | 0x80)
    rest = Math.floor(rest / 128)
  }
  out.push(rest)
}
