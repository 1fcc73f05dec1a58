import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import { refusePlaintext } from '../config/plaintext.ts'
import type { Config } from '../config/schema.ts'
import { StartError } from '../config/start-error.ts'
import { openDataFolder, socketPath, unwritable } from './data-folder.ts'
import type { Installation, InstallationNote, Tls } from './installation.ts'
import { openLocalTls } from './local-tls.ts'
import { acquireLock } from './lock.ts'
import type { Machine } from './names.ts'
import { openOwnCertificate } from './own-certificate.ts'
import { isKeyOf, newWorkspaceId, readRecord, writeRecord, type InstallationRecord } from './record.ts'
import { createRootKey, readRootKey, refuseKeyInside, rootKeyPath, type RootKey } from './root-key.ts'

export type InstallationParams = {
  readonly config: Config
  readonly clock: Clock
  readonly machine: Machine
  /** Who the local CA is called after: `mika@laptop`. */
  readonly owner: string
  /** Where the root key lies unless the configuration says so. */
  readonly configHome: string
  /** False for a command that does not listen: then no certificate is made or read, and `tls` is `none`. */
  readonly listens: boolean
}

/**
 * Opens the data folder, and makes it on the first run: folder (0700), lock, root key outside it, certificate. Nothing of an
 * existing installation is ever overwritten because something else is missing.
 * @throws StartError
 */
export async function openInstallation(params: InstallationParams): Promise<Installation> {
  const { config, clock } = params
  const folder = config.data
  if (params.listens) refusePlaintext(config)
  // What can be refused is refused before anything is made.
  socketPath(folder, '')
  const given = givenTls(params)
  const folderNotes = openDataFolder(folder)
  const lock = acquireLock(folder, clock)
  try {
    const identity = await openIdentity(params)
    const { tls, notes } =
      given === null ? await openLocalTls({ ...params, ...identity, folder }) : { tls: given, notes: [] }
    return {
      folder,
      isNew: identity.isNew,
      workspaceId: identity.workspaceId,
      rootKey: identity.rootKey,
      rootKeyFile: identity.rootKeyFile,
      databaseFile: databaseFile(folder),
      socketFile: socketPath(folder, identity.workspaceId),
      tls,
      notes: [...folderNotes, ...identity.notes, ...notes],
      release: () => {
        lock.release()
        return Promise.resolve()
      },
    }
  } catch (error) {
    lock.release()
    throw unwritable(folder, error)
  }
}

const databaseFile = (folder: string): string => join(folder, 'warifu.db')

type Identity = Pick<Installation, 'isNew' | 'workspaceId' | 'rootKey' | 'rootKeyFile'> & {
  readonly notes: readonly InstallationNote[]
}

async function openIdentity(params: InstallationParams): Promise<Identity> {
  const record = readRecord(params.config.data)
  return record === null ? firstIdentity(params) : knownIdentity(params, record)
}

async function firstIdentity({ config, configHome }: InstallationParams): Promise<Identity> {
  // A database without its record is not a first run.
  const record = join(config.data, 'installation.json')
  if (existsSync(databaseFile(config.data))) throw new StartError({ codeName: 'database-damaged', file: record })

  const workspaceId = newWorkspaceId()
  const rootKeyFile = rootKeyPath(config, configHome, workspaceId)
  refuseKeyInside(rootKeyFile, config.data)
  // A key that was put there beforehand (a mounted secret) is taken as it is.
  const root: RootKey = (await readRootKey(rootKeyFile, false)) ?? (await createRootKey(rootKeyFile))
  await writeRecord(config.data, workspaceId, root.key)
  return { isNew: true, workspaceId, rootKey: root.key, rootKeyFile, notes: root.notes }
}

async function knownIdentity(
  { config, configHome }: InstallationParams,
  record: InstallationRecord,
): Promise<Identity> {
  const { workspaceId } = record
  const rootKeyFile = rootKeyPath(config, configHome, workspaceId)
  refuseKeyInside(rootKeyFile, config.data)
  const root = await readRootKey(rootKeyFile, config.rootKeyFile === undefined)
  if (root === null) throw new StartError({ codeName: 'root-key-missing', file: rootKeyFile, folder: config.data })
  if (!(await isKeyOf(record, root.key))) {
    throw new StartError({ codeName: 'root-key-wrong', file: rootKeyFile, reason: 'of-another-folder' })
  }
  return { isNew: false, workspaceId, rootKey: root.key, rootKeyFile, notes: root.notes }
}

/** What needs nothing of the data folder; null: the certificate of the local CA, which lies in it. */
function givenTls({ config, clock, listens }: InstallationParams): Tls | null {
  const { behindProxy, cert, key, publicUrl } = config
  if (behindProxy || !listens) return { mode: 'none' }
  return cert !== undefined && key !== undefined ? openOwnCertificate({ cert, key }, publicUrl, clock) : null
}
