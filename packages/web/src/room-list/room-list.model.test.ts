import { describe, expect, it } from 'vitest'
import { createFakeClient } from '../testing/fake-client.ts'
import { ordinaryWorld } from '../testing/harness/scenes.ts'
import { createJoiningModel } from '../room/joining.model.ts'
import { createRoomListModel, unreadOf } from './room-list.model.ts'

function setUp(world: Partial<typeof ordinaryWorld> = {}) {
  const client = createFakeClient({ ...ordinaryWorld, ...world })
  const model = createRoomListModel(client)
  model.start()
  return { client, model }
}

describe('the room list', () => {
  it('is loading until the first listing came', () => {
    expect(setUp({ rooms: null }).model.snapshot()).toEqual({ state: 'loading' })
  })

  it('tells joined rooms, invitations and open rooms apart', () => {
    const list = setUp().model.snapshot()
    if (list.state !== 'ready') throw new Error('not ready')
    expect(list.joined.map((room) => room.name)).toContain('セキュリティ')
    expect(list.invited.map((room) => room.name)).toEqual(['監査'])
    expect(list.open.map((room) => room.name).sort()).toEqual(['Books', 'ランチ'])
  })

  it('moves a room over when it was joined', async () => {
    const { client, model } = setUp()
    const lunch = client.rooms?.find((room) => room.name === 'ランチ')
    if (lunch === undefined) throw new Error('no lunch')
    expect(await createJoiningModel(client).join(lunch.roomId)).toBe(true)
    const list = model.snapshot()
    expect(list.state === 'ready' && list.joined.map((room) => room.name)).toContain('ランチ')
  })

  it('counts what was not read, of joined rooms only', () => {
    const { client } = setUp()
    const unread = Object.fromEntries((client.rooms ?? []).map((room) => [room.name, unreadOf(room)]))
    expect(unread).toMatchObject({ セキュリティ: 2, インフラ当番: 3, 全体連絡: 0, ランチ: 0 })
  })
})

describe('joining a room', () => {
  it('says why it was refused, for that room only', async () => {
    const { client } = setUp({ refuse: { join: 'action-refused' } })
    const joining = createJoiningModel(client)
    const [first, second] = client.rooms ?? []
    if (first === undefined || second === undefined) throw new Error('no rooms')
    expect(await joining.join(first.roomId)).toBe(false)
    expect(joining.snapshot().get(first.roomId)).toEqual({ state: 'refused', error: 'action-refused' })
    expect(joining.snapshot().has(second.roomId)).toBe(false)
  })
})
