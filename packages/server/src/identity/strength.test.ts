import { describe, expect, it } from 'vitest'
import { createCheckStrength } from './strength.ts'

const check = createCheckStrength()
const always = createCheckStrength(() => Promise.resolve(4))

describe('strength of a password that is the only factor', { timeout: 30_000 }, () => {
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

  it.each(['zelkovavintner1', 'Zelkova Vintner!', 'warifu-zelkova-1'])(
    'refuses %s of Mika at Zelkova Vintner, and nobody else’s',
    async (password) => {
      expect(await always(password, [])).toBeNull()
      expect(await always(password, ['Mika', 'Zelkova Vintner'])).toMatchObject({ issues: ['password.guessable'] })
    },
  )

  it('takes a long one in which such a word happens to be', async () => {
    expect(await always('mika has four red lamps', ['Mika', 'a'])).toBeNull()
  })

  it.each(['a lamp, two herons and the tide', '机の上に三つの月と古い海と猫の影'])(
    'takes %s, whatever it is made of',
    async (password) => {
      expect(await check(password, ['mika'])).toBeNull()
    },
  )

  it('says when there was no time to judge', async () => {
    const never = createCheckStrength(() => Promise.resolve(null))
    expect(await never('x'.repeat(15), [])).toMatchObject({ refused: 'overloaded', retryAfterMs: 10_000 })
  })

  it('keeps the event loop free while it judges', async () => {
    let turns = 0
    const timer = setInterval(() => (turns += 1), 1)
    await check('p4ssw0rd@$!1lI|'.repeat(4), [])
    clearInterval(timer)
    expect(turns).toBeGreaterThan(10)
  })
})
