import {
  codes,
  commands,
  decodeCommand,
  encodeError,
  encodeResult,
  limits,
  type Command,
  type CommandType,
  type RoomId,
} from '@warifu/protocol'
import type { Clock } from '../clock.ts'
import { refusalOf } from '../failure.ts'
import type { Authorize } from '../guard/authorize.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { isRoomAction } from '../guard/roles.ts'
import type { Events } from '../watch/events.ts'
import { describeFault } from '../watch/fault.ts'
import type { Metrics } from '../watch/metrics.ts'
import type { Connection } from './connection.ts'
import type { Handler, Handlers } from './handler.ts'
import { textFrame } from './wire.ts'

/** Takes one text frame of a connection: decode -> budget -> authorize -> handle -> reply. */
export type Receive = (connection: Connection, text: string, bytes: number) => void

type Parts = {
  readonly authorize: Authorize
  readonly handlers: Handlers
  readonly events: Pick<Events, 'frameRefused' | 'commandRefused' | 'internalError'>
  readonly metrics: Pick<Metrics, 'commands'>
  readonly clock: Pick<Clock, 'monotonic'>
}

/** Commands of one connection that may be under way before it is no longer read. */
const MOST_UNDER_WAY = 32
/** Reply bytes that may wait for one reader before its commands are no longer read. */
const MOST_BACKLOG = 262_144

export function createReceive({ authorize, handlers, events, metrics, clock }: Parts): Receive {
  const lanes = new WeakMap<Connection, Lane>()

  return (connection, text, bytes) => {
    const { connectionId, budget } = connection
    const decoded = decodeCommand(text, bytes)
    if (decoded.kind === 'command') {
      const { command } = decoded
      const over = budget.take(commands[command.type].cost + Math.floor(bytes / limits.bytesPerCost))
      if (over === null) return perform(connection, command)
      return refuseCommand(connection, command.id, command.type, over)
    }

    events.frameRefused({ connectionId, code: codes[decoded.code].code })
    if (decoded.id === null) return connection.close(decoded.code)
    connection.deliver(
      textFrame(encodeError(decoded.id, { code: codes[decoded.code].code, issues: [...decoded.issues] })),
    )
    strike(connection)
  }

  /** Authorization keeps the order of arrival, so that a sender's messages are sequenced as sent; the rest overlaps. */
  function perform(connection: Connection, command: Command): void {
    const lane = lanes.get(connection) ?? { turn: Promise.resolve(), underWay: 0 }
    lanes.set(connection, lane)
    const startedAt = clock.monotonic()
    lane.underWay += 1
    holdIfBusy(connection, lane)

    const started = lane.turn.then(() => start(connection, command))
    lane.turn = started.then(noop, noop)
    void started
      .then(({ outcome }) => outcome)
      .catch((error: unknown) => broken(command.type, error))
      .then((outcome) => {
        if (isRefusal(outcome)) refuseCommand(connection, command.id, command.type, outcome)
        else connection.deliver(textFrame(encodeResult(command.id, outcome)))
        metrics.commands.observe({ type: command.type }, (clock.monotonic() - startedAt) / 1000)
        lane.underWay -= 1
        holdIfBusy(connection, lane)
      })
  }

  /** Resolves once the handler runs; wrapped, so that awaiting the start does not await the outcome. */
  async function start(connection: Connection, command: Command): Promise<{ outcome: Promise<unknown> }> {
    const { action } = commands[command.type]
    const roomId = isRoomAction(action) ? roomOf(command) : null
    // Table, action and room belong together by `command.type`; the compiler cannot follow a lookup by value.
    const grant = await authorize(action, connection.holder, roomId as never)
    if (isRefusal(grant)) return { outcome: Promise.resolve(grant) }
    const handle = handlers[command.type] as Handler<CommandType>
    return { outcome: handle(grant, command.params, connection.connectionId) }
  }

  function refuseCommand(connection: Connection, id: number, type: CommandType, refusal: Refusal): void {
    const { code } = codes[refusal.refused]
    const { retryAfterMs, issues } = refusal
    events.commandRefused({ connectionId: connection.connectionId, type, code })
    connection.deliver(
      textFrame(
        encodeError(id, {
          code,
          ...(retryAfterMs !== undefined && { retryAfterMs }),
          ...(issues.length > 0 && { issues: [...issues] }),
        }),
      ),
    )
    if (refusal.refused === 'budget-exceeded') strike(connection)
  }

  function strike(connection: Connection): void {
    if (connection.budget.strike() !== null) connection.close('too-many-strikes')
  }

  function broken(type: CommandType, error: unknown): Refusal {
    events.internalError({ where: `command ${type}`, error: describeFault(error) })
    return refusalOf(error)
  }
}

type Lane = { turn: Promise<void>; underWay: number }

function holdIfBusy(connection: Connection, lane: Lane): void {
  connection.hold(lane.underWay >= MOST_UNDER_WAY || (lane.underWay > 0 && connection.backlog() > MOST_BACKLOG))
}

function roomOf(command: Command): RoomId {
  if ('roomId' in command.params) return command.params.roomId
  throw new Error(`${command.type} is about a room but names none`)
}

const noop = () => undefined
