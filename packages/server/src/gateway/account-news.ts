import { encodePush, type AccountId, type Privacy, type Push, type RoomId } from '@warifu/protocol'
import type { AccountNews, WorkspaceNews } from '../bus/topics.ts'
import type { Store } from '../store/store.ts'
import type { Events } from '../watch/events.ts'
import { describeFault } from '../watch/fault.ts'
import type { Connection } from './connection.ts'
import type { Fanout } from './fanout.ts'
import type { Presence } from './presence.ts'
import type { Roster } from './roster.ts'
import { createTurns } from './turns.ts'
import { textFrame } from './wire.ts'

/**
 * Brings an account what concerns it alone, and keeps what its connections follow equal to its memberships. All of one account
 * goes in turn: a membership read before somebody left can never be acted on after the news that they left.
 */
export type AccountNewsroom = {
  /** Follows every room of the account. Resolves when nothing of them can be missed any more. */
  readonly arrive: (connection: Connection) => Promise<void>
  readonly hear: (accountId: AccountId, news: AccountNews) => void
  readonly hearAll: (news: WorkspaceNews) => void
}

type Parts = {
  readonly roster: Pick<Roster, 'all' | 'of'>
  readonly fanout: Pick<Fanout, 'follow' | 'unfollow'>
  readonly rooms: Pick<Store['rooms'], 'joined' | 'view'>
  readonly presence: Pick<Presence, 'privacyChanged'>
  readonly events: Pick<Events, 'internalError'>
}

export function createAccountNewsroom({ roster, fanout, rooms, presence, events }: Parts): AccountNewsroom {
  const inTurn = createTurns<AccountId>()
  /** Rooms, each with its account, whose news waits for its turn: what is read then covers all that came before. */
  const waiting = new Set<string>()

  const tell = (connections: Iterable<Connection>, push: Push) => {
    const frame = textFrame(encodePush(push))
    for (const connection of connections) connection.deliver(frame)
  }

  const left = (accountId: AccountId, roomId: RoomId) => {
    const connections = roster.of(accountId)
    for (const connection of connections) fanout.unfollow(connection, roomId)
    tell(connections, { push: 'room-left', roomId })
  }

  /** The view is read when its turn comes, so that it is never older than the news. */
  const changed = async (accountId: AccountId, roomId: RoomId) => {
    waiting.delete(accountId + roomId)
    const room = await rooms.view(roomId, accountId)
    const connections = roster.of(accountId)
    const step = room?.membership.state === 'member' ? fanout.follow : fanout.unfollow
    for (const connection of connections) step(connection, roomId)
    // Null: it has become private, and this account is no member.
    tell(connections, room === null ? { push: 'room-left', roomId } : { push: 'room', room })
  }

  const privacyChanged = (accountId: AccountId, privacy: Privacy) => {
    tell(roster.of(accountId), { push: 'privacy', privacy })
    presence.privacyChanged(accountId)
  }

  const handle = async (accountId: AccountId, news: AccountNews) => {
    if (news.kind === 'left') left(accountId, news.roomId)
    else if (news.kind === 'room') await changed(accountId, news.roomId)
    else if (news.kind === 'privacy') privacyChanged(accountId, news.privacy)
    else tell(roster.of(accountId), { push: 'read', roomId: news.roomId, sequence: news.sequence })
  }

  const hear = (accountId: AccountId, news: AccountNews) => {
    // At once, and again in turn: nothing more of the room arrives while earlier news waits.
    if (news.kind === 'left') {
      for (const connection of roster.of(accountId)) fanout.unfollow(connection, news.roomId)
      // A joining after this is told after it too.
      waiting.delete(accountId + news.roomId)
    }
    if (news.kind === 'room') {
      if (waiting.has(accountId + news.roomId)) return
      waiting.add(accountId + news.roomId)
    }
    inTurn(accountId, () => handle(accountId, news)).catch((error: unknown) => {
      events.internalError({ where: 'account news', error: describeFault(error) })
    })
  }

  return {
    arrive: (connection) =>
      inTurn(connection.holder.accountId, async () => {
        const joined = await rooms.joined(connection.holder.accountId)
        if (!roster.all().has(connection)) return
        for (const roomId of joined) fanout.follow(connection, roomId)
      }),
    hear,
    hearAll: ({ roomId }) => {
      const accounts = new Set([...roster.all()].map(({ holder }) => holder.accountId))
      for (const accountId of accounts) hear(accountId, { kind: 'room', roomId })
    },
  }
}
