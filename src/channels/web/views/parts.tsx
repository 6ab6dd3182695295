import type { Citation, DocumentStatus } from '../../../core/answer/types.ts'
import { splitFigures } from '../../figures.ts'
import { noticeTone, statusName, statusTone } from './format.ts'

/** Small pieces that several pages share. */

/** Text with its amounts, rates and periods emphasised. */
export function Figures({ text }: { text: string }) {
  return (
    <>{splitFigures(text).map(({ text: stretch, figure }) => (figure ? <b class="figure">{stretch}</b> : stretch))}</>
  )
}

export function StatusTag({ status }: { status: DocumentStatus }) {
  return <span class={`tag tag-${statusTone(status)}`}>{statusName(status)}</span>
}

export function RegionTag({ region }: { region: string }) {
  return <span class="tag tag-region">{region}</span>
}

export function Notices({ notices }: { notices: readonly string[] }) {
  if (notices.length === 0) return null
  return (
    <ul class="notices" aria-label="提示">
      {notices.map((notice) => (
        <li class={`notice notice-${noticeTone(notice)}`}>{notice}</li>
      ))}
    </ul>
  )
}

/** Headings from the outermost to the clause's own. */
export function ClausePath({ path }: { path: Citation['clause']['path'] }) {
  return (
    <span class="path">
      {path.map((heading, depth) => (
        <>
          {depth > 0 && (
            <span class="path-mark" aria-hidden="true">
              {' '}
              ›{' '}
            </span>
          )}
          <span>{heading}</span>
        </>
      ))}
    </span>
  )
}

/** Questions as links that ask them. */
export function Suggestions(props: { title: string; questions: readonly string[]; region?: string | undefined }) {
  if (props.questions.length === 0) return null
  return (
    <nav class="suggestions" aria-label={props.title}>
      <h2>{props.title}</h2>
      <ul>
        {props.questions.map((question) => (
          <li>
            <a href={askUrl(question, props.region)}>{question}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function askUrl(question: string, region?: string): string {
  const query = new URLSearchParams({ q: question })
  if (region) query.set('region', region)
  return `/?${query.toString()}`
}
