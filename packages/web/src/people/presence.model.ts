import type { AccountId, Client } from '@warifu/client'
import type { Clock } from '../clock.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

/** `unknown`: the account does not show its own presence, so it is not shown that of others. */
export type Presence = 'active' | 'away' | 'offline' | 'unknown'

export type PresenceModel = Model<(accountId: AccountId) => Presence> & { readonly start: () => () => void }

/** Somebody who has not looked at this page for so long is away. */
const AWAY_AFTER_MS = 5 * 60_000

/** Who is there. Tells the same of this account: @param attention whether somebody is looking at this window */
export function createPresenceModel(
  client: Pick<Client, 'presence' | 'setPresence' | 'privacy' | 'on'>,
  attention: Model<boolean>,
  clock: Clock,
): PresenceModel {
  const read = () => {
    const { presence, privacy } = client
    return (accountId: AccountId): Presence =>
      privacy?.presence === true ? (presence.get(accountId) ?? 'offline') : 'unknown'
  }
  const snapshots = createSnapshots(read())
  let own: 'active' | 'away' = 'active'
  let cancel = () => {}

  const update = () => {
    snapshots.set(read())
  }

  const say = (next: typeof own) => {
    if (next === own) return
    own = next
    tell()
  }
  const tell = () => {
    client.setPresence(own).catch(() => {
      // It is said again with the next connection.
    })
  }

  const looked = () => {
    cancel()
    if (attention.snapshot()) say('active')
    else
      cancel = clock.after(AWAY_AFTER_MS, () => {
        say('away')
      })
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    start() {
      const ends = [
        client.on('presence', update),
        client.on('privacy', update),
        client.on('status', ({ state }) => {
          // Every connection begins as active.
          if (state === 'open' && own === 'away') tell()
        }),
        attention.subscribe(looked),
      ]
      update()
      looked()
      return () => {
        cancel()
        for (const end of ends) end()
      }
    },
  }
}
