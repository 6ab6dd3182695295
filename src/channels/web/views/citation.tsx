import { departmentsOf } from '../../../core/answer/showing/department-labels.ts'
import { factTable } from '../../../core/answer/showing/fact-table.ts'
import { LEFT_OUT, quotedPieces } from '../../../core/answer/showing/pieces.ts'
import { standingMark } from '../../../core/answer/showing/see-also.ts'
import type { Citation } from '../../../core/answer/types.ts'
import { FactsTable } from './facts.tsx'
import { bookTitle } from '../../../core/text/marks.ts'
import { chineseDate, term } from './format.ts'
import { ClausePath, Figures, Notices, RegionTag, StatusTag } from './parts.tsx'

interface CitationCardProps {
  readonly citation: Citation
  /** The best one is set larger. */
  readonly first: boolean
  readonly withFacts: boolean
}

/** One clause that answers: quote, facts, departments and where all of it stands. */
export function CitationCard({ citation, first, withFacts }: CitationCardProps) {
  const { document, clause, quotes } = citation
  const facts = withFacts ? factTable({ citations: [citation], intent: 'amount' }) : []
  return (
    <article class={first ? 'card card-first' : 'card'} aria-label={`${bookTitle(document.title)}${clause.label}`}>
      <header class="card-tags">
        <RegionTag region={document.region} />
        <StatusTag status={document.status} />
      </header>
      <Notices notices={citation.notices} />
      <div class="quotes">
        {quotedPieces(citation).map((piece) =>
          piece === LEFT_OUT ? (
            <p class="left-out">{piece}</p>
          ) : (
            <blockquote cite={citation.url}>
              <p>
                <Figures text={piece} />
              </p>
            </blockquote>
          ),
        )}
      </div>
      {facts.length > 0 && <FactsTable rows={facts} caption="扶持标准" />}
      <Departments citation={citation} />
      <Source citation={citation} />
      <details class="full">
        <summary>完整条款</summary>
        <div class="full-text">
          {clause.text.split('\n').map((paragraph) => (
            <p>
              <Quoted text={paragraph} quotes={quotes.map(({ text }) => text)} />
            </p>
          ))}
        </div>
      </details>
    </article>
  )
}

/** A clause that is near, in one row that cannot be taken for an answer. */
export function RelatedClause({ citation }: { citation: Citation }) {
  const { document, clause, quotes, url } = citation
  const excerpt = quotes[0]?.text ?? clause.text
  return (
    <li>
      <a href={url}>{clause.path.at(-1) ?? clause.label}</a>
      <p class="related-excerpt">{excerpt}</p>
      <p class="related-source">
        {document.region} · {bookTitle(document.title)}
        {document.number && `（${document.number}）`}
        {standingMark(citation)}
      </p>
    </li>
  )
}

function Departments({ citation }: { citation: Citation }) {
  const departments = departmentsOf(citation)
  if (departments.length === 0) return null
  return (
    <dl class="departments">
      {departments.map(({ label, names }) => (
        <div>
          <dt>{label}</dt>
          <dd>{names}</dd>
        </div>
      ))}
    </dl>
  )
}

function Source({ citation }: { citation: Citation }) {
  const { document, clause, url } = citation
  const period = term(document.validFrom, document.validTo)
  return (
    <footer class="source">
      <p class="source-title">
        {bookTitle(document.title)}
        {document.number && <span class="source-number">（{document.number}）</span>}
      </p>
      <p class="source-path">
        <ClausePath path={clause.path} />
      </p>
      <p class="source-meta">
        {[document.issuer, document.issuedOn && `${chineseDate(document.issuedOn)}印发`, period && `期限 ${period}`]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <a class="open-source" href={url}>
        在原文中查看
        <span aria-hidden="true"> →</span>
      </a>
    </footer>
  )
}

/** The paragraph with the quotes in it marked; a quote that runs over a paragraph's end is left unmarked. */
function Quoted({ text, quotes }: { text: string; quotes: readonly string[] }) {
  const quote = quotes.find((quote) => quote !== '' && text.includes(quote))
  if (quote === undefined) return <>{text}</>
  const start = text.indexOf(quote)
  const others = quotes.filter((other) => other !== quote)
  return (
    <>
      <Quoted text={text.slice(0, start)} quotes={others} />
      <mark>{quote}</mark>
      <Quoted text={text.slice(start + quote.length)} quotes={others} />
    </>
  )
}
