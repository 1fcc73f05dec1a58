export { createClient } from './create-client.ts'
export type { Client, ClientEvents, Invitation, LinkInfo, ProtocolFault } from './client.ts'
export { WarifuError } from './errors.ts'
export type { ErrorName, LocalErrorName } from './error-names.ts'
export type { Subscribe } from './events.ts'
export { createFold } from './fold.ts'
export type { Fold } from './fold.ts'
export type { RoomEntry, RoomEntryOf } from './entries.ts'
export type { Content, Mention, Message, Opened, Reaction, Revision, UnreadableReason, Written } from './message.ts'
export type { ClientOptions } from './options.ts'
export type { CancelOutcome, Outgoing, OutgoingState, Sent } from './outbox.ts'
export { toRoomId } from './room.ts'
export type { PresenceMap } from './presence.ts'
export type { HistoryPage, HistoryQuery, MemberChange, NewMessage, Receipt, RoomEvents, RoomHandle } from './room.ts'
export { checkText, checkWritten, isEmoji, MOST_MENTIONS, TEXT_LENGTH } from './sealing.ts'
export type { TextFault } from './sealing.ts'
export type { Status } from './status.ts'
export type { Language } from '@warifu/protocol/explain'

// What an interface needs of the protocol, so that it imports this package only.
export { isPlainName, isPlainPurpose, limits } from '@warifu/protocol'
export type {
  Account,
  AccountId,
  ChosenVisibility,
  Code,
  CodeName,
  CommandType,
  DeviceId,
  ListedAccount,
  MessageId,
  Member,
  Membership,
  NotifyLevel,
  Params,
  PresenceState,
  Privacy,
  Result,
  Retry,
  Room,
  RoomId,
  RoomRole,
  Session,
  Visibility,
  WorkspaceRole,
} from '@warifu/protocol'
