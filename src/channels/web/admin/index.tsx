import { Hono } from 'hono'
import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { adminAccess, LOGIN_PATH } from '../admin-token.ts'
import { RequestError } from '../errors.ts'
import { limitBody } from '../guard.ts'
import type { WebParts } from '../parts.ts'
import { readDays, readToken } from '../input.ts'
import { GapsPage } from '../views/admin/gaps.tsx'
import { LoginPage } from '../views/admin/login.tsx'
import { StatePage } from '../views/admin/state.tsx'
import { StatisticsPage } from '../views/admin/statistics.tsx'
import { renderPage } from '../views/layout.tsx'
import { adminFacts } from './facts.ts'
import type { AdminParts } from './parts.ts'

/** `/admin`: pages for people, `/admin/api` for programs. All behind the token but the form that asks for it. */
export function adminRoutes(parts: WebParts, admin: AdminParts): Hono {
  const routes = new Hono()
  const { guard, signIn, signOut } = adminAccess(admin.token, { now: parts.now, ...admin.access })
  const facts = adminFacts(parts, admin)

  routes.get(LOGIN_PATH, (c) => page(c, <LoginPage />))
  routes.post(LOGIN_PATH, limitBody, async (c) => {
    if (await signIn(c, readToken(await c.req.parseBody()))) return c.redirect('/admin', 303)
    return page(c, <LoginPage refused />, 401)
  })

  routes.use('/admin', guard)
  routes.use('/admin/*', guard)

  routes.get('/admin/api/status', async (c) => c.json(await facts.status()))
  routes.get('/admin/api/gaps', async (c) => c.json(await facts.gaps(readDays(c.req.query('days')))))
  routes.get('/admin/api/statistics', async (c) => c.json(await facts.statistics()))
  routes.get('/admin/api/reindex', async (c) => c.json(await rebuildingOf(admin).state()))
  routes.post('/admin/api/reindex', async (c) => {
    const rebuilding = rebuildingOf(admin)
    if (!(await rebuilding.start())) throw new RequestError(409, 'already_running', '已经有一次重建在进行，请等它完成')
    return c.json(await rebuilding.state(), 202)
  })

  routes.get('/admin', async (c) => page(c, <StatePage status={await facts.status()} />))
  routes.get('/admin/gaps', async (c) => page(c, <GapsPage {...await facts.gaps(readDays(c.req.query('days')))} />))
  routes.get('/admin/statistics', async (c) => page(c, <StatisticsPage {...await facts.statistics()} />))
  routes.post('/admin/reindex', async (c) => {
    // One that runs already is shown as well: whoever presses the button wants an index of now.
    await rebuildingOf(admin).start()
    return c.redirect('/admin#rebuild', 303)
  })
  routes.post('/admin/logout', (c) => {
    signOut(c)
    return c.redirect(LOGIN_PATH, 303)
  })
  return routes
}

function rebuildingOf({ rebuilding }: AdminParts): NonNullable<AdminParts['rebuilding']> {
  if (!rebuilding) throw new RequestError(501, 'not_supported', '这种部署方式不能在这里重建索引')
  return rebuilding
}

function page(c: Context, body: Child, status: 200 | 401 = 200): Response | Promise<Response> {
  return c.html(renderPage(body), status, { 'Cache-Control': 'no-store' })
}
