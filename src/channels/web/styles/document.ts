/** The original: its particulars, outline and text, set like the printed document. */
export const documentStyles = `
.original { max-width: 1120px; margin: 0 auto; padding: 20px 16px 16px; display: grid; gap: 18px; }
.original > * { min-width: 0; }
.original-head { display: grid; gap: 12px; }
.crumbs { font-size: 14px; }
.crumbs a { display: inline-flex; align-items: center; min-height: 44px; }
.original-head h1 { font: 700 22px/1.55 var(--serif); text-indent: -.5em; padding-left: .5em; }
.particulars { display: flex; flex-wrap: wrap; gap: 2px 24px; font-size: 14px; color: var(--ink-2); }
.particulars > div { display: flex; gap: 8px; }
.particulars dt::after { content: "："; }
.particulars dt { white-space: nowrap; }
.particulars dd { color: var(--ink); margin-left: -8px; }

.passage-note { position: sticky; top: 56px; z-index: 3; display: flex; justify-content: space-between; align-items: center; gap: 12px; padding: 4px 16px; background: var(--mark); color: var(--mark-ink); border-radius: 10px; font-size: 14px; }
.passage-note a { display: inline-flex; align-items: center; min-height: 44px; color: inherit; font-weight: 600; }

.outline-side { display: none; }
.outline-fold { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 0 16px; }
.outline-fold summary { display: flex; align-items: center; min-height: 48px; list-style: none; font-size: 15px; font-weight: 600; }
.outline-fold nav { padding-bottom: 12px; }
.outline a { display: block; padding: 9px 0; font-size: 14px; line-height: 1.6; color: var(--ink-2); text-decoration: none; }
.outline a:hover { color: var(--link); text-decoration: underline; }
.outline ol ol { padding-left: 14px; border-left: 1px solid var(--line); }
.outline .outline-section { color: var(--ink); font-weight: 600; }

.paper { background: var(--surface); border: 1px solid var(--line); border-top: 4px solid var(--seal); border-radius: 4px var(--radius) var(--radius) var(--radius); border-top-left-radius: 4px; border-top-right-radius: 4px; padding: 28px 18px 36px; font-size: 17px; line-height: 1.95; }
@media (min-width: 720px) { .paper p { text-align: justify; } }
.paper p + p, .node + .node, .node > p + .node, .node + p { margin-top: .55em; }
.node { scroll-margin-top: 120px; }
.node-cover, .node-title { text-align: center; }
.node-cover p, .node-title p { text-align: center; }
.node-cover { color: var(--seal); font-family: var(--serif); font-weight: 700; line-height: 1.7; padding-bottom: 16px; margin-bottom: 20px; border-bottom: 2px solid var(--seal); }
.node-title { font: 700 21px/1.6 var(--serif); margin: 1.6em auto 1.2em !important; max-width: 26em; text-wrap: balance; }
.node-document > .node-title:first-child { margin-top: 0 !important; }
.node-preamble p, .node-notice p, .node-closing p, .node-paragraph p { text-indent: 2em; }
.node-notice { padding-bottom: 12px; }
.node-section { margin-top: 1.5em !important; }
.node-section > p:first-child { font-family: var(--serif); font-size: 1.1em; }
.node-section .node-section { margin-top: 1em !important; }
.node-section .node-section > p:first-child { font-family: inherit; font-size: 1em; }
.heading { font-weight: 700; }
.node-clause { padding: 6px 14px 8px; margin-left: -14px; margin-right: -14px; border-radius: 10px; }
.node-clause:target, .node-paragraph:target, .node-section:target, .node-item:target { background: var(--surface-2); box-shadow: inset 3px 0 0 var(--seal); }
.node-paragraph:target { padding: 6px 14px; margin-left: -14px; margin-right: -14px; }
.node-item { padding-left: 1em; }
.node-signature { text-align: right; margin-top: 1.6em !important; }
.node-signature p { text-align: right; }
.node-note, .node-furniture { color: var(--ink-2); font-size: 15px; }
.node-attachment { margin-top: 2em !important; padding-top: 1em; border-top: 1px solid var(--line); }
.paper mark { scroll-margin-top: 38vh; padding: .14em 0; }

@media (min-width: 960px) {
  .original { grid-template-columns: 260px minmax(0, 1fr); column-gap: 44px; padding-top: 28px; }
  .original-head, .passage-note { grid-column: 1 / -1; }
  .original-head h1 { font-size: 28px; }
  .outline-fold { display: none; }
  .outline-side { display: block; position: sticky; top: 80px; max-height: calc(100vh - 110px); overflow-y: auto; padding-right: 8px; scrollbar-width: thin; }
  .passage-note ~ .outline .outline-side { top: 128px; max-height: calc(100vh - 150px); }
  .outline-title { font-size: 13px; font-weight: 600; color: var(--ink-2); letter-spacing: .1em; margin-bottom: 6px; }
  .outline a { padding: 4px 0; }
  .outline li > ol { margin-bottom: 8px; }
  .paper { padding: 56px 72px 72px; }
}
`
