import { CLOSE_RESTART, codes, limits, type CloseCodeName, type Retry } from '@warifu/protocol'
import { explain } from '@warifu/protocol/explain'
import { table } from '../document.ts'

const seconds = (milliseconds: number) => milliseconds / 1000

const todo: Readonly<Record<Retry, string>> = {
  ticket: '`ticket`: connect again at once with a new ticket; after a second failure in a row, as for `later`',
  later: '`later`: connect again after a wait',
  'sign-in': '`sign-in`: sign in, then connect',
  no: '`no`: do not connect again; the fault stays',
}

type Row = readonly [close: number, name: CloseCodeName]
const closes = (Object.keys(codes) as CloseCodeName[])
  .flatMap((name): readonly Row[] => ('close' in codes[name] ? [[codes[name].close, name]] : []))
  .toSorted(([a], [b]) => a - b)

/** Heartbeat, closes and coming back. */
export const lifeSection = (): string => `
## Heartbeat, closes, and coming back

**Heartbeat.** Every ${seconds(limits.heartbeatMs)} s the server pushes \`heartbeat\` and sends a WebSocket ping, which must be answered with a pong (libraries
do so by themselves). Whoever hears nothing for ${seconds(limits.silenceMs)} s gives the connection up [CN4]: the client connects again.

**Closes.** The reason of a close is its code and nothing else [CN9].

${table(
  ['Close', 'Code', 'Meaning', 'Then'],
  [
    [
      String(CLOSE_RESTART),
      '—',
      'The server restarts. The reason is `restart`; a `drain` push came before.',
      'after `reconnectAfterMs`',
    ],
    ...closes.map(([close, name]) => [
      String(close),
      `[${codes[name].code}](errors/${codes[name].code}.md) \`${name}\``,
      explain[name].en.what,
      `\`${codes[name].retry}\``,
    ]),
    [
      '1002, 1007, 1009',
      '—',
      'The client broke RFC 6455 itself: a bad frame, text that is not UTF-8, far too many bytes.',
      '`no`',
    ],
    ['1006 and others', '—', 'The connection broke.', '`later`'],
  ],
)}

**Coming back** [CN10]. The same words stand behind refusals of the HTTP API (\`retry\` in the [table of codes](#codes)):

- ${Object.values(todo).join('\n- ')}

A wait is drawn at random between zero and a bound that doubles from 0.5 s up to 30 s with each failure in a row, so that clients which
failed together do not come back together; \`retryAfterMs\` and \`reconnectAfterMs\` come on top. Each attempt needs a new ticket. After
\`welcome\`, resume as told in [order](#order-gaps-and-doubles), then send what waits in the outbox, oldest first.

**Restart.** \`drain\`, then close ${CLOSE_RESTART} [CN7]. Commands without a reply may have taken effect: send them again.

**The session ends** by \`POST /api/v1/sign-out\`, by a new sign-in with its cookie, or by its time: every connection opened under it closes
with \`session-ended\` [CN8]. Keep the outbox.
`
