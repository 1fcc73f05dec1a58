import { WarifuError } from './errors.ts'
import { reportUncaught } from './events.ts'

/** What `createClient` takes. */
export type ClientOptions = {
  /** `https://host:port`. In a browser it is the page's own origin, and may be left out. */
  readonly url?: string
  /** Node only: certificates to trust beside the system's, PEM. For a server's local CA. */
  readonly ca?: string
  /** Node only: where the device's keys are kept (0600). Without it each client is a new device. */
  readonly deviceFile?: string
  /** Node only: the Origin header, which must be the server's public origin. Default: the origin of `url`. */
  readonly origin?: string
  /** How long a command or request may take, in milliseconds. Default 10,000. */
  readonly timeoutMs?: number
  /** Gets what listeners throw. Default: as the platform's EventTarget, it becomes an uncaught error. */
  readonly onListenerError?: (error: unknown) => void
}

/** The same, defaulted once: inside nothing is optional. */
export type Settings = {
  /** Where the server is: scheme, host and port. */
  readonly url: string
  /** The Origin that requests carry, and that device proofs and tickets are bound to [DV2, TK3]. */
  readonly origin: string
  readonly ca: string | undefined
  readonly deviceFile: string | undefined
  readonly timeoutMs: number
  readonly report: (error: unknown) => void
}

/**
 * @param pageOrigin the page's own origin in a browser, undefined in Node
 * @throws WarifuError plaintext-refused for anything that is not TLS; there is no way around it
 * @throws TypeError for options that make no sense
 */
export function readOptions(options: ClientOptions, pageOrigin: string | undefined): Settings {
  const url = options.url ?? pageOrigin
  if (url === undefined) throw new TypeError('url is missing: https://host:port of the server')
  const server = readOrigin('url', url)
  if (pageOrigin !== undefined && server !== pageOrigin) {
    throw new TypeError(`url must be the page's own origin, ${pageOrigin}: its cookie goes nowhere else`)
  }
  const timeoutMs = options.timeoutMs ?? 10_000
  if (!(timeoutMs > 0)) throw new TypeError('timeoutMs must be more than 0')
  return {
    url: server,
    origin: pageOrigin ?? readOrigin('origin', options.origin ?? server),
    ca: options.ca,
    deviceFile: options.deviceFile,
    timeoutMs,
    report: options.onListenerError ?? reportUncaught,
  }
}

function readOrigin(option: string, text: string): string {
  const url = URL.parse(text)
  if (url === null) throw new TypeError(`${option} is not a URL`)
  if (url.protocol === 'http:' || url.protocol === 'ws:') throw new WarifuError('plaintext-refused')
  if (url.protocol !== 'https:' || url.href !== `${url.origin}/`) {
    throw new TypeError(`${option} must be https://host:port and nothing else`)
  }
  return url.origin
}
