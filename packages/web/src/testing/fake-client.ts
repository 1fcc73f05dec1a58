import {
  checkText,
  WarifuError,
  type Account,
  type AccountId,
  type Client,
  type ClientEvents,
  type Content,
  type DeviceId,
  type ErrorName,
  type LinkInfo,
  type Member,
  type Message,
  type MessageId,
  type Outgoing,
  type Room,
  type RoomEvents,
  type RoomHandle,
  type RoomId,
  type Session,
  type Status,
} from '@warifu/client'

/** Ids are branded where they are parsed; a test makes its own. */
const id = <Branded extends string>(seed: string): Branded =>
  `${seed}AAAAAAAAAAAAAAAAAAAAAAA`.slice(0, 21).concat('A') as Branded

export const accountId = (seed: string): AccountId => id(seed)
export const roomId = (seed: string): RoomId => id(seed)
export const messageId = (seed: string): MessageId => id(seed)

export const account = (seed: string, name: string, role: Account['role'] = 'member'): Account => ({
  accountId: accountId(seed),
  name,
  role,
})

export const message = (sequence: number, from: Account, content: string | Content, at: number): Message => ({
  sequence,
  at,
  accountId: from.accountId,
  deviceId: id<DeviceId>('device'),
  messageId: messageId(`message${sequence}`),
  content: typeof content === 'string' ? { state: 'opened', text: content } : content,
})

export type FakeRoom = {
  readonly room: Room
  readonly messages: readonly Message[]
  readonly members: readonly Account[]
  readonly outbox: readonly Outgoing[]
}

export type World = {
  /** Null: nobody is signed in. */
  readonly session: Session | null
  readonly accounts: readonly Account[]
  /** Null: the listing has not come yet. */
  readonly rooms: readonly FakeRoom[] | null
  readonly link: LinkInfo | ErrorName
  readonly status: Status
  /** Calls of these names are refused. */
  readonly refuse: Partial<Readonly<Record<keyof Client | keyof RoomHandle, ErrorName>>>
  /** Calls of these names never come back. */
  readonly hang: readonly (keyof Client | keyof RoomHandle)[]
  readonly now: () => number
}

export type FakeClient = Client & {
  readonly deliver: (roomId: RoomId, from: Account, text: string) => void
  readonly become: (status: Status) => void
}

type Listeners<Events> = { [Name in keyof Events]: Set<(event: Events[Name]) => void> }

/** A client whose server is a few arrays. Everything that a screen can show can be brought about. */
export function createFakeClient(world: World): FakeClient {
  const listeners: Listeners<ClientEvents> = { status: new Set(), rooms: new Set(), 'protocol-error': new Set() }
  const handles = new Map<RoomId, RoomHandle & { readonly deliver: (from: Account, text: string) => void }>()
  let status = world.status
  let rooms = world.rooms === null ? null : world.rooms.map((each) => each.room)
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
    rooms = (changed === null ? others : [...others, changed]).sort((a, b) => a.name.localeCompare(b.name))
    for (const listener of listeners.rooms) listener(rooms)
  }

  const session = (): Session => {
    if (world.session === null) throw new WarifuError('credentials-wrong')
    return world.session
  }

  const makeHandle = (ofRoom: RoomId) => {
    const fake = world.rooms?.find((each) => each.room.roomId === ofRoom)
    const roomListeners: Listeners<RoomEvents> = {
      message: new Set(),
      member: new Set(),
      outbox: new Set(),
      room: new Set(),
    }
    let messages = fake?.messages ?? []
    let outbox = fake?.outbox ?? []
    const members = fake?.members ?? []
    const present = () => rooms?.find((room) => room.roomId === ofRoom) ?? null

    const append = (from: Account, text: string) => {
      const next = message((messages.at(-1)?.sequence ?? 0) + 1, from, text, world.now())
      messages = [...messages, next]
      const room = present()
      if (room !== null) changeRoom({ ...room, head: next.sequence }, ofRoom)
      for (const listener of roomListeners.message) listener(next)
      return next
    }
    const setOutbox = (next: readonly Outgoing[]) => {
      outbox = next
      for (const listener of roomListeners.outbox) listener(outbox)
    }

    const handle: RoomHandle & { readonly deliver: (from: Account, text: string) => void } = {
      roomId: ofRoom,
      get room() {
        return present()
      },
      get outbox() {
        return outbox
      },
      on(name, listener) {
        roomListeners[name].add(listener)
        return () => roomListeners[name].delete(listener)
      },
      async send(text) {
        if (checkText(text) !== null) throw new WarifuError('text-refused')
        made += 1
        const outgoing: Outgoing = {
          messageId: messageId(`out${made}`),
          text,
          writtenAt: world.now(),
          progress: { state: status.state === 'open' ? 'sending' : 'queued' },
        }
        setOutbox([...outbox, outgoing])
        if (outgoing.progress.state === 'queued') return new Promise(() => {})
        const { sequence, at } = await answer('send', () => append(session().account, text))
        setOutbox(outbox.filter((each) => each !== outgoing))
        return { messageId: outgoing.messageId, sequence, at }
      },
      retry(which) {
        setOutbox(outbox.map((each) => (each.messageId === which ? { ...each, progress: { state: 'sending' } } : each)))
        return true
      },
      cancel(which) {
        setOutbox(outbox.filter((each) => each.messageId !== which))
        return 'cancelled'
      },
      history: (query) =>
        answer('history', () => {
          const before = 'before' in query ? query.before : Number.POSITIVE_INFINITY
          const reachable = messages.filter((each) => each.sequence < before)
          return {
            messages: reachable.slice(-query.limit),
            head: messages.at(-1)?.sequence ?? 0,
            more: reachable.length > query.limit,
          }
        }),
      members: () =>
        answer('members', () =>
          members.map((each, index): Member => ({
            accountId: each.accountId,
            name: each.name,
            role: index === 0 ? 'moderator' : 'member',
            joinedAt: world.now(),
          })),
        ),
      join: () =>
        answer('join', () => {
          const room = present()
          if (room === null) throw new WarifuError('room-unknown')
          const joined: Room = { ...room, membership: { state: 'member', role: 'member', readSequence: room.head } }
          changeRoom(joined, ofRoom)
          return joined
        }),
      leave: () =>
        answer('leave', () => {
          changeRoom(null, ofRoom)
        }),
      invite: () => answer('invite', () => {}),
      markRead: (sequence) =>
        answer('markRead', () => {
          const room = present()
          if (room?.membership.state !== 'member') return
          changeRoom({ ...room, membership: { ...room.membership, readSequence: sequence } }, ofRoom)
        }),
      deliver(from, text) {
        append(from, text)
      },
    }
    return handle
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
    createRoom: ({ name, visibility }) =>
      answer('createRoom', () => {
        made += 1
        const created: Room = {
          roomId: roomId(`made${made}`),
          name,
          visibility,
          createdAt: world.now(),
          members: 1,
          head: 0,
          membership: { state: 'member', role: 'moderator', readSequence: 0 },
        }
        changeRoom(created, created.roomId)
        return handleOf(created.roomId)
      }),
    accounts: () => answer('accounts', () => world.accounts),
    call: () => Promise.reject(new WarifuError('client-closed')),
    retryNow: () => {},
    close: () => {},
    deliver(ofRoom, from, text) {
      handleOf(ofRoom).deliver(from, text)
    },
    become(next) {
      status = next
      for (const listener of listeners.status) listener(next)
    },
  }
}
