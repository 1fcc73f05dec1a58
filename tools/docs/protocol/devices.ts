import { deviceProof, proofFields, seeds, signedBytes } from '../example/device.ts'
import { fence, jsonBlock, table } from '../document.ts'
import { ORIGIN } from '../example/cast.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const length = (bytes: Uint8Array) => bytes.length.toString(16).padStart(8, '0')
const inLines = (text: string) => (text.match(/.{1,64}/g) ?? []).join('\n')

/** The bytes to sign, explained and worked through. */
export const devicesSection = (): string => `
## Devices and what they sign

A device is one installation of a client. It makes two key pairs once and keeps the private halves where nobody else can read them
(in a browser as keys that cannot be exported, elsewhere in a file of mode 0600) [DV1]:

- an **Ed25519** pair (RFC 8032) to sign with,
- an **X25519** pair (RFC 7748) for keys that later versions will hand to the device.

On the wire are the raw public keys, 32 bytes each. Keys of small order, second spellings of a key, and signatures whose S is not
below the group order are refused: \`device-key-unusable\`, \`device-proof-wrong\`. A device belongs to one account; its key in the hands of
another account is refused. A device that the server has not seen is added when it signs in.

A **proof** shows that the sender holds the private key [DV2]. It is a signature over a nonce from \`POST /api/v1/challenge\`, which works once
and for 60 seconds: \`challenge-unusable\`. The signed bytes are these six fields, in this order, each preceded by its length in bytes as
a 4-byte big-endian number:

${table(
  ['Field', 'Length', 'Bytes of the example'],
  proofFields.map(({ says, bytes }) => [says, `\`${length(bytes)}\``, `\`${hex(bytes)}\``]),
)}

The purpose is \`sign-in\` for signing in, setting up and joining, \`ticket\` for a ticket, and \`invitation\` for inviting. The Origin is the value of the request's
\`Origin\` header. Text is UTF-8.

### A worked example

The private keys, as RFC 8032 and RFC 7748 take them (32 bytes each):

${table(
  ['Key', 'Hex'],
  [
    ['Ed25519', `\`${hex(seeds.signature)}\``],
    ['X25519', `\`${hex(seeds.agreement)}\``],
  ],
)}

With the purpose \`sign-in\`, the Origin \`${ORIGIN}\` and the nonce \`${deviceProof.nonce}\` the device signs these
${signedBytes('sign-in').length} bytes (line breaks added):

${fence('text', inLines(hex(signedBytes('sign-in'))))}

Ed25519 is deterministic, so your client must get exactly this signature. The \`device\` of a sign-in is then:

${jsonBlock(deviceProof)}
`
