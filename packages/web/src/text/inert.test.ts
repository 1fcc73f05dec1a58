import { describe, expect, it } from 'vitest'
import { inertSegments } from './inert.ts'

describe('inertSegments', () => {
  it('leaves plain text, line breaks, tabs and joined emoji as they are', () => {
    const text = '了解です。\n\tOK 👩‍👩‍👧 שלום'
    expect(inertSegments(text)).toEqual([{ kind: 'text', text }])
  })

  it('shows a bidi override by its name instead of letting it turn the text around', () => {
    expect(inertSegments('invoice\u202Efdp.exe')).toEqual([
      { kind: 'text', text: 'invoice' },
      { kind: 'control', name: 'U+202E' },
      { kind: 'text', text: 'fdp.exe' },
    ])
  })

  it('names every bidi control and other controls, also side by side', () => {
    for (const char of [
      '\u202A',
      '\u202B',
      '\u202C',
      '\u202D',
      '\u202E',
      '\u2066',
      '\u2067',
      '\u2068',
      '\u2069',
      '\u001B',
      '\u0085',
    ]) {
      const segments = inertSegments(`${char}${char}`)
      expect(segments.map((segment) => segment.kind)).toEqual(['control', 'control'])
    }
  })

  it('takes any kind of line ending as one line break', () => {
    expect(inertSegments('a\r\nb\rc')).toEqual([{ kind: 'text', text: 'a\nb\nc' }])
  })

  it('keeps markup as letters', () => {
    const text = '<img src=x onerror=alert(1)> [x](javascript:alert(1)) &lt;'
    expect(inertSegments(text)).toEqual([{ kind: 'text', text }])
  })
})
