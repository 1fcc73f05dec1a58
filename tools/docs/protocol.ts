import { page, type Document } from './document.ts'
import { becomesSection } from './protocol/becomes.ts'
import { codesSection } from './protocol/codes.ts'
import { commandsSection } from './protocol/commands.ts'
import { connectionSection } from './protocol/connection.ts'
import { contentSection } from './protocol/content.ts'
import { devicesSection } from './protocol/devices.ts'
import { framesSection } from './protocol/frames.ts'
import { httpSection } from './protocol/http.ts'
import { lifeSection } from './protocol/life.ts'
import { limitsSection } from './protocol/limits.ts'
import { orderSection } from './protocol/order.ts'
import { pushesSection } from './protocol/pushes.ts'
import { showingSection } from './protocol/showing.ts'
import { transcriptSection } from './protocol/transcript.ts'
import { transportSection } from './protocol/transport.ts'
import { typesSection } from './protocol/types.ts'

const introduction = `
# The protocol \`warifu.v1\`

Everything that a client in any language needs: how to sign in, open a connection, exchange messages and lose none. Marks such as
[TK3] name the rules of [SPEC.md](../packages/protocol/SPEC.md), which tests cite. The same facts for programs:
[openapi.json](openapi.json) and [asyncapi.json](asyncapi.json). [A client written from this page alone](../examples/raw-client/README.md)
runs in every test of the repository.

The way in one glance:

1. Make a device: two key pairs, kept by the client.
2. \`POST /api/v1/challenge\`, sign the nonce with the device, \`POST /api/v1/sign-in\`: a session cookie.
3. \`POST /api/v1/challenge\`, sign again, \`POST /api/v1/ticket\`: a ticket, good once, for 30 seconds.
4. Open \`wss://host/ws\` with the subprotocols \`warifu.v1\` and \`ticket.<ticket>\`. The first frame is \`welcome\`.
5. Send commands, match replies by id, heed pushes. On a close: back to 3, or to 2 where the session is gone.

Words: an **account** signs in on a **device** and gets a **session**. A **ticket** opens a **connection**. On it the client asks
**commands**, the server answers each with one **reply** and sends **pushes** unasked; each of these is a **frame**. A **room** has
**members** and a **sequence** of entries. A message travels as an opaque **envelope**. A **refusal** is an expected "no" and carries a **code**.
`

/** `docs/protocol.md`: complete enough to write a client from it alone. */
export const protocol = (): Promise<Document> =>
  page('docs/protocol.md', [
    introduction,
    transportSection(),
    devicesSection(),
    httpSection(),
    connectionSection(),
    framesSection(),
    commandsSection(),
    pushesSection(),
    contentSection(),
    orderSection(),
    becomesSection(),
    showingSection(),
    lifeSection(),
    codesSection(),
    limitsSection(),
    typesSection(),
    transcriptSection(),
  ])
