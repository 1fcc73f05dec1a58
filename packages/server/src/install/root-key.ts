import { chmodSync, existsSync, lstatSync, mkdirSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CryptoError, fromBase64url, importWrappingKey, randomBytes, toBase64url, type Bytes } from '@warifu/crypto'
import { isInside } from '../config/inside.ts'
import type { Config } from '../config/schema.ts'
import { readSecretFile, SecretKey } from '../config/secrets.ts'
import { StartError } from '../config/start-error.ts'
import { writeAtomically } from './atomic.ts'
import { unwritable } from './data-folder.ts'
import type { InstallationNote } from './installation.ts'
import { isOwn } from './owner.ts'

export type RootKey = { readonly key: CryptoKey; readonly notes: readonly InstallationNote[] }

const ROOT_KEY_BYTES = 32

/** Where the root key lies: as configured, else in the account's configuration folder, by workspace. */
export function rootKeyPath(config: Pick<Config, 'rootKeyFile'>, configHome: string, workspaceId: string): string {
  return config.rootKeyFile ?? join(configHome, 'warifu', `root-${workspaceId}.key`)
}

/**
 * The key must not be copied along with what it protects [KY5]. Links are looked through.
 * @throws StartError config-invalid (root-key-outside-data)
 */
export function refuseKeyInside(file: string, folder: string): void {
  if (!isInside(realPath(file), realpathSync(folder))) return
  const problem = { kind: 'rule-broken', rule: 'root-key-outside-data', source: file } as const
  throw new StartError({ codeName: 'config-invalid', problems: [problem] })
}

/** The real place of a file, or of the nearest folder above it that exists. */
function realPath(file: string): string {
  if (existsSync(file)) return realpathSync(file)
  const above = dirname(file)
  return above === file ? file : join(realPath(above), file.slice(above.length))
}

/**
 * Opens the key file, or returns null where there is none. A link, or a file of another account, is refused: somebody else could
 * put another key in its place.
 * @param isOurs whether Warifu chose the place: then it also closes the file to others; elsewhere it only says so
 * @throws StartError root-key-wrong
 */
export async function readRootKey(file: string, isOurs: boolean): Promise<RootKey | null> {
  refuseForeign(file)
  const found = attempt(file, () => readSecretFile(file))
  if (found === null) return null
  const notes = checkMode(file, found.mode, isOurs)
  const bytes = decode(found.secret.reveal())
  if (bytes === null) throw new StartError({ codeName: 'root-key-wrong', file, reason: 'malformed' })
  return { key: await importWrappingKey(bytes), notes }
}

/** Makes a new key: 32 random bytes as one line of base64url (0600), which can be copied to paper. */
export async function createRootKey(file: string): Promise<RootKey> {
  const secret = new SecretKey(randomBytes(ROOT_KEY_BYTES))
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeAtomically(file, `${toBase64url(secret.reveal())}\n`)
  } catch (error) {
    throw unwritable(file, error)
  }
  return { key: await importWrappingKey(secret.reveal()), notes: ['root-key-created'] }
}

function refuseForeign(file: string): void {
  const found = attempt(file, () => lstatSync(file, { throwIfNoEntry: false }))
  if (found === undefined) return
  if (found.isSymbolicLink()) throw new StartError({ codeName: 'root-key-wrong', file, reason: 'is-link' })
  if (!isOwn(found)) throw new StartError({ codeName: 'root-key-wrong', file, reason: 'not-ours' })
}

function attempt<Value>(file: string, act: () => Value): Value {
  try {
    return act()
  } catch (error) {
    throw new StartError({ codeName: 'root-key-wrong', file, reason: 'unreadable' }, { cause: error })
  }
}

function checkMode(file: string, mode: number, isOurs: boolean): readonly InstallationNote[] {
  if (process.platform === 'win32' || (mode & 0o077) === 0) return []
  if (isOurs) {
    chmodSync(file, 0o600)
    return ['root-key-tightened']
  }
  if ((mode & 0o022) !== 0) throw new StartError({ codeName: 'root-key-wrong', file, reason: 'writable-by-others' })
  return ['root-key-readable-by-others']
}

/** 32 raw bytes, or their base64url on one line. */
function decode(content: Bytes): Bytes | null {
  if (content.length === ROOT_KEY_BYTES) return content
  try {
    const bytes = fromBase64url(Buffer.from(content).toString('latin1').trimEnd())
    return bytes.length === ROOT_KEY_BYTES ? bytes : null
  } catch (error) {
    if (error instanceof CryptoError) return null
    throw error
  }
}
