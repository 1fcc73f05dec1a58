import type { Database } from 'better-sqlite3'
import type { ImmediatePart } from '../../methods.ts'
import type { LinkRow } from '../../store.ts'

type LinkTable = ImmediatePart<'links'> & { readonly use: (linkHash: string) => void }

/** A link that was used is gone: nothing tells it from one that never was. */
export function linkTable(db: Database): LinkTable {
  const insert = db.prepare<LinkRow>(`
    insert into links (link_hash, kind, role, name, created_at, expires_at)
    values (@linkHash, @kind, @role, @name, @createdAt, @expiresAt)`)
  const find = db.prepare<[string, number], LinkRow>(`
    select link_hash as linkHash, kind, role, name, created_at as createdAt, expires_at as expiresAt
    from links where link_hash = ? and expires_at > ?`)
  const use = db.prepare<[string]>('delete from links where link_hash = ?')
  const dropExpired = db.prepare<[number]>('delete from links where expires_at <= ?')
  const dropSetup = db.prepare("delete from links where kind = 'setup'")

  return {
    create: (link) => {
      dropExpired.run(link.createdAt)
      if (link.kind === 'setup') dropSetup.run()
      insert.run(link)
    },
    find: (linkHash, now) => find.get(linkHash, now) ?? null,
    use: (linkHash) => void use.run(linkHash),
  }
}
