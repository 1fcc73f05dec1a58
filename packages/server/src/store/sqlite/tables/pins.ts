import type { Database } from 'better-sqlite3'
import type { RoomId } from '@warifu/protocol'

/** The messages that are pinned now, by the sequence of their pins. */
export function pinTable(db: Database) {
  const insert = db.prepare<[RoomId, number, number]>('insert into pins (room_id, target, sequence) values (?, ?, ?)')
  const remove = db.prepare<[RoomId, number]>('delete from pins where room_id = ? and target = ?')
  const count = db.prepare<[RoomId], number>('select count(*) from pins where room_id = ?').pluck()
  const placeOf = db
    .prepare<[RoomId, number], number>('select sequence from pins where room_id = ? and target = ?')
    .pluck()
  const list = db
    .prepare<[RoomId, number], number>(
      `
    select target from pins where room_id = ? and sequence < ? order by sequence desc`,
    )
    .pluck()

  return {
    add: (roomId: RoomId, target: number, sequence: number) => void insert.run(roomId, target, sequence),
    remove: (roomId: RoomId, target: number) => void remove.run(roomId, target),
    count: (roomId: RoomId) => count.get(roomId) ?? 0,
    /** The message pinned last first; after one of them, or from the start. Nothing follows one that is not pinned. */
    list: (roomId: RoomId, after: number | null): readonly number[] =>
      list.all(roomId, after === null ? Number.MAX_SAFE_INTEGER : (placeOf.get(roomId, after) ?? 0)),
  }
}
