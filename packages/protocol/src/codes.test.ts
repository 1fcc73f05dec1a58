import { describe, expect, it } from 'vitest'
import { CLOSE_RESTART, closeCodeName, codeName, codes, retryOf, type CodeName } from './codes.ts'

type Listed = { readonly code: string; readonly status?: number; readonly close?: number }

const names = Object.keys(codes) as CodeName[]
const listed = names.map((name): readonly [CodeName, Listed] => [name, codes[name]])
const isUnique = (values: readonly unknown[]) => new Set(values).size === values.length

describe('codes', () => {
  it('are unique, and so are close numbers', () => {
    expect(isUnique(listed.map(([, { code }]) => code))).toBe(true)
    expect(isUnique(listed.flatMap(([, { close }]) => (close === undefined ? [] : [close])))).toBe(true)
  })

  it.each(listed)('%s has four digits in a range that exists', (_, { code }) => {
    expect(code).toMatch(/^WRF-[123469]\d{3}$/)
  })

  it.each(listed)(
    '%s: 44xx closes with its own number, and nothing else has one of them [CN9]',
    (_, { code, close }) => {
      const number = Number(code.slice('WRF-'.length))
      if (number >= 4400 && number <= 4499) expect(close).toBe(number)
      else expect(close === undefined || close === 1011).toBe(true)
    },
  )

  it.each(listed)('%s answers HTTP with an error status, if at all', (_, { status }) => {
    expect(status === undefined || (status >= 400 && status <= 599)).toBe(true)
  })

  it.each(listed)('%s is found by its code and by its close number', (name, { code, close }) => {
    expect(codeName(code)).toBe(name)
    if (close !== undefined) expect(closeCodeName(close)).toBe(name)
  })

  it('of others are not found', () => {
    for (const code of ['', 'WRF-0000', 'constructor', '__proto__', 'wrf-4400']) expect(codeName(code)).toBeNull()
    for (const close of [0, 1000, 1006, CLOSE_RESTART, 4499]) expect(closeCodeName(close)).toBeNull()
  })

  it('[CN10] say what a program should do next', () => {
    expect(retryOf('session-ended')).toBe('sign-in')
    expect(retryOf('device-proof-wrong')).toBe('sign-in')
    expect(retryOf('ticket-unusable')).toBe('ticket')
    expect(retryOf('overloaded')).toBe('later')
    expect(retryOf('frame-invalid')).toBe('no')
  })
})
