/**
 * What the page gains where JavaScript runs: buttons that copy, a form that says it is working, and the progress of a
 * rebuild. Everything else works without it.
 */
export const script = `'use strict'
for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = false
  button.addEventListener('click', async () => {
    const field = document.getElementById(button.dataset.copy)
    const label = button.textContent
    field.select()
    try {
      await navigator.clipboard.writeText(field.value)
    } catch {
      document.execCommand('copy')
    }
    button.textContent = '已复制'
    setTimeout(() => { button.textContent = label }, 2000)
  })
}
for (const form of document.querySelectorAll('form[data-ask]')) {
  form.addEventListener('submit', () => form.setAttribute('aria-busy', 'true'))
}
for (const rebuild of document.querySelectorAll('[data-rebuild]')) {
  const look = async () => {
    const state = await fetch(rebuild.dataset.rebuild).then((response) => response.json()).catch(() => null)
    if (state && state.state !== 'running') return location.reload()
    if (state && state.total > 0) {
      const bar = rebuild.querySelector('progress')
      bar.max = state.total
      bar.value = state.done
      rebuild.querySelector('[data-progress-text]').textContent = '已完成 ' + state.done + ' / ' + state.total
    }
    setTimeout(look, 500)
  }
  setTimeout(look, 500)
}
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[aria-busy]')) form.removeAttribute('aria-busy')
})
`
