/** How long to wait after so many failures in a row: twice as long each time, a minute at most. Milliseconds. */
export function backoff(failures: number, firstMs: number): number {
  return Math.min(60_000, firstMs * 2 ** Math.min(Math.max(0, failures - 1), 16))
}
