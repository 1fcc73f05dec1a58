import { codes, type CodeName } from '@warifu/protocol'
import { explain, type Language } from '@warifu/protocol/explain'
import type { ConfigProblem } from '../config/problem.ts'
import { StartError, type StartFault } from '../config/start-error.ts'
import type { Io } from './io.ts'
import { textsOf } from './language.ts'
import { pad, paintFor, plain, widest } from './paint.ts'
import type { Texts } from './texts/texts.ts'

/** How a command speaks. */
export type Manner = { readonly language: Language; readonly json: boolean }

/** 0 ok, 1 failed, 2 wrong usage, 70 broken inside (sysexits.h EX_SOFTWARE). */
export type ExitCode = 0 | 1 | 2 | 70

/** An operator route said no, or would. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  readonly codeName: CodeName
  readonly issues: readonly string[]

  constructor(codeName: CodeName, issues: readonly string[]) {
    super(codeName)
    this.codeName = codeName
    this.issues = issues
  }
}

/** Says on standard error why a command ended, as one block for people or one line for programs. */
export function report(error: unknown, io: Io, manner: Manner): ExitCode {
  const said = describe(error, manner.language)
  const { code } = codes[said.codeName]
  if (manner.json) {
    // JSON leaves out what is undefined.
    const problems = said.details.length === 0 ? undefined : said.details
    io.stderr.write(`${JSON.stringify({ code, message: said.what, mend: said.mend, problems, trace: said.trace })}\n`)
  } else {
    io.stderr.write(block(said, code, io, manner.language))
  }
  return said.exit
}

type Said = {
  readonly codeName: CodeName
  readonly what: string
  readonly why: string | undefined
  readonly data: string | undefined
  readonly mend: string
  /** Single mistakes, each with its place. */
  readonly details: readonly { readonly at: string; readonly what: string }[]
  /** Where the code was when it broke. */
  readonly trace: string | undefined
  readonly exit: ExitCode
}

function describe(error: unknown, language: Language): Said {
  if (error instanceof StartError) return describeFault(error.fault, language)
  if (error instanceof RefusedError) return describeRefusal(error, language)
  const { what, mend } = textsOf(language).internal
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { codeName: 'internal-error', what, why: undefined, data: undefined, mend, details: [], trace, exit: 70 }
}

function describeFault(fault: StartFault, language: Language): Said {
  const texts = textsOf(language)
  const { what, data, mend } = explain[fault.codeName][language]
  const problems = fault.codeName === 'config-invalid' ? fault.problems : []
  const isUsage = fault.codeName === 'usage-wrong'
  return {
    codeName: fault.codeName,
    what: faultWords(fault, texts),
    why: isUsage || problems.length > 0 ? undefined : what,
    data: isUsage ? undefined : data,
    mend,
    details: problems.map((problem) => ({ at: plain(problem.source), what: problemWords(problem, texts) })),
    trace: undefined,
    exit: isUsage || isOnlyFlags(problems) ? 2 : 1,
  }
}

/** What was typed wrongly is wrong usage, what was written wrongly elsewhere is not. */
const isOnlyFlags = (problems: readonly ConfigProblem[]): boolean =>
  problems.length > 0 && problems.every(({ source }) => source.startsWith('--'))

// A lookup by name yields a function of that name's fault; the compiler cannot follow it.
const faultWords = (fault: StartFault, { faults }: Texts): string =>
  (faults[fault.codeName] as (fault: StartFault) => string)(fault)
const problemWords = (problem: ConfigProblem, { problems }: Texts): string =>
  (problems[problem.kind] as (problem: ConfigProblem) => string)(problem)

function describeRefusal({ codeName, issues }: RefusedError, language: Language): Said {
  const { what, data, mend } = explain[codeName][language]
  const known = textsOf(language).issues
  const details = issues.map((issue) => ({ at: '', what: known[issue] ?? plain(issue) }))
  return { codeName, what, why: undefined, data, mend, details, trace: undefined, exit: 1 }
}

function block(said: Said, code: string, io: Io, language: Language): string {
  const paint = paintFor(io.stderr, io.environment)
  const { blocks } = textsOf(language)
  const labels = { why: blocks.why, data: blocks.data, mend: blocks.mend }
  const width = widest(Object.values(labels)) + 3
  const detailWidth = widest(said.details.map(({ at }) => at)) + 2
  const commands = (text: string) => text.replaceAll(/`([^`]+)`/g, (_, command: string) => paint.cyan(command))
  const line = (label: string, text: string | undefined) =>
    text === undefined ? [] : [`  ${paint.dim(pad(label, width))}${commands(text)}`]
  return [
    `${paint.red('✗')} ${paint.bold(code)}  ${said.what}`,
    ...said.details.map(({ at, what }) => `  ${detailWidth === 2 ? '' : paint.yellow(pad(at, detailWidth))}${what}`),
    ...(said.trace?.split('\n').map((at) => `  ${paint.dim(at)}`) ?? []),
    ...line(labels.why, said.why),
    ...line(labels.data, said.data),
    ...line(labels.mend, said.mend),
    '',
  ].join('\n')
}
