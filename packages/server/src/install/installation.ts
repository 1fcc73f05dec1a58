import type { SecretKey } from '../config/secrets.ts'

/** What the first run made and every run opens. While it is held, no other process uses the data folder. */
export type Installation = {
  /** Absolute. */
  readonly folder: string
  /** True on the run that made it. */
  readonly isNew: boolean
  /** 16 random bytes, base64url: which workspace this folder is. */
  readonly workspaceId: string
  /** Wraps every other key of the installation [KY5]. Not extractable. */
  readonly rootKey: CryptoKey
  readonly rootKeyFile: string
  readonly databaseFile: string
  /** Where the command line reaches the running server: a Unix socket (0600), on Windows a named pipe. */
  readonly socketFile: string
  readonly tls: Tls
  /** What a person should hear about this opening. */
  readonly notes: readonly InstallationNote[]
  /** Lets go of the data folder. */
  readonly release: () => Promise<void>
}

/** The TLS identity of the public and the operator listener. `none`: a named proxy on this machine serves TLS. */
export type Tls =
  | {
      readonly mode: 'local-ca' | 'files'
      /** PEM. */
      readonly key: SecretKey
      /** PEM, the server's certificate first. */
      readonly cert: string
      /** SHA-256 of the server's certificate, `4F:9A:...`. */
      readonly fingerprint: string
      /** DNS names and IP addresses that the certificate is valid for. */
      readonly names: readonly string[]
      readonly expiresAt: number
      /** The certificate of the local CA, PEM; undefined with files of one's own. */
      readonly caFile: string | undefined
      /** Whether any browser trusts it: its chain leads to a public root. */
      readonly isPubliclyTrusted: boolean
    }
  | { readonly mode: 'none' }

export type InstallationNote =
  | 'folder-tightened'
  | 'root-key-created'
  | 'root-key-tightened'
  | 'root-key-readable-by-others'
  | 'ca-created'
  | 'ca-replaced'
  | 'certificate-created'
  | 'certificate-renewed'
