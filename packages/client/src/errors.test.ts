import { codes } from '@warifu/protocol'
import { describe, expect, it } from 'vitest'
import { refusalError, WarifuError } from './errors.ts'
import { explainError, explain } from './explain.ts'
import { explainLocal } from './explain-local.ts'

describe('WarifuError', () => {
  it('carries the stable code of a refusal, and what to do about it', () => {
    const error = new WarifuError('too-many-attempts', { retryAfterMs: 3_000 })
    expect(error).toMatchObject({ name: 'too-many-attempts', code: 'WRF-3001', retry: 'later', retryAfterMs: 3_000 })
    expect(error).toBeInstanceOf(Error)
  })

  it('has no code for what went wrong on this side', () => {
    expect(new WarifuError('network-failed')).toMatchObject({ name: 'network-failed', code: null, retry: 'later' })
  })

  it.each(['toString', 'constructor', '__proto__'])('takes the refusal code %s for none of ours', (code) => {
    expect(refusalError({ code }).name).toBe('code-unknown')
  })

  it('names a refusal from the wire by its code', () => {
    expect(refusalError({ code: 'WRF-4102', issues: ['params.name'] })).toMatchObject({
      name: 'params-invalid',
      issues: ['params.name'],
    })
  })

  it('calls a code of a newer server unknown, and keeps it as the cause', () => {
    expect(refusalError({ code: 'WRF-7777', retryAfterMs: 5 })).toMatchObject({
      name: 'code-unknown',
      cause: 'WRF-7777',
      retryAfterMs: 5,
    })
  })

  it('says what to do in both languages', async () => {
    const error = new WarifuError('credentials-wrong')
    await expect(error.mend('en')).resolves.toBe(explain['credentials-wrong'].en.mend)
    await expect(error.mend('ja')).resolves.toBe(explain['credentials-wrong'].ja.mend)
    await expect(new WarifuError('network-failed').mend('ja')).resolves.toMatch(/。$/)
  })
})

describe('explainError', () => {
  it.each(Object.keys(explainLocal) as (keyof typeof explainLocal)[])('explains %s in whole sentences', (name) => {
    const { en, ja } = explainError(name)
    for (const sentence of [en.what, en.data, en.mend]) expect(sentence).toMatch(/^\p{Lu}.*\.$/u)
    for (const sentence of [ja.what, ja.data, ja.mend]) expect(sentence).toMatch(/。$/)
  })

  it('keeps the names of this side apart from the codes', () => {
    expect(Object.keys(explainLocal).filter((name) => Object.hasOwn(codes, name))).toEqual([])
  })
})
