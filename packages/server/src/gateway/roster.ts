import type { AccountId } from '@warifu/protocol'
import type { Connection } from './connection.ts'

/** The connections that are open on this node, by account. */
export type Roster = {
  /** True where it is the account's first one here. */
  readonly add: (connection: Connection) => boolean
  /** True where it was the account's last one here. */
  readonly remove: (connection: Connection) => boolean
  readonly all: () => ReadonlySet<Connection>
  readonly of: (accountId: AccountId) => ReadonlySet<Connection>
}

export function createRoster(): Roster {
  const connections = new Set<Connection>()
  const accounts = new Map<AccountId, Set<Connection>>()
  const nobody: ReadonlySet<Connection> = new Set()

  return {
    add: (connection) => {
      const { accountId } = connection.holder
      const open = accounts.get(accountId) ?? new Set()
      accounts.set(accountId, open.add(connection))
      connections.add(connection)
      return open.size === 1
    },
    remove: (connection) => {
      const { accountId } = connection.holder
      connections.delete(connection)
      const open = accounts.get(accountId)
      if (!open?.delete(connection) || open.size > 0) return false
      return accounts.delete(accountId)
    },
    all: () => connections,
    of: (accountId) => accounts.get(accountId) ?? nobody,
  }
}
