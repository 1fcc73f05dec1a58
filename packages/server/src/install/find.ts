import type { Config } from '../config/schema.ts'
import { socketPath } from './data-folder.ts'
import { readRecord } from './record.ts'
import { rootKeyPath } from './root-key.ts'
import { certificateFile } from './stored-pair.ts'

/** How a command that does not open the installation finds its parts. */
export type InstallationPlaces = {
  readonly workspaceId: string
  readonly socketFile: string
  readonly rootKeyFile: string
  /** The certificate of the local CA, PEM; there is none where files of one's own or a proxy serve TLS. */
  readonly caFile: string
}

/** Null where no server has ever run on this data folder. @throws StartError database-damaged, data-path-too-long */
export function findInstallation(config: Config, configHome: string): InstallationPlaces | null {
  const record = readRecord(config.data)
  if (record === null) return null
  return {
    workspaceId: record.workspaceId,
    socketFile: socketPath(config.data, record.workspaceId),
    rootKeyFile: rootKeyPath(config, configHome, record.workspaceId),
    caFile: certificateFile(config.data, 'ca'),
  }
}
