import { accessSync, chmodSync, constants, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../config/start-error.ts'
import type { InstallationNote } from './installation.ts'
import { isOwn } from './owner.ts'

/** The file that every data folder of Warifu has from its first moment. */
export const LOCK_FILE = 'warifu.lock'

/** Bytes of a Unix socket's path without the closing zero: `sun_path` in unix(7), 104 in all on the BSDs and macOS. */
const MOST_SOCKET_BYTES = process.platform === 'linux' ? 107 : 103

/**
 * Makes the folder, or takes over an existing one, so that only this account can enter it (0700). A folder that holds something
 * else, or is another account's, is refused rather than closed to others.
 * @throws StartError data-unwritable, config-invalid (data-is-warifus)
 */
export function openDataFolder(folder: string): readonly InstallationNote[] {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (!isOwn(statSync(folder))) throw notOurs(folder)
    const entries = readdirSync(folder).filter((name) => name !== 'lost+found')
    if (entries.length > 0 && !entries.includes(LOCK_FILE)) refuseForeign(folder)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return tighten(folder)
  } catch (error) {
    throw unwritable(folder, error)
  }
}

function tighten(folder: string): readonly InstallationNote[] {
  const isOpen = () => process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0
  if (!isOpen()) return []
  chmodSync(folder, 0o700)
  if (isOpen()) throw new StartError({ codeName: 'data-unwritable', path: folder, reason: 'ENOTSUP' }) // No permissions on this disk.
  return ['folder-tightened']
}

function refuseForeign(folder: string): never {
  const problem = { kind: 'rule-broken', rule: 'data-is-warifus', source: folder } as const
  throw new StartError({ codeName: 'config-invalid', problems: [problem] })
}

/** Where the command line reaches a running server. @throws StartError data-path-too-long */
export function socketPath(folder: string, workspaceId: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\warifu-${workspaceId}`
  const path = join(folder, 'operator.sock')
  const bytes = Buffer.byteLength(path)
  if (bytes <= MOST_SOCKET_BYTES) return path
  throw new StartError({ codeName: 'data-path-too-long', path, bytes, most: MOST_SOCKET_BYTES })
}

/** For what another account owns. */
export const notOurs = (path: string): StartError =>
  new StartError({ codeName: 'data-unwritable', path, reason: 'not-ours' })

/** What the system says when it does not let us write; anything else is passed on as it is. */
export function unwritable(path: string, error: unknown): unknown {
  const reasons = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EEXIST', 'ENAMETOOLONG', 'ELOOP']
  const reason = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!reasons.includes(reason)) return error
  return new StartError({ codeName: 'data-unwritable', path, reason }, { cause: error })
}
