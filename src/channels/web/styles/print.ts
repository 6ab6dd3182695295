/** On paper: the question, the answer and its source; nothing that can be clicked. */
export const printStyles = `
@media print {
  :root { --ground: #fff; --surface: #fff; --surface-2: #fff; --ink: #000; --ink-2: #333; --seal: #a8322a; --link: #000; --shadow: none; --line: #ccc; --line-2: #aaa; --mark: #fff1c4; --mark-ink: #000; }
  body { font-size: 11pt; display: block; }
  .masthead, .skip, .ask, .suggestions, .follow-up, .forward, .passage-note, .outline, .crumbs, .open-source, .full > summary, .related { display: none !important; }
  .results, .original, .shelf, .home { max-width: none; padding: 0; display: block; }
  .card, .paper { border: 0; box-shadow: none; padding: 8pt 0; }
  .card, .notice { break-inside: avoid; }
  .card-first { border-top: 2pt solid var(--seal); }
  .paper { border-top: 2pt solid var(--seal); font-size: 11pt; }
  .source-title::after { content: ""; }
  a { text-decoration: none; }
}
`
