import { createHash } from 'node:crypto'
import {
  AccountId,
  ConnectionId,
  DeviceId,
  MessageId,
  RoomId,
  type Account,
  type Entry,
  type EntryOf,
  type ListedAccount,
  type Member,
  type Privacy,
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

/** Suite 0: one zero byte, then the content as UTF-8. */
const plainEnvelope = (content: string) => encodeEnvelope({ suite: SUITE_PLAIN, body: utf8(content) })
const sealed = (content: object) => toBase64url(plainEnvelope(JSON.stringify(content)))
const hashOf = (envelope: string) => createHash('sha256').update(Buffer.from(envelope, 'base64url')).digest('base64url')

export const content = JSON.stringify({ text: 'こんにちは' })
export const envelopeBytes = plainEnvelope(content)
export const envelope = toBase64url(envelopeBytes)
export const envelopeHash = hashOf(envelope)

/** A content with everything that one can have. */
export const fullContent = {
  text: '@Hana ありがとう',
  mentions: [{ accountId: hana.accountId, name: hana.name }],
  replyTo: 2,
}
export const reactionContent = { emoji: '👍' }

export const room: Room = {
  roomId,
  name: 'general',
  purpose: 'What concerns everybody',
  visibility: 'public',
  peer: null,
  createdAt: NOW - 86_400_000,
  members: 2,
  head: 1,
  membership: { state: 'member', role: 'member', readSequence: 0, notify: 'all' },
}

/** As Ken made it. */
export const newRoom: Room = {
  ...room,
  purpose: '',
  members: 1,
  head: 0,
  membership: { state: 'member', role: 'moderator', readSequence: 0, notify: 'all' },
}

/** What Hana sees before she joins. */
export const openRoom: Room = { ...room, members: 1, head: 0, membership: { state: 'none' } }

/** Hana’s with Ken: for her its name is his. */
export const directRoom: Room = {
  ...room,
  roomId: RoomId.parse(id('direct room')),
  name: ken.name,
  purpose: '',
  visibility: 'direct',
  peer: ken.accountId,
  createdAt: NOW + 2_000,
  head: 0,
}

export const listedAccounts: ListedAccount[] = [
  { ...hana, reading: null },
  { ...ken, reading: 'けん' },
]

/** Of Hana: what everybody begins with, and without her presence. */
export const open: Privacy = { typing: true, presence: true, receipts: true }
export const withoutPresence: Privacy = { ...open, presence: false }

export const member: Member = {
  accountId: hana.accountId,
  name: hana.name,
  role: 'member',
  joinedAt: NOW + 200,
  readSequence: 2,
}
export const moderator: Member = {
  accountId: ken.accountId,
  name: ken.name,
  role: 'moderator',
  joinedAt: room.createdAt,
  readSequence: 1,
}

/** How somebody is told of who has just joined: nothing is read yet. */
export const newMember: Member = { ...member, readSequence: null }

const byHana = (sequence: number, at: number, word: string) => ({
  sequence,
  at,
  accountId: hana.accountId,
  deviceId: hanasDevice,
  messageId: MessageId.parse(id(word)),
})
const byKen = (sequence: number, at: number, word: string) => ({
  ...byHana(sequence, at, word),
  accountId: ken.accountId,
  deviceId: kensDevice,
})

/** The room general, from its first entry on: what Hana and Ken wrote, and what became of it. */
export const kensEntry: EntryOf<'message'> = {
  kind: 'message',
  ...byKen(1, NOW - 3_600_000, 'message of ken'),
  envelope: sealed({ text: 'Welcome!' }),
}
export const hanasEntry: EntryOf<'message'> = {
  kind: 'message',
  ...byHana(2, NOW + 400, 'message of hana'),
  envelope,
}
export const kensAnswer: EntryOf<'message'> = {
  kind: 'message',
  ...byKen(3, NOW + 8_000, 'answer of ken'),
  envelope: sealed(fullContent),
}
export const reaction: EntryOf<'reaction'> = {
  kind: 'reaction',
  ...byKen(4, NOW + 9_000, 'reaction of ken'),
  target: 2,
  envelope: sealed(reactionContent),
}
export const edit: EntryOf<'edit'> = {
  kind: 'edit',
  ...byHana(5, NOW + 12_000, 'edit of hana'),
  target: 2,
  envelope: sealed({ text: 'こんにちは！' }),
}
export const pin: EntryOf<'pin'> = { kind: 'pin', ...byHana(6, NOW + 15_000, 'pin of hana'), target: 1, pinned: true }
export const deletion: EntryOf<'delete'> = { kind: 'delete', ...byKen(7, NOW + 20_000, 'deletion by ken'), target: 3 }

/** What is left of Ken’s answer after the deletion. */
export const erased: Entry = {
  kind: 'erased',
  ...byKen(kensAnswer.sequence, kensAnswer.at, 'answer of ken'),
  was: 'message',
  target: null,
  envelopeHash: hashOf(kensAnswer.envelope),
  by: deletion.sequence,
}

export const hashOfEdit = hashOf(edit.envelope)
export const hashOfReaction = hashOf(reaction.envelope)

export const session: Session = {
  account: hana,
  device: { deviceId: hanasDevice, binding: 'server-attested', createdAt: NOW },
  workspace: { name: 'Sakura Clinic' },
  expiresAt: NOW + 604_800_000,
}
