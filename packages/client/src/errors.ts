import { codeName, codes, retryOf, type Code, type CodeName, type Retry } from '@warifu/protocol'
import type { Language } from '@warifu/protocol/explain'

/**
 * What can go wrong without a server's refusal. `network-failed`: no answer came. `timed-out`: it did not come in time.
 * `connection-lost`: the connection ended before the reply; whether the command was carried out is not known.
 * `answer-invalid`: the answer breaks the protocol. `code-unknown`: a refusal that this version has no name for.
 * `not-signed-in`: there is no session. `text-refused`: the text can't be sent, see `checkText`.
 * `device-unusable`: this device's keys cannot be made, kept or read. `cancelled`: taken out of the outbox.
 * `client-closed`: `close()` or `signOut()` was called.
 */
export type LocalErrorName = keyof typeof localErrors

const localErrors = {
  'network-failed': { retry: 'later', message: 'no answer came' },
  'timed-out': { retry: 'later', message: 'no answer came in time' },
  'connection-lost': { retry: 'later', message: 'the connection ended before the reply' },
  'answer-invalid': { retry: 'no', message: 'the answer breaks the protocol' },
  'code-unknown': { retry: 'no', message: 'refused with a code of a newer version' },
  'not-signed-in': { retry: 'sign-in', message: 'there is no session' },
  'text-refused': { retry: 'no', message: 'see checkText' },
  'device-unusable': { retry: 'no', message: 'the device keys cannot be made, kept or read' },
  cancelled: { retry: 'no', message: 'taken out of the outbox' },
  'client-closed': { retry: 'no', message: 'close() or signOut() was called' },
} as const satisfies Record<string, { readonly retry: Retry; readonly message: string }>

export type ErrorName = CodeName | LocalErrorName

type Details = {
  readonly retryAfterMs?: number | undefined
  readonly issues?: readonly string[]
  readonly cause?: unknown
}

/** Thrown, or rejected with, by everything in this package. Compare `name` or `code`, never text. */
export class WarifuError extends Error {
  override readonly name: ErrorName
  /** The stable code of a server's refusal; null for what went wrong on this side. */
  readonly code: Code | null
  /** What a program should do about it. */
  readonly retry: Retry
  /** When asking again makes sense, in milliseconds, where the server said so. */
  readonly retryAfterMs: number | undefined
  /** Paths of the offending fields, never their values. */
  readonly issues: readonly string[]

  constructor(name: ErrorName, details: Details = {}) {
    super(isCodeName(name) ? codes[name].code : localErrors[name].message, { cause: details.cause })
    this.name = name
    this.code = isCodeName(name) ? codes[name].code : null
    this.retry = isCodeName(name) ? retryOf(name) : localErrors[name].retry
    this.retryAfterMs = details.retryAfterMs
    this.issues = details.issues ?? []
  }

  /** What to do about it, as a sentence. Loads the texts on first use. */
  async mend(language: Language): Promise<string> {
    const { explainError } = await import('./explain.ts')
    return explainError(this.name)[language].mend
  }
}

type Refused = {
  readonly code: string
  readonly retryAfterMs?: number | undefined
  readonly issues?: readonly string[] | undefined
}

/** The error for a refusal that came over the wire. */
export function refusalError(refused: Refused): WarifuError {
  const details = { retryAfterMs: refused.retryAfterMs, issues: refused.issues ?? [] }
  const name = codeName(refused.code)
  return name === null
    ? new WarifuError('code-unknown', { ...details, cause: refused.code })
    : new WarifuError(name, details)
}

const isCodeName = (name: ErrorName): name is CodeName => Object.hasOwn(codes, name)
