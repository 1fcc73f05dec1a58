import { createHash } from 'node:crypto'
import { codes, SUBPROTOCOL, type CodeName, type HttpCodeName } from '@warifu/protocol'
import { fence, table } from '../document.ts'
import { fixedBytes, ORIGIN, secret } from '../example/cast.ts'

const { host } = new URL(ORIGIN)
const key = Buffer.from(fixedBytes('WebSocket key', 16)).toString('base64')
/** RFC 6455 section 4.2.2. */
const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
const ticket = secret('ticket')

export const upgradeRequest = [
  'GET /ws HTTP/1.1',
  `Host: ${host}`,
  `Origin: ${ORIGIN}`,
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Version: 13',
  `Sec-WebSocket-Key: ${key}`,
  `Sec-WebSocket-Protocol: ${SUBPROTOCOL}, ticket.${ticket}`,
].join('\n')

export const upgradeAnswer = [
  'HTTP/1.1 101 Switching Protocols',
  'Upgrade: websocket',
  'Connection: Upgrade',
  `Sec-WebSocket-Accept: ${accept}`,
  `Sec-WebSocket-Protocol: ${SUBPROTOCOL}`,
].join('\n')

/** In the order in which they are asked [CN1]. */
const order: readonly (readonly [string, readonly HttpCodeName[]])[] = [
  ['the headers are well-formed', ['headers-refused']],
  ['`Host` is the server', ['host-refused']],
  ['the path is `/ws`, the method GET', ['path-unknown', 'method-refused']],
  ['the server is not about to restart', ['draining']],
  ['there is an Origin and no `Authorization`', ['bearer-unavailable']],
  ['the Origin is the web chat’s', ['origin-refused']],
  ['it asks for WebSocket, version 13', ['upgrade-required', 'version-refused', 'headers-refused']],
  [`\`${SUBPROTOCOL}\` and one ticket are offered, and nothing else`, ['subprotocol-refused', 'ticket-missing']],
  ['there is room for the address', ['too-many-connections']],
  ['the ticket is good, and so is its session', ['ticket-unusable']],
  ['there is room for the account', ['too-many-connections']],
]

const statusOf = (name: HttpCodeName) =>
  `[\`${name}\`](errors/${codes[name satisfies CodeName].code}.md) (${codes[name].status})`

/** The upgrade, byte by byte. */
export const connectionSection = (): string => `
## Opening a connection

${fence('http', upgradeRequest)}

The subprotocols are offered in either order. In a browser: \`new WebSocket('wss://${host}/ws', ['${SUBPROTOCOL}', 'ticket.' + ticket])\`.
The cookie is not needed here: the ticket stands for session, device and Origin, so the Origin must be the one that asked for it [TK3].
A request without \`Origin\`, or with \`Authorization\`, is refused: bearer tokens for programs are not in this version [TK2].

${fence('http', upgradeAnswer)}

The server answers \`${SUBPROTOCOL}\` alone and agrees to no extension: no compression [CN2]. A client that gets anything else closes.

Before the 101 the server asks, in this order, and answers the first "no" with a problem document [CN1]:

${table(
  ['Asked', 'Otherwise'],
  order.map(([asked, names]) => [asked, names.map(statusOf).join(', ')]),
)}

A ticket is used up by the first request that gets as far as redeeming it, right or wrong. Browsers hide the answer from scripts (they see
close 1006): \`GET /api/v1/connect-check\` tells what a page may know.
`
