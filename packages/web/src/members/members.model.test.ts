import { WarifuError, type Account, type Member } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { account } from '../testing/samples.ts'
import { createMembersModel } from './members.model.ts'

const hana = account('hana', '佐藤 花')
const lee = account('lee', 'Lee')
const sho = account('sho', '田中 翔')
const listed = [hana, lee, sho].map((each) => ({ ...each, reading: null }))
const asMember = (of: Account): Member => ({
  accountId: of.accountId,
  name: of.name,
  role: 'member',
  joinedAt: 0,
  readSequence: null,
})

function setUp() {
  let inside = [asMember(lee), asMember(hana)]
  let tell = () => {}
  const room = {
    members: vi.fn(async () => inside),
    on: (_name: unknown, listener: () => void) => {
      tell = listener
      return () => {}
    },
    invite: vi.fn(async () => {}),
    leave: vi.fn(async () => {}),
    removeMember: vi.fn(async (accountId: Member['accountId']) => {
      inside = inside.filter((each) => each.accountId !== accountId)
    }),
  }
  const model = createMembersModel(room as never, { accounts: async () => listed })
  model.start()
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  return {
    room,
    model,
    settled,
    async enter(who: Account) {
      inside = [...inside, asMember(who)]
      tell()
      await settled()
    },
    ready() {
      const shown = model.snapshot()
      if (shown.state !== 'ready') throw new Error(`members are ${shown.state}`)
      return shown
    },
  }
}

describe('the members of a room', () => {
  it('are listed by name, and apart from those who could be invited', async () => {
    const { ready, settled } = setUp()
    await settled()
    expect(ready().members.map((member) => member.name)).toEqual(['Lee', '佐藤 花'])
    expect(ready().others.map((other) => other.name)).toEqual(['田中 翔'])
  })

  it('change when somebody joins', async () => {
    const { ready, settled, enter } = setUp()
    await settled()
    await enter(sho)
    expect(ready().members).toHaveLength(3)
    expect(ready().others).toEqual([])
  })

  it('can invite, and each invitation says how it went', async () => {
    const { model, room, ready, settled } = setUp()
    await settled()
    await model.invite(sho.accountId)
    expect(ready().invited.get(sho.accountId)).toEqual({ state: 'done' })
    room.invite.mockRejectedValueOnce(new WarifuError('action-refused'))
    await model.invite(lee.accountId)
    expect(ready().invited.get(lee.accountId)).toEqual({ state: 'refused', error: 'action-refused' })
  })

  it('may leave; where that fails they are still here and know why', async () => {
    const { model, room, ready, settled } = setUp()
    await settled()
    room.leave.mockRejectedValueOnce(new WarifuError('connection-lost'))
    expect(await model.leave()).toBe(false)
    expect(ready().leaving).toEqual({ state: 'refused', error: 'connection-lost' })
    expect(await model.leave()).toBe(true)
  })

  it('can be removed, and are gone at once', async () => {
    const { model, room, ready, settled } = setUp()
    await settled()
    expect(await model.remove(hana.accountId)).toBe(true)
    expect(room.removeMember).toHaveBeenCalledExactlyOnceWith(hana.accountId)
    expect(ready().members.map((member) => member.name)).toEqual(['Lee'])
    expect(ready().others.map((other) => other.name)).toEqual(['佐藤 花', '田中 翔'])
    expect(ready().removing).toEqual({ state: 'no' })
  })

  it('stay where removing was refused, and say why until somebody else is to be removed', async () => {
    const { model, room, ready, settled } = setUp()
    await settled()
    room.removeMember.mockRejectedValueOnce(new WarifuError('action-refused'))
    expect(await model.remove(hana.accountId)).toBe(false)
    expect(ready().members).toHaveLength(2)
    expect(ready().removing).toEqual({ state: 'refused', error: 'action-refused' })
    model.askToRemove()
    expect(ready().removing).toEqual({ state: 'no' })
  })

  it('say why they could not be loaded, and load again when asked', async () => {
    const { model, room, settled } = setUp()
    await settled()
    room.members.mockRejectedValueOnce(new WarifuError('timed-out'))
    model.load()
    await settled()
    expect(model.snapshot()).toEqual({ state: 'failed', error: 'timed-out' })
    model.load()
    await settled()
    expect(model.snapshot().state).toBe('ready')
  })

  it('stay on screen when only the refresh failed', async () => {
    const { room, ready, settled, enter } = setUp()
    await settled()
    room.members.mockRejectedValueOnce(new WarifuError('connection-lost'))
    await enter(sho)
    expect(ready().members).toHaveLength(2)
  })
})
