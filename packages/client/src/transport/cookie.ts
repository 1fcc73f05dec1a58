import { SESSION_COOKIE } from '@warifu/protocol'

/** The one cookie a Node client keeps: its session's. `__Host-` binds it to the host that set it (RFC 6265bis section 4.1.3.2). */
export type CookieJar = {
  /** The Cookie header to send, or undefined where there is none. */
  readonly header: () => string | undefined
  /** Takes over what Set-Cookie headers say about the session's cookie; others are not kept. */
  readonly take: (setCookie: readonly string[]) => void
}

export function createCookieJar(): CookieJar {
  let value: string | undefined
  return {
    header: () => (value === undefined ? undefined : `${SESSION_COOKIE}=${value}`),
    take(setCookie) {
      for (const line of setCookie) {
        const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
        if (!pair.startsWith(`${SESSION_COOKIE}=`)) continue
        const cookie = pair.slice(SESSION_COOKIE.length + 1)
        value = cookie === '' || attributes.some(endsNow) ? undefined : cookie
      }
    },
  }
}

/** A server takes a cookie back by letting it expire. The server checks the session's life itself: other dates don't matter. */
const endsNow = (attribute: string): boolean =>
  /^(max-age=(0|-\d+)|expires=thu, 01 jan 1970 00:00:00 gmt)$/i.test(attribute)
