import { limits, type PushName, type PushOf } from '@warifu/protocol'
import * as cast from './cast.ts'

const { roomId } = cast

/** One example of every push. A push without one does not compile. */
export const pushExamples: { readonly [Name in PushName]: PushOf<Name> } = {
  drain: { push: 'drain', reconnectAfterMs: 1_200 },
  heartbeat: { push: 'heartbeat', at: cast.NOW + 10_000 },
  'member-joined': { push: 'member-joined', roomId, member: cast.newMember },
  'member-left': { push: 'member-left', roomId, accountId: cast.ken.accountId },
  message: { push: 'message', roomId, entry: cast.hanasEntry },
  presence: {
    push: 'presence',
    changes: [
      { accountId: cast.ken.accountId, state: 'away' },
      { accountId: cast.hana.accountId, state: null },
    ],
  },
  privacy: { push: 'privacy', privacy: cast.withoutPresence },
  read: { push: 'read', roomId, sequence: 2 },
  receipt: { push: 'receipt', roomId, accountId: cast.ken.accountId, sequence: 2 },
  room: { push: 'room', room: { ...cast.room, membership: { state: 'invited', by: cast.ken.accountId }, head: 0 } },
  'room-left': { push: 'room-left', roomId },
  typing: { push: 'typing', roomId, accountId: cast.ken.accountId, typing: true },
  welcome: {
    push: 'welcome',
    connectionId: cast.connectionId,
    account: cast.hana,
    deviceId: cast.hanasDevice,
    at: cast.NOW,
    heartbeatMs: limits.heartbeatMs,
  },
}
