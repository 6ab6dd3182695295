import type { Validity } from '../../../core/answer/standing/validity.ts'
import type { Huiwen } from '../../../core/library.ts'
import type { PolicyDocument } from '../../../core/model.ts'
import { chineseDate, termOf } from './format.ts'
import { Layout } from './layout.tsx'
import { Notices, RegionTag, StatusTag } from './parts.tsx'

/** All documents of the library. */
export function DocumentsPage({ library, today }: { library: Huiwen; today: string }) {
  return (
    <Layout title="政策原文 · 惠问" current="documents">
      <div class="shelf">
        <h1>政策原文</h1>
        <p class="shelf-note">
          共 {library.documents.length} 份文件，更新于 {chineseDate(library.builtAt)}
        </p>
        <ul class="shelf-list">
          {library.documents.map((document) => (
            <Entry document={document} validity={library.validity(document, today)} />
          ))}
        </ul>
      </div>
    </Layout>
  )
}

function Entry(props: { document: PolicyDocument; validity: Validity }) {
  const { id, file, metadata, clauses } = props.document
  const facts = [
    metadata.number?.value,
    metadata.issuer?.value,
    metadata.issuedOn && chineseDate(metadata.issuedOn.value),
    termOf(metadata),
    `${clauses.length} 条`,
  ]
  return (
    <li>
      <div class="card-tags">
        {metadata.region && <RegionTag region={metadata.region.value} />}
        <StatusTag status={props.validity.status} />
      </div>
      <h2>
        <a href={`/documents/${encodeURIComponent(id)}`}>{metadata.title?.value ?? file}</a>
      </h2>
      <p class="shelf-facts">{facts.filter(Boolean).join(' · ')}</p>
      <Notices notices={props.validity.notices} />
    </li>
  )
}
