export { createClient } from './create-client.ts'
export type { Client, ClientEvents, Invitation, LinkInfo, ProtocolFault } from './client.ts'
export { WarifuError } from './errors.ts'
export type { ErrorName, LocalErrorName } from './error-names.ts'
export type { Subscribe } from './events.ts'
export type { Content, HistoryPage, Message, UnreadableReason } from './message.ts'
export type { ClientOptions } from './options.ts'
export type { CancelOutcome, Outgoing, OutgoingState, Sent } from './outbox.ts'
export { toRoomId } from './room.ts'
export type { HistoryQuery, MemberChange, RoomEvents, RoomHandle } from './room.ts'
export { checkText, TEXT_LENGTH } from './sealing.ts'
export type { TextFault } from './sealing.ts'
export type { Status } from './status.ts'
export type { Language } from '@warifu/protocol/explain'

// What an interface needs of the protocol, so that it imports this package only.
export { isPlainName, isPlainPurpose, limits } from '@warifu/protocol'
export type {
  Account,
  AccountId,
  Code,
  CodeName,
  CommandType,
  DeviceId,
  MessageId,
  Member,
  Membership,
  Params,
  Result,
  Retry,
  Room,
  RoomId,
  RoomRole,
  Session,
  Visibility,
  WorkspaceRole,
} from '@warifu/protocol'
