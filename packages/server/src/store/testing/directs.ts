import { describe, expect, it } from 'vitest'
import type { Privacy } from '@warifu/protocol'
import type { Store } from '../store.ts'
import {
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

const direct = (store: Store, number: number, by: number, peer: number, mostRooms = 10) =>
  store.rooms.direct({ roomId: roomId(number), accountId: accountId(by), peer: accountId(peer), at: 6_000, mostRooms })

const listed = async (store: Store, who: number) =>
  (await store.rooms.list(accountId(who), null, 100)).map(({ name, visibility }) => `${visibility} ${name}`)

/** Direct rooms, changes of rooms, and what accounts say of themselves. */
export function directsContract(make: MakeStore): void {
  const start = startsWith(make)
  const begin = async () => {
    const store = await start()
    await addAccounts(store, 3)
    return store
  }

  describe('direct rooms', () => {
    it('[DR1] are one for each pair, whoever asks, and named after the other', async () => {
      const store = await begin()
      expect(await direct(store, 1, 1, 2)).toEqual({ outcome: 'created', roomId: roomId(1) })
      expect(await direct(store, 2, 2, 1)).toEqual({ outcome: 'exists', roomId: roomId(1) })
      expect(await direct(store, 3, 1, 3)).toEqual({ outcome: 'created', roomId: roomId(3) })
      expect(await store.rooms.view(roomId(1), accountId(1))).toMatchObject({
        name: 'account 2',
        visibility: 'direct',
        peer: accountId(2),
        members: 2,
        membership: { state: 'member', role: 'member' },
      })
      expect(await store.rooms.view(roomId(1), accountId(2))).toMatchObject({ name: 'account 1', peer: accountId(1) })
      expect(await store.rooms.view(roomId(1), accountId(3))).toBeNull()
    })

    it('[DR1] are made once, whoever of both asks first', async () => {
      const store = await begin()
      const asked = await Promise.all(times(10, (i) => direct(store, i, 1 + (i % 2), 2 - (i % 2))))
      expect(tally(asked)).toEqual({ created: 1, exists: 9 })
    })

    it('[DR1] can be one’s own', async () => {
      const store = await begin()
      await direct(store, 1, 1, 2)
      expect(await direct(store, 2, 1, 1)).toEqual({ outcome: 'created', roomId: roomId(2) })
      expect(await direct(store, 3, 1, 1)).toEqual({ outcome: 'exists', roomId: roomId(2) })
      expect(await store.rooms.view(roomId(2), accountId(1))).toMatchObject({ name: 'account 1', members: 1 })
    })

    it('[DR1] are listed for the other from their first entry on', async () => {
      const store = await begin()
      await direct(store, 1, 1, 2)
      expect(await listed(store, 1)).toEqual(['direct account 2'])
      expect(await listed(store, 2)).toEqual([])
      expect(await store.rooms.joined(accountId(1))).toEqual([roomId(1)])
      expect(await store.rooms.joined(accountId(2))).toEqual([])
      await store.messages.append(message(1, 2, 1))
      expect(await listed(store, 2)).toEqual(['direct account 1'])
      expect(await store.rooms.joined(accountId(2))).toEqual([roomId(1)])
    })

    it('[DR1] are entered, left and changed by nobody', async () => {
      const store = await begin()
      await direct(store, 1, 1, 2)
      const refused = { outcome: 'refused' }
      expect(await join(store, 1, 3)).toEqual(refused)
      expect(await invite(store, 1, 1, 3)).toEqual(refused)
      expect(await store.rooms.leave(roomId(1), accountId(1))).toEqual(refused)
      expect(await store.rooms.remove({ condition: membership(1, 1, ['moderator']), accountId: accountId(2) })).toEqual(
        refused,
      )
      const wish = { name: 'x', purpose: '', visibility: 'public' } as const
      expect(await store.rooms.change({ condition: membership(1, 1), ...wish })).toEqual(refused)
    })

    it('need an account, and count as rooms', async () => {
      const store = await begin()
      expect(await direct(store, 1, 1, 9)).toEqual({ outcome: 'account-unknown' })
      expect(await direct(store, 1, 1, 2, 0)).toEqual({ outcome: 'too-many-rooms' })
      await direct(store, 1, 1, 2, 1)
      // The other has as many as an account can be in.
      expect(await direct(store, 2, 3, 2, 1)).toEqual({ outcome: 'too-many-rooms' })
    })
  })

  describe('changing a room', () => {
    const wish = { name: '全体連絡', purpose: '毎朝', visibility: 'private' } as const

    it('is a moderator’s', async () => {
      const store = await start()
      await addRoomOf(store, 2)
      const moderators = (who: number) => membership(1, who, ['moderator'])
      expect(await store.rooms.change({ condition: moderators(2), ...wish })).toEqual({ outcome: 'refused' })
      expect(await store.rooms.change({ condition: moderators(1), ...wish })).toEqual({
        outcome: 'changed',
        before: 'public',
      })
      expect(await store.rooms.view(roomId(1), accountId(2))).toMatchObject(wish)
      expect(await store.rooms.view(roomId(1), accountId(9))).toBeNull()
    })

    it('removes a member or an invitation, and not oneself', async () => {
      const store = await start()
      await addRoomOf(store, 2)
      await addAccounts(store, 0)
      const remove = (accountNumber: number) =>
        store.rooms.remove({ condition: membership(1, 1, ['moderator']), accountId: accountId(accountNumber) })
      expect(await remove(1)).toEqual({ outcome: 'refused' })
      expect(await remove(2)).toEqual({ outcome: 'removed' })
      expect(await remove(2)).toEqual({ outcome: 'account-unknown' })
      expect(await store.rooms.view(roomId(1), accountId(1))).toMatchObject({ members: 1 })
      await invite(store, 1, 1, 2)
      expect(await remove(2)).toEqual({ outcome: 'uninvited' })
    })
  })

  describe('notification levels', () => {
    it('are each member’s own', async () => {
      const store = await start()
      await addRoomOf(store, 2)
      expect(await store.rooms.notify(membership(1, 2), 'mentions')).toEqual({ outcome: 'changed' })
      expect(await store.rooms.notify(membership(1, 9), 'none')).toEqual({ outcome: 'refused' })
      expect(await store.rooms.view(roomId(1), accountId(2))).toMatchObject({ membership: { notify: 'mentions' } })
      expect(await store.rooms.view(roomId(1), accountId(1))).toMatchObject({ membership: { notify: 'all' } })
    })
  })

  describe('what accounts say of themselves', () => {
    const OPEN: Privacy = { typing: true, presence: true, receipts: true }

    it('is everything until they say otherwise', async () => {
      const store = await begin()
      expect(await store.accounts.privacy(accountId(1))).toEqual(OPEN)
      const closed = { typing: false, presence: true, receipts: false }
      await store.accounts.setPrivacy(accountId(1), closed)
      expect(await store.accounts.privacy(accountId(1))).toEqual(closed)
      expect(await store.accounts.privacy(accountId(2))).toEqual(OPEN)
      await expect(store.accounts.privacy(accountId(9))).rejects.toThrow()
    })

    it('[PR1] hides read positions of who does not share them, and from them', async () => {
      const store = await start()
      await addRoomOf(store, 3)
      await store.messages.append(message(1, 1, 1))
      for (const who of [1, 2, 3]) await store.rooms.read(membership(1, who), 1)
      const seenBy = async (who: number) =>
        (await store.rooms.members(membership(1, who), null, 10))?.map(({ readSequence }) => readSequence)
      expect(await seenBy(3)).toEqual([1, 1, 1])
      await store.accounts.setPrivacy(accountId(2), { ...OPEN, receipts: false })
      expect(await seenBy(3)).toEqual([1, null, 1])
      expect(await seenBy(2)).toEqual([null, null, null])
    })

    it('tells how a name is read', async () => {
      const store = await begin()
      await store.accounts.setReading(accountId(2), 'さとう')
      const readings = async () => (await store.accounts.list(null, 10)).map(({ reading }) => reading)
      expect(await readings()).toEqual([null, 'さとう', null])
      await store.accounts.setReading(accountId(2), null)
      expect(await readings()).toEqual([null, null, null])
    })
  })

  it('[DR1] keeps rooms of other kinds as they are', async () => {
    const store = await begin()
    await store.rooms.create(room(5, 'public'), 10)
    await direct(store, 6, 1, 2)
    expect(await listed(store, 3)).toEqual(['public room 5'])
  })
}
