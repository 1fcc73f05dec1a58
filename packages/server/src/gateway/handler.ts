import type { Account, AccountId, CommandAction, CommandType, Params, Result } from '@warifu/protocol'
import type { Clock } from '../clock.ts'
import type { Grant } from '../guard/authorize.ts'
import type { Refusal } from '../refusal.ts'
import type { History } from '../rooms/history.ts'
import type { Members } from '../rooms/members.ts'
import type { Messages } from '../rooms/messages.ts'
import type { Reads } from '../rooms/reads.ts'
import type { Rooms } from '../rooms/rooms.ts'

/** What happens once a command is decoded, paid for and authorized. */
export type Handler<Type extends CommandType> = (
  grant: Grant<CommandAction<Type>>,
  params: Params<Type>,
) => Promise<Result<Type> | Refusal>

/** One handler for every command of the table: a missing one does not compile. */
export type Handlers = { readonly [Type in CommandType]: Handler<Type> }

/** The part of `identity/accounts` that a listing needs. */
export type AccountListing = {
  readonly list: (after: AccountId | null, limit: number) => Promise<readonly Account[]>
}

/** What handlers hand commands to. */
export type Domain = {
  readonly accounts: AccountListing
  readonly rooms: Rooms
  readonly members: Members
  readonly messages: Messages
  readonly history: History
  readonly reads: Reads
  readonly clock: Pick<Clock, 'now'>
}
