import { defineConfig } from 'vitest/config'

/**
 * `unit` runs anywhere Node does; `e2e` needs a Chromium, whose place CHROMIUM may name. Both run by `npm test`; a
 * missing browser fails the suite rather than skipping it.
 */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/**/*.test.{ts,tsx}'], exclude: ['tests/e2e/**'] } },
      {
        extends: true,
        test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
    ],
  },
})
