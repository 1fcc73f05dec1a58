import type { IncomingMessage } from 'node:http'
import type { Http2ServerRequest } from 'node:http2'

/** What a request was like on the wire, before anything tidied it up. Handed to every app beside the Request. */
export type Peer = {
  /** Name, value, name, value, … */
  readonly rawHeaders: readonly string[]
  readonly httpVersion: string
  readonly httpVersionMajor: number
  /** Of the TCP peer; undefined where it is gone, or came over the Unix socket. */
  readonly remoteAddress: string | undefined
}

export const peerOf = (incoming: IncomingMessage | Http2ServerRequest): Peer => ({
  rawHeaders: incoming.rawHeaders,
  httpVersion: incoming.httpVersion,
  httpVersionMajor: incoming.httpVersionMajor,
  remoteAddress: incoming.socket.remoteAddress,
})
