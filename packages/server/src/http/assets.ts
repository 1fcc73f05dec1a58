import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartError } from '../config/start-error.ts'
import type { RequestHeaders } from '../guard/headers.ts'

type Encoding = 'br' | 'gzip' | 'identity'
type Variant = { readonly body: Uint8Array<ArrayBuffer>; readonly etag: string }
type Asset = {
  readonly type: string
  readonly cacheControl: string
  readonly variants: ReadonlyMap<Encoding, Variant>
}

export type Assets = {
  /** The file for a path, or null. Only what was listed at the start is served: a path is looked up, never resolved. */
  readonly find: (pathname: string, headers: RequestHeaders) => Response | null
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/** Names in here carry a hash of their content: what is under one never changes. */
const HASHED = '/assets/'
const SUFFIXES: readonly (readonly [Encoding, string])[] = [
  ['br', '.br'],
  ['gzip', '.gz'],
]

/** Paths that the page itself tells apart. */
const isPage = (pathname: string) =>
  ['/', '/setup', '/join', '/sign-in', '/settings', '/rooms'].includes(pathname) || pathname.startsWith('/rooms/')

/** Where the built pages are. */
export const webFolder = (): string => fileURLToPath(new URL('dist', import.meta.resolve('@warifu/web/package.json')))

/**
 * Reads the built pages into memory, compressed beside plain as the build left them.
 * @throws StartError `web-not-built`
 */
export function loadAssets(folder: string): Assets {
  const files = listFiles(folder)
  const assets = new Map<string, Asset>()
  for (const file of files) {
    const type = TYPES[extname(file)]
    if (type === undefined) continue
    const pathname = `/${relative(folder, file).split(sep).join('/')}`
    const cacheControl = pathname.startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache'
    assets.set(pathname, { type, cacheControl, variants: readVariants(file, files) })
  }
  const page = assets.get('/index.html')
  if (page === undefined) throw new StartError({ codeName: 'web-not-built', folder })

  return {
    find: (pathname, headers) => {
      const asset = isPage(pathname) ? page : assets.get(pathname)
      return asset === undefined ? null : respond(asset, headers)
    },
  }
}

function listFiles(folder: string): ReadonlySet<string> {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    return new Set(entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)))
  } catch (cause) {
    throw new StartError({ codeName: 'web-not-built', folder }, { cause })
  }
}

function readVariants(file: string, files: ReadonlySet<string>): ReadonlyMap<Encoding, Variant> {
  const variant = (path: string): Variant => {
    const body = new Uint8Array(readFileSync(path))
    return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
  }
  const compressed = SUFFIXES.filter(([, suffix]) => files.has(file + suffix))
  return new Map([
    ...compressed.map(([encoding, suffix]) => [encoding, variant(file + suffix)] as const),
    ['identity', variant(file)] as const,
  ])
}

function respond({ type, cacheControl, variants }: Asset, headers: RequestHeaders): Response | null {
  const accepted = acceptedEncodings(headers.get('accept-encoding') ?? '')
  for (const [encoding, { body, etag }] of variants) {
    if (encoding !== 'identity' && !accepted.has(encoding)) continue
    const common = { 'Cache-Control': cacheControl, ETag: etag, Vary: 'Accept-Encoding' }
    if (matches(headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers: common })
    const coding = encoding === 'identity' ? {} : { 'Content-Encoding': encoding }
    return new Response(streamOf(body), {
      headers: { ...common, ...coding, 'Content-Type': type, 'Content-Length': String(body.length) },
    })
  }
  return null
}

const CHUNK_BYTES = 65_536

/** Views of the one copy in memory, handed out as they are read: a thousand slow readers do not hold a thousand copies. */
function streamOf(body: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let offset = 0
  return new ReadableStream(
    {
      pull: (controller) => {
        if (offset < body.length) controller.enqueue(body.subarray(offset, (offset += CHUNK_BYTES)))
        else controller.close()
      },
    },
    { highWaterMark: 0 },
  )
}

/** RFC 9110 section 12.5.3, as far as browsers use it: names, and `;q=0` for "not this one". */
function acceptedEncodings(header: string): ReadonlySet<string> {
  const items = header.split(',').map((item) => item.trim().toLowerCase().split(/ *; */))
  return new Set(items.filter(([, quality]) => !/^q=0(?:\.0*)?$/.test(quality ?? '')).map(([name = '']) => name))
}

const matches = (ifNoneMatch: string | undefined, etag: string): boolean =>
  (ifNoneMatch ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .includes(etag)
