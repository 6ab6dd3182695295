import { Hono } from 'hono'
import { favicon } from './assets/favicon.ts'
import { script } from './assets/script.ts'
import { stylesheet } from './styles/index.ts'

/** Addresses of the served assets; each changes with its content, so a browser may keep it for good. */
export const assetUrls = {
  stylesheet: `/assets/${fingerprint(stylesheet)}.css`,
  script: `/assets/${fingerprint(script)}.js`,
  favicon: `/assets/${fingerprint(favicon)}.svg`,
} as const

const FOREVER = 'public, max-age=31536000, immutable'

/** Style sheet, script and icon, from memory. */
export function assetRoutes(): Hono {
  const routes = new Hono()
  const serve = (path: string, body: string, type: string) =>
    routes.get(path, (c) => c.body(body, 200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': FOREVER }))
  serve(assetUrls.stylesheet, stylesheet, 'text/css')
  serve(assetUrls.script, script, 'text/javascript')
  serve(assetUrls.favicon, favicon, 'image/svg+xml')
  return routes
}

/** FNV-1a, 32 bits: it only has to differ when the content does. */
function fingerprint(content: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < content.length; i++) hash = Math.imul(hash ^ content.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}
