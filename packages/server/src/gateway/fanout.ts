import { encodePush, type AccountId, type Push, type RoomId } from '@warifu/protocol'
import type { Bus } from '../bus/bus.ts'
import { roomTopic, type RoomNews, type Whisper } from '../bus/topics.ts'
import type { Privacies } from '../rooms/privacies.ts'
import type { Metrics } from '../watch/metrics.ts'
import type { Connection } from './connection.ts'
import type { Flusher } from './outlet.ts'
import { textFrame } from './wire.ts'

/** Brings what happens in rooms to the connections of their members, and to nobody else. */
export type Fanout = {
  readonly follow: (connection: Connection, roomId: RoomId) => void
  readonly unfollow: (connection: Connection, roomId: RoomId) => void
  /** Forgets a connection that is gone. */
  readonly leaveAll: (connection: Connection) => void
}

type Audience = {
  readonly readers: Set<Connection>
  readonly unsubscribe: () => void
  /** Frames of this tick, built once. They leave together, as one run of bytes shared by all readers. */
  batch: Buffer[]
}

type Parts = {
  readonly bus: Pick<Bus, 'subscribe'>
  readonly flusher: Flusher
  readonly metrics: Pick<Metrics, 'deliveries'>
  readonly privacies: Pick<Privacies, 'known'>
  /** A room is another one now; each of these accounts sees it in its own way. */
  readonly onChanged: (roomId: RoomId, accountIds: ReadonlySet<AccountId>) => void
}

/** Connections beyond which a room's receipts are not told one by one: everybody would be told of everybody, for each message [PR4]. */
const MOST_RECEIPT_READERS = 64

export function createFanout({ bus, flusher, metrics, privacies, onChanged }: Parts): Fanout {
  const audiences = new Map<RoomId, Audience>()
  const followed = new WeakMap<Connection, Set<RoomId>>()

  function open(roomId: RoomId): Audience {
    const audience: Audience = {
      readers: new Set(),
      batch: [],
      unsubscribe: bus.subscribe(roomTopic(roomId), (news) => {
        if (news.kind === 'changed') onChanged(roomId, accountsOf(audience))
        else if (news.kind === 'typing' || news.kind === 'receipt') whisper(roomId, audience, news)
        else enqueue(audience, textFrame(encodePush(pushOf(roomId, news))))
      }),
    }
    audiences.set(roomId, audience)
    return audience
  }

  function enqueue(audience: Audience, frame: Buffer): void {
    if (audience.batch.push(frame) === 1)
      flusher(() => {
        flush(audience)
      })
  }

  /** To everybody else who shares the same. */
  function whisper(roomId: RoomId, { readers }: Audience, news: Whisper): void {
    if (news.kind === 'receipt' && news.sequence !== null && readers.size > MOST_RECEIPT_READERS) return
    const frame = textFrame(encodePush(whispered(roomId, news)))
    const share = news.kind === 'typing' ? 'typing' : 'receipts'
    for (const reader of readers) {
      const { accountId } = reader.holder
      if (accountId !== news.accountId && privacies.known(accountId)[share]) reader.deliver(frame)
    }
  }

  function flush(audience: Audience): void {
    const { batch, readers } = audience
    audience.batch = []
    const [only] = batch
    const bytes = batch.length === 1 && only !== undefined ? only : Buffer.concat(batch)
    for (const reader of readers) reader.deliver(bytes)
    metrics.deliveries.inc(readers.size * batch.length)
  }

  function unfollow(connection: Connection, roomId: RoomId): void {
    followed.get(connection)?.delete(roomId)
    const audience = audiences.get(roomId)
    if (!audience?.readers.delete(connection) || audience.readers.size > 0) return
    audience.unsubscribe()
    audiences.delete(roomId)
  }

  return {
    follow: (connection, roomId) => {
      const audience = audiences.get(roomId) ?? open(roomId)
      audience.readers.add(connection)
      const rooms = followed.get(connection) ?? new Set()
      followed.set(connection, rooms.add(roomId))
    },
    unfollow,
    leaveAll: (connection) => {
      for (const roomId of followed.get(connection) ?? []) unfollow(connection, roomId)
    },
  }
}

const accountsOf = ({ readers }: Audience): ReadonlySet<AccountId> =>
  new Set([...readers].map(({ holder }) => holder.accountId))

function whispered(roomId: RoomId, { accountId, ...news }: Whisper): Push {
  return news.kind === 'typing'
    ? { push: 'typing', roomId, accountId, typing: news.typing }
    : { push: 'receipt', roomId, accountId, sequence: news.sequence }
}

function pushOf(roomId: RoomId, news: Exclude<RoomNews, Whisper | { readonly kind: 'changed' }>): Push {
  switch (news.kind) {
    case 'entry':
      return { push: 'message', roomId, entry: news.entry }
    case 'member-joined':
      return { push: 'member-joined', roomId, member: news.member }
    case 'member-left':
      return { push: 'member-left', roomId, accountId: news.accountId }
  }
}
