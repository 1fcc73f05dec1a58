import * as z from 'zod/mini'
import { AccountId, RoomId, Sequence, Timestamp } from './ids.ts'
import { Name } from './names.ts'

export const Visibility = z.enum(['public', 'private'])
export type Visibility = z.output<typeof Visibility>

export const RoomRole = z.enum(['moderator', 'member'])
export type RoomRole = z.output<typeof RoomRole>

/** What an account is to a room. `none`: the room is public and can be joined. */
export const Membership = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('member'), role: RoomRole, readSequence: Sequence }),
  z.strictObject({ state: z.literal('invited'), by: AccountId }),
  z.strictObject({ state: z.literal('none') }),
])
export type Membership = z.output<typeof Membership>

/** A room as one account sees it. `head` is the newest sequence; 0 for accounts that are not members. */
export const Room = z.strictObject({
  roomId: RoomId,
  name: Name,
  visibility: Visibility,
  createdAt: Timestamp,
  members: z.int().check(z.minimum(0)),
  head: Sequence,
  membership: Membership,
})
export type Room = z.output<typeof Room>

export const Member = z.strictObject({ accountId: AccountId, name: Name, role: RoomRole, joinedAt: Timestamp })
export type Member = z.output<typeof Member>
