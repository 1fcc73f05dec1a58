/** What `createClient` takes. */
export type ClientOptions = {
  /** `https://host:port`. In a browser it is the page's own origin, and may be left out. */
  readonly url?: string
  /** Node only: certificates to trust beside the system's, PEM. For the server's local CA: `<data>/ca.pem`. */
  readonly ca?: string
  /** Node only: where the device's keys are kept (0600). Without it each process is a new device. */
  readonly deviceFile?: string
  /** Node only: the Origin header, which must be the server's public origin. Default: the origin of `url`. */
  readonly origin?: string
  /** How long a command or request may take, in milliseconds. Default 10,000. */
  readonly timeoutMs?: number
  /** Gets what listeners throw. Default: as the platform's EventTarget, it becomes an uncaught error. */
  readonly onListenerError?: (error: unknown) => void
}
