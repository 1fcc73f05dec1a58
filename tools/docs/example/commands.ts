import type { CommandType, Params, Result } from '@warifu/protocol'
import * as cast from './cast.ts'

type Example<Type extends CommandType> = { readonly params: Params<Type>; readonly result: Result<Type> }

const { roomId, room } = cast

/** One example of every command. A command without one does not compile. */
export const commandExamples: { readonly [Type in CommandType]: Example<Type> } = {
  'account.list': { params: { after: null }, result: { accounts: [cast.hana, cast.ken], more: false } },
  'connection.ping': { params: {}, result: { at: cast.NOW } },
  'message.history': {
    params: { roomId, direction: 'before', sequence: 3, limit: 50 },
    result: { entries: [cast.kensEntry, cast.hanasEntry], head: 2, more: false },
  },
  'message.send': {
    params: { roomId, messageId: cast.messageId, envelope: cast.envelope },
    result: { sequence: 2, at: cast.hanasEntry.at, envelopeHash: cast.envelopeHash },
  },
  'room.create': {
    params: { roomId, name: room.name, visibility: room.visibility },
    result: {
      room: { ...room, members: 1, head: 0, membership: { state: 'member', role: 'moderator', readSequence: 0 } },
    },
  },
  'room.invite': { params: { roomId, accountId: cast.ken.accountId }, result: {} },
  'room.join': { params: { roomId }, result: { room } },
  'room.leave': { params: { roomId }, result: {} },
  'room.list': { params: { after: null }, result: { rooms: [cast.openRoom], more: false } },
  'room.members': { params: { roomId, after: null }, result: { members: [cast.member, cast.moderator], more: false } },
  'room.read': { params: { roomId, sequence: 2 }, result: { sequence: 2 } },
}
