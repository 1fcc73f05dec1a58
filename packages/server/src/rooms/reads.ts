import type { Result } from '@warifu/protocol'
import type { Bus } from '../bus/bus.ts'
import { accountTopic } from '../bus/topics.ts'
import { conditionOf, type Grant } from '../guard/authorize.ts'
import { refuse, type Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'

export type Reads = {
  /** Moves the read position and tells the account's other connections. */
  readonly move: (
    grant: Grant<'room.read'>,
    sequence: number,
  ) => Promise<Result<'room.read'> | Refusal<'action-refused'>>
}

export function createReads(store: Pick<Store, 'rooms'>, bus: Pick<Bus, 'publish'>): Reads {
  return {
    move: async (grant, wanted) => {
      const sequence = await store.rooms.read(conditionOf('room.read', grant), wanted)
      if (sequence === null) return refuse('action-refused')
      await bus.publish(accountTopic(grant.holder.accountId), { kind: 'read', roomId: grant.roomId, sequence })
      return { sequence }
    },
  }
}
