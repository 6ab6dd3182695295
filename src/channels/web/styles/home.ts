/** The page before a question, and the list of documents. */
export const homeStyles = `
.home { max-width: 720px; margin: 0 auto; padding: 36px 16px 8px; display: grid; gap: 28px; }
.hero { text-align: center; }
.seal-large { width: 60px; height: 60px; border-radius: 14px; font-size: 36px; margin-bottom: 18px; }
.hero h1 { font: 700 30px/1.4 var(--serif); letter-spacing: .06em; }
.tagline { margin-top: 6px; color: var(--ink-2); }
.figures-row { display: grid; grid-template-columns: repeat(3, 1fr); border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
.figures-row > div { padding: 16px 4px; text-align: center; display: flex; flex-direction: column-reverse; }
.figures-row > div + div { border-left: 1px solid var(--line); }
.figures-row dt { font-size: 13px; color: var(--ink-2); }
.figures-row dd { font-size: 14px; color: var(--ink-2); }
.figures-row b { font: 700 28px/1.3 var(--serif); color: var(--ink); font-variant-numeric: lining-nums; }
.promises { display: grid; gap: 14px; }
.promises li { display: grid; grid-template-columns: 7em 1fr; gap: 8px; font-size: 15px; }
.promises strong { font-weight: 600; }
.promises span { color: var(--ink-2); }
.updated { text-align: center; font-size: 14px; color: var(--ink-2); }
@media (min-width: 720px) {
  .home { padding-top: 72px; gap: 34px; }
  .hero h1 { font-size: 40px; }
  .tagline { font-size: 18px; }
  .ask { padding: 18px 18px 16px; }
  .suggestions ul { justify-content: flex-start; }
  .home .suggestions { text-align: center; }
  .home .suggestions ul { justify-content: center; }
  .promises { grid-template-columns: repeat(3, 1fr); gap: 24px; }
  .promises li { grid-template-columns: 1fr; gap: 2px; }
}

.shelf { max-width: 860px; margin: 0 auto; padding: 32px 16px 16px; }
.shelf h1 { font: 700 28px/1.4 var(--serif); letter-spacing: .04em; }
.shelf-note { color: var(--ink-2); margin-bottom: 20px; }
.shelf-list { display: grid; gap: var(--gap); }
.shelf-list > li { display: grid; gap: 8px; padding: 18px; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); }
.shelf-list h2 { font: 700 18px/1.6 var(--serif); }
.shelf-list h2 a { color: var(--ink); text-decoration: none; display: block; padding: 2px 0; }
.shelf-list h2 a:hover { color: var(--link); text-decoration: underline; }
.shelf-facts { font-size: 14px; color: var(--ink-2); }
@media (min-width: 720px) { .shelf-list > li { padding: 22px 26px; } .shelf-list h2 { font-size: 20px; } }
`
