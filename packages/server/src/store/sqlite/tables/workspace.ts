import type { Database } from 'better-sqlite3'
import type { ImmediatePart } from '../../methods.ts'

export function workspaceTable(db: Database): ImmediatePart<'workspace'> {
  const read = db.prepare<[string], string>('select value from workspace where key = ?').pluck()
  const write = db.prepare<[string, string]>(`
    insert into workspace (key, value) values (?, ?) on conflict (key) do update set value = excluded.value`)

  return {
    read: (key) => read.get(key) ?? null,
    write: (key, value) => void write.run(key, value),
  }
}
