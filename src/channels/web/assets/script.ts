/**
 * What the page gains where JavaScript runs: buttons that copy, and a form that says it is working. Everything else
 * works without it.
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
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[aria-busy]')) form.removeAttribute('aria-busy')
})
`
