import {
  limits,
  type Account,
  type AccountId,
  type ChosenVisibility,
  type ListedAccount,
  type Session,
} from '@warifu/protocol'
import { createApi } from './api.ts'
import { createCalls, type Call } from './calls.ts'
import type { Client, ClientEvents } from './client.ts'
import type { Clock } from './clock.ts'
import { createConnection } from './connection.ts'
import { createConnector } from './connector.ts'
import { createDevice } from './device.ts'
import { WarifuError } from './errors.ts'
import { createEmitter } from './events.ts'
import { createGate } from './gate.ts'
import { createExchange } from './http.ts'
import type { Settings } from './options.ts'
import { openEntry } from './entries.ts'
import { createOutbox } from './outbox.ts'
import { createPlaces } from './places.ts'
import { createPresence } from './presence.ts'
import { createReadMarks } from './read-marks.ts'
import type { Random } from './reconnect.ts'
import { createRepeat } from './repeat.ts'
import { createResume, placeOf } from './resume.ts'
import type { RoomHandle } from './room.ts'
import { createRooms } from './rooms.ts'
import { newRoomId, sealWritten } from './sealing.ts'
import { createSignIn } from './sign-in.ts'
import type { Status } from './status.ts'
import type { DeviceStorage } from './storage/storage.ts'
import type { Transport } from './transport/transport.ts'
import { createTypingSigns, createTypists } from './typing.ts'

/** What a client stands on: the platform's in `createClient`, a test's in tests. */
export type Ground = {
  readonly transport: Transport
  readonly storage: DeviceStorage
  readonly clock: Clock
  readonly random: Random
}

