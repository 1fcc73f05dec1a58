import type { LogLevel } from './logger.ts'

/** What an event is. Field values are ids, codes, counts and addresses: never text of people, secrets or keys. */
export type EventDefinition = {
  /** One sentence for the log and the reference. */
  readonly says: string
  readonly level: LogLevel
  readonly fields: readonly string[]
  /** Fields that become labels of the event's counter: few values only, and never an account's id. */
  readonly labels: readonly string[]
  /** Whether the audit log keeps it. */
  readonly audit: boolean
}

const define = <const Definition extends EventDefinition>(
  definition: Definition & { readonly labels: readonly Definition['fields'][number][] },
): Definition => definition

/** Everything that is reported, by name. Adding one: a line here, then `events.<name>({ ... })`. */
export const eventTable = {
  serverStarted: define({
    says: 'the server started',
    level: 'info',
    fields: ['version', 'publicUrl'],
    labels: [],
    audit: true,
  }),
  serverStopped: define({ says: 'the server stopped', level: 'info', fields: ['reason'], labels: [], audit: true }),
  clockWentBack: define({
    says: 'the clock of this machine is behind the latest time seen; expiry goes by the latest time',
    level: 'warn',
    fields: ['behindMs'],
    labels: [],
    audit: true,
  }),
  internalError: define({
    says: 'something broke inside',
    level: 'error',
    fields: ['where', 'error'],
    labels: ['where'],
    audit: false,
  }),
  auditFailed: define({
    says: 'a record could not be written to the audit log',
    level: 'error',
    fields: ['event', 'error'],
    labels: [],
    audit: false,
  }),

  accountCreated: define({
    says: 'an account was made',
    level: 'info',
    fields: ['accountId', 'role', 'by'],
    labels: ['role'],
    audit: true,
  }),
  linkCreated: define({
    says: 'a one-use link was made',
    level: 'info',
    fields: ['kind', 'role', 'by'],
    labels: ['kind'],
    audit: true,
  }),
  linkRefused: define({
    says: 'a one-use link was refused',
    level: 'warn',
    fields: ['address'],
    labels: [],
    audit: true,
  }),
  signedIn: define({
    says: 'somebody signed in',
    level: 'info',
    fields: ['accountId', 'deviceId', 'audience', 'address'],
    labels: ['audience'],
    audit: true,
  }),
  signInRefused: define({
    says: 'a sign-in was refused',
    level: 'warn',
    fields: ['code', 'address'],
    labels: ['code'],
    audit: true,
  }),
  signedOut: define({
    says: 'somebody signed out',
    level: 'info',
    fields: ['accountId', 'deviceId'],
    labels: [],
    audit: true,
  }),
  deviceAdded: define({
    says: 'an account has a new device',
    level: 'info',
    fields: ['accountId', 'deviceId', 'binding'],
    labels: ['binding'],
    audit: true,
  }),

  requestRefused: define({
    says: 'a request was refused',
    level: 'warn',
    fields: ['code', 'path', 'address'],
    labels: ['code'],
    audit: false,
  }),
  policyViolated: define({
    says: 'a page broke the content security policy',
    level: 'warn',
    fields: ['directive', 'address'],
    labels: ['directive'],
    audit: true,
  }),
  ticketIssued: define({
    says: 'a ticket was issued',
    level: 'debug',
    fields: ['accountId', 'deviceId'],
    labels: [],
    audit: false,
  }),
  upgradeRefused: define({
    says: 'a connection was refused before it existed',
    level: 'warn',
    fields: ['code', 'address'],
    labels: ['code'],
    // Counted and logged, not kept: anybody can make one, and the audit log must not be filled by strangers.
    audit: false,
  }),
  connectionOpened: define({
    says: 'a connection opened',
    level: 'info',
    fields: ['connectionId', 'accountId', 'deviceId', 'address'],
    labels: [],
    audit: true,
  }),
  connectionClosed: define({
    says: 'a connection closed',
    level: 'info',
    fields: ['connectionId', 'accountId', 'close'],
    labels: ['close'],
    audit: true,
  }),
  frameRefused: define({
    says: 'a frame was refused',
    level: 'warn',
    fields: ['connectionId', 'code'],
    labels: ['code'],
    audit: true,
  }),
  commandRefused: define({
    says: 'a command was refused',
    level: 'info',
    fields: ['connectionId', 'type', 'code'],
    labels: ['type', 'code'],
    audit: false,
  }),

  roomCreated: define({
    says: 'a room was made',
    level: 'info',
    fields: ['roomId', 'accountId', 'visibility'],
    labels: ['visibility'],
    audit: true,
  }),
  roomJoined: define({
    says: 'an account became a member of a room',
    level: 'info',
    fields: ['roomId', 'accountId'],
    labels: [],
    audit: true,
  }),
  roomInvited: define({
    says: 'an account was invited to a room',
    level: 'info',
    fields: ['roomId', 'accountId', 'by'],
    labels: [],
    audit: true,
  }),
  roomLeft: define({
    says: 'an account left a room',
    level: 'info',
    fields: ['roomId', 'accountId'],
    labels: [],
    audit: true,
  }),
  roomDeclined: define({
    says: 'an account declined the invitation to a room',
    level: 'info',
    fields: ['roomId', 'accountId'],
    labels: [],
    audit: true,
  }),
  roomChanged: define({
    says: 'the name, purpose or visibility of a room was changed',
    level: 'info',
    fields: ['roomId', 'visibility', 'by'],
    labels: ['visibility'],
    audit: true,
  }),
  memberRemoved: define({
    says: 'a moderator ended a membership or an invitation',
    level: 'info',
    fields: ['roomId', 'accountId', 'by'],
    labels: [],
    audit: true,
  }),
  directOpened: define({
    says: 'a direct room was made',
    level: 'info',
    fields: ['roomId', 'accountId', 'peer'],
    labels: [],
    audit: true,
  }),
  messageEdited: define({
    says: 'a message was given a new text',
    level: 'info',
    fields: ['roomId', 'sequence', 'accountId'],
    labels: [],
    audit: true,
  }),
  messageErased: define({
    says: 'a message or a reaction was erased',
    level: 'info',
    fields: ['roomId', 'sequence', 'accountId'],
    labels: [],
    audit: true,
  }),
  messagePinned: define({
    says: 'a message was pinned, or no longer',
    level: 'info',
    fields: ['roomId', 'sequence', 'pinned', 'accountId'],
    labels: ['pinned'],
    audit: true,
  }),
  privacyChanged: define({
    says: 'an account changed what it shows of itself',
    level: 'info',
    fields: ['accountId', 'typing', 'presence', 'receipts'],
    labels: [],
    audit: true,
  }),
} as const

export type EventTable = typeof eventTable
export type EventName = keyof EventTable
export type EventFields<Name extends EventName> = Readonly<
  Record<EventTable[Name]['fields'][number], string | number | boolean | null>
>
