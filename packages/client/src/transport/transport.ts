import { WEB_SOCKET_PATH } from '@warifu/protocol'
import type { Settings } from '../options.ts'

/** How this platform reaches the server. Nothing here knows what is said. */
export type Transport = {
  /** One HTTP exchange; any status is an answer. Rejects where none came. The session's cookie goes along by itself. */
  readonly request: (request: HttpRequest, signal: AbortSignal) => Promise<HttpAnswer>
  /** Opens `wss://host/ws`. */
  readonly openSocket: (subprotocols: readonly string[], events: SocketEvents) => Socket
  /** Calls `listener` when this machine may have slept or changed networks; returns the function that ends it. */
  readonly onWake: (listener: () => void) => () => void
  readonly close: () => void
}

export type HttpRequest = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** JSON, or null for none. */
  readonly body: string | null
}

export type HttpAnswer = { readonly status: number; readonly contentType: string; readonly body: string }

export type SocketEvents = {
  readonly text: (text: string) => void
  /** A binary message came, which the protocol does not have. */
  readonly binary: () => void
  /**
   * The last event. `code` as in RFC 6455 section 7.4. `refusal`: the server's answer instead of the upgrade, where the platform
   * shows it (browsers don't).
   */
  readonly closed: (code: number, refusal: HttpAnswer | null) => void
}

export type Socket = {
  readonly send: (text: string) => void
  readonly close: (code: number) => void
}

export type OpenTransport = (settings: Settings) => Transport

export const socketUrl = (url: string): string => url.replace(/^https:/, 'wss:') + WEB_SOCKET_PATH

/** No close frame came: the connection broke (RFC 6455 section 7.1.5). */
export const CLOSE_ABNORMAL = 1006
