import { describe, expect, it } from 'vitest'
import { createAnnouncerModel } from '../announcer/announcer.model.ts'
import { createDraftKeeper } from '../composer/drafts.ts'
import { createPeopleModel } from '../people/people.model.ts'
import { createSnapshots } from '../snapshots.ts'
import { account, createFakeClient, type World } from '../testing/fake-client.ts'
import { createFakeClock } from '../testing/fake-clock.ts'
import { colleagues, ordinaryWorld, talkRoomId } from '../testing/harness/scenes.ts'
import { createRoomOpener } from './room.model.ts'

const me = account('me', '中村 葵', 'operator')
const settled = () => new Promise((resolve) => setImmediate(resolve))

function setUp(world: Partial<World> = {}) {
  const client = createFakeClient({ ...ordinaryWorld, ...world })
  const clock = createFakeClock()
  const announcer = createAnnouncerModel(clock)
  const people = createPeopleModel(client, me)
  people.start()
  const open = createRoomOpener(client, me.accountId, {
    people,
    announcer,
    clock,
    attention: createSnapshots(true),
    drafts: createDraftKeeper().of(me.accountId),
  })
  return { client, clock, announcer, open }
}

describe('an open room', () => {
  it('announces what others write, with their name', async () => {
    const { client, clock, announcer, open } = setUp()
    open(talkRoomId).start()
    await settled()
    client.deliver(talkRoomId, colleagues.sato, 'おはよう')
    clock.advance(1_000)
    expect(announcer.snapshot()).toMatchObject({ kind: 'message', author: '佐藤 花', text: 'おはよう' })
  })

  it('announces nothing of a room that was left for another one', async () => {
    const { client, clock, announcer, open } = setUp()
    const end = open(talkRoomId).start()
    await settled()
    end()
    client.deliver(talkRoomId, colleagues.sato, 'おはよう')
    clock.advance(1_000)
    expect(announcer.snapshot()).toEqual({ kind: 'none' })
  })

  it('keeps what was begun in its composer', () => {
    const { open } = setUp()
    open(talkRoomId).composer.write('half a sen')
    expect(open(talkRoomId).composer.snapshot().text).toBe('half a sen')
  })

  it('loads by itself, once there is a connection, what could not be loaded without one', async () => {
    const refuse: { history?: 'timed-out' } = { history: 'timed-out' }
    const { client, open } = setUp({ refuse })
    const { timeline, start } = open(talkRoomId)
    start()
    await settled()
    expect(timeline.snapshot()).toEqual({ state: 'failed', error: 'timed-out' })
    delete refuse.history
    client.become(ordinaryWorld.status)
    await settled()
    expect(timeline.snapshot().state).toBe('ready')
  })
})
