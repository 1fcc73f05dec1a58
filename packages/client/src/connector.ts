import { limits, type Push, type ReplyFrame } from '@warifu/protocol'
import type { Clock } from './clock.ts'
import type { Connection, ConnectionEnd, ConnectionEvents, ConnectionState, Welcome } from './connection.ts'
import { WarifuError } from './errors.ts'
import { decide, type Random } from './reconnect.ts'
import type { Status } from './status.ts'

export type ConnectorEvents = {
  readonly status: (status: Status) => void
  readonly opened: (welcome: Welcome) => void
  /** The connection that was `opened` is gone. */
  readonly lost: () => void
  readonly push: (push: Push) => void
  readonly reply: (reply: ReplyFrame) => void
  readonly fault: (reason: string, count: number) => void
}

/** Keeps one connection alive: opens it, and after it ended waits and opens the next, until told otherwise. */
export type Connector = {
  readonly status: Status
  /** Connects anew, whatever there was. */
  readonly start: () => void
  readonly stop: (status: Extract<Status, { state: 'closed' }>) => void
  readonly retryNow: () => void
  /** This machine may have slept or changed networks: looks at the connection, or tries again now. */
  readonly wake: () => void
  readonly send: (text: string) => boolean
  readonly fault: (reason: string) => void
}

type Parts = {
  readonly clock: Clock
  readonly random: Random
  readonly connect: (events: ConnectionEvents) => Connection
}

/** A connection that held this long is forgiven everything that failed before it. */
const HELD_MS = limits.heartbeatMs

export function createConnector({ clock, random, connect }: Parts, events: ConnectorEvents): Connector {
  let status: Status = { state: 'idle' }
  let connection: Connection | undefined
  let cancelWait = (): void => undefined
  let attempt = 1
  let openedAt: number | undefined

  function become(next: Status): void {
    status = next
    events.status(next)
  }

  function attemptNow(): void {
    cancelWait()
    const own = connect({
      changed: (state) => {
        if (connection === own) follow(state)
      },
      push: events.push,
      reply: events.reply,
      fault: events.fault,
    })
    connection = own
    own.open()
  }

  function follow(state: ConnectionState): void {
    switch (state.state) {
      case 'idle':
        return
      case 'opening':
        become({ state: 'opening', attempt })
        return
      case 'open': {
        openedAt = clock.monotonic()
        const open: Status = { state: 'open', connectionId: state.welcome.connectionId }
        status = open
        events.opened(state.welcome)
        if (status === open) events.status(open)
        return
      }
      case 'draining':
        become({ state: 'draining', reconnectAfterMs: state.reconnectAfterMs })
        return
      case 'closed': {
        const before = status
        forget()
        // Whoever heard of the loss may have started or stopped already; then that counts.
        if (status === before && state.end.cause !== 'asked') goOn(state.end)
      }
    }
  }

  function goOn(end: Exclude<ConnectionEnd, { cause: 'asked' }>): void {
    const decision = decide(end, attempt, random)
    if (decision.act === 'stop') {
      become({ state: 'closed', reason: decision.reason, error: decision.error })
      return
    }
    attempt += 1
    cancelWait = clock.after(decision.delayMs, attemptNow)
    const error = end.cause === 'restart' ? new WarifuError('draining') : end.error
    become({ state: 'waiting', attempt, nextAttemptAt: clock.now() + decision.delayMs, error })
  }

  /** Lets go of the connection, and tells whether it had held. */
  function forget(): void {
    const wasOpen = openedAt
    connection = undefined
    openedAt = undefined
    if (wasOpen === undefined) return
    if (clock.monotonic() - wasOpen >= HELD_MS) attempt = 1
    events.lost()
  }

  function drop(): void {
    cancelWait()
    const old = connection
    forget()
    old?.close()
  }

  return {
    get status() {
      return status
    },
    start() {
      drop()
      attempt = 1
      attemptNow()
    },
    stop(closed) {
      drop()
      become(closed)
    },
    retryNow() {
      const refused = status.state === 'closed' && status.reason === 'refused'
      if (status.state === 'waiting' || refused) attemptNow()
    },
    wake() {
      if (status.state === 'waiting') attemptNow()
      else connection?.check()
    },
    send: (text) => connection?.send(text) ?? false,
    fault: (reason) => connection?.fault(reason),
  }
}
