import { describe, expect, it, vi } from 'vitest'
import { createAnnouncerModel } from '../announcer/announcer.model.ts'
import { createDraftKeeper, type DraftStore } from '../composer/drafts.ts'
import { createPeopleModel } from '../people/people.model.ts'
import { createSnapshots } from '../snapshots.ts'
import { account, createFakeClient, roomId, type World } from '../testing/fake-client.ts'
import { createFakeClock } from '../testing/fake-clock.ts'
import { colleagues, ordinaryWorld, talkRoomId } from '../testing/harness/scenes.ts'
import { createRoomOpener } from './room.model.ts'

const me = account('me', '中村 葵', 'operator')
const settled = () => new Promise((resolve) => setImmediate(resolve))
const forgetful: DraftStore = { load: async () => new Map(), save: async () => {}, forget: async () => {} }

function setUp(world: Partial<World> = {}, mark: number | null = null) {
  const client = createFakeClient({ ...ordinaryWorld, ...world })
  const clock = createFakeClock()
  const announcer = createAnnouncerModel(clock)
  const people = createPeopleModel(client, me)
  people.start()
  const attention = createSnapshots(true)
  const visited = vi.fn(() => mark)
  const showPanel = vi.fn()
  const rooms = createRoomOpener(client, me.accountId, {
    people,
    announcer,
    clock,
    attention,
    drafts: createDraftKeeper(forgetful).of(me.accountId),
    visited,
    commandActs: () => ({ showPanel, showShortcuts: () => {}, failed: () => {} }),
    suggestions: () => ({ rooms: [], commands: [], linkTo: () => '' }),
    loadEmoji: () => Promise.resolve([]),
  })
  const heard = () => {
    clock.advance(1_000)
    return announcer.snapshot()
  }
  return { client, clock, rooms, attention, visited, showPanel, heard, open: rooms.open }
}

describe('an open room', () => {
  it('announces what others write, with their name', async () => {
    const { client, heard, open } = setUp()
    open(talkRoomId).start()
    await settled()
    client.deliver(talkRoomId, colleagues.sato, 'おはよう')
    expect(heard()).toMatchObject({ kind: 'message', author: '佐藤 花', text: 'おはよう' })
  })

  it('announces nothing of a room that was left for another one', async () => {
    const { client, heard, open } = setUp()
    const end = open(talkRoomId).start()
    await settled()
    end()
    client.deliver(talkRoomId, colleagues.sato, 'おはよう')
    expect(heard()).toEqual({ kind: 'none' })
  })

  it('goes on listening when it was left, and shows what came when it is opened again', async () => {
    const { client, open } = setUp()
    const end = open(talkRoomId).start()
    await settled()
    end()
    client.deliver(talkRoomId, colleagues.sato, 'おはよう')
    const { timeline, start } = open(talkRoomId)
    start()
    expect(timeline.snapshot()).toMatchObject({ state: 'ready', firstUnread: 'here' })
  })

  it('keeps what was begun in its composer', () => {
    const { open } = setUp()
    open(talkRoomId).composer.write('half a sen')
    expect(open(talkRoomId).composer.snapshot().text).toBe('half a sen')
  })

  it('begins to edit the newest message of one’s own that is there', async () => {
    const { open } = setUp()
    const { composer, start } = open(talkRoomId)
    start()
    expect(composer.editLast()).toBe(false)
    await settled()
    expect(composer.editLast()).toBe(true)
    expect(composer.snapshot()).toMatchObject({ writing: { state: 'edit', message: { sequence: 8 } } })
  })

  it('does what a slash command says', async () => {
    const { open, showPanel } = setUp()
    const { composer } = open(talkRoomId)
    composer.write('/pins')
    await composer.send()
    expect(showPanel).toHaveBeenCalledExactlyOnceWith('pins')
  })

  it('tells that it is visited, and begins where its reader had marked it as unread', async () => {
    const { open, visited } = setUp({}, 3)
    const { timeline, start } = open(talkRoomId)
    start()
    await settled()
    expect(visited).toHaveBeenCalledExactlyOnceWith(talkRoomId)
    expect(timeline.snapshot()).toMatchObject({ landing: { at: 'begin', key: 'm4' } })
  })

  it('loads by itself, once there is a connection, what could not be loaded without one', async () => {
    const refuse: { history?: 'timed-out'; members?: 'timed-out' } = { history: 'timed-out', members: 'timed-out' }
    const { client, open } = setUp({ refuse })
    const { timeline, members, start } = open(talkRoomId)
    start()
    members.start()
    await settled()
    for (const { snapshot } of [timeline, members]) expect(snapshot()).toEqual({ state: 'failed', error: 'timed-out' })
    delete refuse.history
    delete refuse.members
    client.become(ordinaryWorld.status)
    await settled()
    for (const { snapshot } of [timeline, members]) expect(snapshot().state).toBe('ready')
  })

  it('tries again to load what failed when it is opened again', async () => {
    const refuse: { history?: 'timed-out' } = { history: 'timed-out' }
    const { open } = setUp({ refuse })
    const { timeline, start } = open(talkRoomId)
    start()()
    await settled()
    expect(timeline.snapshot().state).toBe('failed')
    delete refuse.history
    start()
    await settled()
    expect(timeline.snapshot().state).toBe('ready')
  })

  it('is let go when the rooms end', async () => {
    const { client, rooms, open } = setUp()
    const { timeline, start } = open(talkRoomId)
    start()
    await settled()
    rooms.end()
    client.deliver(talkRoomId, colleagues.sato, 'おはよう')
    expect(timeline.snapshot()).toEqual({ state: 'loading' })
    expect(open(talkRoomId).timeline).not.toBe(timeline)
  })

  it('is another one for each room', () => {
    const { open } = setUp()
    expect(open(roomId('all'))).not.toBe(open(talkRoomId))
  })
})
