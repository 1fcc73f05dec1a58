import { describe, expect, it } from 'vitest'
import { readArguments } from './arguments.ts'

describe('the arguments of prove', () => {
  it('runs quick where nothing else is asked', () => {
    expect(readArguments(['fanout'])).toEqual({
      kind: 'run',
      name: 'fanout',
      mode: 'quick',
      json: false,
      options: new Map(),
    })
  })

  it('takes mode, format and options in any order', () => {
    const asked = { kind: 'run', name: 'nothing-lost', mode: 'full', json: true, options: new Map([['kills', 7]]) }
    expect(readArguments(['--json', '--kills', '7', 'nothing-lost', '--full'])).toEqual(asked)
    expect(readArguments(['nothing-lost', '--kills=7', '--full', '--json'])).toEqual(asked)
  })

  it('lists', () => {
    expect(readArguments(['--list'])).toEqual({ kind: 'list', json: false })
    expect(readArguments(['--list', '--json'])).toEqual({ kind: 'list', json: true })
  })

  it.each([
    ['no name', []],
    ['two names', ['a', 'b']],
    ['two modes', ['a', '--quick', '--full']],
    ['an option without its number', ['a', '--kills']],
    ['an option with a word', ['a', '--kills', 'many']],
    ['a negative number', ['a', '--kills', '-1']],
    ['an unknown short flag', ['a', '-x']],
    ['a name beside --list', ['a', '--list']],
  ])('says what is wrong with %s', (_, args) => {
    expect(readArguments(args).kind).toBe('wrong')
  })
})
