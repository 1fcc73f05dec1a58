import { Command } from 'commander'
import { fieldTable, type FieldRow } from '../config/schema.ts'
import { version } from '../version.ts'
import { columnsOf } from './columns.ts'
import type { Action } from './context.ts'
import type { ExitCode, Manner } from './report.ts'
import type { Texts } from './texts/texts.ts'
import type { Io } from './io.ts'

export type ProgramParts = {
  readonly io: Io
  readonly texts: Texts
  readonly manner: Manner
  readonly speak: (manner: Manner) => void
  readonly done: (code: ExitCode) => void
}

/** The grammar of the command line. */
export function createProgram(parts: ProgramParts): Command {
  const { texts, io } = parts
  const { help } = texts
  const program = new Command('warifu')
  const titles: Readonly<Record<string, string>> = {
    'Usage:': help.usage,
    'Options:': help.options,
    'Commands:': help.commands,
    'Arguments:': help.arguments,
  }
  program
    .description(texts.tagline)
    .version(version, '--version', help.showVersion)
    .helpOption('--help', help.showHelp)
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: io.stdout.write,
      writeErr: () => {},
      outputError: () => {},
      getOutHelpWidth: () => io.stdout.columns ?? 80,
    })
    .configureHelp({ styleTitle: (title) => titles[title] ?? title, displayWidth: columnsOf })

  const run = (load: () => Promise<Action>) => runner(parts, load)
  const leaf = (parent: Command, name: string, description: string, load: () => Promise<Action>) =>
    common(parent.command(name).description(description).helpOption('--help', help.showHelp), parts).action(run(load))
  const branch = (name: string, description: string) =>
    program.command(name).description(description).helpOption('--help', help.showHelp).helpCommand(false)

  const serve = leaf(program, 'serve', help.serve, async () => (await import('./serve.ts')).serve)
  addFields(serve, parts, (row) => row.option !== undefined && !isCommon(row))

  const accounts = branch('accounts', help.accounts)
  leaf(accounts, 'create', help.create, async () => (await import('./accounts.ts')).create)
    .argument('<name>', help.accountName)
    .option('--role <member|operator>', help.role)
    .option('--password-stdin', help.passwordStdin)
  leaf(accounts, 'invite', help.invite, async () => (await import('./accounts.ts')).invite)
    .argument('[name]', help.invitedName)
    .option('--role <member|operator>', help.role)
    .option('--open', help.open)
  leaf(accounts, 'list', help.list, async () => (await import('./accounts.ts')).list)

  leaf(program, 'trust', help.trust, async () => (await import('./trust.ts')).trust).option('--yes', help.yes)
  leaf(program, 'untrust', help.untrust, async () => (await import('./untrust.ts')).untrust).option('--yes', help.yes)

  const config = branch('config', help.config)
  for (const name of ['check', 'show'] as const) {
    const command = leaf(config, name, help[name], async () => (await import('./config.ts'))[name])
    addFields(command, parts, (row) => row.option !== undefined && !isCommon(row))
  }
  return program
}

/** Every command has these. */
function common(command: Command, parts: ProgramParts): Command {
  const { help } = parts.texts
  addFields(command, parts, isCommon)
  return command.option('--config <path>', help.configFile).option('--json', help.json)
}

const isCommon = ({ key }: FieldRow): boolean => key === 'data' || key === 'rootKeyFile' || key === 'language'

function addFields(command: Command, { manner }: ProgramParts, wanted: (row: FieldRow) => boolean): void {
  for (const row of fieldTable.filter(wanted)) {
    const { placeholder } = row.kind
    const hint = typeof row.default === 'string' || typeof row.default === 'number' ? ` [${row.default}]` : ''
    const value = placeholder === undefined ? '' : ` <${placeholder}>`
    command.option(`${row.option ?? ''}${value}`, `${row.says[manner.language]}${hint}`)
  }
}

function runner({ io, texts, manner, speak, done }: ProgramParts, load: () => Promise<Action>) {
  return async (...received: unknown[]): Promise<void> => {
    // Commander passes the arguments, then the options, then the command itself.
    const command = received.at(-1)
    if (!(command instanceof Command)) throw new TypeError('commander changed what it passes')
    const options: Readonly<Record<string, unknown>> = command.opts()
    const action = await load()
    done(await action({ io, manner, texts, speak, options, arguments: command.args }))
  }
}
