import type { Duplex } from 'node:stream'
import type { Clock } from '../clock.ts'

export type OutletLimits = {
  /** Bytes that may wait for one reader for more than `BURST_MS`; eight times as many never. */
  readonly queueBytes: number
  /** How long a reader may be behind without once catching up. */
  readonly slowReaderMs: number
}

/** The bounded way out to one reader. Frames wait until the end of the tick and leave in one write: one TLS record. */
export type Outlet = {
  readonly push: (frame: Buffer) => void
  /** Forgets what has not been written yet. */
  readonly drop: () => void
  /** Bytes that the reader has not taken. */
  readonly backlog: () => number
  /** True where the reader is too far behind, by bytes or by time. */
  readonly tooSlow: () => boolean
}

export type Flusher = (flush: () => void) => void

/** Runs everything that was asked for in this tick together, when the tick is over. */
export function createFlusher(): Flusher {
  let waiting: (() => void)[] = []
  return (flush) => {
    if (waiting.push(flush) > 1) return
    setImmediate(() => {
      // What asks during the run joins it: a room's batch and its readers' queues leave in the same turn of the loop.
      for (const run of waiting) run()
      waiting = []
    })
  }
}

/** A burst may be larger than a reader's share for this long: a fast reader needs a moment, a slow one needs more. */
const BURST_MS = 2_000
const MOST_SHARES = 8

export function createOutlet(
  socket: Pick<Duplex, 'write' | 'cork' | 'uncork' | 'writableLength' | 'on'>,
  flusher: Flusher,
  limits: OutletLimits,
  clock: Pick<Clock, 'monotonic'>,
): Outlet {
  let pending: Buffer[] = []
  let pendingBytes = 0
  let behindSince: number | null = null
  /** Since when the reader has had more than its share waiting, seen whenever there is something new for it. */
  let overSince: number | null = null

  socket.on('drain', () => {
    if (socket.writableLength === 0) behindSince = null
    overSince = null
  })

  function flush(): void {
    if (pending.length === 0) return
    // Below its high-water mark a stream never says `drain`: whoever has nothing waiting now has caught up.
    if (socket.writableLength === 0) behindSince = null
    overSince = socket.writableLength > limits.queueBytes ? (overSince ?? clock.monotonic()) : null
    socket.cork()
    for (const frame of pending) socket.write(frame)
    socket.uncork()
    drop()
    behindSince = socket.writableLength === 0 ? null : (behindSince ?? clock.monotonic())
  }

  function drop(): void {
    pending = []
    pendingBytes = 0
  }

  const backlog = () => pendingBytes + socket.writableLength
  const isOver = (since: number | null, ms: number) => since !== null && clock.monotonic() - since > ms

  return {
    push: (frame) => {
      pendingBytes += frame.length
      if (pending.push(frame) === 1) flusher(flush)
    },
    drop,
    backlog,
    // Only what the stream has not taken since earlier ticks speaks against a reader: what came in this one it was never offered.
    tooSlow: () =>
      socket.writableLength > MOST_SHARES * limits.queueBytes ||
      isOver(overSince, BURST_MS) ||
      (socket.writableLength > 0 && isOver(behindSince, limits.slowReaderMs)),
  }
}
