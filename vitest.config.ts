import { cloudflareTest } from '@cloudflare/vitest-pool-workers'
import { defineConfig } from 'vitest/config'

/**
 * `unit` runs anywhere Node does; `e2e` needs a Chromium, whose place CHROMIUM may name. `workers` holds the bundle that
 * is deployed against real workerd processes, `workerd` runs inside of one; `replicas` starts services on a PostgreSQL.
 * All run by `npm test`; a missing browser fails the suite rather than skipping it.
 */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**', 'tests/worker/**', 'tests/replicas/**'],
          // Properties run hundreds of times, and a busy machine is no failure.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        // Several processes each, so one file at a time and after the others.
        test: {
          name: 'replicas',
          include: ['tests/replicas/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: 'workers',
          include: ['tests/worker/*.test.ts'],
          globalSetup: 'tests/worker/bundles.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        plugins: [
          cloudflareTest({
            miniflare: {
              compatibilityDate: '2026-04-20',
              compatibilityFlags: ['nodejs_compat'],
              d1Databases: ['DB'],
            },
          }),
        ],
        test: { name: 'workerd', include: ['tests/worker/inside/*.test.ts'] },
      },
    ],
  },
})
