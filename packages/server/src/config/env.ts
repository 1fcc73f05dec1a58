import { homedir } from 'node:os'
import { delimiter } from 'node:path'

/** What the environment says, read once. */
export type Environment = {
  /** `WARIFU_*`, as given. `WARIFU_TEST_*` belongs to tests and is left out. */
  readonly settings: ReadonlyMap<string, string>
  /** The language wish, in the order of POSIX: LC_ALL, LC_MESSAGES, LANG. */
  readonly locale: string | undefined
  /** https://no-color.org: set and not empty. */
  readonly noColor: boolean
  readonly home: string
  /** Where this platform keeps an account's configuration. */
  readonly configHome: string
}

/** This file is the only reader of process.env. */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): Environment {
  const given = (name: string) => (env[name] === '' ? undefined : env[name])
  const home = given('HOME') ?? homedir()
  return {
    settings: new Map(
      Object.entries(env).flatMap(([name, value]) => (isSetting(name) && value !== undefined ? [[name, value]] : [])),
    ),
    locale: given('LC_ALL') ?? given('LC_MESSAGES') ?? given('LANG'),
    noColor: given('NO_COLOR') !== undefined,
    home,
    configHome: configHome(given, home, platform),
  }
}

/** Folders of programs, in the order they are looked through. */
export const programFolders = (env: Readonly<Record<string, string | undefined>> = process.env): readonly string[] =>
  (env['PATH'] ?? '').split(delimiter).filter(Boolean)

const isSetting = (name: string): boolean => name.startsWith('WARIFU_') && !name.startsWith('WARIFU_TEST_')

function configHome(given: (name: string) => string | undefined, home: string, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return `${home}/Library/Application Support`
  if (platform === 'win32') return given('APPDATA') ?? `${home}\\AppData\\Roaming`
  const xdg = given('XDG_CONFIG_HOME')
  // XDG Base Directory Specification: relative paths are invalid and must be ignored.
  return xdg?.startsWith('/') === true ? xdg : `${home}/.config`
}
