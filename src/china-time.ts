/** The date in China, whatever the machine's time zone: `2025-06-30`; `at` in milliseconds or ISO 8601. */
export function chinaDate(at: number | string): string {
  return inChina(at).slice(0, 10)
}

/** `2025-06-30 09:05`, China's time; `at` in milliseconds or ISO 8601. */
export function chinaTime(at: number | string): string {
  return inChina(at).slice(0, 16).replace('T', ' ')
}

function inChina(at: number | string): string {
  return new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString()
}
