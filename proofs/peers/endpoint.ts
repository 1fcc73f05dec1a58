/** Where a server listens, and whom to trust there. */
export type Endpoint = {
  /** Scheme, host and port as a browser would write them in the Origin header. */
  readonly origin: string
  /** The certificate of the authority that signed the server's, PEM. */
  readonly ca: string
}
