import {
  encodePush,
  limits,
  type AccountId,
  type ConnectionId,
  type PresenceState,
  type Result,
} from '@warifu/protocol'
import type { Privacies } from '../rooms/privacies.ts'
import type { Connection } from './connection.ts'
import type { DomainHandlers, Handlers, PresenceCommand } from './handler.ts'
import type { Roster } from './roster.ts'
import { textFrame } from './wire.ts'

/** Who is there, derived from the connections and stored nowhere [PR3]. Told to accounts that show their own presence. */
export type Presence = {
  readonly arrived: (connection: Connection) => void
  readonly left: (connection: Connection) => void
  /** An account shows its presence from now on, or no longer. */
  readonly privacyChanged: (accountId: AccountId) => void
  readonly handlers: Pick<Handlers, PresenceCommand>
}

type Parts = {
  readonly roster: Pick<Roster, 'all'>
  readonly privacies: Pick<Privacies, 'known'>
  /** Runs something once, a moment later: what changes until then is told together. */
  readonly soon: (run: () => void) => void
}

export function createPresence({ roster, privacies, soon }: Parts): Presence {
  const accounts = new Map<AccountId, Map<ConnectionId, PresenceState>>()
  /** What others were told last. */
  const told = new Map<AccountId, PresenceState>()
  const changed = new Set<AccountId>()

  function shownOf(accountId: AccountId): PresenceState | null {
    const connections = accounts.get(accountId)
    if (connections === undefined || !privacies.known(accountId).presence) return null
    return [...connections.values()].includes('active') ? 'active' : 'away'
  }

  function note(accountId: AccountId): void {
    if (changed.size === 0) soon(tell)
    changed.add(accountId)
  }

  function tell(): void {
    const changes = [...changed].flatMap((accountId) => {
      const state = shownOf(accountId)
      if (state === (told.get(accountId) ?? null)) return []
      if (state === null) told.delete(accountId)
      else told.set(accountId, state)
      return [{ accountId, state }]
    })
    changed.clear()
    for (let from = 0; from < changes.length; from += limits.listingItems) {
      const frame = textFrame(
        encodePush({ push: 'presence', changes: changes.slice(from, from + limits.listingItems) }),
      )
      for (const connection of roster.all())
        if (privacies.known(connection.holder.accountId).presence) connection.deliver(frame)
    }
  }

  function page(after: AccountId | null): Result<'presence.list'> {
    const ids = [...accounts.keys()].sort().filter((accountId) => after === null || accountId > after)
    const present = ids.flatMap((accountId) => {
      const state = shownOf(accountId)
      return state === null ? [] : [{ accountId, state }]
    })
    return { present: present.slice(0, limits.listingItems), more: present.length > limits.listingItems }
  }

  return {
    arrived: ({ connectionId, holder: { accountId } }) => {
      const connections = accounts.get(accountId) ?? new Map<ConnectionId, PresenceState>()
      accounts.set(accountId, connections.set(connectionId, 'active'))
      note(accountId)
    },
    left: ({ connectionId, holder: { accountId } }) => {
      const connections = accounts.get(accountId)
      if (connections?.delete(connectionId) !== true) return
      if (connections.size === 0) accounts.delete(accountId)
      note(accountId)
    },
    privacyChanged: note,
    handlers: {
      'presence.list': ({ holder }, { after }) =>
        Promise.resolve(privacies.known(holder.accountId).presence ? page(after) : { present: [], more: false }),
      'presence.set': ({ holder: { accountId } }, { state }, connectionId) => {
        const connections = accounts.get(accountId)
        // A connection that is gone already has no presence to set.
        if (connections?.has(connectionId) === true) {
          connections.set(connectionId, state)
          note(accountId)
        }
        return Promise.resolve({})
      },
    },
  }
}

/** Every command has its handler: those of the rooms, and those that presence answers. */
export const withPresence = (domain: DomainHandlers, presence: Presence): Handlers => ({
  ...domain,
  ...presence.handlers,
})
