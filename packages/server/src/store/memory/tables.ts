import type { AccountId, DeviceId, Entry, NotifyLevel, Privacy, RoomId, RoomRole, Visibility } from '@warifu/protocol'
import type { AccountRow, AuditRecord, DeviceRow, LinkRow, RoomRow, SessionRow } from '../store.ts'

export type MemoryMember = {
  readonly role: RoomRole
  readonly joinedAt: number
  readonly readSequence: number
  readonly notify: NotifyLevel
}

type Stamp = {
  readonly sequence: number
  readonly at: number
  readonly envelopeHash: string
  readonly kind: Entry['kind']
  readonly target: number | null
}

export type MemoryRoom = Omit<RoomRow, 'visibility'> & {
  readonly visibility: Visibility
  readonly purpose: string
  /** The two accounts of a direct room; null of others. */
  readonly pair: readonly [AccountId, AccountId] | null
  /** Pinned messages, with the sequence of each pin. */
  readonly pins: Map<number, number>
  readonly members: Map<AccountId, MemoryMember>
  /** Who is invited, and by whom. */
  readonly invitations: Map<AccountId, AccountId>
  /** Entry n stands at n - 1. */
  readonly entries: Entry[]
  /** What was stored, by device and messageId. */
  readonly stamps: Map<string, Stamp>
}

/** What a database would hold. */
export type MemoryTables = {
  readonly workspace: Map<string, string>
  readonly accounts: Map<AccountId, AccountRow>
  readonly readings: Map<AccountId, string>
  readonly privacies: Map<AccountId, Privacy>
  readonly devices: Map<DeviceId, DeviceRow>
  readonly sessions: Map<string, SessionRow>
  readonly links: Map<string, LinkRow>
  readonly rooms: Map<RoomId, MemoryRoom>
  readonly audit: (AuditRecord & { readonly number: number })[]
}

export const createTables = (): MemoryTables => ({
  workspace: new Map(),
  accounts: new Map(),
  readings: new Map(),
  privacies: new Map(),
  devices: new Map(),
  sessions: new Map(),
  links: new Map(),
  rooms: new Map(),
  audit: [],
})

/** @throws Error where the key is in use: ids are random, so that is a fault and no outcome */
export function demandFree<Key>(table: ReadonlyMap<Key, unknown>, key: Key): void {
  if (table.has(key)) throw new Error('a row with this key exists')
}

/** Rows whose id comes after `after`, by id, at most `limit`. Ids are ASCII, so that every store orders them alike. */
export const inOrder = <Row>(
  rows: Iterable<Row>,
  idOf: (row: Row) => string,
  after: string | null,
  limit: number,
): Row[] =>
  [...rows]
    .filter((row) => after === null || idOf(row) > after)
    .sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
    .slice(0, limit)
