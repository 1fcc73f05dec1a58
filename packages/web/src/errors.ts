import { WarifuError, type ErrorName } from '@warifu/client'

/** What the server, or the way to it, said no to. `retryAfterMs`: when asking again makes sense, where it said so. */
export type ServerRefused = {
  readonly by: 'server'
  readonly error: ErrorName
  readonly retryAfterMs: number | undefined
}

/** The name of what the client rejected with. Anything else is a defect of ours and goes on as one. */
export function errorName(error: unknown): ErrorName {
  if (error instanceof WarifuError) return error.name
  throw error
}

export const serverRefused = (error: unknown): ServerRefused => ({
  by: 'server',
  error: errorName(error),
  retryAfterMs: error instanceof WarifuError ? error.retryAfterMs : undefined,
})

/** The stable code of an error by its name; null for what went wrong on this side. */
export const codeOf = (name: ErrorName): string | null => new WarifuError(name).code
