import type { Database } from 'better-sqlite3'
import type { ImmediateStore } from '../methods.ts'
import { accountTable } from './tables/accounts.ts'
import { auditTable } from './tables/audit.ts'
import { linkTable } from './tables/links.ts'
import { messageTable } from './tables/messages.ts'
import { roomTable } from './tables/rooms.ts'
import { sessionTable } from './tables/sessions.ts'
import { workspaceTable } from './tables/workspace.ts'

/** The store as statements on an open database; every call belongs into a transaction. */
export const createTables = (db: Database): ImmediateStore => ({
  workspace: workspaceTable(db),
  accounts: accountTable(db),
  links: linkTable(db),
  sessions: sessionTable(db),
  rooms: roomTable(db),
  messages: messageTable(db),
  audit: auditTable(db),
})
