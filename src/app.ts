import type { Hono } from 'hono'
import type { RequestIdVariables } from 'hono/request-id'
import { createWeb } from './channels/web/index.tsx'
import type { WebParts } from './channels/web/parts.ts'

/** Everything the service is made of; `node.ts` and `worker.ts` supply it. */
export type AppParts = WebParts

/** Puts the parts together. Reads nothing and opens nothing itself, so it runs on every runtime and in tests. */
export function createApp(parts: AppParts): Hono<{ Variables: RequestIdVariables }> {
  return createWeb(parts)
}
