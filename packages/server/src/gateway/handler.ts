import type {
  AccountId,
  CommandAction,
  CommandType,
  ConnectionId,
  ListedAccount,
  Params,
  Result,
} from '@warifu/protocol'
import type { Clock } from '../clock.ts'
import type { Grant } from '../guard/authorize.ts'
import type { Refusal } from '../refusal.ts'
import type { History } from '../rooms/history.ts'
import type { Members } from '../rooms/members.ts'
import type { Messages } from '../rooms/messages.ts'
import type { Privacies } from '../rooms/privacies.ts'
import type { Reads } from '../rooms/reads.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Typing } from '../rooms/typing.ts'

/** What happens once a command is decoded, paid for and authorized. */
export type Handler<Type extends CommandType> = (
  grant: Grant<CommandAction<Type>>,
  params: Params<Type>,
  /** Over which connection it came; presence alone asks. */
  connectionId: ConnectionId,
) => Promise<Result<Type> | Refusal>

/** One handler for every command of the table: a missing one does not compile. */
export type Handlers = { readonly [Type in CommandType]: Handler<Type> }

/** Those that the gateway answers itself: who is here is known from its connections alone. */
export type PresenceCommand = 'presence.list' | 'presence.set'
/** Those that go on to the rooms and to identity. */
export type DomainHandlers = Omit<Handlers, PresenceCommand>

/** The part of `identity/accounts` that a listing needs. */
export type AccountListing = {
  readonly list: (after: AccountId | null, limit: number) => Promise<readonly ListedAccount[]>
  readonly setReading: (accountId: AccountId, reading: string | null) => Promise<void>
}

/** What handlers hand commands to. */
export type Domain = {
  readonly accounts: AccountListing
  readonly rooms: Rooms
  readonly members: Members
  readonly messages: Messages
  readonly history: History
  readonly reads: Reads
  readonly typing: Typing
  readonly privacies: Privacies
  readonly clock: Pick<Clock, 'now'>
}
