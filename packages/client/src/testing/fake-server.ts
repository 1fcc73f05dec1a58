import { createHash } from 'node:crypto'
import {
  codes,
  decodeCommand,
  encodeError,
  encodePush,
  encodeResult,
  type CodeName,
  type Command,
  type Entry,
  type Member,
  type AccountId,
  type MessageId,
  type Privacy,
  type Push,
  type Result,
  type Room,
  type RoomId,
  type Session,
  type CommandType,
} from '@warifu/protocol'
import { CLOSE_ABNORMAL, type HttpAnswer, type SocketEvents, type Transport } from '../transport/transport.ts'
import { json, problem } from './fake-transport.ts'
import { account, bytes32, deviceId, roomId as directId, room as sampleRoom, welcome } from './samples.ts'

type Line = {
  readonly name: string
  readonly events: SocketEvents
  /** Frames on their way to the server, and to the client. */
  toServer: string[]
  toClient: string[]
}

type StoredRoom = {
  readonly room: Room
  readonly log: Entry[]
  readonly members: Map<string, Member>
  readonly read: Map<string, number>
}

/** What an entry says beside its place. */
type Part = Entry extends infer Each
  ? Each extends Entry
    ? Omit<Each, 'sequence' | 'at' | 'accountId' | 'deviceId' | 'messageId'>
    : never
  : never

const OPEN: Privacy = { typing: true, presence: true, receipts: true }

type Answer = { readonly result: Result<CommandType> } | { readonly refused: CodeName; readonly retryAfterMs?: number }

/** A server in memory, with the wires to its clients laid open: a test decides what arrives, and when. */
export type FakeServer = {
  readonly transport: (name: string) => Transport
  /** Lets the next frames through, in one direction. */
  readonly process: (name: string, most?: number) => void
  readonly deliver: (name: string, most?: number) => void
  /** Lets everything through. */
  readonly flow: () => void
  /** Breaks the wire: what is on it is lost. */
  readonly cut: (name: string, code?: number) => void
  readonly push: (name: string, push: Push) => void
  /** Answers the next commands of a type with a refusal. */
  readonly refuse: (type: CommandType, refused: CodeName, retryAfterMs?: number) => void
  readonly signOut: (name: string) => void
  /** Whoever has this wire is somebody else from the next connection on: another tab took over the cookie. */
  readonly takeOver: (name: string, by: string) => void
  readonly log: (roomId: RoomId) => readonly Entry[]
  /** Commands that were carried out or refused, by type. */
  readonly seen: CommandType[]
  /** True where nothing is on any wire. */
  readonly quiet: () => boolean
}

