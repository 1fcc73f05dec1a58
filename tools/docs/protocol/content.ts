import { MOST_MENTIONS, TEXT_LENGTH } from '@warifu/client'
import { limits } from '@warifu/protocol'
import {
  content,
  envelope,
  envelopeBytes,
  envelopeHash,
  fullContent,
  reaction,
  reactionContent,
} from '../example/cast.ts'
import { table } from '../document.ts'

const number = (value: number) => value.toLocaleString('en')
const hex = Buffer.from(envelopeBytes).toString('hex')

/** What stands in an envelope of suite 0. */
export const contentSection = (): string => `
## Envelopes and their content

To the server a message is an opaque envelope: bytes, as base64url, of which the first is the **suite** [SQ1]. This version has one:

**Suite 0, plain.** The rest is the content as UTF-8 JSON: one object. The whole envelope has at most ${number(limits.envelopeBytes)} bytes, that of a reaction at most ${number(limits.reactionBytes)}. The server
refuses every other suite with \`envelope-refused\` and never reads the content. What an object holds depends on where the envelope stands.

In a \`message\` or an \`edit\`:

${table(
  ['Key', 'Value'],
  [
    [
      '`text`',
      `1 to ${number(TEXT_LENGTH)} UTF-16 units, not only white space and characters that show nothing, no NUL and no surrogate that stands alone`,
    ],
    [
      '`mentions` (may be absent)',
      `array of at most ${MOST_MENTIONS} objects \`{accountId, name}\`: who is named. In the text stands \`@\` and this name, which is a [Name](#name) and was theirs when it was written`,
    ],
    [
      '`replyTo` (may be absent)',
      'the sequence of the message that it answers, at least 1, or null. Of an edit it says nothing: what a message answers does not change',
    ],
  ],
)}

In a \`reaction\`: \`emoji\`, one emoji as Unicode recommends it for interchange (UTS #51, RGI), at most 32 UTF-16 units.

A client refuses to send anything else, and shows what it receives otherwise as unreadable; a reaction that it cannot read it does not show. Keys that
it does not know it leaves alone: a later version may write more. A mention of somebody who is no member, and an answer to what is not there, are inert.

Text is text: show it inert, whatever stands in it. Never turn it into HTML.

${table(
  ['Step', 'Example'],
  [
    ['content of a message', `\`${content}\``],
    ['envelope, hex', `\`${hex}\``],
    ['envelope on the wire', `\`${envelope}\``],
    ['\`envelopeHash\`: SHA-256 of the envelope’s bytes', `\`${envelopeHash}\``],
    ['content with a mention and an answer', `\`${JSON.stringify(fullContent)}\``],
    ['content of a reaction', `\`${JSON.stringify(reactionContent)}\``],
    ['its envelope on the wire', `\`${reaction.envelope}\``],
  ],
)}
`
