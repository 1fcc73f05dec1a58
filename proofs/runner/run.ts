import type { Figures, Mode, Outcome, Proof, Report } from '../proof.ts'

/** The one line that programs read. */
export type Verdict = {
  readonly name: string
  readonly claim: string
  readonly holds: boolean
  readonly figures: Figures
}

export const EXIT_HOLDS = 0
export const EXIT_FAILS = 1
export const EXIT_USAGE = 2
export const EXIT_BROKE = 70

/**
 * Runs a proof to its verdict. Where it broke there is a verdict too, which never says that the claim holds, and `broke` says why;
 * the exit code tells the two apart.
 */
export async function runProof(
  proof: Proof,
  mode: Mode,
  options: ReadonlyMap<string, number>,
  report: Report,
): Promise<{ readonly verdict: Verdict; readonly exit: number }> {
  const { name, claim } = proof
  const verdict = ({ holds, figures }: Outcome): Verdict => ({ name, claim, holds, figures })
  try {
    const outcome = await proof.run(mode, report, options)
    return { verdict: verdict(outcome), exit: outcome.holds ? EXIT_HOLDS : EXIT_FAILS }
  } catch (error) {
    const broke = error instanceof Error ? error.message : String(error)
    report(error instanceof Error ? (error.stack ?? broke) : broke)
    return { verdict: verdict({ holds: false, figures: { broke } }), exit: EXIT_BROKE }
  }
}

/** The first option that the proof does not have, or null. */
export function unknownOption(proof: Proof, options: ReadonlyMap<string, number>): string | null {
  return [...options.keys()].find((key) => !Object.hasOwn(proof.options, key)) ?? null
}