export function createFakeServer(): FakeServer {
  const lines = new Map<string, Line>()
  const signedIn = new Set<string>()
  const takenOver = new Map<string, string>()
  const rooms = new Map<RoomId, StoredRoom>()
  const refusals: { type: CommandType; answer: Answer }[] = []
  const seen: CommandType[] = []
  const readings = new Map<string, string | null>()
  const privacies = new Map<string, Privacy>()

  const view = (name: string, { room, log, members, read }: StoredRoom): Room => {
    const member = members.get(name)
    const common = { ...room, members: members.size }
    if (member === undefined) return { ...common, head: 0, membership: { state: 'none' } }
    return {
      ...common,
      head: log.length,
      membership: { state: 'member', role: member.role, readSequence: read.get(name) ?? 0, notify: 'all' },
    }
  }

  const tell = (name: string, push: Push): void => {
    lines.get(name)?.toClient.push(encodePush(push))
  }

  function enter(name: string, stored: StoredRoom): Result<'room.join'> {
    const { room, members } = stored
    const isNew = !members.has(name)
    const member: Member = { accountId: account(name).accountId, name, role: 'member', joinedAt: 1, readSequence: 0 }
    if (isNew) members.set(name, member)
    if (isNew) for (const other of members.keys()) tell(other, { push: 'member-joined', roomId: room.roomId, member })
    tell(name, { push: 'room', room: view(name, stored) })
    return { room: view(name, stored) }
  }

  function append(name: string, { room, log, members }: StoredRoom, messageId: MessageId, part: Part): Entry {
    const own = log.find((each) => each.messageId === messageId && each.deviceId === deviceId(name))
    if (own !== undefined) return own
    const stored: Entry = {
      sequence: log.length + 1,
      at: log.length + 1,
      accountId: account(name).accountId,
      deviceId: deviceId(name),
      messageId,
      ...part,
    }
    log.push(stored)
    for (const member of members.keys()) tell(member, { push: 'message', roomId: room.roomId, entry: stored })
    return stored
  }

  function direct(name: string, peer: AccountId): Answer {
    const other = [...signedIn].find((each) => account(each).accountId === peer)
    if (other === undefined) return { refused: 'account-unknown' }
    const pair = [name, other].sort().join(' ')
    const roomId = directId(pair)
    const stored = rooms.get(roomId) ?? {
      room: sampleRoom(pair, { roomId, visibility: 'direct', peer }),
      log: [],
      members: new Map<string, Member>(),
      read: new Map<string, number>(),
    }
    rooms.set(roomId, stored)
    if (other !== name) enter(other, stored)
    return { result: enter(name, stored) }
  }

  function page(
    log: readonly Entry[],
    { direction, sequence, limit }: Extract<Command, { type: 'message.history' }>['params'],
  ) {
    const beside = log.filter((entry) =>
      direction === 'after' ? entry.sequence > sequence : entry.sequence < sequence,
    )
    const entries = direction === 'after' ? beside.slice(0, limit) : beside.slice(-limit)
    const here = new Set(entries.map((entry) => entry.sequence))
    const related = log.filter(
      (each) => 'target' in each && each.target !== null && here.has(each.target) && !here.has(each.sequence),
    )
    return { entries, related, head: log.length, more: beside.length > entries.length }
  }

  function carryOut(name: string, command: Command): Answer {
    switch (command.type) {
      case 'connection.ping':
        return { result: { at: 1 } }
      case 'account.list':
        return {
          result: {
            accounts: [...signedIn].sort().map((each) => ({ ...account(each), reading: readings.get(each) ?? null })),
            more: false,
          },
        }
      case 'room.list': {
        const visible = [...rooms.values()]
          .map((stored) => view(name, stored))
          .sort((a, b) => (a.roomId < b.roomId ? -1 : 1))
        const rest = visible.filter(({ roomId }) => command.params.after === null || roomId > command.params.after)
        return { result: { rooms: rest.slice(0, 2), more: rest.length > 2 } }
      }
      case 'room.create': {
        const { roomId, name: roomName, visibility } = command.params
        const room = { ...sampleRoom(roomName), roomId, visibility }
        const stored = rooms.get(roomId) ?? {
          room,
          log: [],
          members: new Map<string, Member>(),
          read: new Map<string, number>(),
        }
        rooms.set(roomId, stored)
        return { result: enter(name, stored) }
      }
      case 'account.reading':
        readings.set(name, command.params.reading)
        return { result: {} }
      case 'presence.list':
        return {
          result: {
            present: [...lines.keys()].map((each) => ({
              accountId: account(each).accountId,
              state: 'active' as const,
            })),
            more: false,
          },
        }
      case 'presence.set':
        for (const other of lines.keys())
          tell(other, {
            push: 'presence',
            changes: [{ accountId: account(name).accountId, state: command.params.state }],
          })
        return { result: {} }
      case 'privacy.show':
        return { result: { privacy: privacies.get(name) ?? OPEN } }
      case 'privacy.set':
        privacies.set(name, command.params.privacy)
        tell(name, { push: 'privacy', privacy: command.params.privacy })
        return { result: {} }
      case 'room.direct':
        return direct(name, command.params.accountId)
      default:
        return inRoom(name, command)
    }
  }

  function inRoom(name: string, command: Extract<Command, { params: { roomId: RoomId } }>): Answer {
    const stored = rooms.get(command.params.roomId)
    if (stored === undefined) return { refused: 'room-unknown' }
    if (command.type === 'room.join') return { result: enter(name, stored) }
    if (!stored.members.has(name)) return { refused: 'action-refused' }
    switch (command.type) {
      case 'message.send': {
        const { messageId, envelope } = command.params
        return storedAs(append(name, stored, messageId, { kind: 'message', envelope }))
      }
      case 'message.edit':
      case 'message.react': {
        const { messageId, target, envelope } = command.params
        const kind = command.type === 'message.edit' ? ('edit' as const) : ('reaction' as const)
        return storedAs(append(name, stored, messageId, { kind, target, envelope }))
      }
      case 'message.delete': {
        const { messageId, target } = command.params
        return storedAs(append(name, stored, messageId, { kind: 'delete', target }))
      }
      case 'message.pin': {
        const { messageId, target, pinned } = command.params
        return storedAs(append(name, stored, messageId, { kind: 'pin', target, pinned }))
      }
      case 'room.typing':
        for (const other of stored.members.keys())
          if (other !== name)
            tell(other, {
              push: 'typing',
              roomId: stored.room.roomId,
              accountId: account(name).accountId,
              typing: command.params.typing,
            })
        return { result: {} }
      case 'message.history':
        return { result: page(stored.log, command.params) }
      case 'room.leave':
        stored.members.delete(name)
        tell(name, { push: 'room-left', roomId: stored.room.roomId })
        return { result: {} }
      case 'room.members':
        return { result: { members: [...stored.members.values()], more: false } }
      case 'room.read':
        stored.read.set(name, command.params.sequence)
        for (const other of stored.members.keys())
          if (other !== name)
            tell(other, {
              push: 'receipt',
              roomId: stored.room.roomId,
              accountId: account(name).accountId,
              sequence: command.params.sequence,
            })
        return { result: { sequence: command.params.sequence } }
      default:
        return { result: {} }
    }
  }

  function answer(line: Line, frame: string): void {
    const decoded = decodeCommand(frame, frame.length)
    if (decoded.kind === 'refused') throw new Error('a client must send what the protocol allows')
    const { command } = decoded
    seen.push(command.type)
    const refusal = refusals.find(({ type }) => type === command.type)
    if (refusal !== undefined) refusals.splice(refusals.indexOf(refusal), 1)
    const made = refusal?.answer ?? carryOut(line.name, command)
    const { id } = command
    if ('result' in made) line.toClient.push(encodeResult(id, made.result))
    else line.toClient.push(encodeError(id, { code: codes[made.refused].code, ...hintOf(made.retryAfterMs) }))
  }

  function process(name: string, most = Infinity): void {
    const line = lines.get(name)
    for (let i = 0; i < most && line?.toServer[0] !== undefined; i += 1) answer(line, line.toServer.shift() ?? '')
  }

  function deliver(name: string, most = Infinity): void {
    for (let i = 0; i < most; i += 1) {
      const line = lines.get(name)
      const frame = line?.toClient.shift()
      if (frame === undefined) return
      line?.events.text(frame)
    }
  }

  function cut(name: string, code = CLOSE_ABNORMAL): void {
    const line = lines.get(name)
    lines.delete(name)
    line?.events.closed(code, null)
  }

  const session = (name: string): Session => ({
    account: account(name),
    device: { deviceId: deviceId(name), binding: 'server-attested', createdAt: 1 },
    workspace: { name: 'Clinic' },
    expiresAt: 2,
  })

  function http(name: string, path: string): HttpAnswer {
    if (path.endsWith('/challenge')) return json({ nonce: bytes32('n'), expiresInMs: 60_000 })
    if (path.endsWith('/sign-in')) signedIn.add(name)
    if (!signedIn.has(name)) return problem(401, codes['session-missing'].code)
    if (path.endsWith('/ticket')) return json({ ticket: bytes32('t'), expiresInMs: 30_000 })
    if (!path.endsWith('/sign-out')) return json(session(name))
    signedIn.delete(name)
    return json({})
  }

  return {
    transport: (name) => ({
      request: ({ path }) => Promise.resolve(http(name, path)),
      openSocket(_, events) {
        const line: Line = { name, events, toServer: [], toClient: [encodePush(welcome(takenOver.get(name) ?? name))] }
        for (const other of lines.keys())
          tell(other, { push: 'presence', changes: [{ accountId: account(name).accountId, state: 'active' }] })
        lines.set(name, line)
        return {
          send: (text) => line.toServer.push(text),
          close: () => {
            if (lines.get(name) === line) lines.delete(name)
          },
        }
      },
      onWake: () => () => undefined,
      close: () => undefined,
    }),
    process,
    deliver,
    flow() {
      for (const name of lines.keys()) process(name)
      for (const name of lines.keys()) deliver(name)
    },
    cut,
    push: tell,
    refuse: (type, refused, retryAfterMs) => {
      refusals.push({ type, answer: { refused, ...hintOf(retryAfterMs) } })
    },
    signOut: (name) => {
      signedIn.delete(name)
      cut(name, codes['session-ended'].close)
    },
    takeOver: (name, by) => {
      takenOver.set(name, by)
    },
    log: (roomId) => rooms.get(roomId)?.log ?? [],
    seen,
    quiet: () => [...lines.values()].every(({ toServer, toClient }) => toServer.length + toClient.length === 0),
  }
}

const hintOf = (retryAfterMs: number | undefined) => (retryAfterMs === undefined ? {} : { retryAfterMs })

/** What the reply to a stored entry says. */
const storedAs = (entry: Entry): Answer => {
  const { sequence, at } = entry
  return { result: 'envelope' in entry ? { sequence, at, envelopeHash: hashOf(entry.envelope) } : { sequence, at } }
}

const hashOf = (envelope: string): string =>
  createHash('sha256').update(Buffer.from(envelope, 'base64url')).digest('base64url')
