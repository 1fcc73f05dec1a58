import type { CommandType } from './commands.ts'
import type { PushName } from './pushes.ts'
import type { RouteName } from './api.ts'

/** What a field means here, where its type alone does not say it. For the generated documents. */
export type Notes = Readonly<Record<string, string>>

const AFTER = 'The last id of the page before, or null for the first page.'
const MORE = 'Whether another page follows.'
const MESSAGE = 'The sequence of a message.'
const MESSAGE_OR_REACTION = 'The sequence of a message, or of a reaction of one’s own.'
const ONCE = 'Chosen by you, once per act; the same one when sending again.'
const STORED = {
  at: 'When the entry was stored.',
  envelopeHash: 'SHA-256 of the stored envelope’s bytes. Another one than you sent: the id was used before.',
}
const RELATED =
  'What became of the messages above and stands elsewhere in the sequence: the newest edit of each, the reactions that stand, the newest pin, and the deletion of what was erased. In rising order.'

export const commandNotes: Readonly<Record<CommandType, { readonly params: Notes; readonly result: Notes }>> = {
  'account.list': { params: { after: AFTER }, result: { more: MORE } },
  'account.reading': { params: { reading: 'As a name is; さとう for 佐藤.' }, result: {} },
  'connection.ping': { params: {}, result: {} },
  'message.delete': {
    params: { messageId: ONCE, target: MESSAGE_OR_REACTION },
    result: { at: STORED.at },
  },
  'message.edit': { params: { messageId: ONCE, target: MESSAGE }, result: STORED },
  'message.history': {
    params: {
      direction: 'Which way from `sequence`.',
      sequence:
        'Where to begin; itself not included. `after` 0 is the beginning; `before` the largest number is the end.',
      limit: 'The most entries to return. There may be fewer, because a reply is bounded in size too: see `more`.',
    },
    result: {
      entries: 'In rising order, without gaps.',
      related: RELATED,
      head: 'The newest sequence of the room.',
      more: 'Whether further entries lie in that direction.',
    },
  },
  'message.locate': {
    params: { at: 'A time.' },
    result: { sequence: 'Of the first entry at or after it.' },
  },
  'message.pin': {
    params: { messageId: ONCE, target: MESSAGE, pinned: 'Whether it is to be pinned.' },
    result: { at: STORED.at },
  },
  'message.react': { params: { messageId: ONCE, target: MESSAGE }, result: STORED },
  'message.revisions': {
    params: { target: MESSAGE, after: 'The sequence of the last edit of the page before; 0 for the first page.' },
    result: { entries: 'Edits, in rising order.', more: MORE },
  },
  'message.send': {
    params: { messageId: 'The same one when sending again, so that nothing is doubled.' },
    result: STORED,
  },
  'presence.list': { params: { after: AFTER }, result: { more: MORE } },
  'presence.set': { params: { state: 'Whether somebody is at this connection.' }, result: {} },
  'privacy.set': { params: { privacy: 'All of it, also what stays as it is.' }, result: {} },
  'privacy.show': { params: {}, result: {} },
  'room.change': {
    params: { visibility: 'Who can find it from now on. Members stay members.' },
    result: { room: 'As it is now.' },
  },
  'room.create': { params: {}, result: {} },
  'room.direct': { params: { accountId: 'Who is at the other end; may be yourself.' }, result: {} },
  'room.invite': { params: { accountId: 'Who is invited.' }, result: {} },
  'room.join': { params: {}, result: {} },
  'room.leave': { params: {}, result: {} },
  'room.list': { params: { after: AFTER }, result: { more: MORE } },
  'room.members': { params: { after: AFTER }, result: { more: MORE } },
  'room.notify': { params: { level: 'Of what the account wants to be told.' }, result: {} },
  'room.pins': {
    params: { before: 'The sequence of the last message of the page before, or null for the first page.' },
    result: { entries: 'The messages, the one pinned last first.', related: RELATED, more: MORE },
  },
  'room.remove': { params: { accountId: 'Who is removed.' }, result: {} },
  'room.typing': { params: { typing: 'Whether the account is typing.' }, result: {} },
  'room.read': {
    params: { sequence: 'Everything up to here has been read.' },
    result: { sequence: 'Where the account stands now.' },
  },
}

export const pushNotes: Readonly<Record<PushName, Notes>> = {
  drain: { reconnectAfterMs: 'How long to wait before connecting again, in milliseconds.' },
  heartbeat: {},
  'member-joined': { member: 'Its `readSequence` is null: nothing has been read yet.' },
  'member-left': { accountId: 'Who is no longer a member.' },
  message: { entry: 'Of any kind; see what becomes of a message.' },
  presence: { changes: 'Each account once.' },
  privacy: {},
  read: { sequence: 'Everything up to here has been read.' },
  receipt: { sequence: 'Everything up to here has been read; null where that is no longer shared.' },
  room: {},
  'room-left': {},
  typing: { typing: 'Whether the account is typing.' },
  welcome: {
    account: 'Who you are here.',
    deviceId: 'The device that the session belongs to.',
    at: 'When the connection opened.',
    heartbeatMs: 'How often a heartbeat follows, in milliseconds.',
  },
}

