import type { AccountId, RoomId } from '@warifu/protocol'
import type { Standing, Store } from '../store/store.ts'

/**
 * Remembers what accounts are to rooms, so that a message costs no extra read. It may be stale for a moment: the store checks
 * membership again inside every commit and every page of history [SQ9], so staleness can refuse too late but never grant.
 */
export type Standings = {
  readonly of: (roomId: RoomId, accountId: AccountId) => Promise<Standing | null>
  /** To be called after every change, before it is told to anybody. */
  readonly forget: (roomId: RoomId, accountId: AccountId) => void
}

export function createStandings(rooms: Pick<Store['rooms'], 'standing'>, most = 50_000): Standings {
  const known = new Map<string, Standing>()
  let changes = 0

  return {
    of: async (roomId, accountId) => {
      const key = roomId + accountId
      const remembered = known.get(key)
      if (remembered !== undefined) return remembered
      const before = changes
      const standing = await rooms.standing(roomId, accountId)
      // Only members are remembered: a stranger asking for random rooms must not push them out.
      if (before === changes && standing?.state === 'member') remember(key, standing)
      return standing
    },
    forget: (roomId, accountId) => {
      changes += 1
      known.delete(roomId + accountId)
    },
  }

  function remember(key: string, standing: Standing): void {
    const [oldest] = known.keys()
    if (known.size >= most && oldest !== undefined) known.delete(oldest)
    known.set(key, standing)
  }
}
