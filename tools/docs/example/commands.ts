import type { CommandType, Params, Result } from '@warifu/protocol'
import * as cast from './cast.ts'

type Example<Type extends CommandType> = { readonly params: Params<Type>; readonly result: Result<Type> }

const { roomId, room, edit, hanasEntry, reaction, pin, deletion } = cast

/** One example of every command. A command without one does not compile. */
export const commandExamples: { readonly [Type in CommandType]: Example<Type> } = {
  'account.list': { params: { after: null }, result: { accounts: cast.listedAccounts, more: false } },
  'account.reading': { params: { reading: 'けん' }, result: {} },
  'connection.ping': { params: {}, result: { at: cast.NOW } },
  'message.delete': {
    params: { roomId, messageId: deletion.messageId, target: deletion.target },
    result: { sequence: deletion.sequence, at: deletion.at },
  },
  'message.edit': {
    params: { roomId, messageId: edit.messageId, target: edit.target, envelope: edit.envelope },
    result: { sequence: edit.sequence, at: edit.at, envelopeHash: cast.hashOfEdit },
  },
  'message.history': {
    params: { roomId, direction: 'before', sequence: 4, limit: 50 },
    result: {
      entries: [cast.kensEntry, hanasEntry, cast.erased],
      related: [reaction, edit, pin, deletion],
      head: 7,
      more: false,
    },
  },
  'message.locate': { params: { roomId, at: cast.NOW }, result: { sequence: 2 } },
  'message.pin': {
    params: { roomId, messageId: pin.messageId, target: pin.target, pinned: pin.pinned },
    result: { sequence: pin.sequence, at: pin.at },
  },
  'message.react': {
    params: { roomId, messageId: reaction.messageId, target: reaction.target, envelope: reaction.envelope },
    result: { sequence: reaction.sequence, at: reaction.at, envelopeHash: cast.hashOfReaction },
  },
  'message.revisions': { params: { roomId, target: 2, after: 0 }, result: { entries: [edit], more: false } },
  'message.send': {
    params: { roomId, messageId: hanasEntry.messageId, envelope: cast.envelope },
    result: { sequence: hanasEntry.sequence, at: hanasEntry.at, envelopeHash: cast.envelopeHash },
  },
  'presence.list': {
    params: { after: null },
    result: {
      present: [
        { accountId: cast.hana.accountId, state: 'active' },
        { accountId: cast.ken.accountId, state: 'away' },
      ],
      more: false,
    },
  },
  'presence.set': { params: { state: 'away' }, result: {} },
  'privacy.set': { params: { privacy: cast.withoutPresence }, result: {} },
  'privacy.show': { params: {}, result: { privacy: cast.open } },
  'room.change': {
    params: { roomId, name: room.name, purpose: room.purpose, visibility: 'public' },
    result: { room: { ...cast.newRoom, purpose: room.purpose } },
  },
  'room.create': {
    params: { roomId, name: room.name, visibility: 'public' },
    result: { room: cast.newRoom },
  },
  'room.direct': { params: { accountId: cast.ken.accountId }, result: { room: cast.directRoom } },
  'room.invite': { params: { roomId, accountId: cast.ken.accountId }, result: {} },
  'room.join': { params: { roomId }, result: { room } },
  'room.leave': { params: { roomId }, result: {} },
  'room.list': { params: { after: null }, result: { rooms: [cast.openRoom], more: false } },
  'room.members': { params: { roomId, after: null }, result: { members: [cast.member, cast.moderator], more: false } },
  'room.notify': {
    params: { roomId, level: 'mentions' },
    result: { room: { ...room, membership: { state: 'member', role: 'member', readSequence: 0, notify: 'mentions' } } },
  },
  'room.pins': {
    params: { roomId, before: null },
    result: { entries: [cast.kensEntry], related: [pin], more: false },
  },
  'room.read': { params: { roomId, sequence: 2 }, result: { sequence: 2 } },
  'room.remove': { params: { roomId, accountId: cast.hana.accountId }, result: {} },
  'room.typing': { params: { roomId, typing: true }, result: {} },
}
