import { Hono } from 'hono'
import { published } from '../../core/answer/published.ts'
import type { Huiwen } from '../../core/library.ts'
import type { PolicyDocument } from '../../core/model.ts'
import { askLibrary } from './ask.ts'
import { readAskBody } from './input.ts'
import type { WebParts } from './parts.ts'

/** `POST /api/ask` and `GET /api/documents`. */
export function apiRoutes(parts: WebParts): Hono {
  const { library, today } = parts
  const routes = new Hono()
  routes.post('/api/ask', async (c) => {
    const asked = readAskBody(await c.req.text())
    return c.json(published(askLibrary(parts, asked, 'api')), 200, { 'Cache-Control': 'no-store' })
  })
  routes.get('/api/documents', (c) => {
    const current = library()
    const documents = current.documents.map((document) => summarize(current, document, today()))
    const body = { version: current.version, builtAt: current.builtAt, documents, problems: current.problems }
    return c.json(body, 200, { 'Cache-Control': 'no-cache' })
  })
  return routes
}

function summarize(library: Huiwen, document: PolicyDocument, today: string) {
  const { metadata } = document
  return {
    id: document.id,
    file: document.file,
    title: metadata.title?.value ?? null,
    titleInferred: metadata.title?.from !== 'text',
    number: metadata.number?.value ?? null,
    issuer: metadata.issuer?.value ?? null,
    region: metadata.region?.value ?? null,
    issuedOn: metadata.issuedOn?.value ?? null,
    validFrom: metadata.validFrom?.value ?? null,
    validTo: metadata.validTo?.value ?? null,
    ...library.validity(document, today),
    clauses: document.clauses.length,
    url: `/documents/${encodeURIComponent(document.id)}`,
  }
}
