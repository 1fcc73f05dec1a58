import type { AccountId, Privacy, Result, RoomId } from '@warifu/protocol'
import type { Bus } from '../bus/bus.ts'
import { accountTopic, roomTopic } from '../bus/topics.ts'
import type { Grant } from '../guard/authorize.ts'
import type { Store } from '../store/store.ts'
import type { Events } from '../watch/events.ts'

/** What accounts show of themselves [PR1]. Remembered, because every sign of typing and every receipt depends on it. */
export type Privacies = {
  readonly of: (accountId: AccountId) => Promise<Privacy>
  /** What is remembered; of an account that nobody asked about, that it shows nothing. */
  readonly known: (accountId: AccountId) => Privacy
  readonly show: (grant: Grant<'privacy.show'>) => Promise<Result<'privacy.show'>>
  readonly set: (grant: Grant<'privacy.set'>, privacy: Privacy) => Promise<Result<'privacy.set'>>
}

type Parts = {
  readonly store: Pick<Store, 'accounts' | 'rooms'>
  readonly bus: Pick<Bus, 'publish'>
  readonly events: Pick<Events, 'privacyChanged'>
}

const SHOWS_NOTHING: Privacy = { typing: false, presence: false, receipts: false }
const MOST_REMEMBERED = 50_000

export function createPrivacies({ store, bus, events }: Parts): Privacies {
  const remembered = new Map<AccountId, Privacy>()

  function remember(accountId: AccountId, privacy: Privacy): Privacy {
    const [oldest] = remembered.keys()
    if (remembered.size >= MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest)
    remembered.set(accountId, privacy)
    return privacy
  }

  const of = async (accountId: AccountId): Promise<Privacy> => {
    const known = remembered.get(accountId)
    if (known !== undefined) return known
    const read = await store.accounts.privacy(accountId)
    // Changed meanwhile: what was set is newer than what was read.
    return remembered.get(accountId) ?? remember(accountId, read)
  }

  /** Takes back, in one room, what was shown there. */
  const takeBack = async (accountId: AccountId, roomId: RoomId, before: Privacy, after: Privacy) => {
    const topic = roomTopic(roomId)
    if (before.typing && !after.typing) await bus.publish(topic, { kind: 'typing', accountId, typing: false })
    if (before.receipts && !after.receipts) await bus.publish(topic, { kind: 'receipt', accountId, sequence: null })
  }

  return {
    of,
    known: (accountId) => remembered.get(accountId) ?? SHOWS_NOTHING,
    show: async ({ holder }) => ({ privacy: await of(holder.accountId) }),
    set: async ({ holder }, privacy) => {
      const { accountId } = holder
      const before = await of(accountId)
      await store.accounts.setPrivacy(accountId, privacy)
      remember(accountId, privacy)
      events.privacyChanged({ accountId, ...privacy })
      await bus.publish(accountTopic(accountId), { kind: 'privacy', privacy })
      const hides = (before.typing && !privacy.typing) || (before.receipts && !privacy.receipts)
      if (hides)
        for (const roomId of await store.rooms.joined(accountId)) await takeBack(accountId, roomId, before, privacy)
      return {}
    },
  }
}
