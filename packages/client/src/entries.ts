import { isKnownEntry, type AccountId, type DeviceId, type MessageId, type ReadEntry } from '@warifu/protocol'
import type { Opened, Written } from './message.ts'
import { openReaction, openWritten } from './sealing.ts'

/** What every entry says: its place, when it was stored, and who put it there. */
type Header = {
  readonly sequence: number
  /** The server's clock, milliseconds since 1970. */
  readonly at: number
  readonly accountId: AccountId
  readonly deviceId: DeviceId
  readonly messageId: MessageId
}

/**
 * One entry of a room, opened as far as possible. `target` is the sequence of the message that it is about. `unknown`: of a kind
 * that came later than this version; it has its place, and nothing to show [SQ12].
 */
export type RoomEntry = Header &
  (
    | { readonly kind: 'message'; readonly content: Opened<Written> }
    | { readonly kind: 'edit'; readonly target: number; readonly content: Opened<Written> }
    | { readonly kind: 'reaction'; readonly target: number; readonly content: Opened<{ readonly emoji: string }> }
    | { readonly kind: 'delete'; readonly target: number }
    | { readonly kind: 'pin'; readonly target: number; readonly pinned: boolean }
    | {
        readonly kind: 'erased'
        readonly was: 'message' | 'edit' | 'reaction'
        readonly target: number | null
        /** The sequence of the deletion that covers it. */
        readonly by: number
      }
    | { readonly kind: 'unknown' }
  )

export type RoomEntryOf<Kind extends RoomEntry['kind']> = Extract<RoomEntry, { readonly kind: Kind }>

/** An entry as a reader sees it. Never throws: what a stranger's device made of it is inert. */
export function openEntry(entry: ReadEntry): RoomEntry {
  const { sequence, at, accountId, deviceId, messageId } = entry
  const header = { sequence, at, accountId, deviceId, messageId }
  if (!isKnownEntry(entry)) return { ...header, kind: 'unknown' }
  switch (entry.kind) {
    case 'message':
      return { ...header, kind: 'message', content: openWritten(entry.envelope) }
    case 'edit':
      return { ...header, kind: 'edit', target: entry.target, content: openWritten(entry.envelope) }
    case 'reaction':
      return { ...header, kind: 'reaction', target: entry.target, content: openReaction(entry.envelope) }
    case 'delete':
      return { ...header, kind: 'delete', target: entry.target }
    case 'pin':
      return { ...header, kind: 'pin', target: entry.target, pinned: entry.pinned }
    case 'erased':
      return { ...header, kind: 'erased', was: entry.was, target: entry.target, by: entry.by }
  }
}
