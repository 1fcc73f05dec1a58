import { describe, expect, it } from 'vitest'
import { createFakeClient, roomId, type FakeRoom } from '../testing/fake-client.ts'
import { ordinaryWorld, scenes, talkRoomId } from '../testing/harness/scenes.ts'
import { createUnsentModel } from './unsent.model.ts'

const rooms: readonly FakeRoom[] = scenes['room-outgoing'].world.rooms ?? []

describe('the number of unsent messages', () => {
  it('counts what waits in every joined room', () => {
    const model = createUnsentModel(createFakeClient({ ...ordinaryWorld, rooms }))
    model.start()
    expect(model.snapshot()).toBe(3)
  })

  it('goes down as messages leave the outbox, and up as they are written', async () => {
    const client = createFakeClient({ ...ordinaryWorld, rooms, status: { state: 'draining', reconnectAfterMs: 1 } })
    const model = createUnsentModel(client)
    model.start()
    const [first] = client.room(talkRoomId).outbox
    if (first === undefined) throw new Error('nothing is on its way')
    client.room(talkRoomId).cancel(first.messageId)
    expect(model.snapshot()).toBe(2)
    void client.room(roomId('all')).send('より')
    expect(model.snapshot()).toBe(3)
  })

  it('forgets a room that was left', async () => {
    const client = createFakeClient({ ...ordinaryWorld, rooms })
    const model = createUnsentModel(client)
    model.start()
    await client.room(talkRoomId).leave()
    expect(model.snapshot()).toBe(0)
  })
})
