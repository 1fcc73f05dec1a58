import type { Database } from 'better-sqlite3'
import type { AccountId, DeviceId, Entry, MessageId, RoomId } from '@warifu/protocol'
import type { ImmediatePart } from '../../methods.ts'
import { pageOf } from '../../page.ts'
import { memberTable } from './members.ts'

type NewEntry = [RoomId, number, number, AccountId, DeviceId, MessageId, string, string]
type Stamp = { readonly sequence: number; readonly at: number; readonly envelopeHash: string }

const ENTRY = `
  'message' as kind, sequence, at, account_id as accountId, device_id as deviceId, message_id as messageId, envelope`

export function messageTable(db: Database): ImmediatePart<'messages'> {
  const insert = db.prepare<NewEntry>(`
    insert into entries (room_id, sequence, at, account_id, device_id, message_id, envelope, envelope_hash)
    values (?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (room_id, device_id, message_id) do nothing`)
  const stored = db.prepare<[RoomId, DeviceId, MessageId], Stamp>(`
    select sequence, at, envelope_hash as envelopeHash from entries
    where room_id = ? and device_id = ? and message_id = ?`)
  const moveHead = db.prepare<[number, number, RoomId]>('update rooms set head = ?, last_at = ? where room_id = ?')
  const before = db.prepare<[RoomId, number, number], Entry>(`
    select ${ENTRY} from entries where room_id = ? and sequence < ? order by sequence desc limit ?`)
  const after = db.prepare<[RoomId, number, number], Entry>(`
    select ${ENTRY} from entries where room_id = ? and sequence > ? order by sequence limit ?`)
  const members = memberTable(db)

  return {
    append: ({ condition, deviceId, messageId, envelope, envelopeHash, at }) => {
      const { roomId, accountId } = condition
      const fulfilled = members.fulfil(condition)
      if (fulfilled === null) return { outcome: 'refused' }
      const sequence = fulfilled.head + 1
      const stamped = Math.max(at, fulfilled.lastAt)
      const entry: NewEntry = [roomId, sequence, stamped, accountId, deviceId, messageId, envelope, envelopeHash]
      if (insert.run(...entry).changes === 0) {
        const earlier = stored.get(roomId, deviceId, messageId)
        if (earlier === undefined) throw new Error('an entry was refused as a repetition of none')
        return { outcome: 'stored', again: true, ...earlier }
      }
      moveHead.run(sequence, stamped, roomId)
      return { outcome: 'stored', again: false, sequence, at: stamped, envelopeHash }
    },

    history: ({ condition, direction, sequence, limit, maxChars }) => {
      const fulfilled = members.fulfil(condition)
      if (fulfilled === null) return { outcome: 'refused' }
      const nearest = direction === 'before' ? before : after
      // Row by row: the page may be full of characters long before it is full of entries. One more row tells whether more follow.
      const rows = nearest.iterate(condition.roomId, sequence, limit + 1)
      return { outcome: 'found', head: fulfilled.head, ...pageOf(rows, direction, limit, maxChars) }
    },
  }
}
