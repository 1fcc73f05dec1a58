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
  let cancel = () => {}

  const update = () => {
    snapshots.set(read())
  }

  const looked = () => {
    cancel()
    // The client says nothing twice, and says it again to each new connection.
    if (attention.snapshot()) client.setPresence('active')
    else
      cancel = clock.after(AWAY_AFTER_MS, () => {
        client.setPresence('away')
      })
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    start() {
      const ends = [client.on('presence', update), client.on('privacy', update), attention.subscribe(looked)]
      update()
      looked()
      return () => {
        cancel()
        for (const end of ends) end()
      }
    },
  }
}
