import { setImmediate as tick, setTimeout as wait } from 'node:timers/promises'
import { encodePush } from '@warifu/protocol'
import type { Roster } from './roster.ts'
import { textFrame } from './wire.ts'

/** Clients come back spread over this long, so that a restart is not answered by everybody at once. */
const SPREAD_MS = 2_000
const LOOK_MS = 20

/** Says goodbye to every connection: a `drain` push with its own moment to return, then close 1012 (RFC 6455 section 7.4.1). */
export async function drainAll(roster: Roster, deadlineMs: number): Promise<void> {
  const connections = [...roster.all()]
  for (const [i, connection] of connections.entries()) {
    const reconnectAfterMs = Math.floor((SPREAD_MS * i) / connections.length)
    connection.deliver(textFrame(encodePush({ push: 'drain', reconnectAfterMs })))
  }
  await tick() // The pushes leave at the end of this turn; closing drops what has not left.
  await tick()
  for (const connection of connections) connection.close('restart')
  for (let waited = 0; roster.all().size > 0 && waited < deadlineMs; waited += LOOK_MS) await wait(LOOK_MS)
}
