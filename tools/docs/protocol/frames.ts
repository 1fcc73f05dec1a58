import { codes, limits } from '@warifu/protocol'
import { jsonBlock } from '../document.ts'
import { commandExamples } from '../example/commands.ts'

const number = (value: number) => value.toLocaleString('en')

export const framesSection = (): string => `
## Frames

A frame is one WebSocket **text** message that holds one JSON object [FR1]. A binary message ends the connection.

**Command**, from the client. Exactly these keys; \`params\` is always there, if only as \`{}\` [FR4]. \`id\` counts from 1 to 2,147,483,647 and is not
used twice on one connection:

${jsonBlock({ id: 7, type: 'room.read', params: commandExamples['room.read'].params })}

**Reply**, exactly one for each command [FR5], with its id and either a result or an error:

${jsonBlock({ id: 7, ok: true, result: commandExamples['room.read'].result })}

${jsonBlock({ id: 7, ok: false, error: { code: codes['budget-exceeded'].code, retryAfterMs: 350 } })}

\`error.code\` is a code. \`error.retryAfterMs\`, where it is there, says when the same command may be sent again. \`error.issues\`, where it is
there, names the params that do not fit: \`["params.roomId"]\`; a key that is not listed is named by its parent.

**Push**, from the server, unasked. \`push\` says which one:

${jsonBlock({ push: 'heartbeat', at: 1 })}

**Bounds.** A frame from a client has at most ${number(limits.frameBytes)} bytes [FR2], ${limits.frameDepth} levels of objects and arrays and
${limits.frameKeys} keys in all [FR3]. Beyond these, and for anything that is not a command, the connection is closed: \`frame-too-large\`,
\`frame-invalid\`. A frame from the server has at most ${number(limits.serverFrameBytes)} bytes: a history reply is the largest.

**Strict.** Every object is closed: a key that is not listed is refused, on either side [FR6]. Of a key that stands twice the last one counts.
Check what the server sends as well [FR7]; a push with a name that you do not know is to be ignored, because a newer server may have more.
One object is open: an entry of a kind that you do not know, which has at least the fields of [LaterEntry](#laterentry).

**Order.** Commands of one connection are begun in the order in which they arrive. Replies may come in another order, and before or after
the pushes that they cause [CN11]. Send without waiting for the reply before, but not without bound: about 30 commands under way are
right, beyond that the server stops reading until some are done.
`
