import { randomBytes } from 'node:crypto'
import { SUBPROTOCOL, TICKET_PREFIX } from '@warifu/protocol'

/** How a server is spoken to. Text frames are compared by how they begin, never parsed. */
export type Speech = {
  /** Path and headers of the upgrade request. */
  readonly path: string
  readonly protocols: (ticket: string) => string | null
  /** Sent right after the 101, where something must be. */
  readonly hello: string | null
  /** How the frame begins that says: from now on you hear everything. Null: the 101 says so. */
  readonly ready: string | null
  readonly send: (id: number, message: Message) => string
  /** How a delivered message begins. */
  readonly delivery: string
  /** A question that must be answered, where there is one. */
  readonly keepAlive: { readonly ask: string; readonly answer: string } | null
}

export type Message = { readonly roomId: string; readonly messageId: string; readonly envelope: string }

export const speeches = {
  warifu: {
    path: '/ws',
    protocols: (ticket) => `${SUBPROTOCOL}, ${TICKET_PREFIX}${ticket}`,
    hello: null,
    ready: '{"push":"welcome"',
    send: (id, params) => JSON.stringify({ id, type: 'message.send', params }),
    delivery: '{"push":"message"',
    keepAlive: null,
  },
  ws: {
    path: '/',
    protocols: () => null,
    hello: null,
    ready: null,
    send: (id, params) => JSON.stringify({ id, type: 'message.send', params }),
    delivery: '{"push":"message"',
    keepAlive: null,
  },
  socketio: {
    path: '/socket.io/?EIO=4&transport=websocket',
    protocols: () => null,
    hello: '40',
    ready: '40{',
    send: (_, params) => `42${JSON.stringify(['message.send', params])}`,
    delivery: '42["message"',
    keepAlive: { ask: '2', answer: '3' },
  },
} as const satisfies Record<string, Speech>

export type SpeechName = keyof typeof speeches

/** 16 random bytes as Warifu's ids are written. */
export const newMessageId = (): string => randomBytes(16).toString('base64url')
