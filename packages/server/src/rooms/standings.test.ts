import { describe, expect, it } from 'vitest'
import type { AccountId, RoomId } from '@warifu/protocol'
import type { Standing } from '../store/store.ts'
import { createStandings } from './standings.ts'

const room = (n: number) => `room-${n}` as RoomId
const account = 'account' as AccountId
const member: Standing = { state: 'member', role: 'member' }

function setUp(most?: number) {
  const asked: string[] = []
  let answer: () => Promise<Standing | null> = () => Promise.resolve(member)
  const standings = createStandings(
    {
      standing: (roomId) => {
        asked.push(roomId)
        return answer()
      },
    },
    most,
  )
  return { standings, asked, answerWith: (next: typeof answer) => (answer = next) }
}

describe('standings', () => {
  it('asks once for a member and again after forgetting', async () => {
    const { standings, asked } = setUp()
    await standings.of(room(1), account)
    expect(await standings.of(room(1), account)).toEqual(member)
    expect(asked).toHaveLength(1)
    standings.forget(room(1), account)
    await standings.of(room(1), account)
    expect(asked).toHaveLength(2)
  })

  it('does not remember what was read before a change and answered after it', async () => {
    const { standings, asked, answerWith } = setUp()
    let answer: (standing: Standing) => void = () => undefined
    answerWith(() => new Promise((resolve) => (answer = resolve)))
    const stale = standings.of(room(1), account)
    standings.forget(room(1), account)
    answer(member)
    await stale
    answerWith(() => Promise.resolve(null))
    expect(await standings.of(room(1), account)).toBeNull()
    expect(asked).toHaveLength(2)
  })

  it('remembers no strangers and stays within its size', async () => {
    const { standings, asked, answerWith } = setUp(2)
    for (const n of [1, 2, 3]) await standings.of(room(n), account)
    await standings.of(room(1), account)
    expect(asked).toHaveLength(4)
    answerWith(() => Promise.resolve(null))
    await standings.of(room(9), account)
    await standings.of(room(9), account)
    expect(asked).toHaveLength(6)
  })
})
