import type { CommandType, Params, Result } from '@warifu/protocol'
import type { Call } from './calls.ts'
import { WarifuError } from './errors.ts'

/** A command that is harmless to repeat is tried on this many connections. */
const ATTEMPTS = 3

/** Sends a command that carries an id of this end's: asked again after a lost connection, it does nothing twice. */
export async function repeat<Type extends CommandType>(
  call: Call,
  type: Type,
  params: Params<Type>,
): Promise<Result<Type>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call(type, params)
    } catch (error) {
      const again = error instanceof WarifuError && error.name === 'connection-lost' && attempt < ATTEMPTS
      if (!again) throw error
    }
  }
}
