import { WebSocket } from 'ws'
import {
  commands,
  decodeServerFrame,
  encodeCommand,
  limits,
  SUBPROTOCOL,
  TICKET_PREFIX,
  WEB_SOCKET_PATH,
  type CommandType,
  type DeviceId,
  type Params,
  type Push,
  type ReplyFrame,
  type Result,
  type WireError,
} from '@warifu/protocol'
import type { Endpoint } from './endpoint.ts'

/** One WebSocket that speaks `warifu.v1`: commands go out, replies find their command, pushes go to whoever listens. */
export type Line = {
  readonly deviceId: DeviceId
  /** Rejects with LineClosed where the connection ends before the reply, with Refused where the server says no. */
  readonly ask: <Type extends CommandType>(type: Type, params: Params<Type>) => Promise<Result<Type>>
  /** Resolves when the connection is gone and everything that came before its end has been heard. */
  readonly closed: Promise<void>
  readonly close: () => void
}

/** The connection ended: whether the command was carried out is not known. */
export class LineClosed extends Error {}

export class Refused extends Error {
  readonly error: WireError

  constructor(type: CommandType, error: WireError) {
    super(`${type} was refused: ${JSON.stringify(error)}`)
    this.error = error
  }
}

type Waiting = { readonly answer: (reply: ReplyFrame) => void; readonly fail: (error: Error) => void }

/** A WebSocket to a server of ours, opened by a ticket. */
export function dial({ origin, ca }: Endpoint, ticket: string, localAddress: string): WebSocket {
  return new WebSocket(origin.replace(/^https:/, 'wss:') + WEB_SOCKET_PATH, [SUBPROTOCOL, TICKET_PREFIX + ticket], {
    origin,
    family: 4, // The server listens on 127.0.0.1; `localhost` may mean ::1 first.
    localAddress,
    ca,
    perMessageDeflate: false,
    maxPayload: limits.serverFrameBytes,
  })
}

/** Resolves when the server has said `welcome`. Rejects where it never does. */
export function openLine(socket: WebSocket, onPush: (push: Push) => void): Promise<Line> {
  const opened = Promise.withResolvers<Line>()
  const waiting = new Map<number, Waiting>()
  const closed = Promise.withResolvers<undefined>()
  let lastId = 0

  function ask<Type extends CommandType>(type: Type, params: Params<Type>): Promise<Result<Type>> {
    if (socket.readyState !== WebSocket.OPEN) return Promise.reject(new LineClosed())
    const { promise, resolve, reject } = Promise.withResolvers<Result<Type>>()
    lastId += 1
    waiting.set(lastId, {
      answer: (reply) => {
        if (!reply.ok) return reject(new Refused(type, reply.error))
        const checked = commands[type].result.safeParse(reply.result)
        // The schema that belongs to `type` produced it; the compiler cannot follow a lookup by value.
        if (checked.success) resolve(checked.data as Result<Type>)
        else reject(new Error(`the reply to ${type} is not what the protocol says`))
      },
      fail: reject,
    })
    socket.send(encodeCommand(lastId, type, params))
    return promise
  }

  function close(): void {
    socket.terminate()
  }

  function end(error: Error): void {
    opened.reject(error)
    for (const { fail } of waiting.values()) fail(error)
    waiting.clear()
    close()
  }

  function hear(push: Push): void {
    if (push.push === 'welcome') opened.resolve({ deviceId: push.deviceId, ask, closed: closed.promise, close })
    onPush(push)
  }

  socket.on('message', (data) => {
    const text = Buffer.isBuffer(data) ? data.toString() : ''
    const frame = decodeServerFrame(text)
    if (frame.kind === 'refused') return end(new Error(`the server sent what no frame is: ${text.slice(0, 200)}`))
    if (frame.kind === 'push') return hear(frame.push)
    if (frame.kind === 'unknown-push') return
    waiting.get(frame.reply.id)?.answer(frame.reply)
    waiting.delete(frame.reply.id)
  })
  // ws says why in `error` and always follows it with `close`; a server that was killed is the usual case here.
  socket.on('error', (error) => {
    opened.reject(error)
  })
  socket.on('close', (code) => {
    end(new LineClosed(`the connection closed with ${code}`))
    closed.resolve(undefined)
  })
  return opened.promise
}
