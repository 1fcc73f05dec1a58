import * as z from 'zod/mini'
import { Envelope, ReactionEnvelope } from './envelope.ts'
import { AccountId, Bytes32, DeviceId, MessageId, Sequence, Timestamp } from './ids.ts'

/** What every entry says: its place, when it was stored, and who put it there. `at` never goes backward in a room. */
const header = {
  sequence: Sequence,
  at: Timestamp,
  accountId: AccountId,
  deviceId: DeviceId,
  messageId: MessageId,
}

const target = Sequence

/** What a person wrote. */
export const MessageEntry = z.strictObject({ kind: z.literal('message'), ...header, envelope: Envelope })
/** A new text of the message at `target`, by who wrote it. The newest one counts. */
export const EditEntry = z.strictObject({ kind: z.literal('edit'), ...header, target, envelope: Envelope })
/** A reaction to the message at `target`; which one is in the envelope. */
export const ReactionEntry = z.strictObject({
  kind: z.literal('reaction'),
  ...header,
  target,
  envelope: ReactionEnvelope,
})
/** Erased the message at `target` with its edits and reactions, or the reaction at `target`. */
export const DeleteEntry = z.strictObject({ kind: z.literal('delete'), ...header, target })
/** Pinned the message at `target`, or took the pin away. The newest one counts. */
export const PinEntry = z.strictObject({ kind: z.literal('pin'), ...header, target, pinned: z.boolean() })
/**
 * What is left of an entry whose envelope was erased: its place, and the hash of what stood there. `by` is the sequence of the
 * delete entry that covers it [ER1]. `target` is null where a message stood.
 */
export const ErasedEntry = z.strictObject({
  kind: z.literal('erased'),
  ...header,
  was: z.enum(['message', 'edit', 'reaction']),
  target: z.nullable(Sequence),
  envelopeHash: Bytes32,
  by: Sequence,
})

const known = [MessageEntry, EditEntry, ReactionEntry, DeleteEntry, PinEntry, ErasedEntry] as const

/** One place in a room's sequence. */
export const Entry = z.discriminatedUnion('kind', known)
export type Entry = z.output<typeof Entry>
export type EntryKind = Entry['kind']
export type EntryOf<Kind extends EntryKind> = Extract<Entry, { kind: Kind }>

const knownKinds: ReadonlySet<string> = new Set<EntryKind>(['message', 'edit', 'reaction', 'delete', 'pin', 'erased'])

/** An entry of a later version: it takes its place in the sequence, and this version shows nothing of it [SQ12]. */
export const LaterEntry = z.looseObject({
  kind: z.string().check(
    z.regex(/^[a-z][a-z-]{0,31}$/),
    z.refine((kind) => !knownKinds.has(kind)),
  ),
  ...header,
})
export type LaterEntry = z.output<typeof LaterEntry>

/** An entry as a client reads it, of this version or a later one. */
export const ReadEntry = z.union([Entry, LaterEntry])
export type ReadEntry = z.output<typeof ReadEntry>

export const isKnownEntry = (entry: ReadEntry): entry is Entry => knownKinds.has(entry.kind)
