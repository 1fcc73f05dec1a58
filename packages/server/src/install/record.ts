import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromBase64url, randomId, toBase64url, unwrap, utf8, wrap, CryptoError } from '@warifu/crypto'
import * as z from 'zod/mini'
import { StartError } from '../config/start-error.ts'
import { writeAtomically } from './atomic.ts'
import { unwritable } from './data-folder.ts'

/** Which workspace a data folder is, and how its root key is recognized. Holds no secret. */
const InstallationRecord = z.strictObject({
  format: z.literal(1),
  workspaceId: z.string().check(z.regex(/^[A-Za-z0-9_-]{21}[AQgw]$/)),
  /** A known text under the root key: it opens with that key only [KY5]. */
  keyCheck: z.string().check(z.minLength(1), z.maxLength(256)),
})
export type InstallationRecord = z.output<typeof InstallationRecord>

const fileIn = (folder: string): string => join(folder, 'installation.json')

/** Null in a folder that has none yet. @throws StartError database-damaged where it is no such record, data-unwritable where it cannot be read */
export function readRecord(folder: string): InstallationRecord | null {
  const file = fileIn(folder)
  try {
    return InstallationRecord.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    if (error instanceof SyntaxError || error instanceof z.core.$ZodError) {
      throw new StartError({ codeName: 'database-damaged', file }, { cause: error })
    }
    throw unwritable(file, error)
  }
}

export const newWorkspaceId = (): string => randomId()

export async function writeRecord(folder: string, workspaceId: string, rootKey: CryptoKey): Promise<void> {
  const keyCheck = toBase64url(await wrap(rootKey, checkContext(workspaceId), CHECK))
  const record: InstallationRecord = { format: 1, workspaceId, keyCheck }
  writeAtomically(fileIn(folder), `${JSON.stringify(record, null, 2)}\n`)
}

/** True where `rootKey` is the key that the folder was made with. */
export async function isKeyOf(record: InstallationRecord, rootKey: CryptoKey): Promise<boolean> {
  try {
    await unwrap(rootKey, checkContext(record.workspaceId), fromBase64url(record.keyCheck))
    return true
  } catch (error) {
    if (error instanceof CryptoError) return false
    throw error
  }
}

const CHECK = utf8('warifu root key')
const checkContext = (workspaceId: string): string => `key check ${workspaceId}`
