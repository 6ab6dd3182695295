import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { UsageError } from './report.ts'

/**
 * Reads a JSON Lines file.
 *
 * @throws UsageError naming the first line that is not what it should be
 */
export function readLines<T>(file: string, schema: z.ZodType<T>): T[] {
  return textOf(file)
    .split('\n')
    .flatMap((line, i) => {
      if (line.trim() === '') return []
      const parsed = schema.safeParse(jsonOf(line))
      if (!parsed.success) throw new UsageError(`${file} 第 ${i + 1} 行：${parsed.error.issues[0]?.message ?? ''}`)
      return [parsed.data]
    })
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new UsageError(`读不到文件 ${file}`)
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