const SECRET = 'The part of the link behind `#`.'
const EXPIRES = 'How long it can be used, in milliseconds.'

export const routeNotes: Readonly<Record<RouteName, { readonly body: Notes; readonly result: Notes }>> = {
  challenge: { body: {}, result: { nonce: 'What the device signs.', expiresInMs: EXPIRES } },
  link: {
    body: { link: SECRET },
    result: {
      name: 'The name that the account will have; null: the person chooses.',
      workspace: 'The name of the workspace; null until the first operator has named it.',
    },
  },
  setup: {
    body: { link: SECRET, name: 'The name of the first operator.', workspace: 'The name of the workspace.' },
    result: {},
  },
  join: { body: { link: SECRET, name: 'As the invitation says, or chosen by the person.' }, result: {} },
  signIn: { body: { name: 'The account’s name; small and capital letters count as the same.' }, result: {} },
  signOut: { body: {}, result: {} },
  session: { body: {}, result: {} },
  ticket: {
    body: {
      nonce: 'From `POST /api/v1/challenge`.',
      signature: 'The session’s device signs, with the purpose `ticket`.',
    },
    result: { ticket: 'Goes into the subprotocol `ticket.<ticket>`.', expiresInMs: EXPIRES },
  },
  invite: {
    body: {
      name: 'The name that the account will have; null: the person chooses.',
      nonce: 'From `POST /api/v1/challenge`.',
      signature: 'The session’s device signs, with the purpose `invitation`: a stolen cookie alone invites nobody.',
    },
    result: { url: 'The link. It is shown once and kept nowhere.' },
  },
  connectCheck: {
    body: {},
    result: {
      origin: 'What the Origin header was to the server; pages send none with a GET to their own origin.',
      session: 'Whether the request came with a session.',
      at: 'The server’s clock, to see how far one’s own is off.',
    },
  },
}

const HEADER = {
  at: 'When it was stored; never before the entry before it.',
  accountId: 'Who put it there.',
  deviceId: 'On which device.',
  messageId: 'As its sender chose it: how a client knows its own entries again.',
}

/** For the types that several of them share. */
export const typeNotes: Readonly<Record<string, Notes>> = {
  Account: { name: 'Unique in the workspace: two names that differ in case or in compatible characters only are one.' },
  Device: {
    binding: 'Who vouches that the device is the account’s: the server alone, in this version.',
    createdAt: 'When the account first signed in on it.',
  },
  DeviceProof: {
    signatureKey: 'The Ed25519 public key.',
    agreementKey: 'The X25519 public key.',
    nonce: 'From `POST /api/v1/challenge`.',
    signature: 'Over the bytes that the device signs, with the purpose `sign-in`.',
  },
  DeleteEntry: { ...HEADER, target: MESSAGE_OR_REACTION },
  EditEntry: { ...HEADER, target: MESSAGE },
  ErasedEntry: {
    ...HEADER,
    was: 'The kind of the entry that stood here.',
    target: 'The message that it was about; null where it was a message itself.',
    envelopeHash: 'SHA-256 of the bytes of the envelope that was erased.',
    by: 'The sequence of the deletion.',
  },
  LaterEntry: { ...HEADER, kind: 'One that this version does not know; other fields may follow.' },
  MessageEntry: HEADER,
  PinEntry: { ...HEADER, target: MESSAGE, pinned: 'Whether the message is pinned from here on.' },
  ReactionEntry: { ...HEADER, target: MESSAGE },
  ListedAccount: { reading: 'How the name is read aloud; null where nobody said.' },
  Member: {
    joinedAt: 'When the account became a member.',
    readSequence: 'How far the member has read; null where either side does not share it.',
  },
  Privacy: {
    typing: 'Whether others see in which rooms the account is typing.',
    presence: 'Whether others see that the account is there.',
    receipts: 'Whether others see how far the account has read.',
  },
  Problem: {
    type: '`urn:warifu:error:` and the code.',
    title: 'What happened, in an English sentence that may change.',
    status: 'The HTTP status.',
    code: 'What to decide by.',
    issues: 'Which fields do not fit, by path.',
    retryAfterMs: 'When the same request may be sent again, in milliseconds.',
  },
  Room: {
    purpose: 'What it is for; may be empty.',
    peer: 'Who is at the other end of a direct room; null of other rooms.',
    members: 'How many members it has.',
    head: 'Its newest sequence; 0 where it is empty, and for who is not a member.',
    membership: 'What the account that asks is to it.',
  },
  Session: {
    workspace: 'Where it is signed in.',
    expiresAt: 'When it ends by itself, and every connection with it.',
  },
  WireError: {
    code: 'What to decide by.',
    retryAfterMs: 'When the same command may be sent again, in milliseconds.',
    issues: 'Which params do not fit, by path.',
  },
}
