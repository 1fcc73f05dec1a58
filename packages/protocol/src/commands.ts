import type * as z from 'zod/mini'
import { accountList } from './commands/account-list.ts'
import { connectionPing } from './commands/connection-ping.ts'
import { messageHistory } from './commands/message-history.ts'
import { messageSend } from './commands/message-send.ts'
import { roomCreate } from './commands/room-create.ts'
import { roomInvite } from './commands/room-invite.ts'
import { roomJoin } from './commands/room-join.ts'
import { roomLeave } from './commands/room-leave.ts'
import { roomList } from './commands/room-list.ts'
import { roomMembers } from './commands/room-members.ts'
import { roomRead } from './commands/room-read.ts'

const table = {
  __proto__: null,
  'account.list': accountList,
  'connection.ping': connectionPing,
  'message.history': messageHistory,
  'message.send': messageSend,
  'room.create': roomCreate,
  'room.invite': roomInvite,
  'room.join': roomJoin,
  'room.leave': roomLeave,
  'room.list': roomList,
  'room.members': roomMembers,
  'room.read': roomRead,
} as const

export type Commands = Omit<typeof table, '__proto__'>

/** Every command there is, by type. Null-prototype: `constructor` is not a command. */
export const commands: Commands = Object.freeze(table)
export type CommandType = keyof Commands
export type Params<Type extends CommandType> = z.output<Commands[Type]['params']>
export type Result<Type extends CommandType> = z.output<Commands[Type]['result']>
export type CommandAction<Type extends CommandType> = Commands[Type]['action']

/** A decoded command, one member per type, so that `type` narrows `params`. */
export type Command = {
  [Type in CommandType]: { readonly id: number; readonly type: Type; readonly params: Params<Type> }
}[CommandType]

export const isCommandType = (type: string): type is CommandType => type in commands
