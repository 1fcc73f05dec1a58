import { link, mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { DeviceStorage, StoredKeys } from './storage.ts'

/** Keys in a JSON file that only its owner can read (0600): four JSON Web Keys (RFC 8037). */
export function fileStorage(path: string): DeviceStorage {
  const load = async (): Promise<StoredKeys | null> => {
    const text = await readPrivate(path)
    return text === null ? null : readKeys(text)
  }
  return {
    extractable: true,
    load,
    async keep(keys) {
      const text = await writeKeys(keys)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      // Written aside and linked into place: the file is whole or absent, and of two processes the first one wins.
      const draft = `${path}.${crypto.randomUUID()}`
      try {
        await writeDurably(draft, text)
        await link(draft, path)
        return keys
      } catch (error) {
        const present = hasCode(error, 'EEXIST') ? await load() : null
        if (present === null) throw error
        return present
      } finally {
        await rm(draft, { force: true })
      }
    },
  }
}

/** The file's text; null where there is none. Refuses a file that others can read: its keys may be known. */
async function readPrivate(path: string): Promise<string | null> {
  try {
    const { mode } = await stat(path)
    // Windows has no such bits; there the folder's access list is what protects it.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw new Error('the device file is open to others')
    return await readFile(path, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await writeFile(file, text)
    await file.sync()
  } finally {
    await file.close()
  }
}

const ALGORITHMS = {
  signature: { name: 'Ed25519', publicUses: ['verify'], privateUses: ['sign'] },
  agreement: { name: 'X25519', publicUses: [], privateUses: ['deriveBits'] },
} as const satisfies Record<keyof StoredKeys, Algorithm>

type Algorithm = {
  readonly name: string
  readonly publicUses: readonly KeyUsage[]
  readonly privateUses: readonly KeyUsage[]
}

async function writeKeys(keys: StoredKeys): Promise<string> {
  const pair = async ({ publicKey, privateKey }: CryptoKeyPair) => ({
    public: await crypto.subtle.exportKey('jwk', publicKey),
    private: await crypto.subtle.exportKey('jwk', privateKey),
  })
  return `${JSON.stringify({ version: 1, signature: await pair(keys.signature), agreement: await pair(keys.agreement) })}\n`
}

async function readKeys(text: string): Promise<StoredKeys> {
  const value: unknown = JSON.parse(text)
  if (field(value, 'version') !== 1) throw new Error('the device file is of another version')
  return { signature: await readPair(value, 'signature'), agreement: await readPair(value, 'agreement') }
}

async function readPair(file: unknown, use: keyof StoredKeys): Promise<CryptoKeyPair> {
  const { name, publicUses, privateUses } = ALGORITHMS[use]
  const pair = field(file, use)
  return {
    publicKey: await importKey(field(pair, 'public'), name, true, publicUses),
    // Once read, the private half needs to leave WebCrypto no more.
    privateKey: await importKey(field(pair, 'private'), name, false, privateUses),
  }
}

function importKey(jwk: unknown, name: string, extractable: boolean, uses: readonly KeyUsage[]): Promise<CryptoKey> {
  // WebCrypto checks every member of the key itself, and rejects what is none.
  return crypto.subtle.importKey('jwk', jwk as JsonWebKey, name, extractable, [...uses])
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

const hasCode = (error: unknown, code: string): boolean => error instanceof Error && field(error, 'code') === code
