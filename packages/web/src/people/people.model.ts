import type { Account, AccountId, Client } from '@warifu/client'
import { createSnapshots, type Model } from '../snapshots.ts'

/** Somebody of the workspace. `reading`: how the name is read aloud; null where nobody said. */
export type Person = Account & { readonly reading: string | null }

/** The people of the workspace, by id. */
export type People = ReadonlyMap<AccountId, Person>

export type PeopleModel = Model<People> & {
  /** Somebody was met who is not known yet: asks the server again, once for each of them. */
  readonly met: (accountIds: Iterable<AccountId>) => void
  /** Asks again for all of them. */
  readonly reload: () => void
  readonly start: () => () => void
}

export function createPeopleModel(client: Pick<Client, 'accounts' | 'on' | 'status'>, me: Account): PeopleModel {
  const snapshots = createSnapshots<People>(new Map([[me.accountId, { ...me, reading: null }]]))
  const asked = new Set<AccountId>()
  let loading = false
  let again = false

  const load = async () => {
    if (loading) {
      again = true
      return
    }
    loading = true
    try {
      const accounts = await client.accounts()
      snapshots.set(
        new Map([...snapshots.snapshot(), ...accounts.map((account) => [account.accountId, account] as const)]),
      )
    } catch {
      // Names are shown as soon as they come; the strip already tells that there is no connection.
    } finally {
      loading = false
    }
    if (again) {
      again = false
      await load()
    }
  }

  const met = (accountIds: Iterable<AccountId>) => {
    const unknown = [...accountIds].filter((id) => !snapshots.snapshot().has(id) && !asked.has(id))
    if (unknown.length === 0) return
    for (const id of unknown) asked.add(id)
    void load()
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    met,
    reload: () => void load(),
    start() {
      void load()
      const ends = [
        client.on('status', (status) => {
          // After a reconnect there may be new colleagues, and ids that could not be resolved before.
          if (status.state !== 'open') return
          asked.clear()
          void load()
        }),
        // Who has just joined the workspace is met by being there.
        client.on('presence', (present) => {
          met(present.keys())
        }),
      ]
      return () => {
        for (const end of ends) end()
      }
    },
  }
}
