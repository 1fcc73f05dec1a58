import { hash, verify } from '@node-rs/argon2'
import { randomBytes } from '@warifu/crypto'
import type { Refusal } from '../refusal.ts'
import { createLine } from './line.ts'

/** The two halves of Argon2, run on the thread pool. Passed in, so that tests can count and replace them. */
export type Argon2 = {
  readonly hash: (password: string) => Promise<string>
  readonly verify: (hash: string, password: string) => Promise<boolean>
}

export type Passwords = {
  /** A PHC string to keep. */
  readonly hash: (password: string) => Promise<string | Refusal<'overloaded'>>
  /**
   * Whether the password, exactly as typed, is the one behind the hash. For null (no such account) the same work is done and
   * the answer is no: time must not tell which names exist.
   */
  readonly verify: (hash: string | null, password: string) => Promise<boolean | Refusal<'overloaded'>>
}

/** Argon2id with 46 MiB, one pass, one lane (OWASP Password Storage cheat sheet). The library's default variant is Argon2id. */
const COST = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const
/** 46 MiB each: more at once would slow every connection down without answering anybody sooner. */
const AT_ONCE = 2

const argon2id: Argon2 = { hash: (password) => hash(password, COST), verify }

/** @param mostWaiting how many may wait for a turn; whoever comes after them is refused rather than kept */
export function createPasswords(mostWaiting: number, argon2: Argon2 = argon2id): Passwords {
  const line = createLine(AT_ONCE, mostWaiting)
  const dummy = hashOfNothing()
  return {
    hash: (password) => line.run(() => argon2.hash(password)),
    verify: (stored, password) =>
      line.run(async () => {
        const matches = await argon2.verify(stored ?? dummy, password)
        return stored !== null && matches
      }),
  }
}

/** A PHC string of our own cost whose password nobody knows. */
function hashOfNothing(): string {
  const base64 = (length: number) => Buffer.from(randomBytes(length)).toString('base64').replace(/=+$/, '')
  const { memoryCost, timeCost, parallelism } = COST
  return `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${base64(16)}$${base64(32)}`
}
