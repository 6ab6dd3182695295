import { availableParallelism } from 'node:os'
import { cloudflareTest } from '@cloudflare/vitest-pool-workers'
import { defineConfig } from 'vitest/config'

const AFTER_CORE = { groupOrder: 1 }

/**
 * `core` is pure functions, which share their modules and all processors; the others talk to processes, so each file of
 * theirs has a worker to itself. `unit` runs anywhere Node does; `e2e` needs a Chromium, whose place CHROMIUM may name.
 * `workers` holds the bundle that is deployed against real workerd processes, `workerd` runs inside of one; `replicas`
 * starts services on a PostgreSQL. All run by `npm test`; a missing browser fails the suite rather than skipping it.
 */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    // Properties run hundreds of times, processes are started, and a busy machine is no failure.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: ['tests/core/**/*.test.{ts,tsx}', 'tests/questions/*.test.ts'],
          isolate: false,
          maxWorkers: availableParallelism(),
        },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/{core,questions,e2e,worker,replicas}/**'],
          sequence: AFTER_CORE,
        },
      },
      {
        extends: true,
        // Several processes each, so one file at a time and after the others.
        test: {
          name: 'replicas',
          include: ['tests/replicas/*.test.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], sequence: AFTER_CORE },
      },
      {
        extends: true,
        test: {
          name: 'workers',
          include: ['tests/worker/*.test.ts'],
          globalSetup: 'tests/worker/bundles.ts',
          sequence: AFTER_CORE,
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
        test: { name: 'workerd', include: ['tests/worker/inside/*.test.ts'], sequence: AFTER_CORE },
      },
    ],
  },
})
