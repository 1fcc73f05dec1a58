import { expect, it } from 'vitest'
import { checkPaths } from './check-paths.ts'
import { folderOf } from './testing/folder.ts'

const problems = (files: Record<string, string>): string[] =>
  checkPaths(folderOf({ 'packages/server/src/server.ts': '', 'docs/protocol.md': '', ...files })).map(
    ({ file, line, problem }) => `${file}:${line} ${problem}`,
  )

it('accepts what is there: files, folders, patterns, links', () => {
  const text = [
    'The root is `packages/server/src/server.ts` in `packages/server`; see `packages/*/src` and `README.md`.',
    'Read [the protocol](docs/protocol.md#frames), [above](#here), [elsewhere](https://example.org/nowhere.md).',
    'Run `npm test`, or `warifu serve`; listen on `/api/v1/ticket`.',
  ].join('\n')
  expect(problems({ 'README.md': text })).toEqual([])
})

it('names a path in backticks that is not there, with its line', () => {
  expect(problems({ 'ARCHITECTURE.md': 'one\n\nsee `packages/server/src/gone.ts`' })).toEqual([
    'ARCHITECTURE.md:3 there is no packages/server/src/gone.ts',
  ])
})

it('names a link that leads nowhere, read from where the document is', () => {
  expect(problems({ 'docs/decisions/0001-a.md': '[p](../protocol.md) [q](protocol.md)' })).toEqual([
    'docs/decisions/0001-a.md:1 there is no protocol.md',
  ])
})

it('names a pattern whose folder is not there', () => {
  expect(problems({ 'CONVENTIONS.md': '`packages/nobody/*.ts`' })).toHaveLength(1)
})

it('reads every document, each language of the README too', () => {
  expect(problems({ 'README.ja.md': '`tools/gone.ts`', 'SECURITY.md': '`docs/gone.md`' })).toHaveLength(2)
})

it('leaves blocks of code alone: they show what a person types', () => {
  expect(problems({ 'README.md': '```\nsee `packages/gone.ts` and [x](gone.md)\n```\n`tools/gone.ts`' })).toHaveLength(
    1,
  )
})
