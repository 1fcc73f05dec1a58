import type { CommandType } from '@warifu/protocol'
import type { Domain, Handlers } from '../handler.ts'

type RoomHandlers = Pick<Handlers, Extract<CommandType, `room.${string}`>>

export const roomHandlers = ({ rooms, members, reads }: Pick<Domain, 'rooms' | 'members' | 'reads'>): RoomHandlers => ({
  'room.create': (grant, room) => rooms.create(grant, room),
  'room.list': (grant, { after }) => rooms.list(grant, after),
  'room.join': (grant) => members.join(grant),
  'room.invite': (grant, { accountId }) => members.invite(grant, accountId),
  'room.leave': (grant) => members.leave(grant),
  'room.members': (grant, { after }) => members.list(grant, after),
  'room.read': (grant, { sequence }) => reads.move(grant, sequence),
})
