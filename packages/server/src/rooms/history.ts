import { limits, type Params, type Result } from '@warifu/protocol'
import { conditionOf, type Grant } from '../guard/authorize.ts'
import { refuse, type Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'

export type History = {
  readonly page: (
    grant: Grant<'message.history'>,
    from: Pick<Params<'message.history'>, 'direction' | 'sequence' | 'limit'>,
  ) => Promise<Result<'message.history'> | Refusal<'action-refused'>>
}

export function createHistory(store: Pick<Store, 'messages'>): History {
  return {
    page: async (grant, { direction, sequence, limit }) => {
      const condition = conditionOf('message.history', grant)
      const found = await store.messages.history({
        condition,
        direction,
        sequence,
        limit,
        maxChars: limits.historyChars,
      })
      if (found.outcome === 'refused') return refuse('action-refused')
      return { entries: [...found.entries], head: found.head, more: found.more }
    },
  }
}
