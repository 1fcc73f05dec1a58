/** Something a check does not accept, and where. */
export type Finding = {
  /** Path from the repository's root. */
  readonly file: string
  /** From 1; null where the whole file is meant. */
  readonly line: number | null
  readonly problem: string
}

const placed = ({ file, line, problem }: Finding): string => `${file}${line === null ? '' : `:${line}`}: ${problem}`

/** Ends a check: every finding on a line of its own, or the sentence that says what was looked at. Sets the exit code. */
export function report(findings: readonly Finding[], looked: string): void {
  for (const finding of findings) console.error(placed(finding))
  console.log(findings.length === 0 ? looked : `${findings.length} found.`)
  if (findings.length > 0) process.exitCode = 1
}
