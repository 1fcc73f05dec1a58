import type { Room, RoomId } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { createSnapshots } from '../snapshots.ts'
import { accountId, roomId } from '../testing/fake-client.ts'
import { createRoomListModel, findRoom, joinedOf, neighbourOf } from './room-list.model.ts'

const member: Room['membership'] = { state: 'member', role: 'member', readSequence: 0, notify: 'all' }
const room = (name: string, part: Partial<Room> = {}): Room => ({
  roomId: roomId(name),
  name,
  purpose: '',
  visibility: 'public',
  peer: null,
  createdAt: 100,
  members: 2,
  head: 0,
  membership: member,
  ...part,
})
const direct = (name: string) => room(name, { visibility: 'direct', peer: accountId(name) })

function setUp(rooms: readonly Room[] | null) {
  let tell = () => {}
  const client = {
    rooms,
    on: vi.fn((_name: string, listener: () => void) => {
      tell = listener
      return () => {}
    }),
  }
  const newsAt = createSnapshots<ReadonlyMap<RoomId, number>>(new Map())
  const model = createRoomListModel(client as never, newsAt)
  model.start()
  const ready = () => {
    const list = model.snapshot()
    if (list.state !== 'ready') throw new Error('the list is loading')
    return list
  }
  const names = (each: readonly Room[]) => each.map(({ name }) => name)
  return { client, newsAt, model, ready, names, tell: () => tell() }
}

describe('the list of rooms', () => {
  it('is not there before the first listing', () => {
    const { client, model, tell } = setUp(null)
    expect(model.snapshot()).toEqual({ state: 'loading' })
    client.rooms = []
    tell()
    expect(model.snapshot().state).toBe('ready')
  })

  it('tells apart rooms, direct rooms, invitations and rooms that could be joined', () => {
    const { ready, names } = setUp([
      room('alpha'),
      direct('hana'),
      room('audit', { membership: { state: 'invited', by: accountId('hana') } }),
      room('lunch', { membership: { state: 'none' } }),
    ])
    const { rooms, directs, invited, open } = ready()
    expect([rooms, directs, invited, open].map(names)).toEqual([['alpha'], ['hana'], ['audit'], ['lunch']])
  })

  it('has the direct room with the latest news first; without news its making counts', () => {
    const { newsAt, ready, names } = setUp([direct('hana'), direct('lee'), direct('sho')])
    newsAt.set(
      new Map([
        [roomId('lee'), 300],
        [roomId('sho'), 50],
      ]),
    )
    expect(names(ready().directs)).toEqual(['lee', 'hana', 'sho'])
  })

  it('finds a room by its id among all that are seen', () => {
    const { model } = setUp([room('alpha'), room('lunch', { membership: { state: 'none' } })])
    expect(findRoom(model.snapshot(), roomId('lunch'))?.name).toBe('lunch')
    expect(findRoom(model.snapshot(), roomId('nowhere'))).toBeNull()
    expect(findRoom(model.snapshot(), null)).toBeNull()
    expect(findRoom({ state: 'loading' }, roomId('alpha'))).toBeNull()
  })
})

describe('the neighbour of a room', () => {
  const rooms = joinedOf({
    state: 'ready',
    rooms: [room('a'), room('b')],
    directs: [direct('c')],
    invited: [],
    open: [],
  })
  const next = (present: string | null, step: -1 | 1, qualifies: (each: Room) => boolean = () => true) =>
    neighbourOf(rooms, present === null ? null : roomId(present), step, qualifies)?.name ?? null

  it('is the one before or after it as they are shown, round the ends', () => {
    expect([next('a', 1), next('b', 1), next('c', 1)]).toEqual(['b', 'c', 'a'])
    expect([next('a', -1), next('b', -1), next('c', -1)]).toEqual(['c', 'a', 'b'])
  })

  it('from no room at all is the first or the last', () => {
    expect([next(null, 1), next(null, -1)]).toEqual(['a', 'c'])
  })

  it('is the nearest that qualifies, or none; the present one is no neighbour of its own', () => {
    expect(next('a', 1, ({ name }) => name === 'c')).toBe('c')
    expect(next('a', 1, ({ name }) => name === 'a')).toBeNull()
    expect(neighbourOf([], null, 1, () => true)).toBeNull()
  })
})
