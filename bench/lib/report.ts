import { parseArgs } from 'node:util'

/** What a measuring program was given on its command line. */
export interface Flags {
  readonly json: boolean
  /** @throws UsageError if the option is missing */
  required(name: string): string
  optional(name: string): string | undefined
}

/** The program was called in a way that it cannot serve; the message says how to call it. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/**
 * Runs a measuring program: reads its options, prints one JSON object with `--json`, its tables without.
 *
 * @param usage the command as a person would type it
 */
export async function report<T>(
  usage: string,
  names: readonly string[],
  measure: (flags: Flags) => Promise<T>,
  show: (result: T) => string,
): Promise<void> {
  try {
    const flags = readFlags(usage, names)
    const result = await measure(flags)
    console.log(flags.json ? JSON.stringify(result) : show(result))
  } catch (error) {
    console.error(error instanceof UsageError ? error.message : error)
    process.exitCode = 1
  }
}

/** Lines up columns by the width that a terminal gives them (a Han character takes two cells). */
export function table(rows: readonly (readonly Cell[])[]): string {
  const texts = rows.map((row) => row.map(cellText))
  const widths = (texts[0] ?? []).map((_, column) => Math.max(...texts.map((row) => widthOf(row[column] ?? ''))))
  const line = (row: readonly string[]) => row.map((text, i) => padded(text, widths[i] ?? 0, i === 0)).join('  ')
  const [head = [], ...body] = texts
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...body.map(line)]
    .map((text) => text.trimEnd())
    .join('\n')
}

export type Cell = string | number | null

/** `2.5×`; how one figure stands to another. */
export function ratio(value: number | null, beside: number | null): string {
  return value === null || beside === null || beside === 0 ? '–' : `${(value / beside).toFixed(2)}×`
}

function readFlags(usage: string, names: readonly string[]): Flags {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
  let values: Readonly<Record<string, string | boolean | undefined>>
  try {
    values = parseArgs({ options: { ...options, json: { type: 'boolean' } } }).values
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n用法：${usage}`)
  }
  const optional = (name: string) => {
    const value = values[name]
    return typeof value === 'string' ? value : undefined
  }
  return {
    json: values['json'] === true,
    optional,
    required: (name) => {
      const value = optional(name)
      if (value === undefined) throw new UsageError(`缺少 --${name}\n用法：${usage}`)
      return value
    },
  }
}

function cellText(cell: Cell): string {
  if (cell === null) return '–'
  if (typeof cell === 'string') return cell
  return Number.isInteger(cell) ? cell.toLocaleString('en-US') : cell.toFixed(Math.abs(cell) < 10 ? 3 : 1)
}

function padded(text: string, width: number, left: boolean): string {
  const space = ' '.repeat(width - widthOf(text))
  return left ? text + space : space + text
}

function widthOf(text: string): number {
  let width = 0
  for (const char of text) width += /[\u2e80-\u9fff\uff00-\uff60\u3000-\u303f]/.test(char) ? 2 : 1
  return width
}
