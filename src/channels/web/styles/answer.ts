/** The page after a question. */
export const answerStyles = `
.results { max-width: 760px; margin: 0 auto; padding: 16px 16px 8px; display: grid; gap: 22px; }
.results > * { min-width: 0; }
.results .ask { padding: 8px 12px 12px; gap: 4px; }
.results .ask input { font-size: 16px; height: 44px; }
.asked { display: flex; gap: 10px; align-items: baseline; font: 600 19px/1.6 var(--sans); }
.asked-mark { flex: none; width: 26px; height: 26px; border-radius: 50%; background: var(--ink); color: var(--ground); font: 600 14px/26px var(--sans); text-align: center; }
.results > section { display: grid; gap: var(--gap); }
.results > section > * { min-width: 0; }

.card { display: grid; gap: 16px; padding: 18px; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); }
.card > * { min-width: 0; }
.card-first { box-shadow: var(--shadow); border-top: 3px solid var(--seal); }
.quotes { display: grid; gap: 14px; }
.quotes p { font: 500 18px/1.85 var(--serif); white-space: pre-line; }
.card-first .quotes p { font-size: 20px; line-height: 1.9; }
.card-first .quotes blockquote:first-child p { font-size: 22px; line-height: 1.85; }
.card .quotes .left-out { font-size: 18px; line-height: 1; color: var(--ink-2); }
.quotes .figure { font-weight: 900; }

.facts { overflow-x: auto; }
.facts table { width: 100%; border-collapse: collapse; font-size: 15px; line-height: 1.6; }
.facts caption { text-align: left; font-size: 14px; font-weight: 600; color: var(--ink-2); padding-bottom: 8px; }
.facts .figure { white-space: nowrap; }
.facts .empty { color: var(--ink-2); }
@media (max-width: 639px) {
  .facts table, .facts tbody, .facts tr, .facts td, .facts caption { display: block; }
  .facts thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .facts tr { padding: 10px 14px; background: var(--surface-2); border: 1px solid var(--line); border-radius: 10px; }
  .facts tr + tr { margin-top: 10px; }
  .facts td { display: grid; grid-template-columns: 3.2em 1fr; gap: 8px; padding: 4px 0; }
  .facts td::before { content: attr(data-label); color: var(--ink-2); font-size: 14px; }
  .facts td.empty { display: none; }
}
@media (min-width: 640px) {
  .facts th { text-align: left; font-weight: 600; font-size: 14px; color: var(--ink-2); background: var(--surface-2); white-space: nowrap; }
  .facts th, .facts td { padding: 10px 12px; border-bottom: 1px solid var(--line); vertical-align: top; }
  .facts td:first-child, .facts td:last-child { white-space: nowrap; }
  .facts td:last-child { white-space: normal; min-width: 4.5em; }
  .facts tbody tr:last-child td { border-bottom-color: var(--line-2); }
}

.departments { display: grid; gap: 4px; font-size: 15px; }
.departments > div { display: grid; grid-template-columns: 4.6em 1fr; gap: 8px; }
.departments dt { color: var(--ink-2); }

.source { padding-top: 14px; border-top: 1px dashed var(--line-2); font-size: 15px; line-height: 1.7; }
.source-title { font-weight: 600; }
.source-number { font-weight: 400; white-space: nowrap; }
.source-path, .source-meta { color: var(--ink-2); font-size: 14px; }
.open-source { display: inline-flex; align-items: center; min-height: 44px; margin-top: 4px; font-weight: 600; }

.full > summary, .forward > summary { display: flex; align-items: center; min-height: 44px; font-size: 15px; color: var(--ink-2); list-style: none; }
.full > summary::-webkit-details-marker, .forward > summary::-webkit-details-marker, .outline-fold > summary::-webkit-details-marker { display: none; }
.full > summary::before, .forward > summary::before, .outline-fold > summary::before { content: ""; flex: none; width: 8px; height: 8px; margin: 0 12px 0 4px; border: solid currentColor; border-width: 0 2px 2px 0; transform: rotate(-45deg); }
details[open] > summary::before { transform: rotate(45deg); }
.full > summary:hover, .forward > summary:hover { color: var(--ink); }
.card > .full { margin: -8px 0 -10px; }
.full-text { padding: 4px 0 10px; display: grid; gap: 8px; font-size: 15px; line-height: 1.9; }

.forward { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); padding: 4px 18px; }
.forward textarea { display: block; width: 100%; padding: 12px 14px; border: 1px solid var(--line); border-radius: 10px; background: var(--surface-2); font-size: 15px; line-height: 1.7; resize: vertical; }
.forward button { margin: 12px 0 14px; }

.lead { padding: 12px 16px; background: var(--inferred-ground); color: var(--inferred); border-left: 3px solid var(--inferred-line); border-radius: var(--radius); }
.unanswered { padding: 22px 20px; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); gap: 8px !important; }
.unanswered-title { font: 700 20px/1.6 var(--serif); }
.unanswered p:not(.unanswered-title) { color: var(--ink-2); }

.related { gap: 12px !important; }
.related h2 { font-size: 16px; font-weight: 600; }
.nearest-title { font-size: 16px; font-weight: 600; margin-bottom: 12px; }
.related ul { border: 1px dashed var(--line-2); border-radius: var(--radius); padding: 0 18px; }
.related li { padding: 14px 0; }
.related li + li { border-top: 1px solid var(--line); }
.related li > a { display: inline-block; padding: 4px 0; }
.related-excerpt { font-size: 15px; color: var(--ink-2); display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.related-source { font-size: 13px; color: var(--ink-2); margin-top: 2px; }

.follow-up label { display: block; font-size: 14px; font-weight: 600; color: var(--ink-2); margin-bottom: 8px; }
.follow-up-row { display: flex; gap: 10px; }
.follow-up input[type=text] { flex: 1; min-width: 0; height: 48px; padding: 0 16px; border: 1px solid var(--line-2); border-radius: 10px; background: var(--surface); }
.follow-up button { min-height: 48px; }

@media (min-width: 720px) {
  .results { padding-top: 28px; gap: 28px; }
  .results .ask { grid-template-columns: 1fr auto; align-items: center; }
  .results .region select { max-width: 12em; }
  .card { padding: 26px 30px; gap: 20px; }
  .card-first .quotes p { font-size: 21px; }
  .card-first .quotes blockquote:first-child p { font-size: 24px; }
  .asked { font-size: 21px; }
  .source { display: grid; grid-template-columns: 1fr auto; column-gap: 20px; }
  .source > p { grid-column: 1; }
  .open-source { grid-column: 2; grid-row: 1 / span 2; align-self: start; margin: 0; }
}
`
