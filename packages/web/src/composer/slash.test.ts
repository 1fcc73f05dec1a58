import { describe, expect, it } from 'vitest'
import { lineFor, readLine, slashCommands } from './slash.ts'

describe('a line', () => {
  it('is a command where it begins with a slash and a known name', () => {
    for (const { name } of slashCommands) expect(readLine(`/${name}`)).toEqual({ kind: 'command', name, rest: '' })
    expect(readLine('/mute ')).toEqual({ kind: 'command', name: 'mute', rest: '' })
  })

  it('is one also where a phone began it with a capital', () => {
    expect(readLine('/Mute')).toEqual({ kind: 'command', name: 'mute', rest: '' })
  })

  it('keeps what stands behind the name, over line breaks', () => {
    expect(readLine('/purpose  新しい目的\n二行目 ')).toEqual({
      kind: 'command',
      name: 'purpose',
      rest: '新しい目的\n二行目',
    })
    expect(readLine('/purpose\n目的')).toMatchObject({ name: 'purpose', rest: '目的' })
  })

  it('is refused where a command is meant that there is not', () => {
    expect(readLine('/me waves')).toEqual({ kind: 'unknown', name: 'me' })
    expect(readLine('/shurg')).toEqual({ kind: 'unknown', name: 'shurg' })
  })

  it.each(['/', '/ ', '/usr/bin', '/1', '/みんな', ' /mute', 'a /mute', '', '/mute!'])('is a text: %j', (text) => {
    expect(readLine(text)).toEqual({ kind: 'text', text })
  })

  it('is a text with one slash where it begins with two', () => {
    expect(readLine('//mute')).toEqual({ kind: 'text', text: '/mute' })
    expect(readLine('///')).toEqual({ kind: 'text', text: '//' })
  })
})

describe('the line for a text', () => {
  it.each(['/mute', '/shurg', '//', '/usr/bin', 'hello', '/', '//mute', ''])('sends %j as it stands', (text) => {
    expect(readLine(lineFor(text))).toEqual({ kind: 'text', text })
  })

  it('is the text itself wherever that will do', () => {
    expect(lineFor('hello')).toBe('hello')
    expect(lineFor('/usr/bin')).toBe('/usr/bin')
    expect(lineFor('/mute')).toBe('//mute')
  })
})
