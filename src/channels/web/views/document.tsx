import type { Validity } from '../../../core/answer/standing/validity.ts'
import type { PolicyDocument, Span } from '../../../core/model.ts'
import { bookTitle } from '../../../core/text/marks.ts'
import { chineseDate, termOf } from './format.ts'
import { Layout } from './layout.tsx'
import { Outline } from './outline.tsx'
import { Notices, RegionTag, StatusTag } from './parts.tsx'
import { SourceText } from './source-text.tsx'

interface DocumentPageProps {
  readonly document: PolicyDocument
  readonly validity: Validity
  /** The quoted passage, when one came from a citation. */
  readonly passage: Span | null
}

/** The original with its outline, one anchor a clause, and the quoted passage marked. */
export function DocumentPage({ document, validity, passage }: DocumentPageProps) {
  const { metadata } = document
  const title = metadata.title?.value ?? document.file
  return (
    <Layout title={`${title} · 惠问`} current="documents">
      <div class="original">
        <header class="original-head">
          <p class="crumbs">
            <a href="/documents">政策原文</a>
          </p>
          <h1>{bookTitle(title)}</h1>
          <div class="card-tags">
            {metadata.region && <RegionTag region={metadata.region.value} />}
            <StatusTag status={validity.status} />
            {metadata.draft?.value === 'trial' && <span class="tag tag-plain">试行</span>}
          </div>
          <Notices notices={validity.notices} />
          <Particulars document={document} />
        </header>
        {passage && (
          <p class="passage-note">
            <span>引用的原文已标出</span>
            <a href="#passage">跳到引文</a>
          </p>
        )}
        <Outline document={document} />
        <article class="paper" aria-label="文件全文">
          <SourceText document={document} passage={passage} />
        </article>
      </div>
    </Layout>
  )
}

function Particulars({ document: { metadata, file, clauses } }: { document: PolicyDocument }) {
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    ['文号', metadata.number?.value],
    ['发文机关', metadata.issuer?.value],
    ['印发日期', metadata.issuedOn && chineseDate(metadata.issuedOn.value)],
    ['期限', termOf(metadata)],
    ['条款', `${clauses.length} 条`],
    ['文件', file],
  ]
  return (
    <dl class="particulars">
      {rows.map(([name, value]) =>
        value ? (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
