import { expect, it } from 'vitest'
import { checkControls } from './check-controls.ts'
import { folderOf } from './testing/folder.ts'

const GUARD = 'packages/server/src/guard'
const security = (...rows: string[]): string =>
  ['# Security', '', '| Control | File | Test |', '|---|---|---|', ...rows, '', '| another | table |'].join('\n')
const row = (name: string): string => `| Says no | \`${GUARD}/${name}.ts\` | \`${GUARD}/${name}.test.ts\` |`

const house = (files: Record<string, string>): string =>
  folderOf({ [`${GUARD}/host.ts`]: '', [`${GUARD}/host.test.ts`]: '', 'SECURITY.md': security(row('host')), ...files })

it('finds nothing where every control has its test and its row', () => {
  expect(checkControls(house({}))).toEqual([])
})

it('names a control without a test and without a row', () => {
  expect(checkControls(house({ [`${GUARD}/origin.ts`]: '' }))).toEqual([
    { file: `${GUARD}/origin.ts`, line: null, problem: `has no test ${GUARD}/origin.test.ts` },
    { file: `${GUARD}/origin.ts`, line: null, problem: 'has no row in the table of SECURITY.md' },
  ])
})

it('names each path in the table that is not there, with its line', () => {
  expect(checkControls(house({ 'SECURITY.md': security(row('host'), row('gone')) }))).toEqual([
    { file: 'SECURITY.md', line: 6, problem: `there is no ${GUARD}/gone.ts` },
    { file: 'SECURITY.md', line: 6, problem: `there is no ${GUARD}/gone.test.ts` },
  ])
})

it('names a row without a test', () => {
  const found = checkControls(house({ 'SECURITY.md': security(`| Says no | \`${GUARD}/host.ts\` | later |`) }))
  expect(found).toEqual([{ file: 'SECURITY.md', line: 5, problem: 'the row of "Says no" names no file and test' }])
})

it('does not call a missing table a good one', () => {
  expect(checkControls(house({ 'SECURITY.md': '# Security\n' }))).toHaveLength(1)
})
