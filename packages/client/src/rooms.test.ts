import type { Push, Result, Room, RoomId } from '@warifu/protocol'
import { describe, expect, it } from 'vitest'
import { WarifuError } from './errors.ts'
import { createRooms } from './rooms.ts'
import { createFakeClock } from './testing/fake-clock.ts'
import { account, accountId, entry, room, roomId } from './testing/samples.ts'
import { settled } from './testing/settled.ts'

type Page = Result<'room.list'>

function setUp() {
  const clock = createFakeClock()
  const asked: (RoomId | null)[] = []
  const answers: PromiseWithResolvers<Page>[] = []
  const changes: (readonly Room[])[] = []
  const single: [RoomId, Room | null][] = []
  const pushed: Push[] = []
  let listings = 0
  const rooms = createRooms(
    {
      clock,
      random: () => 0.5,
      list: (after) => {
        asked.push(after)
        const answer = Promise.withResolvers<Page>()
        answers.push(answer)
        return answer.promise
      },
    },
    {
      changed: (all) => changes.push(all),
      room: (id, now) => single.push([id, now]),
      listed: () => (listings += 1),
      pushed: (push) => pushed.push(push),
    },
  )
  const answer = async (page: Partial<Page>) => {
    answers.at(-1)?.resolve({ rooms: [], more: false, ...page })
    await settled()
  }
  const listed = async (...found: Room[]) => {
    rooms.opened(accountId('hana'))
    await answer({ rooms: found })
  }
  const message = (name: string, sequence: number): Push => ({
    push: 'message',
    roomId: roomId(name),
    entry: entry(sequence),
  })
  return { answer, answers, asked, changes, clock, listed, listings: () => listings, message, pushed, rooms, single }
}

const none = { state: 'none' } as const
const get = (rooms: { get: (id: RoomId) => Room | null }, name: string) => rooms.get(roomId(name))

describe('listing', () => {
  it('reads all pages, and shows the rooms by name only when it has them', async () => {
    const { answer, asked, changes, listings, rooms } = setUp()
    expect(rooms.all).toBeNull()
    rooms.opened(accountId('hana'))
    await answer({ rooms: [room('ward'), room('lab')], more: true })
    expect([rooms.all, listings()]).toEqual([null, 0])
    await answer({ rooms: [room('front desk')] })
    expect(asked).toEqual([null, roomId('lab')])
    expect(rooms.all?.map(({ name }) => name)).toEqual(['front desk', 'lab', 'ward'])
    expect(changes).toEqual([rooms.all])
    expect(listings()).toBe(1)
  })

  it('does not ask for ever where the server says more and sends nothing', async () => {
    const { answer, asked, rooms } = setUp()
    rooms.opened(accountId('hana'))
    await answer({ more: true })
    expect([asked.length, rooms.all]).toEqual([1, []])
  })

  it('lets pushes wait for the listing: the newer counts', async () => {
    const { answer, pushed, rooms } = setUp()
    rooms.opened(accountId('hana'))
    rooms.push({ push: 'room-left', roomId: roomId('lab') })
    rooms.push({ push: 'room', room: room('ward', { members: 5 }) })
    expect(pushed).toEqual([])
    await answer({ rooms: [room('lab', { visibility: 'private' }), room('ward')] })
    expect(rooms.all?.map(({ name, members }) => [name, members])).toEqual([['ward', 5]])
    expect(pushed).toHaveLength(2)
  })

  it('[SQ10] takes the heads of messages that were pushed meanwhile, and leaves their entries to be fetched', async () => {
    const { answer, message, pushed, rooms } = setUp()
    rooms.opened(accountId('hana'))
    rooms.push(message('ward', 9))
    rooms.push(message('ward', 8))
    await answer({ rooms: [room('ward', { head: 7 })] })
    expect([get(rooms, 'ward')?.head, pushed]).toEqual([9, []])
  })

  it('drops a listing whose connection is gone, and starts afresh on the next', async () => {
    const { answers, asked, listed, listings, rooms } = setUp()
    rooms.opened(accountId('hana'))
    rooms.lost()
    answers[0]?.resolve({ rooms: [room('old')], more: false })
    await settled()
    expect([rooms.all, listings()]).toEqual([null, 0])
    await listed(room('ward'))
    expect([asked.length, listings()]).toEqual([2, 1])
  })

  it('does not mix a listing into the next connection’s', async () => {
    const { answer, answers, rooms } = setUp()
    rooms.opened(accountId('hana'))
    rooms.lost()
    rooms.opened(accountId('hana'))
    answers[0]?.resolve({ rooms: [room('old')], more: false })
    await settled()
    expect(rooms.all).toBeNull()
    await answer({ rooms: [room('ward')] })
    expect(rooms.all?.map(({ name }) => name)).toEqual(['ward'])
  })

  it('tries again where the server refuses, after its hint', async () => {
    const { answer, answers, asked, clock, rooms } = setUp()
    rooms.opened(accountId('hana'))
    answers[0]?.reject(new WarifuError('budget-exceeded', { retryAfterMs: 1_000 }))
    await clock.advance(1_249)
    expect(asked).toHaveLength(1)
    await clock.advance(1)
    expect(asked).toHaveLength(2)
    await answer({ rooms: [room('ward')] })
    expect(rooms.all).toHaveLength(1)
  })

  it('tells of rooms that are gone since the last listing', async () => {
    const { listed, rooms, single } = setUp()
    await listed(room('lab'), room('ward'))
    rooms.lost()
    await listed(room('ward'))
    expect(single.at(-1)).toEqual([roomId('lab'), null])
    expect(get(rooms, 'lab')).toBeNull()
  })
})

