import type { Child, PropsWithChildren } from 'hono/jsx'
import { assetUrls } from '../assets.ts'

/** A whole HTML document, ready to send. */
export function renderPage(page: Child): string {
  return `<!DOCTYPE html>${String(page)}`
}

/** The frame of every page. `current` says which entry of the navigation one is in. */
export function Layout(props: PropsWithChildren<{ title: string; current?: 'ask' | 'documents' }>) {
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="description" content="惠企政策问答：每一句都是政策原文，都能点回出处。" />
        <title>{props.title}</title>
        <link rel="stylesheet" href={assetUrls.stylesheet} />
        <link rel="icon" type="image/svg+xml" href={assetUrls.favicon} />
        <script src={assetUrls.script} defer></script>
      </head>
      <body>
        <a class="skip" href="#main">
          跳到正文
        </a>
        <header class="masthead">
          <div class="masthead-inner">
            <a class="brand" href="/" aria-label="惠问首页">
              <span class="seal" aria-hidden="true">
                惠
              </span>
              惠问
            </a>
            <nav aria-label="主导航">
              <NavLink href="/" here={props.current === 'ask'} text="提问" />
              <NavLink href="/documents" here={props.current === 'documents'} text="政策原文" />
            </nav>
          </div>
        </header>
        <main id="main" tabindex={-1}>
          {props.children}
        </main>
        <footer class="colophon">
          <p>引文逐字取自政策原文；办理以发文机关的正式文件和解释为准。</p>
        </footer>
      </body>
    </html>
  )
}

function NavLink({ href, here, text }: { href: string; here: boolean; text: string }) {
  return here ? (
    <a href={href} aria-current="page">
      {text}
    </a>
  ) : (
    <a href={href}>{text}</a>
  )
}
