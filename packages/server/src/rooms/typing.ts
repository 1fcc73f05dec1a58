import type { Result } from '@warifu/protocol'
import type { Bus } from '../bus/bus.ts'
import { roomTopic } from '../bus/topics.ts'
import type { Grant } from '../guard/authorize.ts'
import type { Privacies } from './privacies.ts'

export type Typing = {
  /** Tells it to members who share typing; nobody, where the account does not. Stored nowhere [PR2]. */
  readonly tell: (grant: Grant<'room.typing'>, typing: boolean) => Promise<Result<'room.typing'>>
}

export function createTyping(bus: Pick<Bus, 'publish'>, privacies: Pick<Privacies, 'of'>): Typing {
  return {
    tell: async ({ holder, roomId }, typing) => {
      const { accountId } = holder
      if ((await privacies.of(accountId)).typing)
        await bus.publish(roomTopic(roomId), { kind: 'typing', accountId, typing })
      return {}
    },
  }
}
