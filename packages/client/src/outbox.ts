import type { MessageId } from '@warifu/protocol'
import type { WarifuError } from './errors.ts'

/** How far a written message has come. `queued` goes out by itself; `failed` stays until `retry` or `cancel`. */
export type OutgoingState =
  | { readonly state: 'queued' }
  | { readonly state: 'sending' }
  | { readonly state: 'sent'; readonly sequence: number; readonly at: number }
  | { readonly state: 'failed'; readonly error: WarifuError }

/** A message that was written and has not yet come back as an entry of its room. */
export type Outgoing = {
  readonly messageId: MessageId
  readonly text: string
  /** When it was written, milliseconds since 1970 by this machine's clock. */
  readonly writtenAt: number
  readonly progress: OutgoingState
}

/** Where the server has put a message. */
export type Sent = { readonly messageId: MessageId; readonly sequence: number; readonly at: number }

/**
 * `cancelled`: it will never arrive. `perhaps-delivered`: it is taken out, but an earlier attempt may have reached the server;
 * if so it appears like any message. `too-late`: it is on its way or no longer here; nothing was done.
 */
export type CancelOutcome = 'cancelled' | 'perhaps-delivered' | 'too-late'
