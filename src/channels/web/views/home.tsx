import type { Huiwen } from '../../../core/library.ts'
import { AskForm, regionsOf } from './ask-form.tsx'
import { chineseDate } from './format.ts'
import { Layout } from './layout.tsx'
import { Suggestions } from './parts.tsx'

interface HomeProps {
  library: Huiwen
  region: string
  /** Questions that the library answers. */
  examples: readonly string[]
}

/** The page before a question. */
export function HomePage({ library, region, examples }: HomeProps) {
  const clauses = library.documents.reduce((sum, document) => sum + document.clauses.length, 0)
  return (
    <Layout title="惠问 · 惠企政策问答" current="ask">
      <div class="home">
        <div class="hero">
          <p class="seal seal-large" aria-hidden="true">
            惠
          </p>
          <h1>惠企政策，一问便知</h1>
          <p class="tagline">每一句都是政策原文，每一句都能点回出处。</p>
        </div>
        <AskForm library={library} question="" region={region} focus />
        <Suggestions title="可以这样问" questions={examples} region={region} />
        <dl class="figures-row" aria-label="政策库">
          <Count label="政策文件" value={library.documents.length} unit="份" />
          <Count label="政策措施" value={clauses} unit="条" />
          <Count label="覆盖地区" value={regionsOf(library).length} unit="个" />
        </dl>
        <ul class="promises">
          <li>
            <strong>逐字引用</strong>
            <span>答案是原文的摘录，不改写、不编造。</span>
          </li>
          <li>
            <strong>标明出处</strong>
            <span>文件、文号、条款、责任单位一并给出。</span>
          </li>
          <li>
            <strong>查不到就直说</strong>
            <span>政策库里没有的，不拿别处的政策凑数。</span>
          </li>
        </ul>
        <p class="updated">
          政策库更新于 <time datetime={library.builtAt}>{chineseDate(library.builtAt)}</time> ·{' '}
          <a href="/documents">查看全部原文</a>
        </p>
      </div>
    </Layout>
  )
}

function Count({ label, value, unit }: { label: string; value: number; unit: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <b>{value}</b> {unit}
      </dd>
    </div>
  )
}
