import { outerTitles } from '../../text/quoted-titles.ts'
import type { PolicyDocument } from '../../model.ts'
import { namedIn } from './named-documents.ts'

/** Whether a document reports or explains what others say, and is none of its own. */
export function speaksOfOthers(document: PolicyDocument): boolean {
  return isReport(document) || interprets(document)
}

/** News of a measure: what it tells is not even meant to explain it. */
export function isNews(document: PolicyDocument): boolean {
  return isReport(document) && !interprets(document)
}

/** The measure of the library that each report or explanation speaks of, by the id of the latter. */
export function measuresSpokenOf(documents: readonly PolicyDocument[]): ReadonlyMap<string, PolicyDocument> {
  const named = namedIn(documents)
  const measureOf = (document: PolicyDocument): PolicyDocument | undefined =>
    outerTitles(document.source.slice(0, OPENING))
      .flatMap(({ value }) => named({ value: value.replace(/〈/g, '《').replace(/〉/g, '》') }, document))
      .find((measure) => !speaksOfOthers(measure))
  return new Map(
    documents.filter(speaksOfOthers).flatMap((document) => {
      const measure = measureOf(document)
      return measure ? [[document.id, measure] as const] : []
    }),
  )
}

/** Characters in which it names what it speaks of. */
const OPENING = 1500

function isReport({ metadata }: PolicyDocument): boolean {
  return metadata.secondary?.value === 'report'
}

function interprets({ metadata: { title } }: PolicyDocument): boolean {
  return title !== null && INTERPRETS.test(title.value)
}

const INTERPRETS =
  /解读|问答|答记者问|一图读懂|图解|政策解答|热点解答|》的?说明$|(?:起草|编制|制定|修订)(?:情况)?(?:的)?说明$/
