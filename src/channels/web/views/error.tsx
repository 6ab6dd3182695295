import type { RequestError } from '../errors.ts'
import { Layout } from './layout.tsx'

/** What a person sees when a request is refused. */
export function ErrorPage({ refusal }: { refusal: RequestError }) {
  return (
    <Layout title={`${refusal.message} · 惠问`}>
      <div class="problem">
        <p class="problem-status" aria-hidden="true">
          {refusal.status}
        </p>
        <h1>{refusal.message}</h1>
        {refusal.details.length > 1 && (
          <ul>
            {refusal.details.map(({ message }) => (
              <li>{message}</li>
            ))}
          </ul>
        )}
        <p class="problem-ways">
          <a href="/">回到提问</a>
          <a href="/documents">查看政策原文</a>
        </p>
      </div>
    </Layout>
  )
}
