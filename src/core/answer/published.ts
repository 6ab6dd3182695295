import type { Answer, PublicAnswer } from './types.ts'

/** An answer as clients get it; `lead` is for cards and pages, and stands in `text` as well. */
export function published({ lead: _, ...answer }: Answer): PublicAnswer {
  return answer
}
