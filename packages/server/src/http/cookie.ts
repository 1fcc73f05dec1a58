import { SESSION_COOKIE } from '@warifu/protocol'

/** What an answer does to the session cookie. */
export type CookieChange =
  | { readonly state: 'kept' }
  | { readonly state: 'set'; readonly value: string; readonly seconds: number }
  | { readonly state: 'cleared' }

export const KEPT: CookieChange = { state: 'kept' }
export const CLEARED: CookieChange = { state: 'cleared' }

/** One name per listener: cookies ignore ports, so the name is what keeps the two apart [TK1]. */
export const PUBLIC_COOKIE = SESSION_COOKIE
export const OPERATOR_COOKIE = `${SESSION_COOKIE}-operator`

/**
 * The `__Host-` prefix makes browsers demand Secure, Path=/ and no Domain (RFC 6265bis section 4.1.3.2): no other host can plant
 * one. Scripts never see it, and no page elsewhere makes a browser send it.
 */
export function setCookie(name: string, change: CookieChange): string | null {
  if (change.state === 'kept') return null
  const [value, seconds] = change.state === 'set' ? [change.value, change.seconds] : ['', 0]
  return `${name}=${value}; Path=/; Max-Age=${seconds}; Secure; HttpOnly; SameSite=Strict`
}
