import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

/** What is shipped: built as it is for a release, into a folder of its own. */
const folder = mkdtempSync(join(tmpdir(), 'warifu-web-'))
beforeAll(async () => {
  // Undone below: the build makes it 'production' for good.
  vi.stubEnv('NODE_ENV', 'development')
  await build({
    configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)),
    logLevel: 'error',
    build: { outDir: folder },
  })
}, 120_000)
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

const names = () => readdirSync(folder, { recursive: true, encoding: 'utf8' })
const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const named = (pattern: RegExp) => names().filter((name) => pattern.test(name))
const gzipped = (list: readonly string[]) => list.reduce((sum, name) => sum + gzipSync(read(name)).length, 0)

describe('the built pages', () => {
  it('[TK7] hold no inline script, style or handler', () => {
    const page = read('index.html')
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/)
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=/)
  })

  it('[TK7] never make code from text', () => {
    for (const name of named(/\.js$/)) expect(read(name), name).not.toMatch(/\beval\(|\bnew Function\b|importScripts\(/)
  })

  it('load nothing from another origin', () => {
    for (const name of ['index.html', 'manifest.webmanifest', ...named(/\.css$/)]) {
      expect(read(name), name).not.toMatch(/(?:src|href|url)\W{1,3}(?:https?:)?\/\//)
    }
  })

  it('have a name that changes with their content, but for the few whose name is known from outside', () => {
    const known = new Set(['appearance.js', 'favicon.svg', 'index.html', 'manifest.webmanifest'])
    const files = named(/\.(?:js|css|svg|html|webmanifest)$/)
    expect(files.filter((name) => !known.has(name) && !/^assets[\\/][\w.-]+-[\w-]{8}\.(?:js|css)$/.test(name))).toEqual(
      [],
    )
  })

  it('come compressed, and the same when opened', () => {
    const scripts = named(/^assets.*\.(?:js|css)$/).filter((name) => read(name).length >= 512)
    expect(scripts.length).toBeGreaterThan(2)
    for (const name of scripts) {
      expect(brotliDecompressSync(readFileSync(join(folder, `${name}.br`))).toString(), name).toBe(read(name))
      expect(gunzipSync(readFileSync(join(folder, `${name}.gz`))).toString(), name).toBe(read(name))
    }
  })

  it('hold the catalogs compiled: no parser of patterns is shipped', () => {
    const scripts = named(/\.js$/).map(read).join('\n')
    expect(scripts).toContain('オペレーター')
    expect(scripts).not.toMatch(/plural, (?:one|other) \{/)
  })

  it('stay within the budget of the first load', () => {
    const first = [...read('index.html').matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, name = '']) => name)
    expect(first.length).toBeGreaterThan(1)
    // `npm run prove -- web-budget` has the bar, and counts what a browser really asks for.
    expect(gzipped(first)).toBeLessThan(215 * 1000)
    expect(gzipped(named(/\.css$/))).toBeLessThan(12 * 1024)
  })
})
