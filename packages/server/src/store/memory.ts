import { memoryAccounts } from './memory/accounts.ts'
import { memoryLinks } from './memory/links.ts'
import { memoryMessages } from './memory/messages.ts'
import { memoryRooms } from './memory/rooms.ts'
import { memorySessions } from './memory/sessions.ts'
import { createTables } from './memory/tables.ts'
import { perform, storeOf, type ImmediateStore } from './methods.ts'
import { StoreError, type Store } from './store.ts'

/** A store that forgets everything with its process: for tests. It keeps every promise of a store but the one to last. */
export function createMemoryStore(): Store {
  const tables = createTables()
  const store: ImmediateStore = {
    workspace: {
      read: (key) => tables.workspace.get(key) ?? null,
      write: (key, value) => void tables.workspace.set(key, value),
    },
    accounts: memoryAccounts(tables),
    links: memoryLinks(tables),
    sessions: memorySessions(tables),
    rooms: memoryRooms(tables),
    messages: memoryMessages(tables),
    audit: {
      append: (record) => void tables.audit.push({ number: tables.audit.length + 1, ...record }),
      list: (after, limit) => tables.audit.slice(after, after + limit),
    },
  }
  let closed = false
  return storeOf(
    async (operation) => {
      if (closed) throw new StoreError('unavailable', 'the store is closed')
      return perform(store, operation)
    },
    async () => {
      closed = true
    },
  )
}
