import { z } from 'zod'
import type { InboxEntry } from '../store/port.ts'
import { currentTrace, isTraceId, traceOfMessage } from '../trace.ts'
import type { Incoming } from './types.ts'

/** A message as it lies in the inbox, with the id of the request that brought it, if one did. */
export function inboxBody(message: Incoming): string {
  return JSON.stringify({ ...message, trace: currentTrace() ?? undefined })
}

/** The id under which an entry is answered: the same for every attempt, across restarts and replicas. */
export function traceOfEntry({ platform, messageId, body }: InboxEntry): string {
  return traced.safeParse(body).data?.trace ?? traceOfMessage(platform, messageId)
}

const traced = z
  .string()
  .transform((body, context): unknown => {
    try {
      return JSON.parse(body)
    } catch {
      context.addIssue('not JSON')
      return z.NEVER
    }
  })
  .pipe(z.object({ trace: z.string().refine(isTraceId) }))
