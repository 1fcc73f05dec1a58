import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkImports } from './check-imports.ts'

const takes = (...paths: string[]): string => {
  const lines = paths.map((path, index) => `import type { X as X${index} } from '${path}'`)
  return [...lines, `export type X = [${paths.map((_, index) => `X${index}`).join(', ')}]`, ''].join('\n')
}

const lawful = {
  'packages/server/package.json':
    '{ "name": "@warifu/server", "exports": { ".": { "warifu-source": "./src/server.ts" } } }',
  'packages/server/src/server.ts': takes('./gateway/frame.ts', './rooms/rooms.ts'),
  'packages/server/src/gateway/frame.ts': takes('../rooms/rooms.ts'),
  'packages/server/src/rooms/rooms.ts': 'export type X = string\n',
}

const unlawful = {
  ...lawful,
  'packages/server/src/server.ts': takes(
    './rooms/rooms.ts',
    '../../crypto/src/mls/group.ts',
    '../../client/src/outbox.ts',
  ),
  'packages/server/src/rooms/rooms.ts': takes(
    '../gateway/frame.ts',
    '../identity/accounts.ts',
    '../store/sqlite/open.ts',
  ),
  'packages/server/src/rooms/members.ts': takes('./reads.ts'),
  'packages/server/src/rooms/reads.ts': takes('./members.ts'),
  'packages/server/src/identity/accounts.ts': 'export type X = string\n',
  'packages/server/src/store/sqlite/open.ts': 'export type X = string\n',
  'packages/server/src/http/router.ts': takes('../gateway/frame.ts'),
  'packages/client/src/outbox.ts': takes('../../crypto/src/envelope.ts'),
  'packages/client/src/sealing.ts': takes('../../crypto/src/envelope.ts'),
  'packages/crypto/src/envelope.ts': 'export type X = string\n',
  'packages/crypto/src/mls/group.ts': 'export type X = string\n',
  'packages/web/src/main.tsx': takes('../../crypto/src/envelope.ts'),
  'packages/web/src/forgotten.ts': 'export type X = string\n',
}

const blind = {
  'packages/server/package.json': lawful['packages/server/package.json'],
  'packages/server/src/server.ts': 'export const server = 1\n',
  'packages/empty/package.json': '{ "name": "empty" }',
}

const folders: string[] = []

async function problems(files: Record<string, string>): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'warifu-law-'))
  folders.push(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const { findings } = await checkImports(root)
  return findings.map(({ file, problem }) => `${file}: ${problem}`)
}

let found: { lawful: string[]; unlawful: string[]; blind: string[] }
beforeAll(async () => {
  found = { lawful: await problems(lawful), unlawful: await problems(unlawful), blind: await problems(blind) }
}, 120_000)
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

it('finds nothing in a lawful repository', () => {
  expect(found.lawful).toEqual([])
})

it.each([
  [
    'a room enters only the rooms in its row, types included',
    'rooms/rooms.ts: room-rooms: packages/server/src/gateway/frame.ts',
  ],
  [
    'identity and rooms never import each other',
    'rooms/rooms.ts: room-rooms: packages/server/src/identity/accounts.ts',
  ],
  ['http and gateway never import each other', 'http/router.ts: room-http: packages/server/src/gateway/frame.ts'],
  [
    'only the composition root chooses a store',
    'rooms/rooms.ts: adapters-by-server-only: packages/server/src/store/sqlite/open.ts',
  ],
  [
    'the server cannot reach the keys of end-to-end rooms',
    'server.ts: server-never-mls: packages/crypto/src/mls/group.ts',
  ],
  ['the server knows no client', 'server.ts: server-enters-protocol-and-crypto: packages/client/src/outbox.ts'],
])('in the server: %s', (_, problem) => {
  expect(found.unlawful).toContain(`packages/server/src/${problem}`)
})

it('sees a circle that is made of types alone', () => {
  expect(found.unlawful.join('\n')).toMatch(/no-circle: packages\/server\/src\/rooms\/(members|reads)[.]ts -> /)
})

it('keeps crypto in the sealing and device files of the client', () => {
  const sealing = found.unlawful.filter((problem) => problem.includes('client-seals-in-one-place'))
  expect(sealing).toEqual(['packages/client/src/outbox.ts: client-seals-in-one-place: packages/crypto/src/envelope.ts'])
})

it('keeps keys out of the pages', () => {
  expect(found.unlawful).toContain('packages/web/src/main.tsx: web-enters-client: packages/crypto/src/envelope.ts')
})

it('names what nothing reaches', () => {
  expect(found.unlawful.join('\n')).toContain('packages/web/src/forgotten.ts: no-orphan')
})

it('does not call a law kept of which it saw nothing', () => {
  expect(found.blind).toContain('packages/empty: the cruise saw no module of this package')
  expect(found.blind).toContain('.: the cruise saw no import of a type')
})
