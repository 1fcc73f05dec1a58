import type { Account, AccountId, Content, DeviceId, Message, MessageId, Room, RoomEntry, RoomId } from '@warifu/client'

/** Ids are branded where they are parsed; a test makes its own. */
const id = <Branded extends string>(seed: string): Branded =>
  `${seed}AAAAAAAAAAAAAAAAAAAAAAA`.slice(0, 21).concat('A') as Branded

export const accountId = (seed: string): AccountId => id(seed)
export const deviceId = (seed: string): DeviceId => id(seed)
export const roomId = (seed: string): RoomId => id(seed)
export const messageId = (seed: string): MessageId => id(seed)

export const account = (seed: string, name: string, role: Account['role'] = 'member'): Account => ({
  accountId: accountId(seed),
  name,
  role,
})

/** A public room that the account is in, of which nobody has said anything yet. */
export const room = (seed: string, name: string, part: Partial<Room> = {}): Room => ({
  roomId: roomId(seed),
  name,
  purpose: '',
  visibility: 'public',
  peer: null,
  createdAt: 1_795_000_000_000,
  members: 4,
  head: 0,
  membership: { state: 'member', role: 'member', readSequence: 0, notify: 'all' },
  ...part,
})

/** A message to which nothing has happened yet. */
export const message = (sequence: number, from: Account, content: string | Content, at: number): Message => ({
  sequence,
  at,
  accountId: from.accountId,
  deviceId: deviceId('device'),
  messageId: messageId(`message${sequence}`),
  content: typeof content === 'string' ? { state: 'opened', text: content, mentions: [], replyTo: null } : content,
  edited: null,
  reactions: [],
  pinned: false,
})

/** The entry that such a message is folded from; what became of it are entries of their own. */
export function messageEntry({ sequence, at, accountId, deviceId, messageId, content }: Message): RoomEntry {
  const header = { sequence, at, accountId, deviceId, messageId }
  return content.state === 'deleted'
    ? { ...header, kind: 'erased', was: 'message', target: null, by: sequence + 1 }
    : { ...header, kind: 'message', content }
}
