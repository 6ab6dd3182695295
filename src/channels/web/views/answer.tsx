import { factTable, type FactRow } from '../../../core/answer/showing/fact-table.ts'
import { apart } from '../../../core/answer/showing/see-also.ts'
import type { Answer, Citation } from '../../../core/answer/types.ts'
import type { Huiwen } from '../../../core/library.ts'
import type { Asked } from '../input.ts'
import { uncitedTitle } from '../../answer-parts.ts'
import { AskForm, FollowUpForm } from './ask-form.tsx'
import { CitationCard, RelatedClause } from './citation.tsx'
import { FactsTable } from './facts.tsx'
import { Layout } from './layout.tsx'
import { Suggestions } from './parts.tsx'

/** How many earlier questions a follow-up takes along. */
const HISTORY_KEPT = 4

interface AnswerPageProps {
  readonly library: Huiwen
  readonly asked: Asked
  readonly answer: Answer
}

/** The page after a question. */
export function AnswerPage({ library, asked, answer }: AnswerPageProps) {
  const history = [...asked.history, asked.question].slice(-HISTORY_KEPT)
  return (
    <Layout title={`${asked.question} · 惠问`} current="ask">
      <div class="results">
        <AskForm library={library} question={asked.question} region={asked.region ?? ''} />
        <h1 class="asked">
          <span class="asked-mark">问</span>
          {asked.question}
        </h1>
        <Body answer={answer} />
        <Nearest answer={answer} />
        <Near citations={[...apart(answer.citations).asides, ...answer.related]} />
        <FollowUpForm history={history} region={asked.region} />
        <Suggestions title="还可以问" questions={answer.suggestions} region={asked.region} />
      </div>
    </Layout>
  )
}

function Body({ answer }: { answer: Answer }) {
  if (answer.status !== 'answered') return <Unanswered answer={answer} />
  const overview = overviewOf(answer)
  const { answering } = apart(answer.citations)
  return (
    <section aria-label="回答">
      <Lead text={answer.lead} />
      {overview.length > 0 && <FactsTable rows={overview} caption="各项标准一览" />}
      {answering.map((citation, rank) => (
        <CitationCard citation={citation} first={rank === 0} withFacts={overview.length === 0} />
      ))}
      <Forward text={answer.text} />
    </section>
  )
}

/** What must be known before the clauses: what was carried over or mended, what they do not say, whose they are. */
function Lead({ text }: { text: string }) {
  const lines = linesOf(text)
  if (lines.length === 0) return null
  return (
    <div class="lead" role="note">
      {lines.map((line) => (
        <p>{line}</p>
      ))}
    </div>
  )
}

/** A list or a comparison is read across clauses, so its facts stand in one table above them. */
function overviewOf(answer: Answer): readonly FactRow[] {
  if (answer.intent !== 'list' && answer.intent !== 'compare') return []
  const rows = factTable(answer)
  return rows.length > 1 ? rows : []
}

function Unanswered({ answer }: { answer: Answer }) {
  return (
    <section class={`unanswered unanswered-${answer.status}`} aria-label="回答">
      <p class="unanswered-title">{uncitedTitle(answer)}</p>
      {linesOf(answer.lead).map((line) => (
        <p>{line}</p>
      ))}
    </section>
  )
}

/** What comes nearest where nothing answers, under the words that it may not be what was asked. */
function Nearest({ answer: { nearest } }: { answer: Answer }) {
  if (!nearest) return null
  return (
    <section aria-labelledby="nearest-title">
      <h2 id="nearest-title" class="nearest-title">
        {nearest.note.replace(/：$/, '')}
      </h2>
      <CitationCard citation={nearest.citation} first={false} withFacts={false} />
    </section>
  )
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}

/** Clauses that come near, in rows that cannot be taken for an answer. */
function Near({ citations }: { citations: readonly Citation[] }) {
  if (citations.length === 0) return null
  return (
    <section class="related" aria-labelledby="related-title">
      <h2 id="related-title">
        文字相近的条款<span class="related-caution">（未必是所问）</span>
      </h2>
      <ul>
        {citations.map((citation) => (
          <RelatedClause citation={citation} />
        ))}
      </ul>
    </section>
  )
}

function Forward({ text }: { text: string }) {
  return (
    <details class="forward">
      <summary>转发版（纯文字，可复制到短信、微信）</summary>
      <textarea id="forward-text" readonly aria-label="转发版文字" rows={Math.min(16, text.split('\n').length + 2)}>
        {text}
      </textarea>
      <button type="button" class="quiet" data-copy="forward-text" hidden>
        复制全文
      </button>
    </details>
  )
}
