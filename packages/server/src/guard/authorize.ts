import type { AccountId, Action, DeviceId, RoomId, WorkspaceRole } from '@warifu/protocol'
import type { MembershipCondition, Standing } from '../store/store.ts'
import { refuse, type Refusal } from '../refusal.ts'
import { rules, type RoomAction } from './roles.ts'

/** Who asks: the account and device that the session stands for, never what a frame says. */
export type Holder = { readonly accountId: AccountId; readonly deviceId: DeviceId; readonly role: WorkspaceRole }

declare const proof: unique symbol

/**
 * Proof that one action was authorized for one account, and in which room. Only this file makes one: `rooms/*` cannot be
 * called without it. What it saw may be gone at the commit, so the store checks `conditionOf(grant)` again there [SQ9].
 */
export type Grant<Needed extends Action> = {
  readonly [proof]: Needed
  readonly holder: Holder
  readonly roomId: Needed extends RoomAction ? RoomId : null
}

export type Authorize = <Needed extends Action>(
  action: Needed,
  holder: Holder,
  roomId: Needed extends RoomAction ? RoomId : null,
) => Promise<Grant<Needed> | Refusal<'room-unknown' | 'action-refused' | 'operator-required'>>

/** @param standing what an account is to a room now; null where there is no such room */
export function createAuthorize(
  standing: (roomId: RoomId, accountId: AccountId) => Promise<Standing | null>,
): Authorize {
  return async (action, holder, roomId) => {
    const refusal = roomId === null ? refuseInWorkspace(action, holder) : await refuseInRoom(action, holder, roomId)
    return refusal ?? ({ holder, roomId } as Grant<typeof action>)
  }

  async function refuseInRoom(action: Action, holder: Holder, roomId: RoomId) {
    const here = await standing(roomId, holder.accountId)
    // A private room that is not theirs and no room at all are the same answer: it must not tell which rooms exist.
    if (here === null || (here.state === 'none' && here.visibility !== 'public')) return refuse('room-unknown')
    const rule = rules[action]
    if (rule.scope === 'door') return null
    if (rule.scope !== 'room') return refuse('action-refused')
    if (here.state === 'invited' && rule.invited) return null
    if (here.state !== 'member') return refuse('action-refused')
    return rule.roles.some((role) => role === here.role) ? null : refuse('action-refused')
  }
}

function refuseInWorkspace(action: Action, holder: Holder) {
  const rule = rules[action]
  if (rule.scope !== 'workspace') return refuse('action-refused')
  return rule.roles.some((role) => role === holder.role) ? null : refuse('operator-required')
}

/** What must still hold inside the commit. */
export function conditionOf<Needed extends RoomAction>(action: Needed, grant: Grant<Needed>): MembershipCondition {
  const rule = rules[action]
  const roles = rule.scope === 'room' ? rule.roles : []
  return { roomId: grant.roomId, accountId: grant.holder.accountId, roles }
}
