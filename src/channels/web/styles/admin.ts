/** The admin's pages: panels, lists and tables; rows become cards where a phone is held upright. */
export const adminStyles = `
.admin { max-width: 960px; margin: 0 auto; padding: 24px 16px 16px; display: grid; gap: 18px; }
.admin > * { min-width: 0; }
.admin-head { display: flex; justify-content: space-between; align-items: center; gap: 12px; }
.admin-head h1, .login h1 { font: 700 26px/1.4 var(--serif); letter-spacing: .04em; }
.admin-tabs, .admin-spans { display: flex; flex-wrap: wrap; gap: 4px; }
.admin-tabs { border-bottom: 1px solid var(--line); }
.admin-tabs a { display: inline-flex; align-items: center; min-height: 44px; padding: 0 14px; color: var(--ink-2); text-decoration: none; }
.admin-tabs a:hover { color: var(--ink); }
.admin-tabs a[aria-current] { color: var(--ink); font-weight: 600; box-shadow: inset 0 -2px 0 var(--seal); }
.admin-spans a { display: inline-flex; align-items: center; min-height: 44px; padding: 0 16px; border: 1px solid var(--line-2); border-radius: 22px; background: var(--surface); color: var(--ink); text-decoration: none; font-size: 15px; }
.admin-spans a[aria-current] { border-color: var(--primary); background: var(--primary); color: var(--primary-ink); }
.admin-empty { padding: 40px 20px; text-align: center; color: var(--ink-2); background: var(--surface); border: 1px dashed var(--line-2); border-radius: var(--radius); }

.panel { display: grid; gap: 14px; padding: 18px; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); scroll-margin-top: 72px; }
.panel > * { min-width: 0; }
.panel h2 { font: 700 18px/1.5 var(--serif); }
.panel code, .failure-list code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: 14px; overflow-wrap: anywhere; }
.panel-facts { display: grid; gap: 6px 32px; font-size: 15px; }
.panel-facts > div { display: grid; grid-template-columns: 5em 1fr; gap: 8px; }
.panel-facts dt { color: var(--ink-2); }
.panel-facts dd { min-width: 0; }
.quietly { color: var(--ink-2); font-size: 14px; }
.panel progress { width: 100%; height: 14px; accent-color: var(--primary); }
.notice-done { background: var(--good-ground); color: var(--good); border-color: var(--good); }

.channel-list, .failure-list, .problem-list { display: grid; gap: 8px; font-size: 15px; }
.channel-list li { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: baseline; }
.channel-list .tag { flex: none; }
.channel-list li > :last-child { flex: 1 1 12em; }
.channel-list .quietly { display: inline-block; }
.failure-list li { padding: 8px 14px; border-radius: 8px; background: var(--ended-ground); color: var(--ended); font-size: 14px; }
.document-list > li { display: grid; gap: 4px; padding: 12px 0; border-top: 1px solid var(--line); }
.document-name .tag { vertical-align: middle; }
.document-name a { display: inline-block; padding: 2px 0; font-weight: 600; }
.problem-list { list-style: disc; padding-left: 1.3em; gap: 4px; font-size: 14px; }
.problem-list a { display: inline-block; padding: 2px 4px; white-space: nowrap; }

.figure-table, .gap-table { width: 100%; border-collapse: collapse; font-size: 15px; }
.figure-table th, .figure-table td, .gap-table th, .gap-table td { padding: 10px 8px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
.figure-table thead th, .gap-table thead th { font-size: 14px; color: var(--ink-2); font-weight: 600; white-space: nowrap; }
.figure-table tbody th { font-weight: 400; }
.figure-table td, .gap-table td:not(:first-child) { font-variant-numeric: tabular-nums; white-space: nowrap; }
@media (max-width: 639px) {
  .gap-table thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .gap-table, .gap-table tbody, .gap-table tr { display: block; }
  .gap-table tr { display: flex; flex-wrap: wrap; gap: 2px 16px; padding: 10px 0; border-bottom: 1px solid var(--line); }
  .gap-table td { border: 0; padding: 0; }
  .gap-table td:first-child { flex: 0 0 100%; font-weight: 600; }
  .gap-table td:not(:first-child) { color: var(--ink-2); font-size: 14px; }
  .gap-table td[data-label]::before { content: attr(data-label) " "; }
}
@media (min-width: 720px) {
  .panel { padding: 22px 26px; }
  .panel-facts { grid-template-columns: 1fr 1fr; }
}

.login { max-width: 420px; margin: 0 auto; padding: 12vh 20px 40px; display: grid; gap: 14px; }
.login-note { color: var(--ink-2); font-size: 15px; }
.login-form { display: grid; gap: 12px; }
.login-form label { font-weight: 600; }
.login-form input { height: 48px; padding: 0 14px; border: 1px solid var(--line-2); border-radius: 10px; background: var(--surface); font-size: 16px; }
.login-refused { color: var(--ended); font-size: 15px; }
`
