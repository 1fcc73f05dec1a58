import { createHash } from 'node:crypto'
import {
  AccountId,
  ConnectionId,
  DeviceId,
  MessageId,
  RoomId,
  type Account,
  type Entry,
  type Member,
  type Room,
  type Session,
} from '@warifu/protocol'
import { encodeEnvelope, SUITE_PLAIN, toBase64url, utf8 } from '@warifu/crypto'

/** The people, rooms and messages of every example. All made from fixed words, so that the documents never change by themselves. */
export const ORIGIN = 'https://localhost:8443'

/** `length` bytes that look random and are always the same for `word`. */
export const fixedBytes = (word: string, length: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(createHash('sha256').update(`warifu example ${word}`).digest().subarray(0, length))

const id = (word: string) => toBase64url(fixedBytes(word, 16))
export const secret = (word: string) => toBase64url(fixedBytes(word, 32))

/** 2026-11-20T09:00:00Z */
export const NOW = 1_795_165_200_000

export const hana: Account = { accountId: AccountId.parse(id('account hana')), name: 'Hana', role: 'member' }
export const ken: Account = { accountId: AccountId.parse(id('account ken')), name: '健', role: 'operator' }
export const hanasDevice = DeviceId.parse(id('device of hana'))
export const kensDevice = DeviceId.parse(id('device of ken'))
export const connectionId = ConnectionId.parse(id('connection'))
export const roomId = RoomId.parse(id('room'))
export const messageId = MessageId.parse(id('message of hana'))

/** Suite 0: one zero byte, then the content as UTF-8. */
export const plainEnvelope = (content: string) => encodeEnvelope({ suite: SUITE_PLAIN, body: utf8(content) })
export const content = JSON.stringify({ text: 'こんにちは' })
export const envelopeBytes = plainEnvelope(content)
export const envelope = toBase64url(envelopeBytes)
export const envelopeHash = createHash('sha256').update(envelopeBytes).digest('base64url')

const kensEnvelope = toBase64url(plainEnvelope(JSON.stringify({ text: 'Welcome!' })))

export const room: Room = {
  roomId,
  name: 'general',
  visibility: 'public',
  createdAt: NOW - 86_400_000,
  members: 2,
  head: 1,
  membership: { state: 'member', role: 'member', readSequence: 0 },
}

/** What Hana sees before she joins. */
export const openRoom: Room = { ...room, members: 1, head: 0, membership: { state: 'none' } }

export const member: Member = { accountId: hana.accountId, name: hana.name, role: 'member', joinedAt: NOW + 200 }
export const moderator: Member = {
  accountId: ken.accountId,
  name: ken.name,
  role: 'moderator',
  joinedAt: room.createdAt,
}

export const kensEntry: Entry = {
  kind: 'message',
  sequence: 1,
  at: NOW - 3_600_000,
  accountId: ken.accountId,
  deviceId: kensDevice,
  messageId: MessageId.parse(id('message of ken')),
  envelope: kensEnvelope,
}

export const hanasEntry: Entry = {
  kind: 'message',
  sequence: 2,
  at: NOW + 400,
  accountId: hana.accountId,
  deviceId: hanasDevice,
  messageId,
  envelope,
}

export const session: Session = {
  account: hana,
  device: { deviceId: hanasDevice, binding: 'server-attested', createdAt: NOW },
  workspace: { name: 'Sakura Clinic' },
  expiresAt: NOW + 604_800_000,
}
