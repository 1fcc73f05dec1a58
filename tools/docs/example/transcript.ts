import {
  encodeCommand,
  encodePush,
  encodeResult,
  routes,
  type CommandType,
  type Entry,
  type Params,
  type Result,
  type RouteName,
} from '@warifu/protocol'
import * as cast from './cast.ts'
import { commandExamples } from './commands.ts'
import { nonces } from './device.ts'
import { pushExamples } from './pushes.ts'
import { routeExamples } from './routes.ts'
import { upgradeAnswer, upgradeRequest } from '../protocol/connection.ts'

export type Line = { readonly from: 'client' | 'server'; readonly text: string }
export type Step = { readonly says: string; readonly lines: readonly Line[] }

const { host } = new URL(cast.ORIGIN)
const cookie = `__Host-warifu=${cast.secret('session cookie')}`

const client = (text: string): Line => ({ from: 'client', text })
const server = (text: string): Line => ({ from: 'server', text })

type Exchange = { readonly send: readonly string[]; readonly receive: readonly string[]; readonly result?: unknown }

/** One request with its answer; `also` are the headers that matter here. */
function http(name: RouteName, also: Exchange): readonly Line[] {
  const { method, path } = routes[name]
  const { body, result } = routeExamples[name]
  const post = [`Origin: ${cast.ORIGIN}`, 'Content-Type: application/json']
  const request = [`${method} ${path} HTTP/1.1`, `Host: ${host}`, ...post, ...also.send, '', JSON.stringify(body)]
  const answer = [
    'HTTP/1.1 200 OK',
    'Content-Type: application/json',
    ...also.receive,
    '',
    JSON.stringify(also.result ?? result),
  ]
  return [client(request.join('\n')), server(answer.join('\n'))]
}

const plain: Exchange = { send: [], receive: [] }

function asked<Type extends CommandType>(
  id: number,
  type: Type,
  params: Params<Type>,
  result: Result<Type>,
): readonly Line[] {
  return [client(encodeCommand(id, type, params)), server(encodeResult(id, result))]
}

const { roomId } = cast
const joined = commandExamples['room.join']
const sent = commandExamples['message.send']
const edited = commandExamples['message.edit']
const pinned = commandExamples['message.pin']

const told = (entry: Entry): Line => server(encodePush({ push: 'message', roomId, entry }))

/** What goes over the wire, step by step. Every frame is made by the product's own encoders. */
export const transcript: readonly Step[] = [
  { says: '1. A nonce to sign in with.', lines: http('challenge', plain) },
  {
    says: '2. The device signs it (purpose `sign-in`); name and password go along. The answer sets the cookie.',
    lines: http('signIn', {
      send: [],
      receive: [`Set-Cookie: ${cookie}; Path=/; Max-Age=604800; Secure; HttpOnly; SameSite=Strict`],
    }),
  },
  {
    says: '3. Another nonce: each works once.',
    lines: http('challenge', { ...plain, result: { ...routeExamples.challenge.result, nonce: nonces.ticket } }),
  },
  {
    says: '4. The device signs it (purpose `ticket`). Session, device and Origin together give a ticket.',
    lines: http('ticket', { send: [`Cookie: ${cookie}`], receive: [] }),
  },
  { says: '5. The upgrade.', lines: [client(upgradeRequest), server(upgradeAnswer)] },
  { says: '6. The first frame.', lines: [server(encodePush(pushExamples.welcome))] },
  {
    says: '7. Which rooms are there? One, public, that Hana is not a member of.',
    lines: asked(1, 'room.list', { after: null }, commandExamples['room.list'].result),
  },
  {
    says: '8. She joins it. Her connection hears of it twice more, as a member and as her own account; both may also come before the reply.',
    lines: [
      ...asked(2, 'room.join', joined.params, joined.result),
      server(encodePush({ push: 'room', room: cast.room })),
      server(encodePush(pushExamples['member-joined'])),
    ],
  },
  {
    says: '9. Its head is 1 and her cursor 0: there is something to fetch.',
    lines: asked(
      3,
      'message.history',
      { roomId, direction: 'after', sequence: 0, limit: 100 },
      { entries: [cast.kensEntry], related: [], head: 1, more: false },
    ),
  },
  {
    says: '10. She writes. The reply says that it is durable; the push comes to her as to everybody else, and moves the cursor to 2.',
    lines: [...asked(4, 'message.send', sent.params, sent.result), server(encodePush(pushExamples.message))],
  },
  {
    says: '11. No reply in time? The same again, with a new command id: the same answer, and nothing is doubled.',
    lines: asked(5, 'message.send', sent.params, sent.result),
  },
  {
    says: '12. She has read to here. Her other connections hear it, and so does this one.',
    lines: [
      ...asked(6, 'room.read', commandExamples['room.read'].params, commandExamples['room.read'].result),
      server(encodePush(pushExamples.read)),
    ],
  },
  {
    says: '13. Ken answers her, with a mention, and puts a reaction: two more entries, and the cursor is 4.',
    lines: [told(cast.kensAnswer), told(cast.reaction)],
  },
  {
    says: '14. She gives her message another text. Her message stays at 2; the edit is an entry that names it.',
    lines: [...asked(7, 'message.edit', edited.params, edited.result), told(cast.edit)],
  },
  {
    says: '15. She pins what Ken wrote first.',
    lines: [...asked(8, 'message.pin', pinned.params, pinned.result), told(cast.pin)],
  },
  {
    says: '16. Ken erases his answer. The push names it, and the client forgets what it said; whoever reads the history from now on finds `erased` in its place.',
    lines: [
      told(cast.deletion),
      ...asked(
        9,
        'message.history',
        commandExamples['message.history'].params,
        commandExamples['message.history'].result,
      ),
    ],
  },
  { says: '17. The server lives.', lines: [server(encodePush(pushExamples.heartbeat))] },
  {
    says: '18. It restarts: the connection closes with 1012. After the wait Hana goes on at step 3.',
    lines: [server(encodePush(pushExamples.drain))],
  },
]
