import { describe, expect, it } from 'vitest'
import { createCheckStrength } from './strength.ts'

const check = createCheckStrength()
const always = createCheckStrength(() => Promise.resolve(4))

describe('strength of a password that is the only factor', () => {
  it.each([
    [0, true],
    [1, true],
    [14, true],
    [15, false],
    [16, false],
    [256, false],
  ])('of %i characters is refused for its length: %s', async (length, refused) => {
    const result = await always('x'.repeat(length), [])
    expect(result !== null).toBe(refused)
    if (refused)
      expect(result).toMatchObject({ refused: 'password-weak', issues: ['password.length', 'password.only-factor'] })
  })

  it('counts characters as people do, not UTF-16 units', async () => {
    expect(await always('😀'.repeat(14), [])).toMatchObject({ refused: 'password-weak' })
    expect(await always('😀'.repeat(15), [])).toBeNull()
  })

  it.each(['qwertyuiopasdfghjkl', 'さくらさくらさくらさくらさくら', 'mikamikamikamika'])(
    'refuses %s',
    async (password) => {
      expect(await check(password, [])).toMatchObject({ refused: 'password-weak', issues: ['password.guessable'] })
    },
  )

  it('refuses what is easy to guess from who one is', async () => {
    const password = 'zelkovavintner1'
    expect(await check(password, [])).toBeNull()
    expect(await check(password, ['Mika', 'Zelkova Vintner'])).toMatchObject({ issues: ['password.guessable'] })
  })

  it.each(['a lamp, two herons and the tide', '机の上に三つの月と古い海と猫の影'])(
    'takes %s, whatever it is made of',
    async (password) => {
      expect(await check(password, ['mika'])).toBeNull()
    },
  )

  it('keeps the event loop free while it judges 256 characters', async () => {
    let turns = 0
    const timer = setInterval(() => (turns += 1), 1)
    await check(Array.from({ length: 256 }, (_, i) => 'p4ssw0rd@$!1lI|'[i % 15]).join(''), [])
    clearInterval(timer)
    expect(turns).toBeGreaterThan(10)
  })
})
