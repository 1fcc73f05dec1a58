import type { Result } from '@warifu/protocol'
import type { Bus } from '../bus/bus.ts'
import { accountTopic, roomTopic } from '../bus/topics.ts'
import { conditionOf, type Grant } from '../guard/authorize.ts'
import { refuse, type Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import type { Privacies } from './privacies.ts'

export type Reads = {
  /** Moves the read position, tells the account's other connections, and members who share receipts [PR4]. */
  readonly move: (
    grant: Grant<'room.read'>,
    sequence: number,
  ) => Promise<Result<'room.read'> | Refusal<'action-refused'>>
}

type Parts = {
  readonly store: Pick<Store, 'rooms'>
  readonly bus: Pick<Bus, 'publish'>
  readonly privacies: Pick<Privacies, 'of'>
}

export function createReads({ store, bus, privacies }: Parts): Reads {
  return {
    move: async (grant, wanted) => {
      const { roomId, holder } = grant
      const { accountId } = holder
      const sequence = await store.rooms.read(conditionOf('room.read', grant), wanted)
      if (sequence === null) return refuse('action-refused')
      await bus.publish(accountTopic(accountId), { kind: 'read', roomId, sequence })
      if ((await privacies.of(accountId)).receipts)
        await bus.publish(roomTopic(roomId), { kind: 'receipt', accountId, sequence })
      return { sequence }
    },
  }
}
