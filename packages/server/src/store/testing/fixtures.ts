import { createHash } from 'node:crypto'
import { AccountId, DeviceId, limits, MessageId, RoomId, type RoomRole } from '@warifu/protocol'
import type {
  AccountRow,
  AppendParams,
  DeviceRow,
  LinkRow,
  MembershipCondition,
  RoomRow,
  SessionRow,
  Store,
} from '../store.ts'

/** Calls `make` with 0, 1, …, count - 1. */
export const times = <Made>(count: number, make: (i: number) => Made): Made[] =>
  Array.from({ length: count }, (_, i) => make(i))

/** Ids that rise with their number. */
const id = (number: number) => {
  const bytes = Buffer.alloc(16)
  bytes.writeUInt32BE(number)
  return bytes.toString('base64url')
}
export const accountId = (number: number) => AccountId.parse(id(number))
export const deviceId = (number: number) => DeviceId.parse(id(number))
export const roomId = (number: number) => RoomId.parse(id(number))
export const messageId = (number: number) => MessageId.parse(id(number))

/** 32 bytes as they are kept: hashes and keys. */
export const hash = (text: string) => createHash('sha256').update(text).digest('base64url')

export const account = (number: number, name = `account ${number}`): AccountRow => ({
  accountId: accountId(number),
  name,
  nameKey: name.normalize('NFKC').toLowerCase(),
  role: 'member',
  passwordHash: '$argon2id$v=19$m=47104,t=1,p=1$c2FsdA$aGFzaA',
  createdAt: 1_000 + number,
})

/** The first device of account `number`; its id is the account's number. */
export const device = (number: number): DeviceRow => ({
  deviceId: deviceId(number),
  accountId: accountId(number),
  signatureKey: hash(`signature ${number}`),
  agreementKey: hash(`agreement ${number}`),
  createdAt: 2_000,
})

export const session = (number: number, secret = `session ${number}`): SessionRow => ({
  sessionHash: hash(secret),
  accountId: accountId(number),
  deviceId: deviceId(number),
  audience: 'public',
  createdAt: 3_000,
  expiresAt: 9_000,
})

export const link = (secret: string, kind: LinkRow['kind'] = 'invitation'): LinkRow => ({
  linkHash: hash(secret),
  kind,
  role: 'member',
  name: null,
  createdAt: 1_000,
  expiresAt: 5_000,
})

export const room = (number: number, visibility: RoomRow['visibility'] = 'private'): RoomRow => ({
  roomId: roomId(number),
  name: `room ${number}`,
  visibility,
  createdAt: 4_000,
  createdBy: accountId(1),
})

const ANY_ROLE: readonly RoomRole[] = ['moderator', 'member']

export const membership = (inRoom: number, of: number, roles = ANY_ROLE): MembershipCondition => ({
  roomId: roomId(inRoom),
  accountId: accountId(of),
  roles,
})

/** An account as it is listed, of which nobody said how it is read. */
export const listed = (number: number, name?: string) => ({ ...account(number, name), reading: null })

/** Message `number` of account `by`, from its first device. */
export const message = (
  inRoom: number,
  by: number,
  number: number,
  envelope = `AG1lc3NhZ2U${number}`,
): AppendParams => ({
  condition: membership(inRoom, by),
  deviceId: deviceId(by),
  messageId: messageId(number),
  act: { kind: 'message' },
  envelope,
  envelopeHash: hash(envelope),
  at: 10_000 + number,
})

/** Adds accounts 1 to `count`, each with its first device and a session. */
export async function addAccounts(store: Store, count: number): Promise<void> {
  await Promise.all(times(count, (i) => store.accounts.create(account(i + 1))))
  await Promise.all(times(count, (i) => store.sessions.create({ session: session(i + 1), device: device(i + 1) })))
}

export const join = (store: Store, inRoom: number, who: number, mostRooms: number = limits.roomsPerAccount) =>
  store.rooms.join({ roomId: roomId(inRoom), accountId: accountId(who), at: 5_000, mostRooms })

export const invite = (
  store: Store,
  inRoom: number,
  by: number,
  who: number,
  mostInvitations: number = limits.openInvitations,
) => store.rooms.invite({ condition: membership(inRoom, by), accountId: accountId(who), at: 4_500, mostInvitations })

/** A public room 1 of accounts 1 to `count`, of which the first is moderator. */
export async function addRoomOf(store: Store, count: number): Promise<void> {
  await addAccounts(store, count)
  await store.rooms.create(room(1, 'public'), limits.roomsPerAccount)
  await Promise.all(times(count - 1, (i) => join(store, 1, i + 2)))
}

/** How often each outcome came. */
export function tally(results: readonly { readonly outcome: string }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}
