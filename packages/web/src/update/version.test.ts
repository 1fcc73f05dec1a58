import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { describe, expect, it, vi } from 'vitest'
import { stampVersion } from '../../build/version.ts'
import { versionOf } from './version.ts'

/** What of a page and its server the version depends on. */
function setUp(meta: string | null, answer: () => Promise<Response>) {
  const fetch = vi.fn<(path: string, init: RequestInit) => Promise<Response>>(answer)
  const reload = vi.fn()
  const document = { querySelector: () => (meta === null ? null : { content: meta }) }
  // As much of a window as this looks at.
  const window = { document, fetch, location: { reload } } as unknown as Window
  return { version: versionOf(window), fetch, reload }
}
const json =
  (value: unknown, status = 200) =>
  async () =>
    new Response(JSON.stringify(value), { status })

describe('the version', () => {
  it('that runs is what the page says; a page that was not built has none', () => {
    expect(setUp('one', json({})).version.running).toBe('one')
    expect(setUp(null, json({})).version.running).toBeNull()
  })

  it('that is served is asked for anew each time, and without saying who asks', async () => {
    const { version, fetch } = setUp('one', json({ build: 'two' }))
    expect(await version.served()).toBe('two')
    expect(fetch).toHaveBeenCalledWith('/version.json', { cache: 'no-store', credentials: 'omit' })
  })

  it('that is served is not known where there is no answer, or one that says something else', async () => {
    const strange = [
      json({ build: 'two' }, 404),
      json({ build: 2 }),
      json(null),
      json('two'),
      async () => new Response('<!doctype html>'),
      async () => Promise.reject(new TypeError('no network')),
    ]
    for (const answer of strange) expect(await setUp('one', answer).version.served()).toBeNull()
  })

  it('is changed by loading the page again', () => {
    const { version, reload } = setUp('one', json({}))
    version.reload()
    expect(reload).toHaveBeenCalledTimes(1)
  })
})

describe('the stamp of a build', () => {
  /** The page’s stamp and the one beside it, as a build of these sources has them. */
  async function stamped(script: string, { css = 'body { color: red }', sourcemap = false } = {}) {
    const folder = mkdtempSync(join(tmpdir(), 'warifu-version-'))
    try {
      writeFileSync(
        join(folder, 'index.html'),
        '<html><head></head><script type="module" src="/main.js"></script></html>',
      )
      writeFileSync(join(folder, 'main.js'), `import './main.css'\n${script}`)
      writeFileSync(join(folder, 'main.css'), css)
      await build({
        root: folder,
        configFile: false,
        logLevel: 'error',
        plugins: [stampVersion()],
        build: { outDir: join(folder, 'dist'), sourcemap },
      })
      const beside: unknown = JSON.parse(readFileSync(join(folder, 'dist/version.json'), 'utf8'))
      const page = /<meta name="build" content="([^"]*)">/.exec(readFileSync(join(folder, 'dist/index.html'), 'utf8'))
      return { page: page?.[1], beside }
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  it('is the same on the page and beside it', async () => {
    const { page, beside } = await stamped('console.log(1)')
    expect(page).toMatch(/^[\w-]{12}$/)
    expect(beside).toEqual({ build: page })
  })

  it('is equal for equal builds, with source maps or without', async () => {
    const first = await stamped('console.log(1)')
    expect(await stamped('console.log(1)')).toEqual(first)
    expect((await stamped('console.log(1)', { sourcemap: true })).page).toBe(first.page)
  })

  it('is another one where a script or a style has another content', async () => {
    const builds = await Promise.all([
      stamped('console.log(1)'),
      stamped('console.log(2)'),
      stamped('console.log(1)', { css: 'body { color: blue }' }),
    ])
    expect(new Set(builds.map(({ page }) => page)).size).toBe(3)
  })
})
