import type { Action, RoomRole, WorkspaceRole } from '@warifu/protocol'

/**
 * Who is allowed what; everything else is refused.
 * `workspace`: by the account's role. `room`: by the member's role in that room; where `invited`, an open invitation is enough.
 * `door`: no member yet, so it is decided by the room itself: public, or an open invitation.
 */
type Rule =
  | { readonly scope: 'workspace'; readonly roles: readonly WorkspaceRole[] }
  | { readonly scope: 'room'; readonly roles: readonly RoomRole[]; readonly invited: boolean }
  | { readonly scope: 'door' }

const everyone = { scope: 'workspace', roles: ['operator', 'member'] } as const satisfies Rule
const operators = { scope: 'workspace', roles: ['operator'] } as const satisfies Rule
const members = { scope: 'room', roles: ['moderator', 'member'], invited: false } as const satisfies Rule
const moderators = { scope: 'room', roles: ['moderator'], invited: false } as const satisfies Rule
const membersAndInvited = { ...members, invited: true } as const satisfies Rule

export const rules = {
  'connection.ping': everyone,
  'account.list': everyone,
  'account.invite': operators,
  'account.reading': everyone,
  'presence.list': everyone,
  'presence.set': everyone,
  'privacy.show': everyone,
  'privacy.set': everyone,
  'room.create': everyone,
  'room.direct': everyone,
  'room.list': everyone,
  'room.join': { scope: 'door' },
  'room.invite': members,
  'room.leave': membersAndInvited,
  'room.members': members,
  'room.change': moderators,
  'room.remove': moderators,
  'room.notify': members,
  'room.read': members,
  'room.typing': members,
  'room.pins': members,
  'message.send': members,
  'message.edit': members,
  'message.react': members,
  // Whose message it is, and whether a moderator asks, is decided where the message is read: inside the commit.
  'message.delete': members,
  'message.pin': members,
  'message.history': members,
  'message.revisions': members,
  'message.locate': members,
} as const satisfies Record<Action, Rule>

type ScopeOf<Needed extends Action> = (typeof rules)[Needed]['scope']

/** Actions that are about one room. */
export type RoomAction = { [Needed in Action]: ScopeOf<Needed> extends 'workspace' ? never : Needed }[Action]
/** Actions that are about the workspace. */
export type WorkspaceAction = Exclude<Action, RoomAction>

export const isRoomAction = (action: Action): action is RoomAction => rules[action].scope !== 'workspace'
