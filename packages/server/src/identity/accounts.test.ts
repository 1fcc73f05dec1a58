import { describe, expect, it } from 'vitest'
import { nameKey } from './accounts.ts'
import { createWorkbench, PASSWORD } from './testing/workbench.ts'

describe('names', () => {
  it.each([
    ['Mika', 'MIKA'],
    ['ｍｉｋａ', 'Mika'],
    ['é', 'e\u0301'],
    ['ﾐｶ', 'ミカ'],
    ['Straße', 'STRAßE'],
    ['ﬁn', 'FIN'],
    ['mika', 'mika\u200d'],
    ['mika', 'mi\u034fka\u{e0061}'],
    ['e\u034f\u0301', 'É'],
    ['❤️', '❤'],
    ['👩‍💻', '👩💻'],
  ])('%s and %s are one', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other))
  })

  it.each([
    ['みか', 'ミカ'],
    ['mika', 'mike'],
  ])('%s and %s are two', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other))
  })
})

describe('accounts', () => {
  it('are made with a name, a role and a hash, and reported with who made them', async () => {
    const { identity, store, records } = await createWorkbench()
    const account = await identity.accounts.create(
      { name: 'Mika', password: PASSWORD, role: 'operator' },
      'command-line',
    )
    expect(account).toMatchObject({ name: 'Mika', role: 'operator' })
    expect((await store.accounts.byNameKey('mika'))?.passwordHash).toBe(`hash of ${PASSWORD}`)
    expect(records).toMatchObject([{ event: 'accountCreated', fields: { role: 'operator', by: 'command-line' } }])
  })

  it('do not share a name, and cost nothing where they would', async () => {
    const { identity, argon2 } = await createWorkbench()
    await identity.accounts.create({ name: 'Mika', password: PASSWORD, role: 'operator' }, 'test')
    expect(
      await identity.accounts.create({ name: 'ＭＩＫＡ', password: PASSWORD, role: 'member' }, 'test'),
    ).toMatchObject({
      refused: 'name-taken',
    })
    expect(argon2.hashed()).toBe(1)
  })

  it('are listed page by page, without their hashes', async () => {
    const { identity } = await createWorkbench()
    for (const name of ['a', 'b', 'c'])
      await identity.accounts.create({ name, password: PASSWORD, role: 'member' }, 'test')
    const first = await identity.accounts.list(null, 2)
    const rest = await identity.accounts.list(first[1]?.accountId ?? null, 2)
    expect([...first, ...rest].map(({ name }) => name).sort()).toEqual(['a', 'b', 'c'])
    expect(JSON.stringify(first)).not.toContain('hash')
  })
})
