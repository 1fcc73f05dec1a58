import {
  WarifuError,
  type Account,
  type AccountId,
  type Client,
  type ClientEvents,
  type ErrorName,
  type LinkInfo,
  type ListedAccount,
  type Message,
  type Outgoing,
  type PresenceMap,
  type PresenceState,
  type Privacy,
  type Room,
  type RoomEntry,
  type RoomEvents,
  type RoomHandle,
  type RoomId,
  type Session,
  type Status,
} from '@warifu/client'
import { createFakeHandle, type FakeHandle, type Listeners } from './fake-handle.ts'
import { messageEntry, roomId } from './samples.ts'

export { account, accountId, message, messageEntry, messageId, room, roomId } from './samples.ts'

export type FakeRoom = {
  readonly room: Room
  /** What stands in it; what became of a message is an entry of its own. */
  readonly messages: readonly (Message | RoomEntry)[]
  readonly members: readonly Account[]
  readonly outbox: readonly Outgoing[]
}

export type World = {
  /** Null: nobody is signed in. */
  readonly session: Session | null
  readonly accounts: readonly (Account | ListedAccount)[]
  /** Null: the listing has not come yet. */
  readonly rooms: readonly FakeRoom[] | null
  readonly link: LinkInfo | ErrorName
  readonly status: Status
  /** Who is there; who is not in it is not. */
  readonly presence: PresenceMap
  /** Who is typing where. */
  readonly typing: ReadonlyMap<RoomId, readonly AccountId[]>
  /** How far members have read, where they share it. */
  readonly receipts: ReadonlyMap<RoomId, ReadonlyMap<AccountId, number>>
  /** Calls of these names are refused. */
  readonly refuse: Partial<Readonly<Record<keyof Client | keyof RoomHandle, ErrorName>>>
  /** Calls of these names never come back. */
  readonly hang: readonly (keyof Client | keyof RoomHandle)[]
  readonly now: () => number
}

export type FakeClient = Client & {
  readonly deliver: (roomId: RoomId, from: Account, text: string) => void
  /** What else can happen in a room. */
  readonly happen: <Name extends keyof RoomEvents>(roomId: RoomId, name: Name, event: RoomEvents[Name]) => void
  /** Null: is there no longer. */
  readonly appear: (accountId: AccountId, state: PresenceState | null) => void
  readonly become: (status: Status) => void
}

