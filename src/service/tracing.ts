import * as z from 'zod'
import { isTraceId } from './trace-id.ts'
import type { InboxEntry } from '../store/port.ts'
import { currentTrace, traceOfMessage } from '../trace.ts'
import type { Incoming } from './types.ts'

/** The id of the request that brought a message, or one made of the message where it came down a long connection. */
export function traceOfIncoming({ platform, messageId }: Incoming): string {
  return currentTrace() ?? traceOfMessage(platform, messageId)
}

/** A message as it lies in the inbox, together with its id. */
export function inboxBody(message: Incoming, trace: string): string {
  return JSON.stringify({ ...message, trace })
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
