import type { Client, ErrorName, Privacy } from '@warifu/client'
import { errorName } from '../errors.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

/** What the account shows of itself, and in return is shown of others. */
export type PrivacySnapshot = {
  /** Null until the server has said. */
  readonly shown: Privacy | null
  /** Why the last change was not made; what is shown is what holds. */
  readonly refused: ErrorName | null
}

export type PrivacyModel = Model<PrivacySnapshot> & {
  readonly show: (part: keyof Privacy, shown: boolean) => Promise<void>
  readonly start: () => () => void
}

export function createPrivacyModel(client: Pick<Client, 'privacy' | 'setPrivacy' | 'on'>): PrivacyModel {
  const snapshots = createSnapshots<PrivacySnapshot>({ shown: client.privacy, refused: null })
  const update = () => {
    snapshots.set({ ...snapshots.snapshot(), shown: client.privacy })
  }
  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    async show(part, shown) {
      const { privacy } = client
      if (privacy === null) return
      const wish = { ...privacy, [part]: shown }
      // As wished at once; as it is, where the server says no.
      snapshots.set({ shown: wish, refused: null })
      try {
        await client.setPrivacy(wish)
      } catch (error) {
        snapshots.set({ shown: client.privacy, refused: errorName(error) })
      }
    },
    start() {
      update()
      return client.on('privacy', update)
    },
  }
}
