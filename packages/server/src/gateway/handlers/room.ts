import type { CommandType } from '@warifu/protocol'
import type { Domain, Handlers } from '../handler.ts'

type RoomHandlers = Pick<Handlers, Extract<CommandType, `room.${string}`>>

export const roomHandlers = ({ rooms, members, reads, typing, history }: Domain): RoomHandlers => ({
  'room.create': (grant, room) => rooms.create(grant, room),
  'room.direct': (grant, { accountId }) => rooms.direct(grant, accountId),
  'room.list': (grant, { after }) => rooms.list(grant, after),
  'room.change': (grant, wish) => rooms.change(grant, wish),
  'room.notify': (grant, { level }) => rooms.notify(grant, level),
  'room.join': (grant) => members.join(grant),
  'room.invite': (grant, { accountId }) => members.invite(grant, accountId),
  'room.leave': (grant) => members.leave(grant),
  'room.remove': (grant, { accountId }) => members.remove(grant, accountId),
  'room.members': (grant, { after }) => members.list(grant, after),
  'room.pins': (grant, { before }) => history.pins(grant, before),
  'room.read': (grant, { sequence }) => reads.move(grant, sequence),
  'room.typing': (grant, { typing: isTyping }) => typing.tell(grant, isTyping),
})
