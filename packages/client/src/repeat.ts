import type { Call } from './calls.ts'
import type { Clock } from './clock.ts'
import { WarifuError } from './errors.ts'

/** A command that is harmless to repeat is tried on this many connections. */
const ATTEMPTS = 3

/**
 * Sends a command that carries an id of this end's: asked again after a lost connection, it does nothing twice. All attempts
 * together take no longer than one would.
 */
export function createRepeat(call: Call, clock: Clock, usual: number): Call {
  return async (type, params, timeoutMs = usual) => {
    const end = clock.monotonic() + timeoutMs
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await call(type, params, Math.max(0, end - clock.monotonic()))
      } catch (error) {
        const again = error instanceof WarifuError && error.name === 'connection-lost' && attempt < ATTEMPTS
        if (!again) throw error
      }
    }
  }
}
