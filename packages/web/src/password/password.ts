import { limits } from '@warifu/client'

/** From here on length alone says enough. */
const GOOD_LENGTH = 20

/** What the length of a password tells while it is typed. The server has the last word: it knows what is easily guessed. */
export type PasswordHint =
  | { readonly state: 'empty' }
  | { readonly state: 'short'; readonly missing: number }
  | { readonly state: 'enough' }
  | { readonly state: 'good' }

export function passwordHint(password: string): PasswordHint {
  const length = [...password].length
  if (length === 0) return { state: 'empty' }
  if (length < limits.passwordLeast) return { state: 'short', missing: limits.passwordLeast - length }
  return length < GOOD_LENGTH ? { state: 'enough' } : { state: 'good' }
}

/** Part of the way to a good length, 0 to 1. */
export const passwordProgress = (password: string): number => Math.min(1, [...password].length / GOOD_LENGTH)
