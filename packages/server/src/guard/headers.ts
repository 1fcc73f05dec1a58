import { refuse, type Refusal } from '../refusal.ts'

/** A request's headers, read once, strictly. Names are lower case. */
export type RequestHeaders = {
  /** The value as it came, or undefined. Fields that may repeat are joined as RFC 9110 section 5.3 says. */
  readonly get: (name: string) => string | undefined
  /** Host (HTTP/1.1) or `:authority` (HTTP/2). */
  readonly host: string | undefined
  /** The cookie's value; undefined where it is missing or came twice: nobody can say which of two is ours. */
  readonly cookie: (name: string) => string | undefined
}

/** Two of these would be read differently by two readers: request smuggling, spoofed origins, a second session. */
const single = new Set([
  'authorization',
  'content-length',
  'content-type',
  'host',
  'origin',
  'sec-fetch-site',
  'sec-websocket-key',
  'sec-websocket-protocol',
  'sec-websocket-version',
  'upgrade',
])

/** Far more than browsers and proxies send together. */
const MOST_FIELDS = 100

/**
 * @param rawHeaders name, value, name, value, … as Node gives them; a Map holds them, so `__proto__` is a name like any other
 * @param httpVersionMajor in HTTP/2 a browser may send one Cookie field per cookie (RFC 9113 section 8.2.3); in HTTP/1.1 it
 * may not (RFC 6265 section 5.4)
 */
export function readHeaders(
  rawHeaders: readonly string[],
  httpVersionMajor: number,
): RequestHeaders | Refusal<'headers-refused'> {
  if (rawHeaders.length > 2 * MOST_FIELDS) return refuse('headers-refused')
  const fields = new Map<string, string>()
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = (rawHeaders[i] ?? '').toLowerCase()
    const value = rawHeaders[i + 1] ?? ''
    const before = fields.get(name)
    if (before === undefined) fields.set(name, value)
    else if (single.has(name) || name.startsWith(':')) return refuse('headers-refused', { issues: [name] })
    else if (name !== 'cookie') fields.set(name, `${before}, ${value}`)
    else if (httpVersionMajor < 2) return refuse('headers-refused', { issues: [name] })
    else fields.set(name, `${before}; ${value}`)
  }

  const authority = fields.get(':authority')
  const host = fields.get('host')
  if (authority !== undefined && host !== undefined && authority !== host) {
    return refuse('headers-refused', { issues: ['host'] })
  }
  return {
    get: (name) => fields.get(name),
    host: authority ?? host,
    cookie: (name) => readCookie(fields.get('cookie') ?? '', name),
  }
}

/** RFC 6265 section 4.2.1, without decoding: our values are base64url. */
function readCookie(header: string, name: string): string | undefined {
  const values = header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
  return values.length === 1 ? values[0] : undefined
}
