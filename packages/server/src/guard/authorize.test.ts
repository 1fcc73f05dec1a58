import { describe, expect, it } from 'vitest'
import { actions, type AccountId, type DeviceId, type RoomId } from '@warifu/protocol'
import { randomId } from '@warifu/crypto'
import type { Standing } from '../store/store.ts'
import { conditionOf, createAuthorize, type Holder } from './authorize.ts'
import { isRefusal } from '../refusal.ts'
import { isRoomAction, rules } from './roles.ts'

const holder = (role: Holder['role'] = 'member'): Holder => ({
  accountId: randomId() as AccountId,
  deviceId: randomId() as DeviceId,
  role,
})
const roomId = randomId() as RoomId
const authorizeWhere = (standing: Standing | null) => createAuthorize(() => Promise.resolve(standing))

const standings: readonly (readonly [string, Standing | null])[] = [
  ['no room', null],
  ['stranger at a private room', { state: 'none', visibility: 'private' }],
  ['stranger at a public room', { state: 'none', visibility: 'public' }],
  ['invited', { state: 'invited' }],
  ['member', { state: 'member', role: 'member' }],
  ['moderator', { state: 'member', role: 'moderator' }],
]
const roomActions = actions.filter(isRoomAction)

describe('authorize', () => {
  it.each(standings.flatMap(([who, standing]) => roomActions.map((action) => [who, action, standing] as const)))(
    'decides for %s about %s by the table and nothing else',
    async (who, action, standing) => {
      const answer = await authorizeWhere(standing)(action, holder(), roomId)
      const refused = isRefusal(answer) ? answer.refused : 'granted'
      const mayKnow = standing !== null && !(standing.state === 'none' && standing.visibility === 'private')
      const isMember = standing?.state === 'member'
      const mayDecline = standing?.state === 'invited' && action === 'room.leave'
      const forModerators = action === 'room.change' || action === 'room.remove'
      const fits = isMember && (!forModerators || standing.role === 'moderator')
      const granted = action === 'room.join' || fits || mayDecline
      const expected = !mayKnow ? 'room-unknown' : granted ? 'granted' : 'action-refused'
      expect(refused, who).toBe(expected)
    },
  )

  it('gives a private room that is not theirs the same answer as no room at all', async () => {
    const hidden = await authorizeWhere({ state: 'none', visibility: 'private' })('message.history', holder(), roomId)
    const missing = await authorizeWhere(null)('message.history', holder(), roomId)
    expect(hidden).toEqual(missing)
  })

  it('keeps inviting accounts to operators', async () => {
    const authorize = authorizeWhere(null)
    expect(await authorize('account.invite', holder('member'), null)).toMatchObject({ refused: 'operator-required' })
    expect(isRefusal(await authorize('account.invite', holder('operator'), null))).toBe(false)
  })

  it('lets an operator into no room: the role is of the workspace', async () => {
    const authorize = authorizeWhere({ state: 'none', visibility: 'private' })
    expect(await authorize('message.history', holder('operator'), roomId)).toMatchObject({ refused: 'room-unknown' })
  })

  it('[SQ9] hands the commit what must still be true there', async () => {
    const who = holder()
    const grant = await authorizeWhere({ state: 'member', role: 'member' })('message.send', who, roomId)
    if (isRefusal(grant)) throw new Error('expected a grant')
    expect(conditionOf('message.send', grant)).toEqual({
      roomId,
      accountId: who.accountId,
      roles: rules['message.send'].roles,
    })
  })
})