/** Puts the parts together: the only file that knows them all. */
export function assembleClient(settings: Settings, { transport, storage, clock, random }: Ground): Client {
  const { timeoutMs, report } = settings
  const events = createEmitter<ClientEvents>(report)
  const api = createApi(createExchange(transport, clock, timeoutMs))
  const signIn = createSignIn(api, createDevice(storage, settings.origin))
  const gate = createGate(clock, new WarifuError('not-signed-in'))
  let account: Account | undefined

  const connector = createConnector(
    {
      clock,
      random,
      connect: (connectionEvents) =>
        createConnection({ transport, clock, ticket: signIn.ticket, timeoutMs }, connectionEvents),
    },
    {
      status: (status) => {
        setGate(status)
        events.emit('status', status)
      },
      opened: ({ account: { accountId }, deviceId }) => {
        // Another tab has signed in as somebody else, and the cookie is theirs now: nothing of this account may go out under it.
        if (accountId !== account?.accountId) {
          connector.stop({ state: 'closed', reason: 'signed-out', error: new WarifuError('session-ended') })
          return
        }
        rooms.opened(accountId)
        outbox.opened(deviceId)
        presence.opened()
      },
      lost: () => {
        calls.lost()
        outbox.lost()
        resume.lost()
        rooms.lost()
        typingSigns.lost()
        typists.clear()
        presence.lost()
      },
      push: (push) => {
        rooms.push(push)
      },
      reply: (reply) => {
        calls.reply(reply)
      },
      fault: (reason, count) => {
        events.emit('protocol-error', { reason, count })
      },
    },
  )
  const { fault } = connector

  const calls = createCalls({ clock, timeoutMs, send: connector.send, fault })
  /** Waits until the rooms are listed: nothing can slip between what a reply says and what is pushed after it. */
  const call: Call = async (type, params, timeout = timeoutMs) =>
    calls.call(type, params, timeout - (await gate.passed(timeout)))

  const repeat = createRepeat(call, clock, timeoutMs)

  const rooms = createRooms(
    { clock, random, list: (after) => calls.call('room.list', { after }) },
    {
      changed: (all) => {
        events.emit('rooms', all)
      },
      room: (roomId, room) => {
        places.emit(roomId, 'room', room)
      },
      listed: () => {
        places.listed()
        gate.open()
      },
      pushed: (push) => {
        places.pushed(push)
        if (push.push === 'typing') typists.heard(push.roomId, push.accountId, push.typing)
        else if (push.push === 'member-left') typists.heard(push.roomId, push.accountId, false)
        else if (push.push === 'presence') presence.heard(push)
        else if (push.push === 'privacy') presence.learned(push.privacy)
      },
    },
  )

  const resume = createResume({
    clock,
    random,
    fault,
    place: placeOf,
    fetchAfter: (roomId, sequence) =>
      calls.call('message.history', { roomId, direction: 'after', sequence, limit: limits.historyEntries }),
    deliver: (roomId, entry) => {
      const opened = openEntry(entry)
      if (opened.kind === 'message') typists.heard(roomId, opened.accountId, false)
      places.emit(roomId, 'entry', opened)
      if (opened.kind === 'message') places.emit(roomId, 'message', opened)
      outbox.entry(roomId, entry)
    },
  })

  const outbox = createOutbox({
    clock,
    random,
    seal: sealWritten,
    send: (roomId, messageId, envelope) => {
      typingSigns.ended(roomId)
      return calls.call('message.send', { roomId, messageId, envelope })
    },
    awaited: (roomId, sequence) => (resume.cursor(roomId) ?? sequence) < sequence,
    changed: (roomId, list) => {
      places.emit(roomId, 'outbox', list)
    },
  })

  const markRead = createReadMarks(async (roomId, sequence) => {
    const read = await call('room.read', { roomId, sequence })
    rooms.read(roomId, read.sequence)
  })

  const typingSigns = createTypingSigns(clock, (roomId, typing) => {
    // A sign of typing that is late is of no use: it is not waited for, and not repeated.
    calls.call('room.typing', { roomId, typing }).catch(() => undefined)
  })
  const typists = createTypists(clock, (roomId, accountIds) => {
    places.emit(roomId, 'typing', accountIds)
  })
  const presence = createPresence({
    list: (after) => call('presence.list', { after }),
    show: async () => (await call('privacy.show', {})).privacy,
    send: (state) => call('presence.set', { state }),
    changed: (present) => {
      events.emit('presence', present)
    },
    privacyChanged: (privacy) => {
      events.emit('privacy', privacy)
    },
  })

  const me = (): AccountId => {
    if (account === undefined) throw new WarifuError('not-signed-in')
    return account.accountId
  }
  const places = createPlaces({ call, repeat, rooms, resume, outbox, markRead, typing: typingSigns, me, report })

  function setGate(status: Status): void {
    if (status.state === 'opening' || status.state === 'waiting') gate.shut()
    if (status.state !== 'closed') return
    if (status.reason === 'refused') gate.bar(status.error)
    else gate.bar(new WarifuError(status.reason === 'asked' ? 'client-closed' : 'not-signed-in'))
  }

  async function createRoom(params: { name: string; visibility: ChosenVisibility }): Promise<RoomHandle> {
    const roomId = newRoomId()
    places.learn((await repeat('room.create', { roomId, ...params })).room)
    return places.handle(roomId)
  }

  async function direct(accountId: AccountId): Promise<RoomHandle> {
    const { room } = await repeat('room.direct', { accountId })
    places.learn(room)
    return places.handle(room.roomId)
  }

  async function accounts(): Promise<readonly ListedAccount[]> {
    const found: ListedAccount[] = []
    for (let more = true; more;) {
      const page = await call('account.list', { after: found.at(-1)?.accountId ?? null })
      found.push(...page.accounts)
      more = page.more && page.accounts.length > 0
    }
    return found
  }

  async function enter<Found extends Session | null>(find: () => Promise<Found>): Promise<Found> {
    const isClosed = (): boolean => connector.status.state === 'closed' && connector.status.reason === 'asked'
    if (isClosed()) throw new WarifuError('client-closed')
    const session = await find()
    if (session === null) return session
    if (isClosed()) throw new WarifuError('client-closed')
    if (account !== undefined && account.accountId !== session.account.accountId) forget()
    account = session.account
    connector.start()
    return session
  }

  /** Nothing of this account is left. */
  function forget(): void {
    outbox.clear(new WarifuError('client-closed'))
    resume.reset()
    rooms.clear()
    account = undefined
  }

  async function signOut(): Promise<void> {
    // First, so that the server's closing of the connection is not taken for news.
    connector.stop({ state: 'closed', reason: 'signed-out', error: null })
    try {
      await signIn.signOut()
    } catch (error) {
      if (account !== undefined) connector.start()
      throw error
    }
    forget()
  }

  const stopWaking = transport.onWake(connector.wake)

  return {
    get status() {
      return connector.status
    },
    get rooms() {
      return rooms.all
    },
    get presence() {
      return presence.present
    },
    get privacy() {
      return presence.privacy
    },
    on: events.on,
    lookAtLink: signIn.lookAtLink,
    setup: (params) => enter(() => signIn.setup(params)),
    join: (params) => enter(() => signIn.join(params)),
    signIn: (params) => enter(() => signIn.signIn(params)),
    session: () => enter(signIn.session),
    signOut,
    invite: signIn.invite,
    room: places.handle,
    createRoom,
    direct,
    accounts,
    async setReading(reading) {
      await call('account.reading', { reading })
    },
    setPresence: presence.set,
    async setPrivacy(privacy) {
      await call('privacy.set', { privacy })
      presence.learned(privacy)
    },
    call: (type, params) => call(type, params),
    retryNow: connector.retryNow,
    close() {
      stopWaking()
      connector.stop({ state: 'closed', reason: 'asked' })
      forget()
      transport.close()
    },
  }
}
