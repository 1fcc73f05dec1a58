/**
 * Where a link in a stranger's text leads.
 * `inert`: nowhere; its text is shown as it was written.
 * `app`: to a place in this very application.
 * `web`: to `host`, in the letters that the network uses (punycode). `named` says that the text of the link is not its address, so
 * that the host has to stand beside it; `warning` why it has to be noticed.
 */
export type LinkTarget =
  | { readonly kind: 'inert' }
  | { readonly kind: 'app'; readonly path: string }
  | { readonly kind: 'mail'; readonly href: string; readonly address: string; readonly named: boolean }
  | {
      readonly kind: 'web'
      readonly href: string
      readonly host: string
      readonly named: boolean
      readonly warning: LinkWarning | null
    }

/** `other-host`: what is read names another host, or hides the real one. `lookalike`: letters that can be taken for others. */
export type LinkWarning = 'other-host' | 'lookalike'

const MAIL = /^mailto:([\w.+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8})(?:\?|$)/i
const WEB = /^https?:\/\/(?![\\/])/i
/** Never part of an honest address: spaces, controls, backslashes, and what is not seen. */
const HIDDEN = /[\s\\\p{Cc}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Zl}\p{Zp}]/u
const PLACE = /^\/rooms\/[\w-]{1,64}(?:\/messages\/\d{1,16})?$/

/**
 * Judges a link before anybody can follow it.
 * @param label the letters that the link shows
 * @param origin this application's own; null: it has none
 */
export function targetOf(url: string, label: string, origin: string | null): LinkTarget {
  if (HIDDEN.test(url)) return { kind: 'inert' }
  const address = MAIL.exec(url)?.[1]
  if (address !== undefined) {
    return { kind: 'mail', href: `mailto:${address}`, address, named: label.trim() !== address }
  }
  if (!WEB.test(url) || !URL.canParse(url)) return { kind: 'inert' }
  const parsed = new URL(url)
  const bare = parsed.username === '' && parsed.password === '' && parsed.search === '' && parsed.hash === ''
  const host = parsed.hostname.replace(/\.$/, '')
  const named = label.trim() !== url && label.trim() !== url.replace(/^https:\/\//i, '')
  const warning = warningOf(parsed, host, label)
  if (parsed.origin === origin && bare && warning === null && PLACE.test(parsed.pathname)) {
    return { kind: 'app', path: parsed.pathname }
  }
  return { kind: 'web', href: parsed.href, host, named, warning }
}

function warningOf(parsed: URL, host: string, label: string): LinkWarning | null {
  if (parsed.username !== '' || parsed.password !== '') return 'other-host'
  if (host.split('.').some((part) => part.startsWith('xn--'))) return 'lookalike'
  return hostsNamed(label).every((named) => sameHost(named, host)) ? null : 'other-host'
}

/** What a reader would take for the host of an address, wherever it begins. */
const HOST_AT_START = /^\s*(?:[a-z][a-z\d+.-]{0,15}:)?[\\/]*([^\s/\\?#]+)/i
const HOST_LIKE = /(?<![\p{L}\p{N}.@/_=&?#%-])(?:[\p{L}\p{N}-]{1,63}[.。．｡]){1,8}\p{L}{2,24}(?![\p{L}\p{N}])/gu

function hostsNamed(label: string): readonly string[] {
  const inside = label.match(HOST_LIKE) ?? []
  const first = /:\/\/|^\s*www\./i.test(label) ? HOST_AT_START.exec(label)?.[1] : undefined
  return first === undefined ? inside : [first, ...inside]
}

function sameHost(named: string, host: string): boolean {
  const plain = (name: string) =>
    name
      .toLowerCase()
      .replace(/:\d+$|\.$/g, '')
      .replace(/^www\./, '')
  return plain(named) === plain(host)
}
