import { Hono } from 'hono'
import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { exampleQuestions } from '../../examples.ts'
import { askLibrary } from './ask.ts'
import { RequestError } from './errors.ts'
import { readAskQuery, readPassage } from './input.ts'
import type { WebParts } from './parts.ts'
import { AnswerPage } from './views/answer.tsx'
import { DocumentPage } from './views/document.tsx'
import { DocumentsPage } from './views/documents.tsx'
import { HomePage } from './views/home.tsx'
import { renderPage } from './views/layout.tsx'

/** The pages: ask and answer at `/`, the texts under `/documents`. They work without JavaScript. */
export function pageRoutes(parts: WebParts): Hono {
  const { library, today } = parts
  const routes = new Hono()

  routes.get('/', async (c) => {
    const current = library()
    const q = c.req.query('q') ?? ''
    const region = c.req.query('region') ?? ''
    if (q.trim() === '') {
      const examples = await exampleQuestions(current, today())
      return page(c, <HomePage library={current} region={region} examples={examples} />)
    }
    const asked = readAskQuery({ q, region, history: c.req.queries('h') ?? [] })
    return page(c, <AnswerPage library={current} asked={asked} answer={askLibrary(parts, asked, 'web')} />)
  })

  routes.get('/documents', (c) => page(c, <DocumentsPage library={library()} today={today()} />))

  routes.get('/documents/:id', (c) => {
    const current = library()
    const document = current.documents.find(({ id }) => id === c.req.param('id'))
    if (!document) throw new RequestError(404, 'document_not_found', '没有这份文件，它可能已被移除或改名')
    const q = c.req.query('q')
    const passage = q === undefined ? null : readPassage(q, document.source.length)
    const validity = current.validity(document, today())
    return page(c, <DocumentPage document={document} validity={validity} passage={passage} />)
  })

  return routes
}

function page(c: Context, body: Child): Response | Promise<Response> {
  // The answer depends on the day and on the library, and whoever shares a screen should not find it in a cache.
  return c.html(renderPage(body), 200, { 'Cache-Control': 'no-store' })
}
