import type { CodeName } from './codes.ts'
import { capacity } from './explain/capacity.ts'
import { closes } from './explain/closes.ts'
import type { Explanations } from './explain/explanation.ts'
import { identity } from './explain/identity.ts'
import { requests } from './explain/requests.ts'
import { rooms } from './explain/rooms.ts'
import { running } from './explain/running.ts'

export type { Explanation, Explanations, Language } from './explain/explanation.ts'

/**
 * Every code in words: what happened, is my data safe, what to do. English and Japanese.
 * A code without its explanation does not compile. Programs compare codes, never these texts: they may be reworded at any time.
 */
export const explain: Readonly<Record<CodeName, Explanations>> = {
  ...running,
  ...identity,
  ...capacity,
  ...requests,
  ...closes,
  ...rooms,
}
