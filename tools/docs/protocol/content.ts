import { envelopeBytes, envelope, envelopeHash, content } from '../example/cast.ts'
import { table } from '../document.ts'

const hex = Buffer.from(envelopeBytes).toString('hex')

/** What stands in an envelope of suite 0. */
export const contentSection = (): string => `
## Envelopes and their content

To the server a message is an opaque envelope: bytes, as base64url, of which the first is the **suite** [SQ1]. This version has one:

**Suite 0, plain.** The rest is the content as UTF-8 JSON: one object with the key \`text\` and no other. The text has 1 to 16,000 UTF-16
units, is not only white space and characters that show nothing, and holds no NUL and no surrogate that stands alone. A client refuses to send anything else, and shows
what it receives otherwise as unreadable. The whole envelope has at most 32,768 bytes. The server refuses every other suite with
\`envelope-refused\` and never reads the content.

Text is text: show it inert, whatever stands in it. Never turn it into HTML.

${table(
  ['Step', 'Example'],
  [
    ['content', `\`${content}\``],
    ['envelope, hex', `\`${hex}\``],
    ['envelope on the wire', `\`${envelope}\``],
    ['\`envelopeHash\`: SHA-256 of the envelope’s bytes', `\`${envelopeHash}\``],
  ],
)}
`
