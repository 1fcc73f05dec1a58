import { describe, expect, it } from 'vitest'
import {
  account,
  accountId,
  addAccounts,
  addRoomOf,
  invite,
  join,
  membership,
  message,
  room,
  roomId,
  tally,
  times,
} from './fixtures.ts'
import { startsWith, type MakeStore } from './starts-with.ts'

export function membersContract(make: MakeStore): void {
  const start = startsWith(make)

  describe('members', () => {
    it('lets anybody join a public room, and tells who was in it already', async () => {
      const store = await start()
      await addAccounts(store, 2)
      await store.rooms.create(room(1, 'public'), 10)
      expect(await join(store, 1, 1)).toEqual({ outcome: 'member-already' })
      expect(await join(store, 1, 2)).toEqual({ outcome: 'joined' })
      expect(await join(store, 2, 1)).toEqual({ outcome: 'refused' })
      expect(await store.rooms.standing(roomId(1), accountId(1))).toEqual({ state: 'member', role: 'moderator' })
    })

    it('makes an account a member once, however often it asks at once', async () => {
      const store = await start()
      await addAccounts(store, 2)
      await store.rooms.create(room(1, 'public'), 10)
      expect(tally(await Promise.all(times(50, () => join(store, 1, 2))))).toEqual({ joined: 1, 'member-already': 49 })
      expect(await store.rooms.view(roomId(1), accountId(2))).toMatchObject({ members: 2 })
    })

    it('counts members as they come and go', async () => {
      const store = await start()
      await addRoomOf(store, 100)
      expect(await store.rooms.view(roomId(1), accountId(1))).toMatchObject({ members: 100 })
      await Promise.all(times(60, (i) => store.rooms.leave(roomId(1), accountId(i + 2))))
      expect(await store.rooms.view(roomId(1), accountId(1))).toMatchObject({ members: 40 })
      expect(await store.rooms.members(membership(1, 1), null, 500)).toHaveLength(40)
    })

    it('opens a private room to the invited alone, once for each invitation', async () => {
      const store = await start()
      await addAccounts(store, 3)
      await store.rooms.create(room(1), 10)
      await invite(store, 1, 1, 2)
      expect(await join(store, 1, 3)).toEqual({ outcome: 'refused' })
      expect(await join(store, 1, 2)).toEqual({ outcome: 'joined' })
      expect(await store.rooms.leave(roomId(1), accountId(2))).toEqual({ outcome: 'left' })
      expect(await join(store, 1, 2)).toEqual({ outcome: 'refused' })
      expect(await store.rooms.view(roomId(1), accountId(2))).toBeNull()
    })

    it('[SQ9] invites only by a member in one of the roles asked for', async () => {
      const store = await start()
      await addAccounts(store, 4)
      await store.rooms.create(room(1, 'public'), 10)
      await join(store, 1, 2)
      const inviteAs = (by: number, roles: readonly ('moderator' | 'member')[]) =>
        store.rooms.invite({
          condition: membership(1, by, roles),
          accountId: accountId(3),
          at: 1,
          mostInvitations: 10,
        })
      expect(await inviteAs(4, ['moderator', 'member'])).toEqual({ outcome: 'refused' })
      expect(await inviteAs(2, ['moderator'])).toEqual({ outcome: 'refused' })
      expect(await inviteAs(1, [])).toEqual({ outcome: 'refused' })
      expect(await store.rooms.standing(roomId(1), accountId(3))).toEqual({ state: 'none', visibility: 'public' })
      expect(await inviteAs(2, ['member'])).toEqual({ outcome: 'invited' })
      expect(await store.rooms.standing(roomId(1), accountId(3))).toEqual({ state: 'invited' })
    })

    it('changes nothing by inviting twice, a member or nobody', async () => {
      const store = await start()
      await addRoomOf(store, 2)
      await store.accounts.create(account(3))
      expect(await invite(store, 1, 1, 3)).toEqual({ outcome: 'invited' })
      expect(await invite(store, 1, 2, 3)).toEqual({ outcome: 'unchanged' })
      expect(await invite(store, 1, 1, 2)).toEqual({ outcome: 'unchanged' })
      expect(await invite(store, 1, 1, 9)).toEqual({ outcome: 'account-unknown' })
      const seen = await store.rooms.view(roomId(1), accountId(3))
      expect(seen?.membership).toEqual({ state: 'invited', by: accountId(1) })
      expect(await store.rooms.standing(roomId(1), accountId(2))).toEqual({ state: 'member', role: 'member' })
    })

    it('bounds the open invitations of an account, and those it made', async () => {
      const store = await start()
      await addAccounts(store, 5)
      for (const number of [1, 2, 3]) await store.rooms.create(room(number, 'public'), 10)
      await join(store, 1, 2)
      await join(store, 2, 2)
      expect(await invite(store, 1, 1, 3, 2)).toEqual({ outcome: 'invited' })
      expect(await invite(store, 2, 2, 3, 2)).toEqual({ outcome: 'invited' })
      // Account 3 has two of two; account 1 made one of two.
      expect(await invite(store, 3, 1, 3, 2)).toEqual({ outcome: 'too-many-invitations' })
      expect(await store.rooms.standing(roomId(3), accountId(3))).toEqual({ state: 'none', visibility: 'public' })
      expect(await invite(store, 3, 1, 4, 2)).toEqual({ outcome: 'invited' })
      // Account 1 made two of two; account 5 has none.
      expect(await invite(store, 3, 1, 5, 2)).toEqual({ outcome: 'too-many-invitations' })
      expect(await invite(store, 1, 1, 3, 2)).toEqual({ outcome: 'unchanged' })
      expect(await invite(store, 2, 2, 5, 2)).toEqual({ outcome: 'invited' })
    })

    it('frees the place of an invitation that was used or declined', async () => {
      const store = await start()
      await addAccounts(store, 2)
      for (const number of [1, 2, 3]) await store.rooms.create(room(number), 10)
      expect(await invite(store, 1, 1, 2, 1)).toEqual({ outcome: 'invited' })
      expect(await invite(store, 2, 1, 2, 1)).toEqual({ outcome: 'too-many-invitations' })
      await join(store, 1, 2)
      expect(await invite(store, 2, 1, 2, 1)).toEqual({ outcome: 'invited' })
      await store.rooms.leave(roomId(2), accountId(2))
      expect(await invite(store, 3, 1, 2, 1)).toEqual({ outcome: 'invited' })
    })

    it('lets the invited decline, once', async () => {
      const store = await start()
      await addAccounts(store, 2)
      await store.rooms.create(room(1), 10)
      await invite(store, 1, 1, 2)
      expect(await store.rooms.leave(roomId(1), accountId(2))).toEqual({ outcome: 'declined' })
      expect(await store.rooms.leave(roomId(1), accountId(2))).toEqual({ outcome: 'refused' })
      expect(await store.rooms.view(roomId(1), accountId(2))).toBeNull()
      expect(await store.rooms.view(roomId(1), accountId(1))).toMatchObject({ members: 1 })
      expect(await join(store, 1, 2)).toEqual({ outcome: 'refused' })
      expect(await invite(store, 1, 1, 2)).toEqual({ outcome: 'invited' })
    })

    it('lets members leave, and no stranger', async () => {
      const store = await start()
      await addAccounts(store, 3)
      await store.rooms.create(room(1), 10)
      expect(await store.rooms.leave(roomId(1), accountId(3))).toEqual({ outcome: 'refused' })
      expect(await store.rooms.leave(roomId(2), accountId(1))).toEqual({ outcome: 'refused' })
      expect(await store.rooms.leave(roomId(1), accountId(1))).toEqual({ outcome: 'left' })
      expect(await store.rooms.leave(roomId(1), accountId(1))).toEqual({ outcome: 'refused' })
      expect(await store.rooms.joined(accountId(1))).toEqual([])
    })

    it('lists members by account id and by page, with name, role and time', async () => {
      const store = await start()
      await addRoomOf(store, 4)
      const page = (after: number | null, limit: number) =>
        store.rooms.members(membership(1, 2), after === null ? null : accountId(after), limit)
      const members = (await page(null, 10)) ?? []
      expect(members[0]).toEqual({
        accountId: accountId(1),
        name: 'account 1',
        role: 'moderator',
        joinedAt: 4_000,
        readSequence: 0,
      })
      expect(members[3]).toEqual({
        accountId: accountId(4),
        name: 'account 4',
        role: 'member',
        joinedAt: 5_000,
        readSequence: 0,
      })
      expect(await page(null, 2)).toEqual(members.slice(0, 2))
      expect(await page(2, 2)).toEqual(members.slice(2))
      expect(await page(4, 2)).toEqual([])
    })

    it('[SQ9] lists members to nobody where the condition fails', async () => {
      const store = await start()
      await addRoomOf(store, 3)
      await store.accounts.create(account(9))
      expect(await store.rooms.members(membership(1, 9), null, 10)).toBeNull()
      expect(await store.rooms.members(membership(2, 1), null, 10)).toBeNull()
      expect(await store.rooms.members(membership(1, 2, ['moderator']), null, 10)).toBeNull()
      const [left, after, remaining] = await Promise.all([
        store.rooms.leave(roomId(1), accountId(2)),
        store.rooms.members(membership(1, 2), null, 10),
        store.rooms.members(membership(1, 3), null, 10),
      ])
      expect([left.outcome, after, remaining?.length]).toEqual(['left', null, 2])
    })

    it('moves the read position forward only, at most to the head', async () => {
      const store = await start()
      await addRoomOf(store, 2)
      const read = (sequence: number) => store.rooms.read(membership(1, 2), sequence)
      expect(await read(5)).toBe(0)
      await Promise.all(times(5, (i) => store.messages.append(message(1, 1, i))))
      expect([await read(3), await read(2), await read(0), await read(99)]).toEqual([3, 3, 3, 5])
      const seen = await store.rooms.view(roomId(1), accountId(2))
      expect(seen?.membership).toEqual({ state: 'member', role: 'member', readSequence: 5, notify: 'all' })
      const other = await store.rooms.view(roomId(1), accountId(1))
      expect(other?.membership).toMatchObject({ readSequence: 0 })
    })

    it('[SQ9] moves no read position where the condition fails', async () => {
      const store = await start()
      await addRoomOf(store, 2)
      await store.messages.append(message(1, 1, 1))
      expect(await store.rooms.read(membership(1, 9), 1)).toBeNull()
      expect(await store.rooms.read(membership(2, 1), 1)).toBeNull()
      expect(await store.rooms.read(membership(1, 2, ['moderator']), 1)).toBeNull()
      expect(await store.rooms.view(roomId(1), accountId(2))).toMatchObject({ membership: { readSequence: 0 } })
    })

    it('forgets the read position of who leaves', async () => {
      const store = await start()
      await addRoomOf(store, 2)
      await store.messages.append(message(1, 1, 1))
      await store.rooms.read(membership(1, 2), 1)
      await store.rooms.leave(roomId(1), accountId(2))
      await join(store, 1, 2)
      expect(await store.rooms.view(roomId(1), accountId(2))).toMatchObject({ membership: { readSequence: 0 } })
    })
  })
}
