import { defaultClientConditions, defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'

// Workspace packages are tested from their sources: nothing needs building first, and a stack trace names the line.
const source = 'warifu-source'

export default defineConfig({
  resolve: { conditions: [source, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [source, ...defaultServerConditions], externalConditions: [source] } },
  test: {
    // Two cores are the least that we promise to test on.
    maxWorkers: 2,
    // Worker threads and child processes that a test starts find the sources too.
    execArgv: [`--conditions=${source}`],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'packages/*/src/**/*.test.{ts,tsx}',
            'tools/**/*.test.ts',
            'proofs/**/*.test.ts',
            'bench/**/*.test.ts',
          ],
        },
      },
      // Whole servers on real sockets, in the test's process or in one of their own.
      ...['hostile', 'system'].map((name) => ({
        extends: true as const,
        test: { name, include: [`tests/${name}/**/*.test.ts`], testTimeout: 30_000, hookTimeout: 30_000 },
      })),
    ],
  },
})
