import type { Answer, Citation, PublicAnswer, PublicCitation } from './types.ts'

/** An answer as clients get it: what is for cards and pages alone is left out, and the nearest clause is a related one. */
export function published({ lead: _, nearest, citations, related, ...answer }: Answer): PublicAnswer {
  const near = nearest ? [nearest.citation, ...related] : related
  return { ...answer, citations: citations.map(publishedCitation), related: near.map(publishedCitation) }
}

function publishedCitation({ isAside: _, ...citation }: Citation): PublicCitation {
  return citation
}