describe('pushes', () => {
  it('raise the head, and never lower it', async () => {
    const { listed, message, rooms } = setUp()
    await listed(room('ward', { head: 3 }))
    rooms.push(message('ward', 5))
    rooms.push(message('ward', 4))
    rooms.push({ push: 'room', room: room('ward', { head: 2 }) })
    expect(get(rooms, 'ward')?.head).toBe(5)
  })

  it('make no new snapshot where nothing changed', async () => {
    const { changes, listed, message, rooms } = setUp()
    await listed(room('ward', { head: 3 }))
    const before = rooms.all
    rooms.push(message('ward', 3))
    rooms.push(message('elsewhere', 3))
    rooms.push({ push: 'read', roomId: roomId('ward'), sequence: 0 })
    expect(rooms.all).toBe(before)
    expect(changes).toHaveLength(1)
  })

  it('keep the order by name through a new name and a new room', async () => {
    const { listed, rooms } = setUp()
    await listed(room('b'), room('c'))
    rooms.push({ push: 'room', room: room('a') })
    rooms.push({ push: 'room', room: { ...room('b'), name: 'd' } })
    expect(rooms.all?.map(({ name }) => name)).toEqual(['a', 'c', 'd'])
  })

  it('move the read position forward only', async () => {
    const { listed, rooms } = setUp()
    await listed(room('ward', { head: 9 }))
    rooms.push({ push: 'read', roomId: roomId('ward'), sequence: 5 })
    rooms.push({ push: 'read', roomId: roomId('ward'), sequence: 4 })
    rooms.read(roomId('ward'), 3)
    expect(get(rooms, 'ward')?.membership).toMatchObject({ readSequence: 5 })
  })

  it('count members, but not the account itself: its own joining comes counted', async () => {
    const { listed, rooms } = setUp()
    await listed(room('ward', { members: 2 }))
    const joined = (name: string): Push => ({
      push: 'member-joined',
      roomId: roomId('ward'),
      member: { ...account(name), role: 'member', joinedAt: 1, readSequence: null },
    })
    rooms.push(joined('hana'))
    rooms.push(joined('ken'))
    expect(get(rooms, 'ward')?.members).toBe(3)
    rooms.push({ push: 'member-left', roomId: roomId('ward'), accountId: accountId('ken') })
    expect(get(rooms, 'ward')?.members).toBe(2)
  })

  it('take a private room away when it was left, and leave a public one to be seen', async () => {
    const { listed, rooms } = setUp()
    await listed(room('open', { head: 4, members: 2 }), room('closed', { visibility: 'private' }))
    rooms.push({ push: 'room-left', roomId: roomId('open') })
    rooms.push({ push: 'room-left', roomId: roomId('closed') })
    expect(get(rooms, 'open')).toMatchObject({ head: 0, members: 1, membership: none })
    expect(get(rooms, 'closed')).toBeNull()
  })

  it('count one member less where a member left, and not where an invitation was declined', async () => {
    const { listed, rooms } = setUp()
    await listed(room('open', { members: 2, membership: { state: 'invited', by: account('ken').accountId } }))
    rooms.push({ push: 'room-left', roomId: roomId('open') })
    expect(get(rooms, 'open')).toMatchObject({ members: 2, membership: none })
  })

  it('show no head of a room that the account is not in', async () => {
    const { listed, message, rooms } = setUp()
    await listed(room('ward', { membership: none }))
    rooms.push(message('ward', 5))
    expect(get(rooms, 'ward')?.head).toBe(0)
  })

  it('are ignored where no connection is open', async () => {
    const { listed, message, pushed, rooms } = setUp()
    await listed(room('ward'))
    rooms.lost()
    rooms.push(message('ward', 5))
    expect([get(rooms, 'ward')?.head, pushed]).toEqual([0, []])
  })
})
