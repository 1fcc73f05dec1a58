import type {
  AccountId,
  ChosenVisibility,
  DeviceId,
  Entry,
  Member,
  MessageId,
  NotifyLevel,
  Privacy,
  Room,
  RoomId,
  RoomRole,
  Visibility,
  WorkspaceRole,
} from '@warifu/protocol'

/**
 * What lasts. Every method is one transaction: it happens wholly, durably, before its promise resolves, or not at all.
 * An expected "no" is a value (`outcome`); a broken store rejects with StoreError. Times are passed in, never read here.
 */
export type Store = {
  readonly workspace: WorkspaceStore
  readonly accounts: AccountStore
  readonly links: LinkStore
  readonly sessions: SessionStore
  readonly rooms: RoomStore
  readonly messages: MessageStore
  readonly audit: AuditStore
  /** Finishes what was begun, then lets go of the files. */
  readonly close: () => Promise<void>
}

/** The key under which the workspace's name is kept. */
export const WORKSPACE_NAME = 'name'

/** Small facts about the installation, each written once or seldom. */
export type WorkspaceStore = {
  readonly read: (key: string) => Promise<string | null>
  readonly write: (key: string, value: string) => Promise<void>
}

export type AccountRow = {
  readonly accountId: AccountId
  readonly name: string
  /** The name as it is compared: NFKC, lower case, without what is not shown. Unique. */
  readonly nameKey: string
  readonly role: WorkspaceRole
  /** PHC string (Argon2id). */
  readonly passwordHash: string
  readonly createdAt: number
}

export type DeviceRow = {
  readonly deviceId: DeviceId
  readonly accountId: AccountId
  /** 32 bytes, base64url. Unique in the workspace: a key that another account registered is refused. */
  readonly signatureKey: string
  readonly agreementKey: string
  readonly createdAt: number
}

/** `audience`: which listener the session belongs to; a cookie of the one is nothing to the other [TK1]. */
export type SessionRow = {
  /** SHA-256 of the cookie's value, base64url. */
  readonly sessionHash: string
  readonly accountId: AccountId
  readonly deviceId: DeviceId
  readonly audience: 'public' | 'operator'
  readonly createdAt: number
  readonly expiresAt: number
}

/** A one-use link. Only the hash of its secret is kept. */
export type LinkRow = {
  readonly linkHash: string
  readonly kind: 'setup' | 'invitation'
  readonly role: WorkspaceRole
  /** The name the account will have, or null where the person chooses. */
  readonly name: string | null
  readonly createdAt: number
  readonly expiresAt: number
}

/** `reading`: how the name is read aloud; null where nobody said. */
export type ListedAccountRow = AccountRow & { readonly reading: string | null }

export type AccountStore = {
  /** Makes an account by an operator's hand. */
  readonly create: (account: AccountRow) => Promise<{ readonly outcome: 'created' | 'name-taken' }>
  /**
   * Uses up a link and makes the account, its device and its session, all or nothing: after any other outcome the link still
   * works. It makes only an account of its own role. A `setup` link works only while there is no account. `workspaceName`,
   * unless null, is kept under WORKSPACE_NAME.
   */
  readonly createByLink: (params: {
    readonly linkHash: string
    readonly kind: LinkRow['kind']
    readonly now: number
    readonly account: AccountRow
    readonly device: DeviceRow
    readonly session: SessionRow
    readonly workspaceName: string | null
  }) => Promise<{ readonly outcome: 'created' | 'link-unusable' | 'name-taken' | 'device-key-taken' }>
  readonly byId: (accountId: AccountId) => Promise<AccountRow | null>
  readonly byNameKey: (nameKey: string) => Promise<AccountRow | null>
  /** By id, from the one after `after`. */
  readonly list: (after: AccountId | null, limit: number) => Promise<readonly ListedAccountRow[]>
  readonly setReading: (accountId: AccountId, reading: string | null) => Promise<void>
  /** What the account shows of itself: everything, until it said otherwise. */
  readonly privacy: (accountId: AccountId) => Promise<Privacy>
  readonly setPrivacy: (accountId: AccountId, privacy: Privacy) => Promise<void>
  readonly count: () => Promise<number>
}

export type LinkStore = {
  /** Adds a link; a new `setup` link replaces the older ones. */
  readonly create: (link: LinkRow) => Promise<void>
  /** The link, unless it is unknown, used or expired at `now`. */
  readonly find: (linkHash: string, now: number) => Promise<LinkRow | null>
}

export type SessionContext = {
  readonly session: SessionRow
  readonly account: AccountRow
  readonly device: DeviceRow
}

