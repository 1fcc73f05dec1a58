/** How long a proof may take: `quick` runs with every `npm test`, in 15 seconds or less; `full` at night. */
export type Mode = 'quick' | 'full'

/** Tells the person who waits what is happening, one line at a time. */
export type Report = (line: string) => void

/** What was measured, by name. Numbers where they are numbers: units are part of the name. */
export type Figures = Readonly<Record<string, number | string>>

export type Outcome = {
  /** Whether the claim was seen to hold. A run that could not have shown the opposite must not say true. */
  readonly holds: boolean
  readonly figures: Figures
}

/**
 * A sentence we promise, and the way to see it. One file each: `proofs/<name>.ts` exports `proof`.
 * `run` throws where it could not measure; that says nothing about the claim.
 */
export type Proof = {
  readonly name: string
  readonly claim: string
  /** Whole numbers that `--<key> N` sets for one run, and what each means. */
  readonly options: Readonly<Record<string, string>>
  readonly run: (mode: Mode, report: Report, options: ReadonlyMap<string, number>) => Promise<Outcome>
}
