import type { Client } from '@warifu/client'
import type { Clock } from '../clock.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

/** Whether the server has newer pages than the one that runs. `put-off`: it was said, and the reader goes on as before. */
export type UpdateState = 'current' | 'ready' | 'put-off'

export type UpdateModel = Model<UpdateState> & {
  /** Takes the newer page. Drafts are kept; the browser asks where messages would be lost. */
  readonly reload: () => void
  readonly later: () => void
  readonly start: () => () => void
}

/** Which build runs here and which one the server has. */
export type Version = {
  /** Null where the page was not built, as in development: then there is nothing to compare. */
  readonly running: string | null
  /** Null where it could not be learned. */
  readonly served: () => Promise<string | null>
  readonly reload: () => void
}

const EVERY_MS = 10 * 60_000

/** Asks at each connection, for a server is replaced by stopping it, and every ten minutes. Never reloads by itself. */
export function createUpdateModel(version: Version, client: Pick<Client, 'on'>, clock: Clock): UpdateModel {
  const snapshots = createSnapshots<UpdateState>('current')
  let newer: string | null = null
  let putOff: string | null = null
  let cancel = () => {}

  const check = async () => {
    const served = await version.served()
    if (served === null) return
    newer = served
    // A server may go back to an older build; and what was put off stays so until there is something else yet.
    snapshots.set(served === version.running ? 'current' : served === putOff ? 'put-off' : 'ready')
  }

  const checkAgainLater = () => {
    cancel = clock.after(EVERY_MS, () => {
      void check()
      checkAgainLater()
    })
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    reload: version.reload,
    later() {
      putOff = newer
      snapshots.set('put-off')
    },
    start() {
      if (version.running === null) return () => {}
      const end = client.on('status', ({ state }) => {
        if (state === 'open') void check()
      })
      checkAgainLater()
      return () => {
        end()
        cancel()
      }
    },
  }
}
