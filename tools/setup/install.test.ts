import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folderOf, write } from '../testing/folder.ts'
import { holdsAll, install, isInstalled } from './install.mjs'

const lockOf = (packages: object): string => JSON.stringify({ lockfileVersion: 3, packages })
const zod = { version: '4.6.7', integrity: 'sha512-aa' }

it('is not installed where nothing is', () => {
  expect(isInstalled(folderOf({ 'package-lock.json': lockOf({ 'node_modules/zod': zod }) }))).toBe(false)
})

it('knows an install that somebody made by hand, and remembers it', () => {
  const root = folderOf({
    'package-lock.json': lockOf({ '': {}, 'packages/x': {}, 'node_modules/zod': zod }),
    'node_modules/.package-lock.json': lockOf({ 'node_modules/zod': zod }),
  })
  expect(isInstalled(root)).toBe(true)
  write(root, { 'node_modules/.package-lock.json': 'not even JSON: the stamp answers' })
  expect(isInstalled(root)).toBe(true)
})

it('is not installed any more when the lock has changed', () => {
  const root = folderOf({
    'package-lock.json': lockOf({ 'node_modules/zod': zod }),
    'node_modules/.package-lock.json': lockOf({ 'node_modules/zod': zod }),
  })
  expect(isInstalled(root)).toBe(true)
  write(root, { 'package-lock.json': lockOf({ 'node_modules/zod': { ...zod, version: '4.6.8' } }) })
  expect(isInstalled(root)).toBe(false)
})

it.each([
  ['a package is missing', { 'node_modules/zod': zod }, {}, false],
  ['it has another version', { 'node_modules/zod': zod }, { 'node_modules/zod': { ...zod, version: '4.0.0' } }, false],
  [
    'it has other bytes',
    { 'node_modules/zod': zod },
    { 'node_modules/zod': { ...zod, integrity: 'sha512-bb' } },
    false,
  ],
  ['it is for another platform', { 'node_modules/zod': { ...zod, optional: true } }, {}, true],
  ['it is a workspace', { 'node_modules/@warifu/web': { link: true }, 'packages/web': {} }, {}, true],
  ['one inside a workspace is missing', { 'packages/server/node_modules/zod': zod }, {}, false],
])('holds what the lock names: %s', (_, locked, installed, holds) => {
  expect(holdsAll(locked, installed)).toBe(holds)
})

/** Stands in for npm: writes down its arguments, then does what the test says. */
const fakeNpm = (then: string): string =>
  `const fs = require('node:fs'); fs.writeFileSync('asked.json', JSON.stringify(process.argv.slice(2)));\n${then}`

it('asks npm for exactly the lock, and believes its own eyes', async () => {
  const lock = lockOf({ 'node_modules/zod': zod })
  const root = folderOf({
    'package-lock.json': lock,
    'npm.cjs': fakeNpm(
      `fs.mkdirSync('node_modules'); fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json')`,
    ),
  })
  const { well } = await install(root, { ...process.env, npm_execpath: join(root, 'npm.cjs') })
  expect(well).toBe(true)
  expect(existsSync(join(root, 'node_modules/.warifu-stamp'))).toBe(true)
})

it('hands on what npm said when it failed', async () => {
  const root = folderOf({
    'package-lock.json': lockOf({ 'node_modules/zod': zod }),
    'npm.cjs': fakeNpm(`console.error('npm error ENOSPC'); process.exit(28)`),
  })
  const { well, output } = await install(root, { ...process.env, npm_execpath: join(root, 'npm.cjs') })
  expect(well).toBe(false)
  expect(output).toContain('ENOSPC')
})

it('does not believe an npm that exits with 0 and installed nothing', async () => {
  const root = folderOf({ 'package-lock.json': lockOf({ 'node_modules/zod': zod }), 'npm.cjs': fakeNpm('') })
  const { well } = await install(root, { ...process.env, npm_execpath: join(root, 'npm.cjs') })
  expect(well).toBe(false)
})
