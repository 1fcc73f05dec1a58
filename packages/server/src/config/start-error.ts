import type { CodeName } from '@warifu/protocol'
import type { ConfigProblem } from './problem.ts'

/** A process, as far as it can be found out. */
export type Holder = {
  readonly pid: number
  readonly command: string | undefined
  /** Milliseconds since 1970. */
  readonly startedAt: number | undefined
}

/** Why Warifu does not start or a command does not run, with the facts that a person needs. Never key material. */
export type StartFault =
  | { readonly codeName: 'plaintext-refused'; readonly host: string }
  | { readonly codeName: 'certificate-expired'; readonly file: string; readonly expiredAt: number }
  | { readonly codeName: 'certificate-unusable'; readonly file: string; readonly reason: CertificateFlaw }
  | {
      readonly codeName: 'port-in-use'
      readonly host: string
      readonly port: number
      readonly holder: Holder | undefined
    }
  | { readonly codeName: 'port-forbidden'; readonly host: string; readonly port: number }
  | { readonly codeName: 'data-unwritable'; readonly path: string; readonly reason: string }
  | { readonly codeName: 'data-in-use'; readonly folder: string; readonly holder: Holder | undefined }
  | { readonly codeName: 'data-path-too-long'; readonly path: string; readonly bytes: number; readonly most: number }
  | { readonly codeName: 'database-damaged'; readonly file: string }
  | { readonly codeName: 'schema-newer'; readonly file: string }
  | { readonly codeName: 'root-key-wrong'; readonly file: string; readonly reason: RootKeyFlaw }
  | { readonly codeName: 'root-key-missing'; readonly file: string; readonly folder: string }
  | { readonly codeName: 'web-not-built'; readonly folder: string }
  | { readonly codeName: 'config-invalid'; readonly problems: readonly ConfigProblem[] }
  | { readonly codeName: 'trust-failed'; readonly store: string; readonly reason: string }
  | { readonly codeName: 'usage-wrong'; readonly message: string }

export type CertificateFlaw =
  'unreadable' | 'not-a-certificate' | 'not-a-key' | 'key-of-another' | 'too-weak' | 'not-yet-valid' | 'name-missing'

export type RootKeyFlaw =
  'of-another-folder' | 'malformed' | 'unreadable' | 'writable-by-others' | 'not-ours' | 'is-link'

/** Expected while starting: the command line prints it as one block and exits 1 (2 where the usage is wrong). */
export class StartError extends Error {
  override readonly name = 'StartError'
  readonly fault: StartFault

  constructor(fault: StartFault, options?: ErrorOptions) {
    super(fault.codeName satisfies CodeName, options)
    this.fault = fault
  }
}
