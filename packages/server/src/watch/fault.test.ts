import { describe, expect, it } from 'vitest'
import { StoreError } from '../store/store.ts'
import { describeFault } from './fault.ts'

const SECRET = 'canary 9f2c'

describe('what the log says of a fault', () => {
  it('names the error and the line that threw it, not its message', () => {
    expect(describeFault(new TypeError(SECRET))).toMatch(/^TypeError watch\/fault\.test\.ts:\d+$/)
    expect(describeFault(new Error(''))).toMatch(/^Error watch\/fault\.test\.ts:\d+$/)
  })

  it('tells the code of the database or the system', () => {
    const full = new StoreError('unavailable', SECRET, { code: 'SQLITE_FULL' })
    expect(describeFault(full)).toMatch(/^StoreError SQLITE_FULL watch\/fault\.test\.ts:\d+$/)
    expect(describeFault(Object.assign(new Error(SECRET), { code: 'EACCES' }))).toMatch(/^Error EACCES watch/)
  })

  it.each([
    [
      'in a message that looks like frames',
      new Error(`a\n    at ${SECRET} (/a/${SECRET}.ts:1:1)\n    at b (/b.ts:2:2)`),
    ],
    ['in a code', Object.assign(new Error('a'), { code: SECRET })],
    ['in a message that was changed', Object.assign(new Error(`a\n    at (/${SECRET}.ts:1:1)`), { message: 'else' })],
    ['in a cause', new Error('a', { cause: new Error(SECRET) })],
    ['thrown as it is', SECRET],
    ['in an object', { message: SECRET }],
  ])('holds no secret %s', (_, error) => {
    expect(describeFault(error)).not.toContain('canary')
    expect(describeFault(error)).not.toBe('')
  })

  it('does without a place where there is none', () => {
    const bare = new RangeError(SECRET)
    delete bare.stack
    expect(describeFault(bare)).toBe('RangeError')
  })
})
