import { describe, expect, it } from 'vitest'
import { createI18n, sayIn } from './i18n.ts'

describe('say', () => {
  it('fills in values and takes the plural of the language', () => {
    expect(sayIn(createI18n('en'))('rooms.unread', { count: 1 })).toBe('1 unread message')
    expect(sayIn(createI18n('en'))('rooms.unread', { count: 2 })).toBe('2 unread messages')
    expect(sayIn(createI18n('ja'))('rooms.unread', { count: 2 })).toBe('未読 2 件')
  })

  it('changes with the language at once', () => {
    const i18n = createI18n('en')
    const say = sayIn(i18n)
    expect(say('composer.send')).toBe('Send')
    i18n.activate('ja')
    expect(say('composer.send')).toBe('送信')
  })

  it('takes a person’s words as letters, never as a pattern', () => {
    const say = sayIn(createI18n('en'))
    for (const name of [
      '{count, plural, other {#}}',
      "it's {x}",
      '<0>bold</0>',
      '#',
      String.raw`C:\temp\x41\u202Efdp`,
    ]) {
      expect(say('composer.label', { room: name })).toBe(`Message to ${name}`)
    }
  })

  it('[control] without the shield a written escape becomes the character it names', () => {
    const name = String.raw`\u202Efdp`
    expect(createI18n('en')._('composer.label', { room: name })).toBe('Message to \u202Efdp')
    expect(sayIn(createI18n('en'))('composer.label', { room: name })).not.toContain('\u202E')
  })

  it('does not hide that a message is missing', () => {
    expect(() => createI18n('en')._('not.there' as never)).toThrow('not.there')
  })
})
