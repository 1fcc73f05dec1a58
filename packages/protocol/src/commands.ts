import type * as z from 'zod/mini'
import { accountList } from './commands/account-list.ts'
import { accountReading } from './commands/account-reading.ts'
import { connectionPing } from './commands/connection-ping.ts'
import { messageDelete } from './commands/message-delete.ts'
import { messageEdit } from './commands/message-edit.ts'
import { messageHistory } from './commands/message-history.ts'
import { messageLocate } from './commands/message-locate.ts'
import { messagePin } from './commands/message-pin.ts'
import { messageReact } from './commands/message-react.ts'
import { messageRevisions } from './commands/message-revisions.ts'
import { messageSend } from './commands/message-send.ts'
import { presenceList } from './commands/presence-list.ts'
import { presenceSet } from './commands/presence-set.ts'
import { privacySet } from './commands/privacy-set.ts'
import { privacyShow } from './commands/privacy-show.ts'
import { roomChange } from './commands/room-change.ts'
import { roomCreate } from './commands/room-create.ts'
import { roomDirect } from './commands/room-direct.ts'
import { roomInvite } from './commands/room-invite.ts'
import { roomJoin } from './commands/room-join.ts'
import { roomLeave } from './commands/room-leave.ts'
import { roomList } from './commands/room-list.ts'
import { roomMembers } from './commands/room-members.ts'
import { roomNotify } from './commands/room-notify.ts'
import { roomPins } from './commands/room-pins.ts'
import { roomRead } from './commands/room-read.ts'
import { roomRemove } from './commands/room-remove.ts'
import { roomTyping } from './commands/room-typing.ts'

const table = {
  __proto__: null,
  'account.list': accountList,
  'account.reading': accountReading,
  'connection.ping': connectionPing,
  'message.delete': messageDelete,
  'message.edit': messageEdit,
  'message.history': messageHistory,
  'message.locate': messageLocate,
  'message.pin': messagePin,
  'message.react': messageReact,
  'message.revisions': messageRevisions,
  'message.send': messageSend,
  'presence.list': presenceList,
  'presence.set': presenceSet,
  'privacy.set': privacySet,
  'privacy.show': privacyShow,
  'room.change': roomChange,
  'room.create': roomCreate,
  'room.direct': roomDirect,
  'room.invite': roomInvite,
  'room.join': roomJoin,
  'room.leave': roomLeave,
  'room.list': roomList,
  'room.members': roomMembers,
  'room.notify': roomNotify,
  'room.pins': roomPins,
  'room.read': roomRead,
  'room.remove': roomRemove,
  'room.typing': roomTyping,
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
