import type {
  AccountId,
  ChosenVisibility,
  CommandType,
  ListedAccount,
  Params,
  PresenceState,
  Privacy,
  Result,
  Room,
  RoomId,
  RouteResult,
  Session,
  WorkspaceRole,
} from '@warifu/protocol'
import type { Subscribe } from './events.ts'
import type { PresenceMap } from './presence.ts'
import type { RoomHandle } from './room.ts'
import type { Status } from './status.ts'

/** A frame from the server that breaks the protocol. It was dropped; `count` counts them on this connection. */
export type ProtocolFault = { readonly reason: string; readonly count: number }

export type ClientEvents = {
  readonly status: Status
  /** The rooms the account is in or invited to, and the public ones, by name; the value of `client.rooms`. */
  readonly rooms: readonly Room[]
  /** Who is there; the value of `client.presence`. */
  readonly presence: PresenceMap
  /** What the account shows of itself; the value of `client.privacy`. */
  readonly privacy: Privacy
  readonly 'protocol-error': ProtocolFault
}

export type LinkInfo = RouteResult<'link'>
export type Invitation = RouteResult<'invite'>

/**
 * A signed-in device of one account, and its one connection. Signing in, or `session()` finding a session, connects; from then on
 * it stays connected by itself. Snapshots (`status`, `rooms`) are new objects only when they change. Calls reject with `WarifuError`.
 */
export type Client = {
  readonly status: Status
  /** Null until the first listing after signing in. */
  readonly rooms: readonly Room[] | null
  /** Who is there now; an account that is not in it is not, or does not show it. */
  readonly presence: PresenceMap
  /** What the account shows of itself; null until the server has said. Each part is symmetric. */
  readonly privacy: Privacy | null
  readonly on: Subscribe<ClientEvents>

  /** What a one-use link is for; looking does not use it up. `link` is the whole URL or its fragment. */
  readonly lookAtLink: (link: string) => Promise<LinkInfo>
  /** Uses the first-operator link: makes the first account, names the workspace, signs in. */
  readonly setup: (params: {
    readonly link: string
    readonly name: string
    readonly password: string
    readonly workspace: string
  }) => Promise<Session>
  /** Uses an invitation: makes an account and signs in. */
  readonly join: (params: {
    readonly link: string
    readonly name: string
    readonly password: string
  }) => Promise<Session>
  readonly signIn: (params: { readonly name: string; readonly password: string }) => Promise<Session>
  /** The session this browser (or client, in Node) already has, connected; null where there is none. */
  readonly session: () => Promise<Session | null>
  /** Ends the session and its connections, and empties the outbox. */
  readonly signOut: () => Promise<void>
  /** Operators: makes a one-use link for a colleague. `name` null: they choose. */
  readonly invite: (params: { readonly name: string | null; readonly role: WorkspaceRole }) => Promise<Invitation>

  /** The handle of a room; the same object for the same id. */
  readonly room: (roomId: RoomId) => RoomHandle
  readonly createRoom: (params: { readonly name: string; readonly visibility: ChosenVisibility }) => Promise<RoomHandle>
  /** The direct room with an account, made where there is none yet. */
  readonly direct: (accountId: AccountId) => Promise<RoomHandle>
  /** All accounts of the workspace. */
  readonly accounts: () => Promise<readonly ListedAccount[]>
  /** How one's own name is read aloud; null takes it away. */
  readonly setReading: (reading: string | null) => Promise<void>
  /** Whether somebody is at this client: told to others who share their presence. `active` to begin with. */
  readonly setPresence: (state: PresenceState) => void
  readonly setPrivacy: (privacy: Privacy) => Promise<void>

  /**
   * Any command of the protocol. Waits for a connection where there is none, all within the time-out. It is sent once: after
   * `connection-lost` or `timed-out` nobody knows whether the server carried it out.
   */
  readonly call: <Type extends CommandType>(type: Type, params: Params<Type>) => Promise<Result<Type>>
  /** While `waiting` or refused: tries now. */
  readonly retryNow: () => void
  /** Ends the connection, not the session. Final: make another client to go on. */
  readonly close: () => void
}
