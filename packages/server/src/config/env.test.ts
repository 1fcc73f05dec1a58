import { describe, expect, it } from 'vitest'
import { readEnvironment } from './env.ts'

describe('readEnvironment', () => {
  it('takes the language from LC_ALL, LC_MESSAGES, LANG in this order; empty ones do not count', () => {
    expect(readEnvironment({ LC_ALL: 'a', LC_MESSAGES: 'b', LANG: 'c' }).locale).toBe('a')
    expect(readEnvironment({ LC_ALL: '', LC_MESSAGES: 'b', LANG: 'c' }).locale).toBe('b')
    expect(readEnvironment({ LANG: 'c' }).locale).toBe('c')
    expect(readEnvironment({}).locale).toBeUndefined()
  })

  it('keeps settings, and nothing of tests or of others', () => {
    const { settings } = readEnvironment({ WARIFU_PORT: '1', WARIFU_TEST_X: '1', PATH: 'x', WARIFU_HOST: '' })
    expect([...settings]).toEqual([
      ['WARIFU_PORT', '1'],
      ['WARIFU_HOST', ''],
    ])
  })

  it.each([
    ['linux', { HOME: '/h' }, '/h/.config'],
    ['linux', { HOME: '/h', XDG_CONFIG_HOME: '/x' }, '/x'],
    ['linux', { HOME: '/h', XDG_CONFIG_HOME: 'relative' }, '/h/.config'],
    ['darwin', { HOME: '/h' }, '/h/Library/Application Support'],
    ['win32', { HOME: 'C:\\h', APPDATA: 'C:\\a' }, 'C:\\a'],
  ] as const)('knows the configuration folder on %s with %j', (platform, env, folder) => {
    expect(readEnvironment(env, platform).configHome).toBe(folder)
  })

  it('wants no colour where NO_COLOR is set and not empty', () => {
    expect(readEnvironment({ NO_COLOR: '1' }).noColor).toBe(true)
    expect(readEnvironment({ NO_COLOR: '' }).noColor).toBe(false)
  })
})
