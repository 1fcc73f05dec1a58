import { rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folderOf, write } from '../testing/folder.ts'
import { builds, markBuilt, staleBuilds, type Built } from './staleness.mjs'

/** A repository in which everything was just built. */
function builtRepository(): string {
  const root = folderOf({ 'tsconfig.base.json': '{}', 'package-lock.json': '{}', 'packages/web/index.html': '<p>' })
  for (const [name, { product }] of Object.entries(builds)) {
    write(join(root, 'packages', name), { 'src/index.ts': 'export {}', 'src/deep/a.ts': 'export {}', [product]: '' })
  }
  for (const [name, fingerprint] of staleBuilds(root)) markBuilt(root, name, fingerprint)
  return root
}

const stale = (root: string): Built[] => [...staleBuilds(root).keys()]

it('finds nothing stale in what was just built', () => {
  expect(stale(builtRepository())).toEqual([])
})

it('builds what changed, and what stands on it', () => {
  const root = builtRepository()
  write(root, { 'packages/client/src/deep/a.ts': 'export const a = 1' })
  expect(stale(root)).toEqual(['client', 'web'])
})

it('builds what stands on the protocol when the protocol changed', () => {
  const root = builtRepository()
  write(root, { 'packages/protocol/src/index.ts': 'export const a = 1' })
  expect(stale(root)).toEqual(['protocol', 'client', 'server', 'web'])
})

it('sees a file that came, went or moved', () => {
  const root = builtRepository()
  write(root, { 'packages/web/src/new.ts': '' })
  expect(stale(root)).toEqual(['web'])
  rmSync(join(root, 'packages/web/src/new.ts'))
  expect(stale(root)).toEqual([])
  rmSync(join(root, 'packages/web/index.html'))
  expect(stale(root)).toEqual(['web'])
})

it('does not ask when a file was written, only what it says', () => {
  const root = builtRepository()
  utimesSync(join(root, 'packages/server/src/index.ts'), 0, 0)
  expect(stale(root)).toEqual([])
})

it('leaves what only tests need', () => {
  const root = builtRepository()
  write(root, {
    'packages/server/src/a.test.ts': '',
    'packages/server/src/testing/b.ts': '',
    'packages/server/src/contract.ts': '',
  })
  expect(stale(root)).toEqual([])
})

it('builds everything when a library changed', () => {
  const root = builtRepository()
  write(root, { 'package-lock.json': '{ "packages": {} }' })
  expect(stale(root)).toEqual(Object.keys(builds))
})

it('builds what is gone', () => {
  const root = builtRepository()
  rmSync(join(root, 'packages/server/dist'), { recursive: true })
  rmSync(join(root, 'packages/web/dist/index.html'))
  expect(stale(root)).toEqual(['server', 'web'])
})