export type SessionStore = {
  /** Adds a session, and its device where `device.signatureKey` is new. The stored device's id counts, not the offered one. */
  readonly create: (params: {
    readonly session: Omit<SessionRow, 'deviceId'>
    readonly device: DeviceRow
  }) => Promise<
    | { readonly outcome: 'created'; readonly device: DeviceRow; readonly newDevice: boolean }
    | { readonly outcome: 'device-key-taken' }
  >
  /** The session with its account and device, unless it is unknown or expired at `now`. */
  readonly find: (sessionHash: string, audience: SessionRow['audience'], now: number) => Promise<SessionContext | null>
  /** True where the account has signed in on this device key before. */
  readonly knowsDevice: (accountId: AccountId, signatureKey: string) => Promise<boolean>
  readonly end: (sessionHash: string) => Promise<void>
}

/** What must still be true inside the commit: what `authorize` saw may be gone by then [SQ9]. */
export type MembershipCondition = {
  readonly roomId: RoomId
  readonly accountId: AccountId
  readonly roles: readonly RoomRole[]
}

export type RoomRow = {
  readonly roomId: RoomId
  readonly name: string
  readonly visibility: ChosenVisibility
  readonly createdAt: number
  readonly createdBy: AccountId
}

/** What an account is to a room, as far as deciding needs it. `null` where the room does not exist. */
export type Standing =
  | { readonly state: 'member'; readonly role: RoomRole }
  | { readonly state: 'invited' }
  | { readonly state: 'none'; readonly visibility: Visibility }

export type RoomStore = {
  /**
   * Makes a room with its first moderator. The same roomId by the same account again: `exists`, nothing changed. Rooms that
   * the account made count like those it is in, for they stay when it leaves.
   */
  readonly create: (
    room: RoomRow,
    mostRooms: number,
  ) => Promise<{ readonly outcome: 'created' | 'exists' | 'room-id-taken' | 'too-many-rooms' }>
  /**
   * The one direct room of two accounts, or of one with itself; made under `roomId` where there is none. Both are members at once.
   */
  readonly direct: (params: {
    readonly roomId: RoomId
    readonly accountId: AccountId
    readonly peer: AccountId
    readonly at: number
    readonly mostRooms: number
  }) => Promise<
    | { readonly outcome: 'created' | 'exists'; readonly roomId: RoomId }
    | { readonly outcome: 'account-unknown' | 'too-many-rooms' }
  >
  readonly standing: (roomId: RoomId, accountId: AccountId) => Promise<Standing | null>
  /** The room as this account sees it: null where it must not know that it exists. */
  readonly view: (roomId: RoomId, accountId: AccountId) => Promise<Room | null>
  /** Rooms the account is in or invited to, and public ones, by id. A direct room that another opened is there from its first entry on. */
  readonly list: (accountId: AccountId, after: RoomId | null, limit: number) => Promise<readonly Room[]>
  /** Ids of the rooms whose news the account hears: all it is a member of, but a direct room that another opened from its first entry on. */
  readonly joined: (accountId: AccountId) => Promise<readonly RoomId[]>
  /** Becomes a member where the room is public or an invitation is open, which is then used up. Nothing counts as read yet. */
  readonly join: (params: {
    readonly roomId: RoomId
    readonly accountId: AccountId
    readonly at: number
    readonly mostRooms: number
  }) => Promise<{ readonly outcome: 'joined' | 'member-already' | 'refused' | 'too-many-rooms' }>
  /** Opens an invitation, but to no direct room. `mostInvitations` bounds the open ones of the invited account, and those that the inviting one made. */
  readonly invite: (params: {
    readonly condition: MembershipCondition
    readonly accountId: AccountId
    readonly at: number
    readonly mostInvitations: number
  }) => Promise<{
    readonly outcome: 'invited' | 'unchanged' | 'refused' | 'account-unknown' | 'too-many-invitations'
  }>
  /** Ends the membership, but not of a direct room, and with it the read position; declines an open invitation where there is no membership. */
  readonly leave: (
    roomId: RoomId,
    accountId: AccountId,
  ) => Promise<{ readonly outcome: 'left' | 'declined' | 'refused' }>
  /** Ends the membership or the open invitation of another account. */
  readonly remove: (params: {
    readonly condition: MembershipCondition
    readonly accountId: AccountId
  }) => Promise<{ readonly outcome: 'removed' | 'uninvited' | 'refused' | 'account-unknown' }>
  readonly change: (params: {
    readonly condition: MembershipCondition
    readonly name: string
    readonly purpose: string
    readonly visibility: ChosenVisibility
  }) => Promise<{ readonly outcome: 'changed'; readonly before: Visibility } | { readonly outcome: 'refused' }>
  readonly notify: (
    condition: MembershipCondition,
    level: NotifyLevel,
  ) => Promise<{ readonly outcome: 'changed' | 'refused' }>
  /**
   * By account id, from the one after `after`. Null where the condition fails. Read positions are told where both the member and
   * the account that asks share theirs.
   */
  readonly members: (
    condition: MembershipCondition,
    after: AccountId | null,
    limit: number,
  ) => Promise<readonly Member[] | null>
  /** Moves the read position forward, at most to the head. Null where the condition fails. */
  readonly read: (condition: MembershipCondition, sequence: number) => Promise<number | null>
}

