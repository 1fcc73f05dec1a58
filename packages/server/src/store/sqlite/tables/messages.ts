import type { Database } from 'better-sqlite3'
import type { DeviceId, Entry, MessageId, RoomId } from '@warifu/protocol'
// Alone: the schemas beside them would take longer to load than the database thread needs for everything else.
import { limits } from '@warifu/protocol/limits'
import type { ImmediatePart } from '../../methods.ts'
import { asRun, inSequence, takePage } from '../../page.ts'
import type { MembershipCondition, NotStored, Stamped } from '../../store.ts'
import { ENTRY_COLUMNS, entryOf, type EntryRow } from './entries.ts'
import { memberTable, type Fulfilled } from './members.ts'
import { pinTable } from './pins.ts'

type Earlier = Pick<EntryRow, 'kind' | 'target' | 'sequence' | 'at' | 'envelopeHash' | 'pinned'>

/** What is new about an entry; its place and time are given to it. */
type NewEntry = Pick<EntryRow, 'kind' | 'target' | 'pinned' | 'envelope' | 'envelopeHash'>
type Act = {
  readonly condition: MembershipCondition
  readonly deviceId: DeviceId
  readonly messageId: MessageId
  readonly at: number
}

export function messageTable(db: Database): ImmediatePart<'messages'> {
  const insert = db.prepare<
    [
      RoomId,
      number,
      number,
      string,
      DeviceId,
      MessageId,
      string,
      number | null,
      number | null,
      string | null,
      string | null,
    ]
  >(`
    insert into entries (room_id, sequence, at, account_id, device_id, message_id, kind, target, pinned, envelope, envelope_hash)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (room_id, device_id, message_id) do nothing`)
  const stored = db.prepare<[RoomId, DeviceId, MessageId], Earlier>(`
    select kind, target, sequence, at, envelope_hash as envelopeHash, pinned from entries
    where room_id = ? and device_id = ? and message_id = ?`)
  const moveHead = db.prepare<[number, number, RoomId]>('update rooms set head = ?, last_at = ? where room_id = ?')
  const before = db.prepare<[RoomId, number, number], EntryRow>(`
    select ${ENTRY_COLUMNS} from entries where room_id = ? and sequence < ? order by sequence desc limit ?`)
  const after = db.prepare<[RoomId, number, number], EntryRow>(`
    select ${ENTRY_COLUMNS} from entries where room_id = ? and sequence > ? order by sequence limit ?`)
  const at = db.prepare<[RoomId, number], EntryRow>(`
    select ${ENTRY_COLUMNS} from entries where room_id = ? and sequence = ?`)
  const timeAt = db
    .prepare<[RoomId, number], number>('select at from entries where room_id = ? and sequence = ?')
    .pluck()
  const standingOf = db.prepare<[RoomId, number], EntryRow>(`
    select ${ENTRY_COLUMNS} from entries
    where room_id = ? and target = ? and kind = 'reaction' and erased_by is null order by sequence`)
  const newestOf = db.prepare<[RoomId, number, string], EntryRow>(`
    select ${ENTRY_COLUMNS} from entries
    where room_id = ? and target = ? and kind = ? and erased_by is null order by sequence desc limit 1`)
  const countOf = db
    .prepare<[RoomId, number, string], number>(
      `
    select count(*) from entries where room_id = ? and target = ? and kind = ? and erased_by is null`,
    )
    .pluck()
  const countOwn = db
    .prepare<[RoomId, number, string], number>(
      `
    select count(*) from entries
    where room_id = ? and target = ? and kind = 'reaction' and account_id = ? and erased_by is null`,
    )
    .pluck()
  const editsAfter = db.prepare<[RoomId, number, number], EntryRow>(`
    select ${ENTRY_COLUMNS} from entries
    where room_id = ? and target = ? and kind = 'edit' and erased_by is null and sequence > ? order by sequence`)
  const erase = db.prepare<{ roomId: RoomId; target: number; by: number }>(`
    update entries set envelope = null, erased_by = @by
    where room_id = @roomId and erased_by is null
      and (sequence = @target or (target = @target and kind in ('edit', 'reaction')))`)
  const members = memberTable(db)
  const pins = pinTable(db)

  /** Stores an entry at the head, or finds that this act stands there already [SQ8]. */
  function stamp(
    { condition: { roomId, accountId }, deviceId, messageId, at }: Act,
    { head, lastAt }: Fulfilled,
    { kind, target, pinned, envelope, envelopeHash }: NewEntry,
  ): (Stamped & { readonly envelopeHash: string | null }) | NotStored {
    const sequence = head + 1
    const stamped = Math.max(at, lastAt)
    const { changes } = insert.run(
      roomId,
      sequence,
      stamped,
      accountId,
      deviceId,
      messageId,
      kind,
      target,
      pinned,
      envelope,
      envelopeHash,
    )
    if (changes === 0) return again(roomId, deviceId, messageId, kind, target) ?? { outcome: 'id-taken' }
    moveHead.run(sequence, stamped, roomId)
    return { outcome: 'stored', again: false, sequence, at: stamped, envelopeHash }
  }

  /** What stands under this id; null where nothing does. */
  function again(
    roomId: RoomId,
    deviceId: DeviceId,
    messageId: MessageId,
    kind: EntryRow['kind'],
    target: number | null,
  ): (Stamped & { readonly envelopeHash: string | null }) | { readonly outcome: 'id-taken' } | null {
    const earlier = stored.get(roomId, deviceId, messageId)
    if (earlier === undefined) return null
    if (earlier.kind !== kind || earlier.target !== target) return { outcome: 'id-taken' }
    const { sequence, at, envelopeHash } = earlier
    return { outcome: 'stored', again: true, sequence, at, envelopeHash }
  }

  const standing = (roomId: RoomId, sequence: number): EntryRow | null => {
    const row = at.get(roomId, sequence)
    return row?.erasedBy === null ? row : null
  }

  const isFull = (roomId: RoomId, target: number, kind: string, most: number): boolean =>
    (countOf.get(roomId, target, kind) ?? 0) >= most

  /** What became of an entry, where it is a message [SQ13]. */
  const relatedIn =
    (roomId: RoomId) =>
    (entry: Entry): readonly Entry[] => {
      if (entry.kind === 'erased' && entry.was === 'message') {
        const deletion = at.get(roomId, entry.by)
        return deletion === undefined ? [] : [entryOf(deletion)]
      }
      if (entry.kind !== 'message') return []
      const edit = newestOf.get(roomId, entry.sequence, 'edit')
      const pin = newestOf.get(roomId, entry.sequence, 'pin')
      return [edit, pin, ...standingOf.all(roomId, entry.sequence)].flatMap((row) =>
        row === undefined ? [] : [entryOf(row)],
      )
    }

  function* opened(rows: Iterable<EntryRow>): Iterable<Entry> {
    for (const row of rows) yield entryOf(row)
  }

  return {
    append: ({ act, envelope, envelopeHash, ...params }) => {
      const { roomId, accountId } = params.condition
      const fulfilled = members.fulfil(params.condition)
      if (fulfilled === null) return { outcome: 'refused' }
      const target = act.kind === 'message' ? null : act.target
      if (act.kind !== 'message') {
        const earlier = again(roomId, params.deviceId, params.messageId, act.kind, target)
        if (earlier?.outcome === 'id-taken') return earlier
        if (earlier !== null) return { ...earlier, envelopeHash: earlier.envelopeHash ?? envelopeHash }
        const message = standing(roomId, act.target)
        if (message?.kind !== 'message') return { outcome: 'unknown' }
        if (act.kind === 'edit') {
          if (message.accountId !== accountId) return { outcome: 'refused' }
          if (isFull(roomId, act.target, 'edit', limits.editsPerMessage)) return { outcome: 'too-many-edits' }
        } else if (
          isFull(roomId, act.target, 'reaction', limits.reactionsPerMessage) ||
          (countOwn.get(roomId, act.target, accountId) ?? 0) >= limits.reactionsPerAccount
        )
          return { outcome: 'too-many-reactions' }
      }
      const result = stamp(params, fulfilled, { kind: act.kind, target, pinned: null, envelope, envelopeHash })
      // An entry with an envelope has a hash, so that is what was stored under the id.
      return result.outcome === 'stored' ? { ...result, envelopeHash: result.envelopeHash ?? envelopeHash } : result
    },

    erase: ({ target, ...params }) => {
      const { roomId, accountId } = params.condition
      const fulfilled = members.fulfil(params.condition)
      if (fulfilled === null) return { outcome: 'refused' }
      const earlier = again(roomId, params.deviceId, params.messageId, 'delete', target)
      if (earlier !== null) return earlier
      const row = standing(roomId, target)
      if (row?.kind !== 'message' && row?.kind !== 'reaction') return { outcome: 'unknown' }
      const moderates = fulfilled.role === 'moderator' && row.kind === 'message'
      if (row.accountId !== accountId && !moderates) return { outcome: 'refused' }
      const result = stamp(params, fulfilled, {
        kind: 'delete',
        target,
        pinned: null,
        envelope: null,
        envelopeHash: null,
      })
      if (result.outcome === 'stored') {
        erase.run({ roomId, target, by: result.sequence })
        pins.remove(roomId, target)
      }
      return result
    },

    pin: ({ target, pinned, mostPins, ...params }) => {
      const { roomId } = params.condition
      const fulfilled = members.fulfil(params.condition)
      if (fulfilled === null) return { outcome: 'refused' }
      const earlier = again(roomId, params.deviceId, params.messageId, 'pin', target)
      if (earlier !== null) return earlier
      if (standing(roomId, target)?.kind !== 'message') return { outcome: 'unknown' }
      const newest = newestOf.get(roomId, target, 'pin')
      if ((newest?.pinned === 1) === pinned)
        return { outcome: 'stored', again: true, sequence: newest?.sequence ?? 0, at: newest?.at ?? fulfilled.lastAt }
      if (pinned && pins.count(roomId) >= mostPins) return { outcome: 'too-many-pins' }
      const result = stamp(params, fulfilled, {
        kind: 'pin',
        target,
        pinned: Number(pinned),
        envelope: null,
        envelopeHash: null,
      })
      if (result.outcome === 'stored') {
        if (pinned) pins.add(roomId, target, result.sequence)
        else pins.remove(roomId, target)
      }
      return result
    },

    history: ({ condition, direction, sequence, ...page }) => {
      const fulfilled = members.fulfil(condition)
      if (fulfilled === null) return { outcome: 'refused' }
      const nearest = direction === 'before' ? before : after
      // Row by row: the page may be full of characters long before it is full of entries. One more row tells whether more follow.
      const rows = nearest.iterate(condition.roomId, sequence, page.limit + 1)
      const taken = takePage(opened(rows), relatedIn(condition.roomId), page)
      return { outcome: 'found', head: fulfilled.head, ...asRun(taken, direction) }
    },

    revisions: ({ condition, target, after: last, maxChars }) => {
      if (members.fulfil(condition) === null) return { outcome: 'refused' }
      if (standing(condition.roomId, target)?.kind !== 'message') return { outcome: 'unknown' }
      const rows = editsAfter.iterate(condition.roomId, target, last)
      const { entries, more } = takePage(opened(rows), () => [], {
        limit: limits.editsPerMessage,
        maxRelated: 0,
        maxChars,
      })
      return { outcome: 'found', entries, more }
    },

    locate: (condition, time) => {
      const fulfilled = members.fulfil(condition)
      if (fulfilled === null) return { outcome: 'refused' }
      // Times never go backward in a room, so halving finds the place without an index of its own.
      let [low, high] = [1, fulfilled.head + 1]
      while (low < high) {
        const middle = Math.floor((low + high) / 2)
        if ((timeAt.get(condition.roomId, middle) ?? Infinity) >= time) high = middle
        else low = middle + 1
      }
      return { outcome: 'found', sequence: low <= fulfilled.head ? low : null }
    },

    pins: ({ condition, before: last, ...page }) => {
      if (members.fulfil(condition) === null) return { outcome: 'refused' }
      const { roomId } = condition
      const messages = pins.list(roomId, last).flatMap((target) => {
        const row = at.get(roomId, target)
        return row === undefined ? [] : [entryOf(row)]
      })
      const { entries, related, more } = takePage(messages, relatedIn(roomId), page)
      return { outcome: 'found', entries, related: inSequence(related), more }
    },
  }
}
