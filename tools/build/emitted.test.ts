import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folderOf } from '../testing/folder.ts'
import { checkEmitted, removeOrphans } from './emitted.ts'

it('finds nothing wrong with paths that lead somewhere', () => {
  const dist = folderOf({
    'a.js':
      "import { b } from './deep/b.js'\nexport * from '@warifu/protocol'\nnew URL('./deep/b.js', import.meta.url)",
    'deep/b.js': 'export const b = await import("../a.js")',
  })
  expect(checkEmitted(dist)).toEqual([])
})

it.each([
  ['an import that kept its .ts', "import { b } from './b.ts'"],
  ['a lazy import', "const b = await import('./gone.js')"],
  ['a thread', "new Worker(new URL('./worker.ts', import.meta.url))"],
])('names %s', (_, text) => {
  const dist = folderOf({ 'a.js': text, 'worker.js': '', 'b.js': '' })
  expect(checkEmitted(dist)).toHaveLength(1)
})

it('removes what was emitted for sources that are gone, and nothing else', () => {
  const root = folderOf({
    'src/kept.ts': '',
    'src/view.tsx': '',
    'dist/kept.js': '',
    'dist/kept.d.ts.map': '',
    'dist/view.js': '',
    'dist/gone.js': '',
    'dist/gone.d.ts': '',
    'dist/.tsbuildinfo': '',
  })
  removeOrphans(join(root, 'src'), join(root, 'dist'))
  const left = ['kept.js', 'kept.d.ts.map', 'view.js', 'gone.js', 'gone.d.ts', '.tsbuildinfo']
  expect(left.filter((name) => existsSync(join(root, 'dist', name)))).toEqual([
    'kept.js',
    'kept.d.ts.map',
    'view.js',
    '.tsbuildinfo',
  ])
})
