import { h, icon } from './dom.ts'

/** Shows a toast for three seconds at the top. */
export function showToast(type: string, content: string): void {
  const known = ['success', 'error', 'warning'].includes(type) ? type : 'info'
  const toast = h(
    'div',
    { class: `toast toast-${known}`, attributes: { role: 'status' } },
    h('i', {}, icon(known === 'success' ? 'ok' : 'chat')),
    content,
  )
  document.body.append(toast)
  setTimeout(() => toast.remove(), 3000)
}
