import {
  type Account,
  type AccountId,
  type ConnectionId,
  type DeviceId,
  type EntryOf,
  type MessageId,
  type PushOf,
  type Room,
  type RoomId,
} from '@warifu/protocol'

/** A well-formed id that is always the same for the same name. Brands are given here, as nothing else makes ids in tests. */
const id = (name: string): string =>
  `${btoa(name)
    .replaceAll(/[^A-Za-z0-9]/g, '_')
    .padEnd(21, '_')
    .slice(0, 21)}A`

export const accountId = (name: string): AccountId => id(name) as AccountId
export const deviceId = (name: string): DeviceId => id(name) as DeviceId
export const roomId = (name: string): RoomId => id(name) as RoomId
export const messageId = (name: string): MessageId => id(name) as MessageId

export const bytes32 = (char: string): string => `${char.repeat(42)}A`

export const account = (name: string): Account => ({ accountId: accountId(name), name, role: 'member' })

export const welcome = (name: string): PushOf<'welcome'> => ({
  push: 'welcome',
  connectionId: id('connection') as ConnectionId,
  account: account(name),
  deviceId: deviceId(name),
  at: 1,
  heartbeatMs: 10_000,
})

export const room = (name: string, changes: Partial<Room> = {}): Room => ({
  roomId: roomId(name),
  name,
  purpose: '',
  visibility: 'public',
  peer: null,
  createdAt: 1,
  members: 1,
  head: 0,
  membership: { state: 'member', role: 'member', readSequence: 0, notify: 'all' },
  ...changes,
})

/** Suite 0 and what a stranger put there. */
export const sealed = (content: unknown): string =>
  Buffer.concat([Buffer.from([0]), Buffer.from(JSON.stringify(content))]).toString('base64url')

export const envelope = (text: string): string => sealed({ text })

export const entry = (sequence: number, changes: Partial<EntryOf<'message'>> = {}): EntryOf<'message'> => ({
  kind: 'message',
  sequence,
  at: sequence,
  accountId: accountId('hana'),
  deviceId: deviceId('hana'),
  messageId: messageId(`message ${String(sequence)}`),
  envelope: envelope(`text ${String(sequence)}`),
  ...changes,
})
