import { describe, expect, it } from 'vitest'
import { accountId, addAccounts, addRoomOf, invite, join, message, room, roomId, tally, times } from './fixtures.ts'
import { startsWith, type MakeStore } from './starts-with.ts'

export function roomsContract(make: MakeStore): void {
  const start = startsWith(make)

  describe('rooms', () => {
    it('makes a room with its first moderator', async () => {
      const store = await start()
      await addAccounts(store, 1)
      expect(await store.rooms.create({ ...room(1), name: '相談室 👩‍⚕️' }, 10)).toEqual({ outcome: 'created' })
      expect(await store.rooms.view(roomId(1), accountId(1))).toEqual({
        roomId: roomId(1),
        name: '相談室 👩‍⚕️',
        visibility: 'private',
        createdAt: 4_000,
        members: 1,
        head: 0,
        membership: { state: 'member', role: 'moderator', readSequence: 0, notify: 'all' },
        purpose: '',
        peer: null,
      })
    })

    it('changes nothing where the same account asks for the same room again', async () => {
      const store = await start()
      await addAccounts(store, 1)
      const outcomes = await Promise.all(times(10, (i) => store.rooms.create({ ...room(1), name: `name ${i}` }, 10)))
      expect(tally(outcomes)).toEqual({ created: 1, exists: 9 })
      expect(await store.rooms.view(roomId(1), accountId(1))).toMatchObject({ name: 'name 0', members: 1 })
    })

    it('refuses a room id that another account used', async () => {
      const store = await start()
      await addAccounts(store, 2)
      await store.rooms.create(room(1), 10)
      const outcome = await store.rooms.create({ ...room(1, 'public'), createdBy: accountId(2) }, 10)
      expect(outcome).toEqual({ outcome: 'room-id-taken' })
      expect(await store.rooms.standing(roomId(1), accountId(2))).toEqual({ state: 'none', visibility: 'private' })
    })

    it('lets an account be in so many rooms and no more, made or joined', async () => {
      const store = await start()
      await addAccounts(store, 2)
      expect(tally(await Promise.all(times(4, (i) => store.rooms.create(room(i + 1, 'public'), 3))))).toEqual({
        created: 3,
        'too-many-rooms': 1,
      })
      expect(await store.rooms.standing(roomId(4), accountId(1))).toBeNull()
      expect(await store.rooms.create(room(3), 3)).toEqual({ outcome: 'exists' })
      expect(tally([await join(store, 1, 2, 2), await join(store, 2, 2, 2), await join(store, 3, 2, 2)])).toEqual({
        joined: 2,
        'too-many-rooms': 1,
      })
      expect(await join(store, 1, 2, 2)).toEqual({ outcome: 'member-already' })
      await store.rooms.leave(roomId(1), accountId(2))
      expect(await join(store, 3, 2, 2)).toEqual({ outcome: 'joined' })
    })

    it('lets an account make so many rooms and no more, also where it leaves them', async () => {
      const store = await start()
      await addAccounts(store, 2)
      const outcomes = []
      for (const number of [1, 2, 3, 4, 5]) {
        outcomes.push(await store.rooms.create(room(number, 'public'), 3))
        await store.rooms.leave(roomId(number), accountId(1))
      }
      expect(tally(outcomes)).toEqual({ created: 3, 'too-many-rooms': 2 })
      expect(await store.rooms.joined(accountId(1))).toEqual([])
      expect(await store.rooms.create(room(3), 3)).toEqual({ outcome: 'exists' })
      expect(await join(store, 1, 1, 3)).toEqual({ outcome: 'joined' })
      expect(await store.rooms.create({ ...room(9), createdBy: accountId(2) }, 3)).toEqual({ outcome: 'created' })
    })

    it('tells what an account is to a room', async () => {
      const store = await start()
      await addAccounts(store, 4)
      await store.rooms.create(room(1), 10)
      await store.rooms.create(room(2, 'public'), 10)
      await invite(store, 1, 1, 2)
      await join(store, 2, 3)
      expect(await store.rooms.standing(roomId(1), accountId(1))).toEqual({ state: 'member', role: 'moderator' })
      expect(await store.rooms.standing(roomId(2), accountId(3))).toEqual({ state: 'member', role: 'member' })
      expect(await store.rooms.standing(roomId(1), accountId(2))).toEqual({ state: 'invited' })
      expect(await store.rooms.standing(roomId(1), accountId(4))).toEqual({ state: 'none', visibility: 'private' })
      expect(await store.rooms.standing(roomId(2), accountId(4))).toEqual({ state: 'none', visibility: 'public' })
      expect(await store.rooms.standing(roomId(3), accountId(1))).toBeNull()
    })

    it('shows a room as the account may see it: its head to members, nothing of a private one to strangers', async () => {
      const store = await start()
      await addAccounts(store, 4)
      await store.rooms.create(room(1), 10)
      await store.rooms.create(room(2, 'public'), 10)
      await invite(store, 1, 1, 2)
      await store.messages.append(message(1, 1, 1))
      await store.messages.append(message(2, 1, 1))
      const see = (number: number, who: number) => store.rooms.view(roomId(number), accountId(who))
      expect(await see(1, 1)).toMatchObject({ head: 1, membership: { state: 'member', readSequence: 0 } })
      expect(await see(1, 2)).toMatchObject({ head: 0, members: 1, membership: { state: 'invited', by: accountId(1) } })
      expect(await see(1, 4)).toBeNull()
      expect(await see(2, 4)).toMatchObject({ head: 0, members: 1, membership: { state: 'none' } })
      expect(await see(3, 1)).toBeNull()
    })

    it('lists rooms the account is in or invited to, and public ones, each once, by id and by page', async () => {
      const store = await start()
      await addAccounts(store, 2)
      // Of account 2: 1 joined and public, 2 strange and private, 3 invited, 4 public, 5 joined by invitation, 6 invited and public.
      const visibilities = ['public', 'private', 'private', 'public', 'private', 'public'] as const
      await Promise.all(visibilities.map((visibility, i) => store.rooms.create(room(i + 1, visibility), 10)))
      await Promise.all([3, 5, 6].map((number) => invite(store, number, 1, 2)))
      await Promise.all([1, 5].map((number) => join(store, number, 2)))

      const rooms = await store.rooms.list(accountId(2), null, 10)
      expect(rooms.map((listed) => [listed.roomId, listed.membership.state])).toEqual([
        [roomId(1), 'member'],
        [roomId(3), 'invited'],
        [roomId(4), 'none'],
        [roomId(5), 'member'],
        [roomId(6), 'invited'],
      ])
      for (const listed of rooms) expect(await store.rooms.view(listed.roomId, accountId(2))).toEqual(listed)
      expect(await store.rooms.list(accountId(2), null, 2)).toEqual(rooms.slice(0, 2))
      expect(await store.rooms.list(accountId(2), roomId(3), 2)).toEqual(rooms.slice(2, 4))
      expect(await store.rooms.list(accountId(2), roomId(2), 2)).toEqual(rooms.slice(1, 3))
      expect(await store.rooms.list(accountId(2), roomId(6), 2)).toEqual([])
      expect(await store.rooms.joined(accountId(2))).toEqual([roomId(1), roomId(5)])
      expect(await store.rooms.joined(accountId(9))).toEqual([])
    })

    it('shows every head in the list as the room’s newest sequence', async () => {
      const store = await start()
      await addRoomOf(store, 2)
      await Promise.all(times(7, (i) => store.messages.append(message(1, 2, i))))
      expect(await store.rooms.list(accountId(1), null, 1)).toMatchObject([{ head: 7, members: 2 }])
    })
  })
}
