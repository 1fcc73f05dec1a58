import {
  CLOSE_RESTART,
  closeCodeName,
  codes,
  decodeServerFrame,
  limits,
  SUBPROTOCOL,
  TICKET_PREFIX,
  type Push,
  type PushOf,
  type ReplyFrame,
} from '@warifu/protocol'
import type { Clock } from './clock.ts'
import { WarifuError } from './errors.ts'
import { answerError } from './http.ts'
import type { HttpAnswer, Socket, Transport } from './transport/transport.ts'

/** Why a connection is over. `restart`: the server goes down on purpose and comes back [CN7]. */
export type ConnectionEnd =
  | { readonly cause: 'asked' }
  | { readonly cause: 'restart'; readonly reconnectAfterMs: number | undefined }
  | { readonly cause: 'failed'; readonly error: WarifuError }

export type Welcome = PushOf<'welcome'>

/** One socket's life. It goes forward only; a closed connection stays closed. */
export type ConnectionState =
  | { readonly state: 'idle' }
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly welcome: Welcome }
  | { readonly state: 'draining'; readonly reconnectAfterMs: number }
  | { readonly state: 'closed'; readonly end: ConnectionEnd }

export type ConnectionEvents = {
  readonly changed: (state: ConnectionState) => void
  /** Every push but `welcome`, `heartbeat` and `drain`, which concern the connection alone. */
  readonly push: (push: Push) => void
  readonly reply: (reply: ReplyFrame) => void
  /** A frame broke the protocol and was dropped; `count` of them by now. */
  readonly fault: (reason: string, count: number) => void
}

export type Connection = {
  readonly state: ConnectionState
  readonly open: () => void
  /** False where the connection is neither open nor draining; nothing was sent. */
  readonly send: (text: string) => boolean
  readonly close: () => void
  /** Looks now whether the server has been silent for too long: timers stand still while a machine sleeps. */
  readonly check: () => void
  /** Something in a frame turned out to break the protocol further in. */
  readonly fault: (reason: string) => void
}

type Parts = {
  readonly transport: Pick<Transport, 'openSocket'>
  readonly clock: Clock
  readonly ticket: () => Promise<string>
  readonly timeoutMs: number
}

/** A server that breaks the protocol this often on one connection is not one to go on listening to. */
export const MOST_FAULTS = 20

const CLOSE_NORMAL = 1000

export function createConnection({ transport, clock, ticket, timeoutMs }: Parts, events: ConnectionEvents): Connection {
  let current: ConnectionState = { state: 'idle' }
  let socket: Socket | undefined
  let cancelTimer = (): void => undefined
  let heardAt = 0
  let faults = 0

  function change(state: ConnectionState): void {
    current = state
    events.changed(state)
  }

  function finish(end: ConnectionEnd, close: number): void {
    if (current.state === 'closed') return
    cancelTimer()
    change({ state: 'closed', end })
    socket?.close(close)
  }

  const fail = (error: WarifuError, close = CLOSE_NORMAL): void => {
    finish({ cause: 'failed', error }, close)
  }

  async function open(): Promise<void> {
    if (current.state !== 'idle') return
    change({ state: 'opening' })
    try {
      const pass = await ticket()
      if (isOpening()) connect(pass)
    } catch (error) {
      fail(error instanceof WarifuError ? error : new WarifuError('network-failed', { cause: error }))
    }
  }

  function connect(pass: string): void {
    cancelTimer = clock.after(timeoutMs, () => {
      fail(new WarifuError('timed-out'))
    })
    socket = transport.openSocket([SUBPROTOCOL, TICKET_PREFIX + pass], {
      text: receive,
      binary: () => {
        if (current.state !== 'closed') fault('a binary frame')
      },
      closed,
    })
  }

  function receive(text: string): void {
    if (current.state === 'closed') return
    heardAt = clock.monotonic()
    const frame = decodeServerFrame(text)
    if (frame.kind === 'refused') fault(frame.code)
    else if (frame.kind === 'push' && frame.push.push === 'welcome') greet(frame.push)
    else if (current.state === 'opening')
      fault('a frame before the welcome') // [CN3]
    else if (frame.kind === 'reply') events.reply(frame.reply)
    else if (frame.kind === 'push') take(frame.push)
    // An unknown push is not a fault: a newer server may know more [FR7].
  }

  function greet(welcome: Welcome): void {
    if (current.state !== 'opening') {
      fault('a second welcome')
      return
    }
    cancelTimer()
    watch(limits.silenceMs)
    change({ state: 'open', welcome })
  }

  function take(push: Push): void {
    if (push.push === 'drain') change({ state: 'draining', reconnectAfterMs: push.reconnectAfterMs })
    else if (push.push !== 'heartbeat') events.push(push)
  }

  /** [CN4] Looks when the server could at the earliest have been silent for too long. */
  function watch(delayMs: number): void {
    cancelTimer = clock.after(delayMs, () => {
      check()
      if (isLive()) watch(limits.silenceMs - (clock.monotonic() - heardAt))
    })
  }

  function check(): void {
    if (!isLive() || clock.monotonic() - heardAt < limits.silenceMs) return
    fail(new WarifuError('heartbeat-lost'), codes['heartbeat-lost'].close)
  }

  function fault(reason: string): void {
    faults += 1
    events.fault(reason, faults)
    if (faults >= MOST_FAULTS) fail(new WarifuError('answer-invalid'), codes['frame-invalid'].close)
  }

  function closed(code: number, refusal: HttpAnswer | null): void {
    const restarts = code === CLOSE_RESTART || current.state === 'draining'
    const reconnectAfterMs = current.state === 'draining' ? current.reconnectAfterMs : undefined
    const name = closeCodeName(code)
    if (refusal !== null) fail(answerError(refusal))
    else if (name !== null) fail(new WarifuError(name))
    else if (restarts) finish({ cause: 'restart', reconnectAfterMs }, CLOSE_NORMAL)
    else fail(new WarifuError(isOpening() ? 'network-failed' : 'connection-lost'))
  }

  // Asked by function, because the compiler narrows `current` across calls that change it.
  const isOpening = (): boolean => current.state === 'opening'
  const isLive = (): boolean => current.state === 'open' || current.state === 'draining'

  return {
    get state() {
      return current
    },
    open: () => {
      void open()
    },
    send(text) {
      if (!isLive()) return false
      socket?.send(text)
      return true
    },
    close: () => {
      finish({ cause: 'asked' }, CLOSE_NORMAL)
    },
    check,
    fault,
  }
}
