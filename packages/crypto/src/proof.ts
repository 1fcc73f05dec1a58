import { lengthPrefixed, utf8, type Bytes } from './bytes.ts'

/** What a device signs to show that it holds its private key [DV2]. Bound to the purpose and the page's origin. */
export type ProofContext = {
  /** `sign-in` also covers setting up and joining: each ends in a new session. */
  readonly purpose: 'sign-in' | 'ticket' | 'invitation'
  /** Scheme, host and port, as in the Origin header: a proof made for another site is of no use here. */
  readonly origin: string
  /** 32 bytes from the server, good once. */
  readonly nonce: Bytes
  readonly signatureKey: Bytes
  readonly agreementKey: Bytes
}

/** The signed bytes: a domain label and length-prefixed fields, never JSON [SQ3]. */
export function proofBytes(context: ProofContext): Bytes {
  return lengthPrefixed([
    utf8('warifu.v1 device proof'),
    utf8(context.purpose),
    utf8(context.origin),
    context.nonce,
    context.signatureKey,
    context.agreementKey,
  ])
}
