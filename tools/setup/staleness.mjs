// @ts-check
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What is built, from what. `product`: a file that only a finished build leaves behind.
 * @typedef {'protocol' | 'crypto' | 'client' | 'server' | 'web'} Built
 * @type {Record<Built, { sources: string[], needs: Built[], product: string }>}
 */
export const builds = {
  protocol: { sources: ['src', 'tsconfig.json', 'package.json'], needs: [], product: 'dist/index.js' },
  crypto: { sources: ['src', 'tsconfig.json', 'package.json'], needs: [], product: 'dist/index.js' },
  client: {
    sources: ['src', 'tsconfig.json', 'package.json'],
    needs: ['protocol', 'crypto'],
    product: 'dist/index.js',
  },
  server: {
    sources: ['src', 'tsconfig.json', 'package.json'],
    needs: ['protocol', 'crypto'],
    product: 'dist/index.js',
  },
  web: {
    sources: ['src', 'build', 'public', 'index.html', 'vite.config.ts', 'package.json'],
    needs: ['client', 'protocol', 'crypto'],
    product: 'dist/index.html',
  },
}
const names = /** @type {Built[]} */ (Object.keys(builds))
const common = ['tsconfig.base.json', 'package-lock.json']
const TESTS = /\.test\.tsx?$|^testing$|^contract\.ts$/

/**
 * What must be built, and the fingerprint that `markBuilt` is to leave. Files are read, not dated: a checkout that touches them
 * builds nothing, and one that restores old dates is not overlooked.
 * @param {string} root
 * @returns {Map<Built, string>}
 */
export function staleBuilds(root) {
  const shared = digest(root, common)
  /** @type {Map<Built, string>} */
  const own = new Map(names.map((name) => [name, digest(join(root, 'packages', name), builds[name].sources)]))
  /** @type {Map<Built, string>} */
  const stale = new Map()
  for (const name of names) {
    const { needs, product } = builds[name]
    const wanted = createHash('sha256')
      .update([shared, ...[name, ...needs].map((part) => own.get(part))].join('\n'))
      .digest('hex')
    const folder = join(root, 'packages', name)
    if (!existsSync(join(folder, product)) || stampOf(folder) !== wanted) stale.set(name, wanted)
  }
  return stale
}

/**
 * @param {string} root
 * @param {Built} name
 * @param {string} fingerprint
 */
export function markBuilt(root, name, fingerprint) {
  writeFileSync(join(root, 'packages', name, 'dist', '.stamp'), fingerprint)
}

/** @param {string} folder */
function stampOf(folder) {
  const path = join(folder, 'dist', '.stamp')
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

/**
 * @param {string} folder
 * @param {string[]} paths
 */
function digest(folder, paths) {
  const hash = createHash('sha256')
  for (const path of paths) addTo(hash, folder, path)
  return hash.digest('hex')
}

/**
 * Length-prefixed, so that no two trees have the same bytes.
 * @param {import('node:crypto').Hash} hash
 * @param {string} folder
 * @param {string} path
 */
function addTo(hash, folder, path) {
  const full = join(folder, path)
  const bytes = readFile(full)
  if (bytes !== null) {
    hash.update(`${path}\n${bytes.length}\n`).update(bytes)
    return
  }
  if (!existsSync(full)) return
  for (const name of readdirSync(full).sort()) if (!TESTS.test(name)) addTo(hash, full, name)
  hash.update(`end of ${path}\n`)
}

/**
 * @param {string} path
 * @returns {Buffer | null} null for a folder, or where there is nothing
 */
function readFile(path) {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}
