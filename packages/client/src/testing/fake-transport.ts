import { encodePush, encodeResult, type Push } from '@warifu/protocol'
import type { HttpAnswer, HttpRequest, Socket, SocketEvents, Transport } from '../transport/transport.ts'

/** The server's end of a socket that a client opened. */
export type FakeSocket = {
  readonly subprotocols: readonly string[]
  /** Frames the client sent. */
  readonly sent: string[]
  /** The code the client closed with. */
  closedWith: number | undefined
  readonly text: (frame: string) => void
  readonly binary: () => void
  readonly push: (push: Push) => void
  readonly reply: (id: number, result: unknown) => void
  readonly end: (code: number, refusal?: HttpAnswer) => void
}

export type FakeTransport = Transport & {
  readonly requests: HttpRequest[]
  readonly sockets: FakeSocket[]
  readonly last: () => FakeSocket
  readonly wake: () => void
}

export const json = (value: unknown, status = 200): HttpAnswer => ({
  status,
  contentType: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
})

/** A problem answer as the server makes it [HT2]. */
export const problem = (status: number, code: string, retryAfterMs?: number): HttpAnswer => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: `urn:warifu:error:${code}`, title: 'A sentence.', status, code, retryAfterMs }),
})

/** A platform that goes nowhere: the test answers requests and plays the server on each socket. */
export function createFakeTransport(
  answer: (request: HttpRequest, signal: AbortSignal) => HttpAnswer | Promise<HttpAnswer>,
): FakeTransport {
  const requests: HttpRequest[] = []
  const sockets: FakeSocket[] = []
  const listeners = new Set<() => void>()
  return {
    requests,
    sockets,
    last() {
      const socket = sockets.at(-1)
      if (socket === undefined) throw new Error('no socket was opened')
      return socket
    },
    wake() {
      for (const listener of listeners) listener()
    },
    request(request, signal) {
      requests.push(request)
      return Promise.resolve(answer(request, signal))
    },
    openSocket(subprotocols, events) {
      const [socket, own] = createFakeSocket(subprotocols, events)
      sockets.push(socket)
      return own
    },
    onWake(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => undefined,
  }
}

function createFakeSocket(subprotocols: readonly string[], events: SocketEvents): [FakeSocket, Socket] {
  const socket: FakeSocket = {
    subprotocols,
    sent: [],
    closedWith: undefined,
    text: events.text,
    binary: events.binary,
    push: (push) => {
      events.text(encodePush(push))
    },
    reply: (id, result) => {
      events.text(encodeResult(id, result))
    },
    end: (code, refusal) => {
      events.closed(code, refusal ?? null)
    },
  }
  const own: Socket = {
    send: (text) => socket.sent.push(text),
    close: (code) => {
      socket.closedWith = code
    },
  }
  return [socket, own]
}
