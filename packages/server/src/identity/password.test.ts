import { describe, expect, it } from 'vitest'
import { parseOptions } from '@node-rs/argon2'
import { createPasswords, type Argon2 } from './password.ts'
import { isRefusal } from '../refusal.ts'

describe('password', () => {
  it('is kept as Argon2id with 46 MiB, one pass, one lane', async () => {
    const hash = await createPasswords(1).hash('a lamp, two herons and the tide')
    if (isRefusal(hash)) throw new Error('refused')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/)
  })

  it('is verified as typed: spaces, case, and two spellings of one letter count', async () => {
    const passwords = createPasswords(4)
    const hash = await passwords.hash(' Pásswörd with spaces ')
    if (isRefusal(hash)) throw new Error('refused')
    expect(await passwords.verify(hash, ' Pásswörd with spaces ')).toBe(true)
    expect(await passwords.verify(hash, 'Pásswörd with spaces')).toBe(false)
    expect(await passwords.verify(hash, ' Pa\u0301sswörd with spaces ')).toBe(false)
  })

  it('for no account does the same work, at the same cost, and says no [6.3.8]', async () => {
    const asked: string[] = []
    const yes: Argon2 = {
      hash: () => Promise.resolve('unused'),
      verify: (hash) => Promise.resolve(asked.push(hash) > 0),
    }
    const passwords = createPasswords(1, yes)
    expect(await passwords.verify(null, 'anything')).toBe(false)
    const dummy = asked[0] ?? ''
    expect(parseOptions(dummy)).toMatchObject({ memoryCost: 47_104, timeCost: 1, parallelism: 1, outputLen: 32 })
    expect(await createPasswords(1).verify(dummy, 'anything')).toBe(false)
  })

  it('does two at once and refuses what the queue cannot hold', async () => {
    const { promise, resolve } = Promise.withResolvers<string>()
    let running = 0
    const slow: Argon2 = { hash: () => ((running += 1), promise), verify: () => Promise.resolve(true) }
    const passwords = createPasswords(1, slow)
    const results = Array.from({ length: 4 }, () => passwords.hash('x'))
    expect(await results[3]).toMatchObject({ refused: 'overloaded' })
    expect(running).toBe(2)
    resolve('hash')
    expect(await Promise.all(results.slice(0, 3))).toEqual(['hash', 'hash', 'hash'])
  })
})
