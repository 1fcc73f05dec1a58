/**
 * What went wrong, by whose fault. `usage`: the caller's; `malformed`: the bytes are not what they should be;
 * `not-authentic`: they are, but somebody else made or changed them; `unknown-key`: nobody here holds the key.
 */
export type CryptoFault = 'usage' | 'malformed' | 'not-authentic' | 'unknown-key'

/** Thrown by this package. The message never holds key material or content. */
export class CryptoError extends Error {
  override readonly name = 'CryptoError'
  readonly fault: CryptoFault

  constructor(fault: CryptoFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.fault = fault
  }
}
