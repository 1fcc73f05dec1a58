import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CryptoError, unwrap, wrap, type Bytes } from '@warifu/crypto'
import { writeAtomically } from './atomic.ts'
import type { Made } from './x509.ts'

/** A certificate of our own making and its key, as they lie in the data folder: the key wrapped under the root key. */
export type StoredPair = Made & { readonly certificate: X509Certificate }

export type PairPlace = { readonly folder: string; readonly workspaceId: string; readonly rootKey: CryptoKey }
export type PairName = 'ca' | 'server'

export const certificateFile = (folder: string, name: PairName): string => join(folder, 'tls', `${name}.pem`)
const keyFile = (folder: string, name: PairName): string => join(folder, 'tls', `${name}.key`)
const context = (workspaceId: string, name: PairName): string => `tls ${name} key ${workspaceId}`

/** Null where there is none, or where the two don't belong together: then a new pair is made. */
export async function readPair(place: PairPlace, name: PairName): Promise<StoredPair | null> {
  try {
    const cert = readFileSync(certificateFile(place.folder, name), 'utf8')
    const wrapped = new Uint8Array(readFileSync(keyFile(place.folder, name)))
    const pkcs8 = await unwrap(place.rootKey, context(place.workspaceId, name), wrapped)
    const certificate = new X509Certificate(cert)
    const privateKey = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })
    return certificate.checkPrivateKey(privateKey) ? { cert, pkcs8, certificate } : null
  } catch (error) {
    if (isAbsentOrBroken(error)) return null
    throw error
  }
}

/** The key first: a run that is killed between the two leaves a pair that doesn't match, which `readPair` tells. */
export async function writePair(place: PairPlace, name: PairName, made: Made): Promise<StoredPair> {
  mkdirSync(join(place.folder, 'tls'), { recursive: true, mode: 0o700 })
  const wrapped: Bytes = await wrap(place.rootKey, context(place.workspaceId, name), made.pkcs8)
  writeAtomically(keyFile(place.folder, name), wrapped)
  writeAtomically(certificateFile(place.folder, name), made.cert)
  return { ...made, certificate: new X509Certificate(made.cert) }
}

function isAbsentOrBroken(error: unknown): boolean {
  if (error instanceof CryptoError) return true
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code === 'ENOENT' || code.startsWith('ERR_OSSL')
}
