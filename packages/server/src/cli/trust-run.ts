import { spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { programFolders } from '../config/env.ts'
import { StartError } from '../config/start-error.ts'
import { findInstallation } from '../install/find.ts'
import type { Loaded } from './context.ts'
import { paintFor } from './paint.ts'
import { refuseUsage } from './usage.ts'
import { findStores, type Step, type TrustedCa, type TrustMachine, type TrustStore } from './trust-stores.ts'

export type LocalCa = TrustedCa & { readonly name: string; readonly validUntil: number }

/** The local CA of the data folder. @throws StartError trust-failed, where there is none */
export function findCa({ config, io, texts }: Loaded): LocalCa {
  const places = findInstallation(config, io.environment.configHome)
  if (places === null || !existsSync(places.caFile)) {
    throw new StartError({ codeName: 'trust-failed', store: config.data, reason: texts.trust.noCertificate })
  }
  const certificate = new X509Certificate(readFileSync(places.caFile))
  return {
    file: places.caFile,
    label: `warifu-${places.workspaceId}`,
    sha1: certificate.fingerprint.replaceAll(':', ''),
    name: /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? '',
    validUntil: certificate.validToDate.getTime(),
  }
}

export const thisTrustMachine = ({ io }: Loaded): TrustMachine => ({
  platform: process.platform,
  home: io.environment.home,
  path: programFolders(),
  root: '/',
})

/** @throws StartError trust-failed, where this machine has no list that we know */
export function storesOf(loaded: Loaded, ca: LocalCa, machine: TrustMachine): readonly TrustStore[] {
  const stores = findStores(machine, ca, loaded.texts)
  if (stores.length > 0) return stores
  throw new StartError({ codeName: 'trust-failed', store: machine.platform, reason: loaded.texts.trust.noStore })
}

export const storeLine = ({ name, needsRoot }: TrustStore, { texts }: Loaded): string =>
  `    • ${name}${needsRoot && !isRoot() ? ` ${texts.trust.needsRoot}` : ''}`

/** Never silently: a person says yes, or a script has said so with --yes. */
export async function consents({ io, options, texts, manner }: Loaded, question: string): Promise<boolean> {
  if (options['yes'] === true) return true
  if (io.stdin.isTTY !== true || !io.stdout.isTTY || manner.json) return refuseUsage(texts, { kind: 'consent-missing' })
  const { confirm } = await import('@clack/prompts')
  return (await confirm({ message: question, initialValue: false })) === true
}

/** Every list is tried; what went right is said, then the first that went wrong ends the command. */
export function changeAll(
  stores: readonly TrustStore[],
  loaded: Loaded,
  change: (store: TrustStore) => StoreChange,
): readonly StoreChange[] {
  const { io, manner } = loaded
  const paint = paintFor(io.stdout, io.environment)
  const changes = stores.map(change)
  if (!manner.json) {
    for (const { store, outcome, failed } of changes) {
      const mark = failed ? paint.red('✗') : paint.green('✓')
      io.stdout.write(`  ${mark} ${store}: ${outcome}\n`)
    }
  }
  const wrong = changes.find(({ failed }) => failed)
  if (wrong !== undefined) throw new StartError({ codeName: 'trust-failed', store: wrong.store, reason: wrong.outcome })
  return changes
}

export type StoreChange = { readonly store: string; readonly outcome: string; readonly failed: boolean }

/** Runs the steps until one fails. */
export function runSteps(store: TrustStore, steps: readonly Step[], done: string): StoreChange {
  for (const step of steps) {
    const reason = runStep(step)
    if (reason !== null) return { store: store.name, outcome: reason, failed: true }
  }
  return { store: store.name, outcome: done, failed: false }
}

/** Null where it went well, else the last thing the program said. */
export function runStep({ program, args, asRoot }: Step): string | null {
  // Without a terminal sudo must not wait for a password that nobody types.
  const sudo = process.stdin.isTTY ? ['sudo', '--'] : ['sudo', '-n', '--']
  const [first = program, ...rest] = asRoot && !isRoot() ? [...sudo, program, ...args] : [program, ...args]
  const { error, status, stderr } = spawnSync(first, rest, { stdio: ['inherit', 'ignore', 'pipe'], encoding: 'utf8' })
  if (error !== undefined) return error.message
  if (status === 0) return null
  return stderr.trim().split('\n').at(-1) ?? `${first} ${String(status)}`
}

/** Windows has no such number, and asks by itself. */
const isRoot = (): boolean => process.getuid?.() === 0
