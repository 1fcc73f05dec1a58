import * as z from 'zod/mini'
import { Account, ListedAccount, PresenceState, Privacy, WorkspaceRole } from './account.ts'
import { Device, DeviceProof, Password, Problem, Session } from './api.ts'
import {
  DeleteEntry,
  EditEntry,
  Entry,
  ErasedEntry,
  LaterEntry,
  MessageEntry,
  PinEntry,
  ReactionEntry,
} from './entry.ts'
import { Envelope, ReactionEnvelope } from './envelope.ts'
import { AccountId, Bytes32, ConnectionId, DeviceId, MessageId, RoomId, Sequence, Signature, Timestamp } from './ids.ts'
import { Name } from './names.ts'
import { typeNotes, type Notes } from './notes.ts'
import { CommandId, WireError } from './reply.ts'
import { ChosenVisibility, Member, Membership, NotifyLevel, Purpose, Room, RoomRole, Visibility } from './room.ts'

export type JsonSchema = z.core.JSONSchema.JSONSchema

/** Where a document keeps its shared schemas, in OpenAPI 3.1 as in AsyncAPI 3.0. */
const PLACE = '#/components/schemas/'

const shared = z.registry<{ readonly id: string; readonly description: string }>()

const share = (id: string, schema: z.ZodMiniType, description: string) => shared.add(schema, { id, description })

share('AccountId', AccountId, 'An account: 16 bytes as base64url, chosen by the server.')
share('DeviceId', DeviceId, 'A device: 16 bytes as base64url, chosen by the server.')
share('RoomId', RoomId, 'A room: 16 random bytes as base64url, chosen by whoever makes the room.')
share('MessageId', MessageId, 'A message: 16 random bytes as base64url, chosen by its sender, once per message.')
share('ConnectionId', ConnectionId, 'A connection: 16 bytes as base64url, chosen by the server; for its log.')
share('CommandId', CommandId, 'Chosen by the client, once per connection; the reply carries the same number.')
share('Bytes32', Bytes32, '32 bytes as base64url without padding, unused bits zero: 43 characters.')
share('Signature', Signature, 'An Ed25519 signature (RFC 8032): 64 bytes as base64url, 86 characters.')
share(
  'Sequence',
  Sequence,
  'A place in a room: 1, 2, 3, … without gaps, stamped by the server. 0 means before the first.',
)
share('Timestamp', Timestamp, 'Milliseconds since 1970-01-01T00:00:00Z, by the server’s clock.')
share(
  'Name',
  Name,
  'What people read: 1 to 64 code points, Unicode NFC, no spaces at either end, no controls and no characters that cannot be seen.',
)
share(
  'Envelope',
  Envelope,
  'The bytes of a message as base64url without padding, at most 32,768 of them. The first byte is the suite.',
)
share('ReactionEnvelope', ReactionEnvelope, 'An envelope of at most 512 bytes.')
share('Password', Password, 'A password as it was typed: not trimmed, not normalized.')
share('WorkspaceRole', WorkspaceRole, 'What an account is in the workspace.')
share('RoomRole', RoomRole, 'What a member is in a room. Whoever makes a room becomes its moderator.')
share(
  'Visibility',
  Visibility,
  'Whether everybody sees the room and can join it, only its members and who is invited, or two accounts alone.',
)
share(
  'Membership',
  Membership,
  'What the account that asks is to the room. `none`: the room is public and can be joined.',
)
share('ChosenVisibility', ChosenVisibility, 'Who can find a room, as people choose it.')
share('NotifyLevel', NotifyLevel, 'Of what in a room its member wants to be told.')
share('Purpose', Purpose, 'What a room is for: one line of at most 250 code points, plain as a name is, or empty.')
share('PresenceState', PresenceState, 'Whether somebody is at work on a device, or connected and away.')
share(
  'Privacy',
  Privacy,
  'What an account shows of itself. Each is symmetric: who does not show it is not shown it either.',
)
share('Account', Account, 'Somebody who can sign in.')
share('ListedAccount', ListedAccount, 'An account in the workspace’s list.')
share('Device', Device, 'An installation that holds keys. Every device is `server-attested` in this version.')
share('DeviceProof', DeviceProof, 'Shows that the sender holds the private keys of a device.')
share('Session', Session, 'Who is signed in, on which device, and until when.')
share('Room', Room, 'A room as one account sees it. `head` is the newest sequence, and 0 for who is not a member.')
share('Member', Member, 'An account in a room.')
share('MessageEntry', MessageEntry, 'What somebody wrote.')
share('EditEntry', EditEntry, 'A new text of a message, by who wrote it. The newest one counts.')
share('ReactionEntry', ReactionEntry, 'A reaction to a message; which one is in the envelope.')
share('DeleteEntry', DeleteEntry, 'Erased a message with its edits and reactions, or one reaction.')
share('PinEntry', PinEntry, 'Pinned a message for everybody in the room, or took the pin away. The newest one counts.')
share(
  'ErasedEntry',
  ErasedEntry,
  'What is left of an entry whose envelope was erased: its place and the hash of what stood there.',
)
share('Entry', Entry, 'One place in a room’s sequence: a message, what became of one, or what is left of one.')
share(
  'LaterEntry',
  LaterEntry,
  'An entry of a kind that came later: it takes its place in the sequence, and shows nothing.',
)
share('WireError', WireError, 'Why a command was refused.')
share('Problem', Problem, 'RFC 9457 problem details: why a request was refused.')

/** Every shared schema by its name, with references into `#/components/schemas/`. */
export function sharedSchemas(): Readonly<Record<string, JsonSchema>> {
  const { schemas } = z.toJSONSchema(shared, { uri: (id) => `${PLACE}${id}`, metadata: shared })
  for (const [id, schema] of Object.entries(schemas)) {
    // Both are said once, by the document that holds the schema.
    delete schema.$schema
    delete schema.$id
    explainFields(schema, typeNotes[id] ?? {})
  }
  return Object.fromEntries(Object.entries(schemas).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** A schema as JSON Schema (2020-12), with references to the shared ones. `notes` says more about its fields, by name. */
export function jsonSchemaOf(schema: z.ZodMiniType, notes: Notes = {}): JsonSchema {
  // Inside another object even a shared schema becomes a reference.
  const { properties } = z.toJSONSchema(z.object({ it: schema }), { metadata: shared })
  const text = JSON.stringify(properties?.['it'] ?? {}).replaceAll('"#/$defs/', `"${PLACE}`)
  const json = JSON.parse(text) as JsonSchema // What toJSONSchema made, with its references turned.
  explainFields(json, notes)
  return json
}

function explainFields({ properties }: JsonSchema, notes: Notes): void {
  for (const [field, description] of Object.entries(notes)) {
    const property = properties?.[field]
    if (typeof property === 'object') property.description = description
  }
}
