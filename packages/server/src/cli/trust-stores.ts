import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Texts } from './texts/texts.ts'

/** One program to run. */
export type Step = { readonly program: string; readonly args: readonly string[]; readonly asRoot: boolean }

/** A list of CAs that browsers and programs of this machine believe. */
export type TrustStore = {
  readonly name: string
  readonly needsRoot: boolean
  /** Succeeds where the CA is in it; undefined where the list cannot be asked. */
  readonly find: Step | undefined
  readonly add: readonly Step[]
  readonly remove: readonly Step[]
}

/** The CA that is meant: its file, a name for it that stays over renewals, and its SHA-1, which Windows calls certificates by. */
export type TrustedCa = { readonly file: string; readonly label: string; readonly sha1: string }

export type TrustMachine = {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly path: readonly string[]
  /** Where folders and programs of the system are looked for: `/`, or a test's own tree. */
  readonly root: string
}

/** Lists of Linux systems: a folder for certificates and the program that reads it. */
const ANCHORS = [
  { folder: '/usr/local/share/ca-certificates', program: 'update-ca-certificates', args: [] },
  { folder: '/etc/pki/ca-trust/source/anchors', program: 'update-ca-trust', args: ['extract'] },
  { folder: '/etc/ca-certificates/trust-source/anchors', program: 'trust', args: ['extract-compat'] },
] as const

/** Programs for the administrator stand here, and not on everybody's path. */
const ROOT_PATH = ['/usr/sbin', '/sbin', '/usr/bin', '/bin']

export function findStores(machine: TrustMachine, ca: TrustedCa, texts: Texts): readonly TrustStore[] {
  return [...systemStores(machine, ca, texts.trust.system), ...browserStores(machine, ca, texts.trust.browsers)]
}

function systemStores(machine: TrustMachine, ca: TrustedCa, name: string): readonly TrustStore[] {
  switch (machine.platform) {
    case 'darwin':
      return [macStore(ca, name)]
    case 'win32':
      return [windowsStore(ca, name)]
    default:
      return ANCHORS.flatMap(({ folder, program, args }) => {
        const tool = findProgram(machine, program)
        const place = join(machine.root, folder)
        return tool === undefined || !existsSync(place) ? [] : [linuxStore(ca, name, place, [tool, ...args])]
      }).slice(0, 1)
  }
}

function linuxStore(ca: TrustedCa, name: string, folder: string, [tool = '', ...args]: readonly string[]): TrustStore {
  const file = join(folder, `${ca.label}.crt`)
  const root = (program: string, ...rest: readonly string[]): Step => ({ program, args: rest, asRoot: true })
  const refresh = root(tool, ...args)
  return {
    name,
    needsRoot: true,
    find: { program: 'test', args: ['-e', file], asRoot: false },
    add: [root('install', '-m', '0644', ca.file, file), refresh],
    remove: [root('rm', '-f', file), refresh],
  }
}

function macStore({ file }: TrustedCa, name: string): TrustStore {
  const security = (...args: readonly string[]): Step => ({ program: 'security', args, asRoot: true })
  return {
    name,
    needsRoot: true,
    find: undefined,
    add: [security('add-trusted-cert', '-d', '-r', 'trustRoot', '-k', '/Library/Keychains/System.keychain', file)],
    remove: [security('remove-trusted-cert', '-d', file)],
  }
}

function windowsStore({ file, sha1 }: TrustedCa, name: string): TrustStore {
  const certutil = (...args: readonly string[]): Step => ({ program: 'certutil', args, asRoot: false })
  return {
    name,
    needsRoot: false,
    find: certutil('-user', '-store', 'Root', sha1),
    add: [certutil('-user', '-addstore', 'Root', file)],
    remove: [certutil('-user', '-delstore', 'Root', sha1)],
  }
}

/** Chromium and Firefox keep NSS databases of their own on Linux and macOS; certutil of NSS writes them. */
function browserStores(machine: TrustMachine, ca: TrustedCa, name: (folder: string) => string): readonly TrustStore[] {
  const tool = findNssTool(machine)
  if (tool === undefined) return []
  return nssFolders(machine).map((folder) => {
    const certutil = (...args: readonly string[]): Step => ({
      program: tool,
      args: ['-d', `sql:${folder}`, ...args],
      asRoot: false,
    })
    const forget = certutil('-D', '-n', ca.label)
    return {
      name: name(folder),
      needsRoot: false,
      find: certutil('-L', '-n', ca.label),
      // `C`: believed for servers, and for nothing else.
      add: [certutil('-A', '-t', 'C,,', '-n', ca.label, '-i', ca.file)],
      remove: [forget],
    }
  })
}

/** Windows has another program of this name. */
export const findNssTool = (machine: TrustMachine): string | undefined =>
  machine.platform === 'win32' ? undefined : findProgram(machine, 'certutil')

/** The folders of this account that hold an NSS database. */
export function nssFolders({ home }: TrustMachine): readonly string[] {
  const profiles = [
    '.mozilla/firefox',
    'snap/firefox/common/.mozilla/firefox',
    'Library/Application Support/Firefox/Profiles',
  ].flatMap((folder) => subfolders(join(home, folder)))
  const shared = ['.pki/nssdb', 'snap/chromium/current/.pki/nssdb'].map((folder) => join(home, folder))
  return [...shared, ...profiles].filter((folder) => existsSync(join(folder, 'cert9.db')))
}

function subfolders(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name))
}

function findProgram({ path, root }: TrustMachine, name: string): string | undefined {
  const places = [...ROOT_PATH.map((folder) => join(root, folder)), ...path]
  return places.map((folder) => join(folder, name)).find((file) => existsSync(file))
}
