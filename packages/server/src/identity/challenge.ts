import { createNonce, toBase64url } from '@warifu/crypto'
import { limits } from '@warifu/protocol'
import type { Bus } from '../bus/bus.ts'

/** Nonces for devices to sign: each works once, for 60 seconds, on whichever node it comes back to. */
export type Challenges = {
  /** 32 random bytes, base64url. */
  readonly issue: () => Promise<string>
  /** Uses the nonce up. False where it is unknown, used or expired. */
  readonly use: (nonce: string) => Promise<boolean>
}

export function createChallenges(bus: Pick<Bus, 'put' | 'take'>): Challenges {
  return {
    issue: async () => {
      const nonce = toBase64url(createNonce())
      await bus.put(keyOf(nonce), true, limits.challengeMs)
      return nonce
    },
    use: async (nonce) => (await bus.take(keyOf(nonce))) === true,
  }
}

const keyOf = (nonce: string) => `challenge:${nonce}`
