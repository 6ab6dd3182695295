/**
 * Waits until a condition holds. What a person would wait for comes much sooner; a busy machine may take its time.
 *
 * @throws Error with `what` when it does not come at all
 */
export async function until(condition: () => boolean, what = 'the condition'): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  while (!condition()) {
    if (Date.now() > end) throw new Error(`waited ${PATIENCE_MS} ms in vain for ${what}`)
    await pause(10)
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

export const PATIENCE_MS = 120_000
