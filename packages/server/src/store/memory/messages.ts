import { limits, type DeviceId, type Entry, type EntryOf, type MessageId } from '@warifu/protocol'
import type { ImmediatePart } from '../methods.ts'
import { asRun, inSequence, takePage } from '../page.ts'
import type { MembershipCondition } from '../store.ts'
import { fulfil } from './rooms.ts'
import type { MemoryRoom, MemoryTables } from './tables.ts'

type Act = {
  readonly condition: MembershipCondition
  readonly deviceId: DeviceId
  readonly messageId: MessageId
  readonly at: number
}

const keyOf = (deviceId: DeviceId, messageId: MessageId) => `${deviceId} ${messageId}`

export function memoryMessages(tables: MemoryTables): ImmediatePart<'messages'> {
  /** What stands under this id; null where nothing does. */
  function again({ stamps }: MemoryRoom, { deviceId, messageId }: Act, kind: Entry['kind'], target: number | null) {
    const earlier = stamps.get(keyOf(deviceId, messageId))
    if (earlier === undefined) return null
    if (earlier.kind !== kind || earlier.target !== target) return { outcome: 'id-taken' } as const
    const { sequence, at, envelopeHash } = earlier
    return { outcome: 'stored', again: true, sequence, at, envelopeHash } as const
  }

  function stamp(
    { entries, stamps }: MemoryRoom,
    { condition, deviceId, messageId, at }: Act,
    envelopeHash: string,
    make: (header: Omit<EntryOf<'message'>, 'kind' | 'envelope'>) => Entry,
  ) {
    const { accountId } = condition
    if (tables.devices.get(deviceId)?.accountId !== accountId) throw new Error('an entry needs its device')
    const sequence = entries.length + 1
    const stamped = Math.max(at, entries.at(-1)?.at ?? 0)
    const entry = make({ sequence, at: stamped, accountId, deviceId, messageId })
    entries.push(entry)
    const target = 'target' in entry ? entry.target : null
    stamps.set(keyOf(deviceId, messageId), { sequence, at: stamped, envelopeHash, kind: entry.kind, target })
    return { outcome: 'stored', again: false, sequence, at: stamped, envelopeHash } as const
  }

  return {
    append: ({ act, envelope, envelopeHash, ...params }) => {
      const room = fulfil(tables, params.condition)?.room
      if (room === undefined) return { outcome: 'refused' }
      const { accountId } = params.condition
      const earlier = again(room, params, act.kind, act.kind === 'message' ? null : act.target)
      if (earlier !== null) return earlier
      if (act.kind === 'message')
        return stamp(room, params, envelopeHash, (header) => ({ kind: 'message', ...header, envelope }))
      const { kind, target } = act
      const message = entryAt(room, target)
      if (message?.kind !== 'message') return { outcome: 'unknown' }
      if (kind === 'edit' && message.accountId !== accountId) return { outcome: 'refused' }
      if (kind === 'edit' && about(room, target, 'edit').length >= limits.editsPerMessage)
        return { outcome: 'too-many-edits' }
      const reactions = about(room, target, 'reaction')
      const own = reactions.filter((each) => each.accountId === accountId)
      const full = reactions.length >= limits.reactionsPerMessage || own.length >= limits.reactionsPerAccount
      if (kind === 'reaction' && full) return { outcome: 'too-many-reactions' }
      return stamp(room, params, envelopeHash, (header) => ({ kind, ...header, target, envelope }))
    },

    erase: ({ target, ...params }) => {
      const fulfilled = fulfil(tables, params.condition)
      if (fulfilled === null) return { outcome: 'refused' }
      const { room, member } = fulfilled
      const earlier = again(room, params, 'delete', target)
      if (earlier !== null) return earlier
      const entry = entryAt(room, target)
      if (entry?.kind !== 'message' && entry?.kind !== 'reaction') return { outcome: 'unknown' }
      const moderates = member.role === 'moderator' && entry.kind === 'message'
      if (entry.accountId !== params.condition.accountId && !moderates) return { outcome: 'refused' }
      const stamped = stamp(room, params, '', (header) => ({ kind: 'delete', ...header, target }))
      for (const each of [entry, ...about(room, target, 'edit'), ...about(room, target, 'reaction')])
        erase(room, each, stamped.sequence)
      room.pins.delete(target)
      return stamped
    },

    pin: ({ target, pinned, mostPins, ...params }) => {
      const room = fulfil(tables, params.condition)?.room
      if (room === undefined) return { outcome: 'refused' }
      const earlier = again(room, params, 'pin', target)
      if (earlier !== null) return earlier
      if (entryAt(room, target)?.kind !== 'message') return { outcome: 'unknown' }
      const newest = about(room, target, 'pin').at(-1)
      if ((newest?.pinned ?? false) === pinned) {
        const { sequence, at } = newest ?? { sequence: 0, at: room.entries.at(-1)?.at ?? 0 }
        return { outcome: 'stored', again: true, sequence, at }
      }
      if (pinned && room.pins.size >= mostPins) return { outcome: 'too-many-pins' }
      const stamped = stamp(room, params, '', (header) => ({ kind: 'pin', ...header, target, pinned }))
      if (pinned) room.pins.set(target, stamped.sequence)
      else room.pins.delete(target)
      return stamped
    },

    history: ({ condition, direction, sequence, ...page }) => {
      const room = fulfil(tables, condition)?.room
      if (room === undefined) return { outcome: 'refused' }
      const { entries } = room
      const nearest =
        direction === 'after' ? entries.slice(sequence) : entries.slice(0, Math.max(0, sequence - 1)).reverse()
      const taken = takePage(nearest, (entry) => relatedTo(room, entry), page)
      return { outcome: 'found', head: entries.length, ...asRun(taken, direction) }
    },

    revisions: ({ condition, target, after, maxChars }) => {
      const room = fulfil(tables, condition)?.room
      if (room === undefined) return { outcome: 'refused' }
      if (entryAt(room, target)?.kind !== 'message') return { outcome: 'unknown' }
      const edits = about(room, target, 'edit').filter(({ sequence }) => sequence > after)
      const page = { limit: limits.editsPerMessage, maxRelated: 0, maxChars }
      const { entries, more } = takePage(edits, () => [], page)
      return { outcome: 'found', entries, more }
    },

    locate: (condition, at) => {
      const room = fulfil(tables, condition)?.room
      if (room === undefined) return { outcome: 'refused' }
      return { outcome: 'found', sequence: room.entries.find((entry) => entry.at >= at)?.sequence ?? null }
    },

    pins: ({ condition, before, ...page }) => {
      const room = fulfil(tables, condition)?.room
      if (room === undefined) return { outcome: 'refused' }
      const last = before === null ? Infinity : (room.pins.get(before) ?? 0)
      const pinned = [...room.pins].filter(([, sequence]) => sequence < last).sort(([, a], [, b]) => b - a)
      const messages = pinned.flatMap(([target]) => entryAt(room, target) ?? [])
      const { entries, related, more } = takePage(messages, (entry) => relatedTo(room, entry), page)
      return { outcome: 'found', entries, related: inSequence(related), more }
    },
  }
}

