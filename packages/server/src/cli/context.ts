import { hostname, userInfo } from 'node:os'
import { systemClock } from '../clock.ts'
import type { LoadedConfig } from '../config/load.ts'
import { fieldTable, type Config } from '../config/schema.ts'
import type { InstallationParams } from '../install/open.ts'
import type { Io } from './io.ts'
import { languageOf, textsOf } from './language.ts'
import type { ExitCode, Manner } from './report.ts'
import type { Texts } from './texts/texts.ts'

/** What every command gets: its world, how to speak, and the options that were typed. */
export type Context = {
  readonly io: Io
  readonly manner: Manner
  readonly texts: Texts
  /** As commander collected them; only those that were given. */
  readonly options: Readonly<Record<string, unknown>>
  readonly arguments: readonly string[]
  /** Goes over to the language of the configuration, for what is said from now on. */
  readonly speak: (manner: Manner) => void
}

/** What a command does. Each is loaded only when it is asked for. */
export type Action = (context: Context) => Promise<ExitCode>

export type Loaded = Context & Pick<LoadedConfig, 'config' | 'sources'>

/** Reads the configuration for a command. @throws StartError */
export async function load(context: Context): Promise<Loaded> {
  const { io, options, manner } = context
  const { loadConfig } = await import('../config/load.ts')
  const flags = new Map(fieldTable.flatMap(({ key }) => (key in options ? [[key, options[key]] as const] : [])))
  const file = typeof options['config'] === 'string' ? options['config'] : undefined
  const { config, sources } = await loadConfig({ cwd: io.cwd, file, environment: io.environment, flags })
  const spoken: Manner = { ...manner, language: languageOf(config.language, io.environment.locale) }
  context.speak(spoken)
  return { ...context, manner: spoken, texts: textsOf(spoken.language), config, sources }
}

/** What `openInstallation` must know of this machine. */
export async function installationParams(config: Config, io: Io, listens: boolean): Promise<InstallationParams> {
  const { thisMachine } = await import('../install/names.ts')
  return {
    config,
    clock: systemClock,
    machine: thisMachine(),
    owner: `${accountName()}@${hostname()}`,
    configHome: io.environment.configHome,
    listens,
  }
}

function accountName(): string {
  try {
    return userInfo().username
  } catch {
    return 'warifu' // A container may run under a number without a name.
  }
}
