import type { Departments, DocumentStatus, Fact, Intent } from '../model.ts'

export type { DocumentStatus, Intent } from '../model.ts'

/** A verbatim slice of the source: `mend(source.slice(start, end)) === text`, checked before an answer is given. */
export interface Quote {
  readonly text: string
  readonly start: number
  readonly end: number
}

export interface Citation {
  readonly document: {
    readonly id: string
    readonly title: string
    readonly titleInferred: boolean
    readonly number: string | null
    readonly issuer: string | null
    readonly region: string
    readonly issuedOn: string | null
    readonly status: DocumentStatus
    readonly validFrom: string | null
    readonly validTo: string | null
    readonly file: string
  }
  readonly clause: {
    readonly id: string
    readonly label: string
    readonly path: readonly string[]
    readonly text: string
    readonly start: number
    readonly end: number
  }
  readonly quotes: readonly Quote[]
  readonly departments: Departments
  readonly facts: readonly Fact[]
  readonly notices: readonly string[]
  /** Path of the source page that opens at this clause with the quote highlighted. */
  readonly url: string
  /** Set if it takes up less of the question than the first one: its source is shown, and not what it says. */
  readonly isAside?: true
}

/** A clause that may be what was asked for, and what is said before it. */
export interface NearestClause {
  /** That it may not be what was asked, and what it does not say. */
  readonly note: string
  readonly citation: Citation
}

/** What the library answers; clients get it as `PublicAnswer`. */
export interface Answer {
  readonly status: 'answered' | 'not_found' | 'clarify'
  readonly question: string
  readonly intent: Intent
  /** The place the answer is for, if one was named or bound. */
  readonly region: string | null
  /**
   * What the answer says in words of its own: how the question was read, whose rules follow and what they do not say, how
   * a document stands, or that nothing was found; '' if the citations speak for themselves. It opens `text`.
   */
  readonly lead: string
  /** Complete plain-text answer with citations, ready to forward. */
  readonly text: string
  /** Best first; empty unless `status` is `answered`. */
  readonly citations: readonly Citation[]
  /** Near, but not the answer. */
  readonly related: readonly Citation[]
  /** Of what was not found, the clause that was only just refused; it is none of `related`. */
  readonly nearest?: NearestClause
  /** Questions the library can answer. */
  readonly suggestions: readonly string[]
}

/** An answer to a question about documents as such. */
export type DocumentAnswer = Pick<Answer, 'status' | 'lead' | 'text' | 'citations' | 'related'>

/** A citation as clients get it. */
export type PublicCitation = Omit<Citation, 'isAside'>

/** The same from `POST /api/ask` and the command line: clients rely on just these fields. */
export interface PublicAnswer extends Omit<Answer, 'lead' | 'nearest' | 'citations' | 'related'> {
  readonly citations: readonly PublicCitation[]
  /** The nearest clause, if nothing was found, and those that read alike. */
  readonly related: readonly PublicCitation[]
}

export interface AskOptions {
  /** The place bound to the chat or given on the command line: `安康`, `陕西省安康市`. */
  readonly region?: string | undefined
  /** Earlier questions of the same conversation, oldest first. */
  readonly history?: readonly string[] | undefined
  /** ISO date; the core reads no clock. */
  readonly today: string
}
