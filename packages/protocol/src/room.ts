import * as z from 'zod/mini'
import { AccountId, RoomId, Sequence, Timestamp } from './ids.ts'
import { limits } from './limits.ts'
import { isPlainPurpose, Name } from './names.ts'

/** `direct`: between two accounts, or one with itself; there is one such room for each pair, and nobody else ever enters it. */
export const Visibility = z.enum(['public', 'private', 'direct'])
export type Visibility = z.output<typeof Visibility>

/** What whoever makes or changes a room can choose. */
export const ChosenVisibility = z.enum(['public', 'private'])
export type ChosenVisibility = z.output<typeof ChosenVisibility>

export const RoomRole = z.enum(['moderator', 'member'])
export type RoomRole = z.output<typeof RoomRole>

/** What of a room an account wants to be told of beside the room's own list: everything, what mentions it, or nothing. */
export const NotifyLevel = z.enum(['all', 'mentions', 'none'])
export type NotifyLevel = z.output<typeof NotifyLevel>

/** What an account is to a room. `none`: the room is public and can be joined. */
export const Membership = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('member'), role: RoomRole, readSequence: Sequence, notify: NotifyLevel }),
  z.strictObject({ state: z.literal('invited'), by: AccountId }),
  z.strictObject({ state: z.literal('none') }),
])
export type Membership = z.output<typeof Membership>

/** What a room is for, in a sentence; may be empty. */
export const Purpose = z.string().check(z.maxLength(limits.purposeLength * 4), z.refine(isPlainPurpose))

/**
 * A room as one account sees it. `head` is the newest sequence; 0 for accounts that are not members. A direct room is named after
 * its `peer`, the account at the other end.
 */
export const Room = z.strictObject({
  roomId: RoomId,
  name: Name,
  purpose: Purpose,
  visibility: Visibility,
  peer: z.nullable(AccountId),
  createdAt: Timestamp,
  members: z.int().check(z.minimum(0)),
  head: Sequence,
  membership: Membership,
})
export type Room = z.output<typeof Room>

/** `readSequence`: how far the member has read; null where either side does not share it. */
export const Member = z.strictObject({
  accountId: AccountId,
  name: Name,
  role: RoomRole,
  joinedAt: Timestamp,
  readSequence: z.nullable(Sequence),
})
export type Member = z.output<typeof Member>
