import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { CLOSE_RESTART, codes, limits, type CloseCodeName, type ConnectionId } from '@warifu/protocol'
import type { Clock } from '../clock.ts'
import type { Holder } from '../guard/authorize.ts'
import type { Budget } from '../guard/budget.ts'
import { createOutlet, type Flusher, type OutletLimits } from './outlet.ts'

/** One live WebSocket, opened by a redeemed ticket. What it may do is decided anew for every command. */
export type Connection = {
  readonly connectionId: ConnectionId
  readonly holder: Holder
  /** The session it lives under: when that ends, so does the connection. */
  readonly sessionHash: string
  readonly budget: Budget
  /** Sends the first frame. Until then nothing is delivered and nothing is read [CN3]: what happens meanwhile is in the lists asked for after. */
  readonly welcome: (frame: Buffer) => void
  /** Queues a finished frame; cuts the reader off where it is too far behind. */
  readonly deliver: (frame: Buffer) => void
  /** Says why and ends. What still waits is dropped: after a revocation nothing more may arrive. */
  readonly close: (reason: CloseReason) => void
  /** Checks the other end and shows that this one lives. */
  readonly beat: (heartbeat: Buffer) => void
  /** Stops reading while `busy` says so: a burst slows its own sender. */
  readonly hold: (busy: boolean) => void
  readonly backlog: () => number
}

export type CloseReason = CloseCodeName | 'restart'

type Parts = {
  readonly connectionId: ConnectionId
  readonly holder: Holder
  readonly sessionHash: string
  /** When the session ends by itself, in milliseconds since 1970. */
  readonly expiresAt: number
  readonly budget: Budget
  readonly webSocket: WebSocket
  /** The stream under the WebSocket; finished frames are written to it directly. */
  readonly stream: Duplex
  readonly flusher: Flusher
  readonly outletLimits: OutletLimits
  readonly clock: Clock
  readonly onText: (text: string, bytes: number) => void
  readonly onRefused: (code: 'frame-invalid' | 'frame-too-large') => void
  readonly onClosed: (closeCode: number) => void
}

/** Time for the close frame to leave before the stream is destroyed [RV3]. */
const CLOSE_GRACE_MS = 250

export function createConnection(parts: Parts): Connection {
  const { webSocket, stream, clock } = parts
  const outlet = createOutlet(stream, parts.flusher, parts.outletLimits, clock)
  let state: 'opening' | 'open' | 'closing' = 'opening'
  let heardAt = clock.monotonic()
  let held = true
  webSocket.pause()

  const heard = () => {
    heardAt = clock.monotonic()
  }

  webSocket.on('message', (data, isBinary) => {
    heard()
    if (state !== 'open') return
    // ws hands over one Buffer where binaryType is `nodebuffer`, its default.
    if (isBinary || !Buffer.isBuffer(data)) return refuse('frame-invalid')
    if (data.length > limits.frameBytes) return refuse('frame-too-large')
    parts.onText(data.toString(), data.length)
  })
  webSocket.on('pong', heard)
  webSocket.on('ping', heard)
  // ws has already answered a violation of RFC 6455 with its own close code; here it is only counted.
  webSocket.on('error', () => {
    parts.onRefused('frame-invalid')
  })
  webSocket.on('close', (code) => {
    state = 'closing'
    outlet.drop()
    parts.onClosed(code)
  })

  function refuse(code: 'frame-invalid' | 'frame-too-large'): void {
    parts.onRefused(code)
    close(code)
  }

  function close(reason: CloseReason): void {
    if (state === 'closing') return
    state = 'closing'
    outlet.drop()
    if (reason === 'restart') webSocket.close(CLOSE_RESTART, 'restart')
    else webSocket.close(codes[reason].close, codes[reason].code)
    setTimeout(() => {
      webSocket.terminate()
    }, CLOSE_GRACE_MS).unref()
  }

  function hold(busy: boolean): void {
    if (busy === held) return
    held = busy
    if (busy) webSocket.pause()
    else webSocket.resume()
  }

  return {
    connectionId: parts.connectionId,
    holder: parts.holder,
    sessionHash: parts.sessionHash,
    budget: parts.budget,
    welcome: (frame) => {
      if (state !== 'opening') return
      state = 'open'
      outlet.push(frame)
      hold(false)
    },
    deliver: (frame) => {
      if (state !== 'open') return
      if (outlet.tooSlow()) return close('slow-reader')
      outlet.push(frame)
    },
    close,
    beat: (heartbeat) => {
      if (state !== 'open') return
      if (clock.now() >= parts.expiresAt) return close('session-ended')
      if (clock.monotonic() - heardAt > limits.silenceMs) return close('heartbeat-lost')
      if (outlet.tooSlow()) return close('slow-reader')
      webSocket.ping()
      outlet.push(heartbeat)
    },
    hold,
    backlog: outlet.backlog,
  }
}
