/** Elements, the frame of the page and the small pieces that several pages share. */
export const baseStyles = `
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 72px; }
body {
  margin: 0; min-height: 100vh; min-height: 100dvh; display: flex; flex-direction: column;
  background: var(--ground); color: var(--ink);
  font: 16px/1.75 var(--sans); overflow-wrap: break-word; line-break: strict;
  -webkit-font-smoothing: antialiased;
}
h1, h2, p, ul, ol, dl, dd, blockquote { margin: 0; padding: 0; }
ul, ol { list-style: none; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 4px; }
a:hover { text-decoration-thickness: 2px; }
button, input, select, textarea { font: inherit; color: inherit; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 6px; }
main:focus { outline: none; }
main { flex: 1; width: 100%; }
mark { background: var(--mark); color: var(--mark-ink); border-radius: 3px; padding: .08em 0; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
summary { cursor: pointer; }
@media (prefers-reduced-motion: no-preference) {
  html { scroll-behavior: smooth; }
  button, a, summary, .suggestions a { transition: background-color .15s, border-color .15s, color .15s; }
}

.sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 8px; top: -60px; z-index: 10; padding: 8px 16px; background: var(--surface); border-radius: 8px; }
.skip:focus { top: 8px; }

.masthead { position: sticky; top: 0; z-index: 5; background: var(--ground); border-bottom: 1px solid var(--line); padding: env(safe-area-inset-top) max(16px, env(safe-area-inset-right)) 0 max(16px, env(safe-area-inset-left)); }
.masthead-inner { max-width: 1120px; margin: 0 auto; height: 56px; display: flex; align-items: center; justify-content: space-between; }
.brand { display: inline-flex; align-items: center; gap: 10px; min-height: 44px; font: 700 20px/1 var(--serif); letter-spacing: .08em; color: var(--ink); text-decoration: none; }
.seal { display: inline-grid; place-items: center; width: 30px; height: 30px; border-radius: 7px; background: var(--seal-ground); color: var(--seal-ink); font: 700 18px/1 var(--serif); letter-spacing: 0; }
.masthead nav { display: flex; gap: 4px; }
.masthead nav a { display: inline-flex; align-items: center; min-height: 44px; padding: 0 12px; color: var(--ink-2); text-decoration: none; border-radius: 8px; }
.masthead nav a:hover { color: var(--ink); }
.masthead nav a[aria-current] { color: var(--ink); font-weight: 600; box-shadow: inset 0 -2px 0 var(--seal); border-radius: 0; }

.colophon { padding: 28px 16px calc(28px + env(safe-area-inset-bottom)); text-align: center; color: var(--ink-2); font-size: 13px; }

.tag { display: inline-block; padding: 1px 10px; border-radius: 999px; font-size: 13px; line-height: 22px; white-space: nowrap; max-width: 100%; overflow: hidden; text-overflow: ellipsis; vertical-align: top; }
.tag-region { background: var(--inferred-ground); color: var(--inferred); }
.tag-good { background: var(--good-ground); color: var(--good); }
.tag-draft { background: var(--draft-ground); color: var(--draft); }
.tag-ended { background: var(--ended-ground); color: var(--ended); }
.tag-plain { background: var(--plain-ground); color: var(--plain); }
.card-tags { display: flex; flex-wrap: wrap; gap: 8px; }

.notices { display: grid; gap: 8px; }
.notice { padding: 8px 14px; border-radius: 8px; border-left: 3px solid; font-size: 14px; line-height: 1.65; }
.notice-draft { background: var(--draft-ground); color: var(--draft); border-color: var(--draft-line); }
.notice-ended { background: var(--ended-ground); color: var(--ended); border-color: var(--ended-line); }
.notice-inferred { background: var(--inferred-ground); color: var(--inferred); border-color: var(--inferred-line); }
.notice-plain { background: var(--plain-ground); color: var(--plain); border-color: var(--plain-line); }

.figure { color: var(--seal); font-weight: 700; }

.ask { display: grid; gap: 10px; padding: 14px; background: var(--surface); border: 1px solid var(--line-2); border-radius: var(--radius); box-shadow: var(--shadow); }
.ask:focus-within { border-color: var(--focus); }
.ask input { width: 100%; min-width: 0; height: 48px; padding: 0 6px; border: 0; background: none; font-size: 18px; appearance: none; -webkit-appearance: none; border-radius: 8px; }
.ask:focus-within { outline: 3px solid color-mix(in srgb, var(--focus) 35%, transparent); }
.ask input:focus-visible { outline: none; }
.ask input::placeholder, input::placeholder { color: var(--ink-2); opacity: 1; }
.ask-row { display: flex; gap: 10px; align-items: center; justify-content: space-between; }
.region { display: inline-flex; align-items: center; gap: 6px; min-width: 0; color: var(--ink-2); font-size: 14px; }
.region label { flex: none; }
.region select { min-width: 0; max-width: 46vw; height: 44px; padding: 0 8px; border: 1px solid var(--line); border-radius: 10px; background: var(--surface-2); color: var(--ink); text-overflow: ellipsis; }
button { min-height: 44px; padding: 0 22px; border: 0; border-radius: 10px; background: var(--primary); color: var(--primary-ink); font-weight: 600; cursor: pointer; white-space: nowrap; }
button:hover { background: var(--primary-hover); }
button.quiet { background: var(--surface-2); color: var(--ink); border: 1px solid var(--line-2); font-weight: 500; }
button.quiet:hover { border-color: var(--ink-2); }
form[aria-busy] button { opacity: .6; cursor: progress; }

.suggestions h2 { font-size: 14px; font-weight: 600; color: var(--ink-2); margin-bottom: 10px; }
.suggestions ul { display: flex; flex-wrap: wrap; gap: 10px; }
.suggestions a { display: inline-block; padding: 8px 16px; min-height: 44px; border: 1px solid var(--line-2); border-radius: 22px; background: var(--surface); color: var(--ink); text-decoration: none; line-height: 26px; font-size: 15px; }
.suggestions a:hover { border-color: var(--link); color: var(--link); }

.problem { max-width: 560px; margin: 0 auto; padding: 14vh 20px 40px; text-align: center; }
.problem-status { font: 700 64px/1 var(--serif); color: var(--seal); letter-spacing: .06em; }
.problem h1 { font: 700 22px/1.6 var(--serif); margin: 12px 0 20px; }
.problem ul { color: var(--ink-2); margin-bottom: 20px; }
.problem-ways { display: flex; justify-content: center; gap: 24px; }
.problem-ways a { display: inline-flex; align-items: center; min-height: 44px; }
`
