import type { Clause, PolicyDocument } from '../../../core/model.ts'

/** Characters of an unnumbered paragraph that stand for it in the outline. */
const EXCERPT = 16

/** The clauses as links under their sections. On a phone it is folded; beside the text it stays in view. */
export function Outline({ document }: { document: PolicyDocument }) {
  if (document.clauses.length < 2) return null
  return (
    <aside class="outline">
      <details class="outline-fold">
        <summary>目录（{document.clauses.length} 条）</summary>
        <OutlineList document={document} />
      </details>
      <div class="outline-side">
        <p class="outline-title" aria-hidden="true">
          目录
        </p>
        <OutlineList document={document} />
      </div>
    </aside>
  )
}

function OutlineList({ document }: { document: PolicyDocument }) {
  return (
    <nav aria-label="目录">
      <ol>
        {groups(document.clauses).map(({ heading, clauses }) => (
          <li>
            {heading && (
              <a class="outline-section" href={`#${clauses[0]?.id ?? ''}`}>
                {heading}
              </a>
            )}
            <ol>
              {clauses.map((clause) => (
                <li>
                  <a href={`#${clause.id}`}>{outlineText(clause)}</a>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function outlineText({ label, heading, text, path }: Clause): string {
  if (heading) return path.at(-1) ?? `${label}${heading}`
  const excerpt = text.replace(/\s+/gu, ' ')
  const start = excerpt.startsWith(label) ? '' : `${label} `
  return `${start}${excerpt.length > EXCERPT ? `${excerpt.slice(0, EXCERPT)}…` : excerpt}`
}

interface Group {
  readonly heading: string
  readonly clauses: Clause[]
}

/** Neighbouring clauses under the same headings belong together. */
function groups(clauses: readonly Clause[]): Group[] {
  const found: Group[] = []
  for (const clause of clauses) {
    const own = clause.path.length - (clause.role === 'paragraph' ? 0 : 1)
    const heading = clause.path.slice(0, own).join(' › ')
    const last = found.at(-1)
    if (last?.heading === heading) last.clauses.push(clause)
    else found.push({ heading, clauses: [clause] })
  }
  return found
}
