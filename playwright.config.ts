import { defineConfig } from '@playwright/test'

/** Journeys start their own servers and browsers; what a person waits for may take a while on two busy cores. */
export default defineConfig({
  testDir: 'tests/journeys',
  outputDir: 'test-results',
  fullyParallel: false,
  // Files run beside each other; within one, tests share a world and follow each other.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json']],
})
