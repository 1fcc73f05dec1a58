import type { ConnectionId } from '@warifu/protocol'
import type { WarifuError } from './errors.ts'

/**
 * Where the client stands with its server, as one value. `attempt` counts from 1 and starts again after a connection that held.
 * `nextAttemptAt` is in milliseconds since 1970, by this machine's clock.
 */
export type Status =
  /** Nobody is signed in yet. */
  | { readonly state: 'idle' }
  | { readonly state: 'opening'; readonly attempt: number }
  | { readonly state: 'open'; readonly connectionId: ConnectionId }
  /** The server restarts; the connection is about to close and comes back by itself. */
  | { readonly state: 'draining'; readonly reconnectAfterMs: number }
  /** Not connected; tries again by itself at `nextAttemptAt`, or on `retryNow()`. `error` ended the last attempt. */
  | {
      readonly state: 'waiting'
      readonly attempt: number
      readonly nextAttemptAt: number
      readonly error: WarifuError
    }
  /** `close()` was called. */
  | { readonly state: 'closed'; readonly reason: 'asked' }
  /** The session is over: by `signOut()` (error null), or by the server (error says why). Sign in to go on. */
  | { readonly state: 'closed'; readonly reason: 'signed-out'; readonly error: WarifuError | null }
  /** The server refuses in a way that trying again does not change. `retryNow()` tries all the same. */
  | { readonly state: 'closed'; readonly reason: 'refused'; readonly error: WarifuError }
