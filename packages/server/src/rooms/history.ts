import { limits, type Params, type Result } from '@warifu/protocol'
import { conditionOf, type Grant } from '../guard/authorize.ts'
import { refuse, type Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'

/** What was written in a room, read in pages. */
export type History = {
  readonly page: (
    grant: Grant<'message.history'>,
    from: Pick<Params<'message.history'>, 'direction' | 'sequence' | 'limit'>,
  ) => Promise<Result<'message.history'> | Refusal<'action-refused'>>
  readonly revisions: (
    grant: Grant<'message.revisions'>,
    target: number,
    after: number,
  ) => Promise<Result<'message.revisions'> | Refusal<'action-refused' | 'message-unknown'>>
  readonly locate: (
    grant: Grant<'message.locate'>,
    at: number,
  ) => Promise<Result<'message.locate'> | Refusal<'action-refused'>>
  readonly pins: (
    grant: Grant<'room.pins'>,
    before: number | null,
  ) => Promise<Result<'room.pins'> | Refusal<'action-refused'>>
}

const bounds = { maxRelated: limits.historyRelated, maxChars: limits.historyChars } as const

export function createHistory({ messages }: Pick<Store, 'messages'>): History {
  return {
    page: async (grant, { direction, sequence, limit }) => {
      const condition = conditionOf('message.history', grant)
      const found = await messages.history({ condition, direction, sequence, limit, ...bounds })
      if (found.outcome === 'refused') return refuse('action-refused')
      const { entries, related, head, more } = found
      return { entries: [...entries], related: [...related], head, more }
    },
    revisions: async (grant, target, after) => {
      const condition = conditionOf('message.revisions', grant)
      const found = await messages.revisions({ condition, target, after, maxChars: limits.historyChars })
      if (found.outcome === 'refused') return refuse('action-refused')
      if (found.outcome !== 'found') return refuse('message-unknown')
      return { entries: [...found.entries], more: found.more }
    },
    locate: async (grant, at) => {
      const found = await messages.locate(conditionOf('message.locate', grant), at)
      return found.outcome === 'refused' ? refuse('action-refused') : { sequence: found.sequence }
    },
    pins: async (grant, before) => {
      const condition = conditionOf('room.pins', grant)
      const found = await messages.pins({ condition, before, limit: limits.pinsPerRoom, ...bounds })
      if (found.outcome === 'refused') return refuse('action-refused')
      return { entries: [...found.entries], related: [...found.related], more: found.more }
    },
  }
}
