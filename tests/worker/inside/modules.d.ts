declare module 'cloudflare:test' {
  export const env: { readonly DB: import('@cloudflare/workers-types').D1Database }
  /** Deletes all data of all bindings. */
  export function reset(): Promise<void>
}
