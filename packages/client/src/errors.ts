import { codeName, codes, retryOf, type Code, type CodeName, type Retry } from '@warifu/protocol'
import type { Language } from '@warifu/protocol/explain'
import { localErrors, type ErrorName } from './error-names.ts'

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
