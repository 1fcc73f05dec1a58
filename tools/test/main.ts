import { endAll } from './command.ts'
import { runSteps, type Told } from './schedule.ts'
import { select } from './selection.ts'
import { FAILED, total, type Step, type Tally } from './step.ts'
import { steps } from './steps.ts'

const EXIT_FAILED = 1
const EXIT_USAGE = 2

process.once('exit', endAll)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(EXIT_FAILED))

const selection = select(steps, process.argv.slice(2))
if (selection.kind === 'unknown') {
  const known = steps.map(({ name, what }) => `  ${name.padEnd(10)}${what}`).join('\n')
  console.error(`There is no step ${selection.name}. npm test -- STEP ... runs some of these:\n${known}`)
  process.exitCode = EXIT_USAGE
} else {
  sumUp(await tallies(selection.steps))
}

async function tallies(selected: readonly Step[]): Promise<Tally[]> {
  try {
    const ended = await runSteps(selected, tell, () => performance.now())
    return ended.map(({ tally }) => tally)
  } catch (error) {
    console.error(error)
    return [FAILED]
  }
}

/** The last line is the sums, alone, whatever happened. */
function sumUp(parts: readonly Tally[]): void {
  const { passed, failed, skipped } = total(parts)
  console.log(`\n${(performance.now() / 60_000).toFixed(1)} minutes`)
  if (skipped > 0) console.log(`${skipped} skipped`)
  console.log(`${passed} passed, ${failed} failed`)
  if (failed > 0) process.exitCode = EXIT_FAILED
}

function tell(...[{ name, what }, { tally, output, figures }, milliseconds]: Parameters<Told>): void {
  const sign = tally.failed === 0 ? '✓' : '✗'
  const seconds = `${(milliseconds / 1000).toFixed(1)} s`.padStart(8)
  console.log(`${sign} ${name.padEnd(10)}${seconds}  ${what}${counted(tally)}`)
  for (const line of figures) console.log(`    ${line}`)
  if (tally.failed > 0) console.log(`\n${output.trim()}\n`)
}

function counted({ passed, failed, skipped }: Tally): string {
  if (passed + failed + skipped === 1) return ''
  const failures = failed > 0 ? `, ${failed} failed` : ''
  const skips = skipped > 0 ? `, ${skipped} skipped` : ''
  return `: ${passed} passed${failures}${skips}`
}
