import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { HttpCodeName } from '@warifu/protocol'
import { problemOf } from '../problem-details.ts'
import type { Refusal } from '../refusal.ts'

/** Answers a refused upgrade with its own status and a problem (RFC 9457), then closes: no 101, no connection. */
export function refuseUpgrade(stream: Duplex, refusal: Refusal<HttpCodeName>): void {
  const { retryAfterMs } = refusal
  const problem = problemOf(refusal)
  const { status } = problem
  const body = JSON.stringify(problem)
  const headers = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Content-Type: application/problem+json',
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(status === 426 ? ['Upgrade: websocket', 'Sec-WebSocket-Version: 13'] : []),
    ...(retryAfterMs === undefined ? [] : [`Retry-After: ${Math.ceil(retryAfterMs / 1000)}`]),
  ]
  stream.end(`${headers.join('\r\n')}\r\n\r\n${body}`)
  // A peer that never reads its answer must not keep the stream.
  stream.once('finish', () => stream.destroy())
}
