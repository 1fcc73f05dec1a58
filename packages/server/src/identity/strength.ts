import { Worker } from 'node:worker_threads'
import { limits } from '@warifu/protocol'
import { isRefusal, refuse, type Refusal } from '../refusal.ts'
import { createLine } from './line.ts'

/**
 * Why a password is refused. NIST SP 800-63B-4 section 3.1.1.2: length, and what is commonly chosen or guessed from context;
 * no rules of composition.
 * `password.length`: shorter than `limits.passwordLeast`; `password.only-factor` beside it says why so many are asked for.
 * `password.guessable`: its words, names, patterns or repetitions are among the first that somebody would try.
 */
export type PasswordIssue = 'password.length' | 'password.only-factor' | 'password.guessable'

/** @param context words a guesser would try first: the account's name, the workspace's */
export type CheckStrength = (
  password: string,
  context: readonly string[],
) => Promise<Refusal<'password-weak' | 'overloaded'> | null>

/** zxcvbn's 3 of 4: at least 10^8 guesses. */
const LOWEST_SCORE = 3
/** The dictionaries take a moment and much memory: one at a time, and gone when it has answered. */
const MOST_WAITING = 32
const DEADLINE_MS = 10_000

/** What must remain of a password when the words from its context are taken out. */
const LEAST_BESIDE_CONTEXT = 8

/** @param score zxcvbn's judgement, 0 to 4; null where it came to none in time */
export function createCheckStrength(score = scoreInWorker): CheckStrength {
  const line = createLine(1, MOST_WAITING)
  return async (password, context) => {
    if ([...password].length < limits.passwordLeast) return weak('password.length', 'password.only-factor')
    const words = ['warifu', ...context].flatMap(wordsOf)
    if ([...without(words, password)].length < LEAST_BESIDE_CONTEXT) return weak('password.guessable')
    const found = await line.run(() => score(password, words))
    if (isRefusal(found)) return found
    if (found === null) return refuse('overloaded', { retryAfterMs: DEADLINE_MS })
    return found < LOWEST_SCORE ? weak('password.guessable') : null
  }
}

const weak = (...issues: readonly PasswordIssue[]) => refuse('password-weak', { issues })

/** A name as a whole, and each word of it; single characters say nothing. */
const wordsOf = (name: string): readonly string[] =>
  [name, ...name.split(/[\s\p{P}]+/u)].map((word) => word.toLowerCase()).filter((word) => [...word].length > 1)

const without = (words: readonly string[], password: string): string =>
  words.reduce((rest, word) => rest.replaceAll(word, ''), password.toLowerCase())

// tsc rewrites import paths, but not this one.
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './strength-worker.ts' : './strength-worker.js',
  import.meta.url,
)

/** On a thread of its own: judging a long password takes a second, and the event loop belongs to the connections. */
export async function scoreInWorker(password: string, context: readonly string[]): Promise<number | null> {
  const worker = new Worker(WORKER, { workerData: { password, context } })
  try {
    return await new Promise<number | null>((resolve, reject) => {
      const timer = setTimeout(() => {
        resolve(null)
      }, DEADLINE_MS)
      worker.once('exit', () => {
        clearTimeout(timer)
        reject(new Error('the thread that judges passwords ended without an answer'))
      })
      worker.once('error', reject)
      worker.once('message', (score: unknown) => {
        if (typeof score === 'number') resolve(score)
        else reject(new Error('the thread that judges passwords answered nonsense'))
      })
    })
  } finally {
    await worker.terminate()
  }
}
