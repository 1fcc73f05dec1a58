import { limits, type AccountId } from '@warifu/protocol'
import { describe, expect, it } from 'vitest'
import { createFakeClock } from './testing/fake-clock.ts'
import { accountId, roomId } from './testing/samples.ts'
import { createTypingSigns, createTypists } from './typing.ts'

const ward = roomId('ward')

describe('signs of typing', () => {
  function setUp() {
    const clock = createFakeClock()
    const sent: boolean[] = []
    return { clock, sent, signs: createTypingSigns(clock, (_, typing) => sent.push(typing)) }
  }

  it('are sent every three seconds, however many keys are struck', async () => {
    const { clock, sent, signs } = setUp()
    for (let i = 0; i < 31; i += 1) {
      signs.sign(ward, true)
      await clock.advance(100)
    }
    expect(sent).toEqual([true, true])
  })

  it('are taken back once: by who stops, or by five seconds without a key', async () => {
    const { clock, sent, signs } = setUp()
    signs.sign(ward, false)
    signs.sign(ward, true)
    signs.sign(ward, false)
    signs.sign(ward, false)
    signs.sign(ward, true)
    await clock.advance(5_000)
    expect(sent).toEqual([true, false, true, false])
  })

  it('end with the message, and with the connection, without a word', async () => {
    const { clock, sent, signs } = setUp()
    signs.sign(ward, true)
    signs.ended(ward)
    signs.sign(ward, true)
    signs.lost()
    await clock.advance(10_000)
    expect(sent).toEqual([true, true])
  })
})

describe('[PR2] who is typing', () => {
  function setUp() {
    const clock = createFakeClock()
    const shown: (readonly AccountId[])[] = []
    return { clock, shown, typists: createTypists(clock, (_, accountIds) => shown.push(accountIds)) }
  }
  const [hana, ken] = [accountId('hana'), accountId('ken')]

  it('is forgotten where no other sign follows in time', async () => {
    const { clock, shown, typists } = setUp()
    typists.heard(ward, hana, true)
    await clock.advance(limits.typingMs - 1)
    typists.heard(ward, hana, true)
    await clock.advance(limits.typingMs - 1)
    expect(shown).toEqual([[hana]])
    await clock.advance(1)
    expect(shown).toEqual([[hana], []])
  })

  it('stands in the order of their beginning, and ends with a word or with the connection', () => {
    const { shown, typists } = setUp()
    typists.heard(ward, hana, true)
    typists.heard(ward, ken, true)
    typists.heard(ward, hana, false)
    typists.clear()
    expect(shown).toEqual([[hana], [hana, ken], [ken], []])
  })
})
