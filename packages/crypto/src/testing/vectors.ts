import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Project Wycheproof's files (data, not code) are not part of the repository. */
const folder = process.env['WARIFU_VECTORS'] ?? resolve(import.meta.dirname, '../../../../../shared/vectors')

export type Vectors<Group> =
  | { readonly present: true; readonly groups: readonly Group[]; readonly count: number }
  | { readonly present: false; readonly reason: string }

export type SignatureGroup = {
  readonly publicKey: { readonly pk: string }
  readonly tests: readonly {
    readonly tcId: number
    readonly comment: string
    readonly msg: string
    readonly sig: string
    readonly result: 'valid' | 'invalid'
  }[]
}

export type AgreementGroup = {
  readonly tests: readonly { readonly tcId: number; readonly flags: readonly string[]; readonly public: string }[]
}

export type SealGroup = {
  readonly keySize: number
  readonly ivSize: number
  readonly tagSize: number
  readonly tests: readonly {
    readonly tcId: number
    readonly key: string
    readonly iv: string
    readonly aad: string
    readonly msg: string
    readonly ct: string
    readonly tag: string
    readonly result: 'valid' | 'invalid' | 'acceptable'
  }[]
}

/** Reads one file of test vectors, or says why it cannot. */
export function vectors<Group>(file: string): Vectors<Group> {
  const path = join(folder, 'wycheproof', file)
  if (!existsSync(path)) return { present: false, reason: `${file} is not in WARIFU_VECTORS` }
  // The files have a published schema; a wrong one fails the first test that reads it.
  const { testGroups, numberOfTests } = JSON.parse(readFileSync(path, 'utf8')) as {
    testGroups: readonly Group[]
    numberOfTests: number
  }
  return { present: true, groups: testGroups, count: numberOfTests }
}