const entryAt = ({ entries }: MemoryRoom, sequence: number): Entry | undefined => entries[sequence - 1]

/** What stands of one kind about a message. */
function about<Kind extends 'edit' | 'reaction' | 'pin'>(
  { entries }: MemoryRoom,
  target: number,
  kind: Kind,
): readonly EntryOf<Kind>[] {
  const isOne = (entry: Entry): entry is EntryOf<Kind> =>
    entry.kind === kind && 'target' in entry && entry.target === target
  return entries.filter(isOne)
}

/** What became of an entry, where it is a message [SQ13]. */
function relatedTo(room: MemoryRoom, entry: Entry): readonly Entry[] {
  if (entry.kind === 'erased' && entry.was === 'message') return [entryAt(room, entry.by) ?? []].flat()
  if (entry.kind !== 'message') return []
  const { sequence } = entry
  return [
    ...about(room, sequence, 'edit').slice(-1),
    ...about(room, sequence, 'pin').slice(-1),
    ...about(room, sequence, 'reaction'),
  ]
}

function erase(
  { entries, stamps }: MemoryRoom,
  entry: EntryOf<'message'> | EntryOf<'edit'> | EntryOf<'reaction'>,
  by: number,
): void {
  const { sequence, at, accountId, deviceId, messageId, kind } = entry
  const envelopeHash = stamps.get(keyOf(deviceId, messageId))?.envelopeHash ?? ''
  const target = kind === 'message' ? null : entry.target
  const header = { sequence, at, accountId, deviceId, messageId }
  entries[sequence - 1] = { kind: 'erased', ...header, was: kind, target, envelopeHash, by }
}
