import { expect, it } from 'vitest'
import { createMemoryBus } from '../bus/memory.ts'
import { systemClock } from '../clock.ts'
import { createAuthorize } from '../guard/authorize.ts'
import { isRefusal } from '../refusal.ts'
import { createMemoryStore } from '../store/memory.ts'
import { accountId, addRoomOf, deviceId, roomId } from '../store/testing/fixtures.ts'
import { createMembers } from './members.ts'
import { createStandings } from './standings.ts'

it('[SQ9] lists members to nobody who has left since it was granted', async () => {
  const store = createMemoryStore()
  await addRoomOf(store, 3)
  const silent = () => undefined
  const members = createMembers({
    store,
    bus: createMemoryBus(systemClock, silent),
    standings: createStandings(store.rooms),
    events: { roomJoined: silent, roomInvited: silent, roomLeft: silent, roomDeclined: silent, memberRemoved: silent },
    clock: systemClock,
  })
  const authorize = createAuthorize(store.rooms.standing)
  const holder = { accountId: accountId(2), deviceId: deviceId(2), role: 'member' } as const
  const grant = await authorize('room.members', holder, roomId(1))
  if (isRefusal(grant)) throw new Error(grant.refused)

  expect(await members.list(grant, null)).toMatchObject({ members: [{}, {}, {}], more: false })
  await store.rooms.leave(roomId(1), accountId(2))
  expect(await members.list(grant, null)).toMatchObject({ refused: 'action-refused' })
})
