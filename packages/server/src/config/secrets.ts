import { statSync, readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import type { Bytes } from '@warifu/crypto'

/** Bytes that do not print: not by string, JSON, inspection or log. */
export class SecretKey {
  readonly #bytes: Bytes

  constructor(bytes: Uint8Array) {
    this.#bytes = new Uint8Array(bytes)
  }

  /** The bytes themselves. Hand them on at once and keep no copy. */
  reveal(): Bytes {
    return this.#bytes
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }

  [inspect.custom](): string {
    return '[secret]'
  }
}

/** A file that holds key material. `mode`: its permission bits. */
export type SecretFile = { readonly secret: SecretKey; readonly mode: number }

/** The only reader of key material. Returns null where there is no such file. @throws the system's error where it cannot be read */
export function readSecretFile(file: string): SecretFile | null {
  try {
    const bytes = readFileSync(file)
    return { secret: new SecretKey(bytes), mode: statSync(file).mode & 0o777 }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
