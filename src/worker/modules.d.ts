/** Files that go beside a worker's code as they are. */
declare module '*.bin' {
  const bytes: ArrayBuffer
  export default bytes
}

declare module '*.txt' {
  const text: string
  export default text
}

declare module 'cloudflare:workers' {
  /** Keeps the event that is being handled alive until the work is done. */
  export function waitUntil(work: Promise<unknown>): void
}
