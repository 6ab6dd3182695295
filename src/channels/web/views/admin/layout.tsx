import type { PropsWithChildren } from 'hono/jsx'
import { Layout } from '../layout.tsx'

const TABS = [
  { href: '/admin', text: '运行状态' },
  { href: '/admin/gaps', text: '待补清单' },
  { href: '/admin/statistics', text: '使用统计' },
] as const

/** The frame of the admin's pages. */
export function AdminLayout(props: PropsWithChildren<{ title: string; here: (typeof TABS)[number]['href'] }>) {
  return (
    <Layout title={`${props.title} · 惠问管理`}>
      <div class="admin">
        <div class="admin-head">
          <h1>{props.title}</h1>
          <form method="post" action="/admin/logout">
            <button class="quiet">退出</button>
          </form>
        </div>
        <nav class="admin-tabs" aria-label="管理">
          {TABS.map(({ href, text }) => (
            <a href={href} aria-current={href === props.here ? 'page' : undefined}>
              {text}
            </a>
          ))}
        </nav>
        {props.children}
      </div>
    </Layout>
  )
}

/** Said where there is nothing to show because nothing is recorded. */
export function NotRecorded() {
  return (
    <p class="admin-empty">
      未接入聊天平台：网页上的提问不留记录，所以这里没有数据。接入飞书或钉钉后，从那里来的提问会出现在这里。
    </p>
  )
}
