import { CommanderError } from 'commander'
import { StartError } from '../config/start-error.ts'
import { systemIo, type Io } from './io.ts'
import { firstLanguage, textsOf } from './language.ts'
import { createProgram } from './program.ts'
import { report, type ExitCode, type Manner } from './report.ts'
import { usageFlaw } from './usage.ts'

/**
 * Runs one command line and returns its exit code. Never throws: what goes wrong is said on standard error, with its code.
 * @param argv without the program's own name
 */
export async function run(argv: readonly string[], io: Io = systemIo()): Promise<ExitCode> {
  let manner: Manner = { language: firstLanguage(argv, io.environment), json: argv.includes('--json') }
  let exitCode: ExitCode = 0
  const program = createProgram({
    io,
    manner,
    texts: textsOf(manner.language),
    speak: (spoken) => {
      manner = spoken
    },
    done: (code) => {
      exitCode = code
    },
  })
  try {
    await program.parseAsync(argv, { from: 'user' })
    return exitCode
  } catch (error) {
    if (!(error instanceof CommanderError)) return report(error, io, manner)
    if (error.exitCode === 0) return 0 // --help and --version have been printed.
    const message = textsOf(manner.language).usage(usageFlaw(error))
    return report(new StartError({ codeName: 'usage-wrong', message }), io, manner)
  }
}
