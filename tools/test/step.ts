/** How many went well. A suite counts each of its tests, everything else counts as one. */
export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number }

export const PASSED: Tally = { passed: 1, failed: 0, skipped: 0 }
export const FAILED: Tally = { passed: 0, failed: 1, skipped: 0 }

export const total = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )

export type Ended = {
  readonly tally: Tally
  /** Shown whole where something failed. */
  readonly output: string
  /** Shown in any case. */
  readonly figures: readonly string[]
}

export type Step = {
  readonly name: string
  readonly what: string
  /** How many of the two cores it keeps busy. */
  readonly cores: 1 | 2
  /** Steps that must have gone well before. */
  readonly needs: readonly string[]
  readonly run: () => Promise<Ended>
}
