import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, defaultClientConditions } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'

const input = fileURLToPath(new URL('../../packages/client/src/create-client.ts', import.meta.url))

/**
 * What an application ships for `createClient`, in bytes after gzip. About 8 KB of it is zod/mini, and 4.5 KB what becomes of
 * messages, direct rooms, typing, presence and receipts.
 */
const MOST_BYTES = 27_500

let chunks: readonly {
  readonly fileName: string
  readonly isEntry: boolean
  readonly code: string
  readonly imports: readonly string[]
}[]
beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['warifu-source', ...defaultClientConditions] },
    build: { write: false, modulePreload: false, rolldownOptions: { input, preserveEntrySignatures: 'strict' } },
  })
  chunks = [built]
    .flat()
    .flatMap((each) => ('output' in each ? each.output.filter((chunk) => chunk.type === 'chunk') : []))
})

/** The entry and what it imports before it runs. */
function atOnce(): typeof chunks {
  const entry = chunks.filter(({ isEntry }) => isEntry)
  const imported = entry.flatMap(({ imports }) => imports)
  return [...entry, ...chunks.filter(({ fileName }) => imported.includes(fileName))]
}

describe('the SDK in a browser’s bundle', () => {
  it('stays small', () => {
    const bytes = atOnce().map(({ code }) => gzipSync(code, { level: 9 }).length)
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(MOST_BYTES)
  })

  it('loads the texts of errors only when they are asked for', () => {
    const texts = chunks.filter(({ code }) => code.includes('サインイン'))
    expect(texts).toHaveLength(1)
    expect(atOnce()).not.toContain(texts[0])
  })

  it('takes nothing of Node along', () => {
    for (const { code } of chunks) expect(code).not.toMatch(/node:(https|fs|tls)/)
  })
})
