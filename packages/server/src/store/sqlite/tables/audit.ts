import type { Database } from 'better-sqlite3'
import type { ImmediatePart } from '../../methods.ts'
import type { AuditRecord } from '../../store.ts'

type Row = { readonly number: number; readonly at: number; readonly event: string; readonly fields: string }

export function auditTable(db: Database): ImmediatePart<'audit'> {
  const insert = db.prepare<[number, string, string]>('insert into audit (at, event, fields) values (?, ?, ?)')
  const list = db.prepare<[number, number], Row>(`
    select number, at, event, fields from audit where number > ? order by number limit ?`)
  // `append` wrote these characters from fields.
  const fieldsOf = (json: string) => JSON.parse(json) as AuditRecord['fields']

  return {
    append: ({ at, event, fields }) => void insert.run(at, event, JSON.stringify(fields)),
    list: (after, limit) => list.all(after, limit).map((row) => ({ ...row, fields: fieldsOf(row.fields) })),
  }
}
