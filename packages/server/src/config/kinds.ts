import { isIP } from 'node:net'

/** A sentence in both languages of the product. */
export type Bilingual = { readonly en: string; readonly ja: string }

/**
 * What a field's value may be. `read` takes what YAML gave (typed) or what the environment and flags gave (text), and returns
 * null where it is no such value.
 */
export type Kind<Value> = {
  /** What a right value looks like, to complete "expects ...". */
  readonly expects: Bilingual
  readonly read: (raw: unknown) => { readonly value: Value } | null
  /** A file or folder: relative ones are resolved against the place they were written in. */
  readonly isPath: boolean
  /** What stands for the value in `--help`; undefined for a flag, which has none. */
  readonly placeholder: string | undefined
}

type Reader<Value> = Kind<Value>['read']

function kind<Value>(placeholder: string | undefined, expects: Bilingual, read: Reader<Value>): Kind<Value> {
  return { expects, read, isPath: false, placeholder }
}

const text = (raw: unknown): string | null => (typeof raw === 'string' && raw.trim() !== '' ? raw.trim() : null)

export const flag: Kind<boolean> = kind(undefined, { en: 'true or false', ja: 'true か false' }, (raw) => {
  if (raw === true || raw === 'true' || raw === '1') return { value: true }
  if (raw === false || raw === 'false' || raw === '0') return { value: false }
  return null
})

export function wholeNumber(least: number, most: number): Kind<number> {
  const expects = { en: `a whole number from ${least} to ${most}`, ja: `${least} から ${most} までの整数` }
  return kind('number', expects, (raw) => {
    const value = typeof raw === 'string' && /^\d{1,15}$/.test(raw.trim()) ? Number(raw) : raw
    if (typeof value !== 'number' || !Number.isInteger(value)) return null
    return value >= least && value <= most ? { value } : null
  })
}

/** 0 lets the system choose a free port. */
export const port: Kind<number> = { ...wholeNumber(0, 65_535), placeholder: 'port' }

/** @param placeholder short, for `--help` */
export function choice<const Option extends string>(placeholder: string, ...options: readonly Option[]): Kind<Option> {
  const expects = { en: `one of: ${options.join(', ')}`, ja: `次のいずれか: ${options.join(', ')}` }
  return kind(placeholder, expects, (raw) => {
    const value = options.find((option) => option === raw)
    return value === undefined ? null : { value }
  })
}

export const path: Kind<string> = {
  expects: { en: 'a path', ja: 'ファイルまたはフォルダーの場所' },
  read: (raw) => {
    const value = text(raw)
    return value === null || value.includes('\0') ? null : { value }
  },
  isPath: true,
  placeholder: 'path',
}

/** A field that has no value unless somebody gives one. */
export const optional = <Value>(inner: Kind<Value>): Kind<Value | undefined> => inner

/** A DNS name (RFC 1123 section 2.1) in lower case, or an IP address without brackets. */
export const host: Kind<string> = kind(
  'host',
  { en: 'a host name or an IP address', ja: 'ホスト名または IP アドレス' },
  (raw) => {
    const value = text(raw)?.toLowerCase() ?? ''
    const isAddress = isIP(value) !== 0 && !value.includes('%') // A zone means something on one machine only.
    return isAddress || isHostName(value) ? { value } : null
  },
)

function isHostName(value: string): boolean {
  if (value.length > 253 || /^[\d.]+$/.test(value)) return false
  return value.split('.').every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label))
}

/** `https://host` or `https://host:port`, as a browser writes it in the Origin header (RFC 6454 section 6.2). */
export const httpsOrigin: Kind<string> = kind(
  'url',
  {
    en: 'an address like https://chat.example.jp or https://chat.example.jp:8443',
    ja: 'https://chat.example.jp や https://chat.example.jp:8443 のようなアドレス',
  },
  (raw) => {
    const url = URL.parse(text(raw) ?? '')
    if (url?.protocol !== 'https:' || url.port === '0') return null
    const bare =
      url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === ''
    return bare ? { value: url.origin } : null
  },
)

/** IP addresses and CIDR ranges: a list in YAML, separated by commas elsewhere. */
export const addressRanges: Kind<readonly string[]> = kind(
  'addresses',
  {
    en: 'IP addresses or ranges such as 127.0.0.1, 10.0.0.0/8',
    ja: '127.0.0.1, 10.0.0.0/8 のような IP アドレスまたは範囲',
  },
  (raw) => {
    const items: unknown[] = typeof raw === 'string' ? raw.split(',') : Array.isArray(raw) ? raw : [raw]
    const ranges = items.map((item) => (typeof item === 'string' ? item.trim() : ''))
    return ranges.every(isAddressRange) ? { value: ranges } : null
  },
)

function isAddressRange(range: string): boolean {
  const [address = '', prefix, ...rest] = range.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0 || address.includes('%')) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128))
}