/** A client whose server is a few arrays. Everything that a screen can show can be brought about. */
export function createFakeClient(world: World): FakeClient {
  const listeners: Listeners<ClientEvents> = {
    status: new Set(),
    rooms: new Set(),
    presence: new Set(),
    privacy: new Set(),
    'protocol-error': new Set(),
  }
  const handles = new Map<RoomId, FakeHandle>()
  let { presence } = world
  let privacy: Privacy = { typing: true, presence: true, receipts: true }
  let status = world.status
  let rooms = world.rooms === null ? null : world.rooms.map((each) => each.room).sort(byName)
  let made = 0

  const answer = async <Value>(name: keyof Client | keyof RoomHandle, value: () => Value): Promise<Value> => {
    if (world.hang.includes(name)) await new Promise(() => {})
    const refusal = world.refuse[name]
    if (refusal !== undefined)
      throw new WarifuError(refusal, { retryAfterMs: refusal === 'too-many-attempts' ? 42_000 : undefined })
    return value()
  }

  const changeRoom = (changed: Room | null, changedId: RoomId) => {
    const others = (rooms ?? []).filter((room) => room.roomId !== changedId)
    rooms = (changed === null ? others : [...others, changed]).sort(byName)
    for (const listener of listeners.rooms) listener(rooms)
  }

  const session = (): Session => {
    if (world.session === null) throw new WarifuError('credentials-wrong')
    return world.session
  }

  const makeHandle = (ofRoom: RoomId): FakeHandle => {
    const fake = world.rooms?.find((each) => each.room.roomId === ofRoom)
    return createFakeHandle({
      ofRoom,
      stored: (fake?.messages ?? []).map((each) => ('kind' in each ? each : messageEntry(each))),
      people: fake?.members ?? [],
      unsent: fake?.outbox ?? [],
      typing: world.typing.get(ofRoom) ?? [],
      receipts: world.receipts.get(ofRoom) ?? new Map(),
      present: () => rooms?.find((room) => room.roomId === ofRoom) ?? null,
      changeRoom: (changed) => {
        changeRoom(changed, ofRoom)
      },
      me: () => session().account,
      isOpen: () => status.state === 'open',
      now: world.now,
      answer,
    })
  }

  const makeRoom = (part: Pick<Room, 'name' | 'visibility' | 'peer'>): RoomHandle => {
    made += 1
    const created: Room = {
      ...part,
      roomId: roomId(`made${made}`),
      purpose: '',
      createdAt: world.now(),
      members: part.peer === null ? 1 : 2,
      head: 0,
      membership: { state: 'member', role: 'moderator', readSequence: 0, notify: 'all' },
    }
    changeRoom(created, created.roomId)
    return handleOf(created.roomId)
  }

  const handleOf = (ofRoom: RoomId) => {
    const known = handles.get(ofRoom)
    if (known !== undefined) return known
    const handle = makeHandle(ofRoom)
    handles.set(ofRoom, handle)
    return handle
  }

  return {
    get status() {
      return status
    },
    get rooms() {
      return rooms
    },
    get presence() {
      return presence
    },
    get privacy() {
      return privacy
    },
    on(name, listener) {
      listeners[name].add(listener)
      return () => listeners[name].delete(listener)
    },
    lookAtLink: () =>
      answer('lookAtLink', () => {
        if (typeof world.link === 'string') throw new WarifuError(world.link)
        return world.link
      }),
    setup: () => answer('setup', session),
    join: () => answer('join', session),
    signIn: () => answer('signIn', session),
    session: () => answer('session', () => world.session),
    signOut: () => answer('signOut', () => {}),
    invite: () =>
      answer('invite', () => ({
        url: 'https://chat.example.jp:8443/join#M2fQ7c1Xw0kVb9sTzRr4pYh8uJd6nLe3aGi5oKtCq0E',
        expiresAt: world.now() + 7 * 86_400_000,
      })),
    room: handleOf,
    createRoom: ({ name, visibility }) => answer('createRoom', () => makeRoom({ name, visibility, peer: null })),
    direct: (peer) =>
      answer('direct', () => {
        const known = rooms?.find((room) => room.peer === peer)
        if (known !== undefined) return handleOf(known.roomId)
        const name = world.accounts.find((each) => each.accountId === peer)?.name
        if (name === undefined) throw new WarifuError('account-unknown')
        return makeRoom({ name, visibility: 'direct', peer })
      }),
    accounts: () => answer('accounts', () => world.accounts.map((each) => ({ reading: null, ...each }))),
    setReading: () => answer('setReading', () => {}),
    setPresence: () => {},
    setPrivacy: (next) =>
      answer('setPrivacy', () => {
        privacy = next
        for (const listener of listeners.privacy) listener(privacy)
      }),
    call: () => Promise.reject(new WarifuError('client-closed')),
    retryNow: () => {},
    close: () => {},
    deliver(ofRoom, from, text) {
      handleOf(ofRoom).store(from, {
        kind: 'message',
        content: { state: 'opened', text, mentions: [], replyTo: null },
      })
    },
    happen(ofRoom, name, event) {
      handleOf(ofRoom).tell(name, event)
    },
    appear(who, state) {
      const next = new Map(presence)
      if (state === null) next.delete(who)
      else next.set(who, state)
      presence = next
      for (const listener of listeners.presence) listener(presence)
    },
    become(next) {
      status = next
      for (const listener of listeners.status) listener(next)
    },
  }
}

const byName = (a: Room, b: Room): number => a.name.localeCompare(b.name)