/** What every act on a room's sequence carries. */
type ActParams = {
  readonly condition: MembershipCondition
  readonly deviceId: DeviceId
  readonly messageId: MessageId
  readonly at: number
}

/** What an entry with an envelope is, and the message that it is about. */
export type Act = { readonly kind: 'message' } | { readonly kind: 'edit' | 'reaction'; readonly target: number }

export type AppendParams = ActParams & {
  readonly act: Act
  readonly envelope: string
  /** SHA-256 of the envelope's bytes, base64url. */
  readonly envelopeHash: string
}

/** Where an act stands in the sequence. `again`: it stood there before, and nothing was stored now. */
export type Stamped = {
  readonly outcome: 'stored'
  readonly again: boolean
  readonly sequence: number
  readonly at: number
}

/**
 * Why an act is not stored. `unknown`: no message of the room has this sequence, or it is erased. `id-taken`: the device used the
 * messageId for another act.
 */
export type NotStored<Why extends string = never> = { readonly outcome: 'refused' | 'unknown' | 'id-taken' | Why }

/** How much one page may hold. `maxChars` counts the characters of all its envelopes; one entry at least is on it. */
export type PageLimits = {
  readonly limit: number
  readonly maxRelated: number
  readonly maxChars: number
}

export type Refused = { readonly outcome: 'refused' }

export type MessageStore = {
  /**
   * Stamps the room's next sequence. The same (room, device, messageId) again returns what is stored, and `again: true` [SQ8].
   * `at` is never lower than that of the entry before it. An edit is refused to whoever did not write its target [SQ11].
   */
  readonly append: (
    params: AppendParams,
  ) => Promise<(Stamped & { readonly envelopeHash: string }) | NotStored<'too-many-edits' | 'too-many-reactions'>>
  /**
   * Erases the message at `target` with its edits and reactions, or the reaction: the envelopes are gone from the disk when this
   * resolves [ER1]. Refused to whoever wrote it not, unless it is a message and they moderate the room.
   */
  readonly erase: (params: ActParams & { readonly target: number }) => Promise<Stamped | NotStored>
  /** Where the message is pinned, or not, as asked already: the entry that made it so, `again`; sequence 0 where none did. */
  readonly pin: (
    params: ActParams & { readonly target: number; readonly pinned: boolean; readonly mostPins: number },
  ) => Promise<Stamped | NotStored<'too-many-pins'>>
  /**
   * Entries before or after a sequence, which is not included; in rising order. `more`: further entries lie in that direction.
   * `related`: what became of the messages among them and stands elsewhere [SQ13].
   */
  readonly history: (
    params: PageLimits & {
      readonly condition: MembershipCondition
      readonly direction: 'before' | 'after'
      readonly sequence: number
    },
  ) => Promise<
    | {
        readonly outcome: 'found'
        readonly entries: readonly Entry[]
        readonly related: readonly Entry[]
        readonly head: number
        readonly more: boolean
      }
    | Refused
  >
  /** The edits of a message after one of them, in rising order. */
  readonly revisions: (params: {
    readonly condition: MembershipCondition
    readonly target: number
    readonly after: number
    readonly maxChars: number
  }) => Promise<{ readonly outcome: 'found'; readonly entries: readonly Entry[]; readonly more: boolean } | NotStored>
  /** The first entry at or after a time; null where there is none. */
  readonly locate: (
    condition: MembershipCondition,
    at: number,
  ) => Promise<{ readonly outcome: 'found'; readonly sequence: number | null } | Refused>
  /** The pinned messages, the one pinned last first, after the message `before`. */
  readonly pins: (
    params: PageLimits & { readonly condition: MembershipCondition; readonly before: number | null },
  ) => Promise<
    | {
        readonly outcome: 'found'
        readonly entries: readonly Entry[]
        readonly related: readonly Entry[]
        readonly more: boolean
      }
    | Refused
  >
}

/** A fact for the audit log. `fields` never hold message text, secrets or keys. */
export type AuditRecord = {
  readonly at: number
  readonly event: string
  readonly fields: Readonly<Record<string, string | number | boolean | null>>
}

export type AuditStore = {
  readonly append: (record: AuditRecord) => Promise<void>
  /** In the order of appending, numbered from 1, from the one after `after`. */
  readonly list: (after: number, limit: number) => Promise<readonly (AuditRecord & { readonly number: number })[]>
}

/** Why a store cannot work. `unavailable` may pass (disk full, busy); `damaged` and `newer` do not. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly kind: 'unavailable' | 'damaged' | 'newer' | 'in-use'
  /** What the database or the system calls it, such as SQLITE_FULL or EACCES. */
  readonly code: string | undefined

  constructor(
    kind: StoreError['kind'],
    message: string,
    options?: ErrorOptions & { readonly code?: string | undefined },
  ) {
    super(message, options)
    this.kind = kind
    this.code = options?.code
  }
}
