import type { CodeName } from '@warifu/protocol'

/** An expected "no". It carries a code and nothing that tells a stranger more than the code does. */
export type Refusal<Name extends CodeName = CodeName> = {
  readonly refused: Name
  /** When asking again makes sense, in milliseconds. */
  readonly retryAfterMs: number | undefined
  /** Paths of the offending fields, never their values. */
  readonly issues: readonly string[]
}

type Details = { readonly retryAfterMs?: number; readonly issues?: readonly string[] }

export const refuse = <const Name extends CodeName>(refused: Name, details: Details = {}): Refusal<Name> => ({
  refused,
  retryAfterMs: details.retryAfterMs,
  issues: details.issues ?? [],
})

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value
