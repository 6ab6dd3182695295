import type { PolicyDocument, Span } from '../model.ts'
import type { Understanding } from '../question/index.ts'
import { OPEN_NOW } from '../question/open-now.ts'
import type { Candidate } from '../search/rank.ts'
import { choose, type Choice } from './choosing/choose.ts'
import { withEachSide } from './choosing/sides.ts'
import { documentAnswer } from './documents/document-answer.ts'
import { askedOf, baseOf, found, judged, type Asked } from './judging/findings.ts'
import { membershipNote } from './judging/membership.ts'
import { ownFigures } from './judging/own-figure.ts'
import { isOnlyBelow } from './places/below.ts'
import { belowSteps } from './showing/asked-first.ts'
import { asideOf, showing, type Shown } from './showing/citations.ts'
import { citeAt } from './showing/cite.ts'
import { leadOf, noLongerLaw } from './showing/lead.ts'
import { openedWith, readingOf } from './showing/opening.ts'
import { renderAnswer } from './showing/render.ts'
import { distinct } from './showing/see-also.ts'
import { openNote, stillNote } from './showing/still-open.ts'
import { suggestionsFor } from './showing/suggestions.ts'
import { deletedLead, withAmendments, withoutEndings } from './standing/amendments.ts'
import { withFormerWording } from './standing/former-wording.ts'
import { yearAsked } from './standing/another-year.ts'
import { successorFirst } from './standing/successor.ts'
import { wasLawIn } from './standing/validity.ts'
import type { Answering } from './answering.ts'
import { foundBelow, nothingFound, ofAnotherYear, relatedOf, withoutDocument } from './not-found.ts'
import type { Answer, AskOptions, Citation } from './types.ts'

/**
 * Answers one question that has been understood. The answer opens with how the question was read, so that nobody takes it
 * for one to other words or another place.
 *
 * @param last what the answer before stood on, if this question asks something else of it
 */
export function answerOne(
  question: string,
  understood: Understanding,
  options: AskOptions,
  library: Answering,
  last: Citation | null = null,
): Answer {
  const asked = askedOf(question, understood, options, library, last)
  return openedWith(readingOf(understood, asked.scope), answered(asked))
}

function answered(asked: Asked): Answer {
  const refused = withoutDocument(asked)
  if (refused) return refused
  const { understood, query, scope, options, library } = asked
  const all = found(asked)
  const candidates = understood.documentIds.length > 0 ? all : withoutEndings(all, library.amendedOf)
  const wholeDocument = documentAnswer(understood, query, candidates, scope, library, options.today)
  if (wholeDocument) return { ...baseOf(asked), ...wholeDocument, suggestions: [] }
  const judgement = judged(candidates, asked)
  const { fitting, isAnswer } = judgement
  const own = choose(candidates, fitting, isAnswer, asked)
  const sides = withEachSide(own.chosen, candidates, asked, (...found) => choose(...found).chosen)
  const holding = successorFirst(sides, candidates, understood, library, options.today)
  const asides = sides === own.chosen ? own.asides : []
  const choice = { ...holding, note: own.note ?? holding.note, asides }
  if (choice.chosen.length === 0) return ofStanding(candidates, asked) ?? nothingFound(candidates, asked, judgement)
  if (isOnlyBelow(choice.chosen, understood, query, scope, library.collection)) {
    return foundBelow(choice.chosen, asked)
  }
  const instead = ofAnotherYear(choice.chosen, asked)
  if (instead) return instead
  const related = fitting.filter((candidate) => !choice.chosen.includes(candidate) && isAnswer(candidate))
  return withCitations(choice, related, candidates, asked)
}

/** 现在还能报吗, and no clause says when to apply: whether the document still holds. Null if that was not asked. */
function ofStanding(candidates: readonly Candidate[], asked: Asked): Answer | null {
  const { understood, query, scope, options, library } = asked
  if (!OPEN_NOW.test(understood.question)) return null
  const ofStatus = { ...understood, intents: ['status' as const] }
  const standing = documentAnswer(ofStatus, query, candidates, scope, library, options.today)
  return standing && { ...baseOf(asked), ...standing, suggestions: [] }
}

function withCitations(
  choice: Choice,
  related: readonly Candidate[],
  found: readonly Candidate[],
  asked: Asked,
): Answer {
  const { understood, query, intent, options, library } = asked
  const isAside = (candidate: Candidate): boolean => choice.asides.includes(candidate)
  const chosen = choice.chosen.filter((candidate) => !isAside(candidate))
  const asides = choice.chosen.filter(isAside).map((candidate) => asideOf(candidate, asked))
  const shown = showing({ ...choice, chosen }, asked)
  const lead = leading({ ...choice, chosen }, shown, found, asked)
  const at = (document: PolicyDocument, span: Span): Citation | undefined =>
    citeAt(document, span, library.collection, library.validityOf(document, options.today))
  const amended = withAmendments(understood.question, shown.citations, library.amendedOf, at)
  const cited = withFormerWording(understood.question, amended, library.collection, at)
  const citations = distinct([...cited, ...asides])
  return {
    ...baseOf(asked),
    status: 'answered',
    lead,
    text: renderAnswer(citations, intent, lead),
    citations,
    related: relatedOf(related, query, options, library),
    suggestions: suggestionsFor(chosen, library.collection),
  }
}

/** All that must be said before the quotes, a line each: first what makes them no law for the asker. */
function leading(
  { chosen, note }: Choice,
  { citations, membership, open }: Shown,
  found: readonly Candidate[],
  asked: Asked,
): string {
  const { question, understood, query, intent, options, library } = asked
  const [best] = chosen
  const [first] = citations
  if (!best || !first) return note ?? ''
  const ended =
    deletedLead(first, library.amendedOf(first.document.id)) ?? noLongerLaw(citations, heldIn(chosen, asked))
  const window = openNote(question, first, best.entry.document, options.today) ?? stillNote(question, first)
  // 文件期限到2021年12月31日，已过期: said once.
  const isSaid = ended?.startsWith('以下规定的期限') && window?.includes('已过期')
  const said = leadOf(
    {
      ...asked,
      collection: library.collection,
      today: options.today,
      // A provision for the whole document names no sum of this or that grant.
      intent: note ? 'general' : intent,
      allPlaces: understood.allPlaces,
    },
    chosen,
    found,
    citations,
    open?.note ?? null,
  )
  const lines = [
    isSaid ? null : ended,
    window,
    said,
    membership && !open ? membershipNote(membership) : null,
    belowSteps(first, ownFigures(question), { question: understood.question, query }),
    note,
  ]
  return lines.filter(Boolean).join('\n')
}

/** The year that was asked about, if all that is cited was law in it. */
function heldIn(chosen: readonly Candidate[], { understood, options, library }: Asked): string | null {
  const year = yearAsked(understood.question)
  if (year === null) return null
  const wasLaw = ({ entry: { document } }: Candidate): boolean =>
    wasLawIn(document, year, library.validityOf(document, options.today))
  return chosen.every(wasLaw) ? year : null
}
