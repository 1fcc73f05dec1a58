/**
 * Every refusal and failure, by name. The code is stable: users, scripts and other people's clients rely on it.
 * 1xxx running the server, 2xxx who you are, 3xxx capacity, 4xxx requests and frames, 44xx closes, 6xxx rooms, 9xxx ours.
 *
 * `status`: the HTTP status where the refusal answers a request. `close`: the WebSocket close code where it ends a connection.
 * `retry`: what a program should do. 'no': the same again fails the same way. 'later': wait (with jitter, or as told) and repeat.
 * 'sign-in': get a new session first. 'ticket': get a new ticket, then connect again.
 */
export const codes = {
  'plaintext-refused': { code: 'WRF-1001', retry: 'no' },
  'certificate-expired': { code: 'WRF-1002', retry: 'no' },
  'port-in-use': { code: 'WRF-1003', retry: 'no' },
  'data-unwritable': { code: 'WRF-1004', retry: 'no' },
  'data-in-use': { code: 'WRF-1005', retry: 'no' },
  'database-damaged': { code: 'WRF-1006', retry: 'no' },
  'root-key-wrong': { code: 'WRF-1007', retry: 'no' },
  'root-key-missing': { code: 'WRF-1008', retry: 'no' },
  'node-too-old': { code: 'WRF-1009', retry: 'no' },
  'schema-newer': { code: 'WRF-1010', retry: 'no' },
  'config-invalid': { code: 'WRF-1011', retry: 'no' },
  'certificate-unusable': { code: 'WRF-1013', retry: 'no' },
  'trust-failed': { code: 'WRF-1014', retry: 'no' },
  'data-path-too-long': { code: 'WRF-1015', retry: 'no' },
  'web-not-built': { code: 'WRF-1016', retry: 'no' },
  'port-forbidden': { code: 'WRF-1017', retry: 'no' },
  'install-failed': { code: 'WRF-1018', retry: 'no' },
  'usage-wrong': { code: 'WRF-1019', retry: 'no' },
  'build-failed': { code: 'WRF-1020', retry: 'no' },

  'credentials-wrong': { code: 'WRF-2001', status: 401, retry: 'no' },
  'session-missing': { code: 'WRF-2002', status: 401, retry: 'sign-in' },
  'link-unusable': { code: 'WRF-2003', status: 403, retry: 'no' },
  'password-weak': { code: 'WRF-2004', status: 422, retry: 'no' },
  'name-taken': { code: 'WRF-2006', status: 409, retry: 'no' },
  'device-proof-wrong': { code: 'WRF-2007', status: 401, retry: 'sign-in' },
  'device-key-unusable': { code: 'WRF-2008', status: 422, retry: 'no' },
  'challenge-unusable': { code: 'WRF-2009', status: 401, retry: 'later' },
  'operator-required': { code: 'WRF-2010', status: 403, retry: 'no' },
  'name-unusable': { code: 'WRF-2011', status: 422, retry: 'no' },

  'too-many-attempts': { code: 'WRF-3001', status: 429, retry: 'later' },
  overloaded: { code: 'WRF-3002', status: 503, retry: 'later' },
  'too-many-connections': { code: 'WRF-3003', status: 429, retry: 'later' },
  'store-unavailable': { code: 'WRF-3004', status: 503, retry: 'later' },
  draining: { code: 'WRF-3005', status: 503, retry: 'later' },

  'host-refused': { code: 'WRF-4001', status: 421, retry: 'no' },
  'path-unknown': { code: 'WRF-4002', status: 404, retry: 'no' },
  'origin-refused': { code: 'WRF-4003', status: 403, retry: 'no' },
  'method-refused': { code: 'WRF-4004', status: 405, retry: 'no' },
  'content-type-refused': { code: 'WRF-4005', status: 415, retry: 'no' },
  'body-too-large': { code: 'WRF-4006', status: 413, retry: 'no' },
  'body-invalid': { code: 'WRF-4007', status: 400, retry: 'no' },
  'upgrade-required': { code: 'WRF-4008', status: 426, retry: 'no' },
  'version-refused': { code: 'WRF-4009', status: 426, retry: 'no' },
  'subprotocol-refused': { code: 'WRF-4010', status: 400, retry: 'no' },
  'ticket-missing': { code: 'WRF-4011', status: 401, retry: 'ticket' },
  'ticket-unusable': { code: 'WRF-4012', status: 401, retry: 'ticket' },
  'bearer-unavailable': { code: 'WRF-4013', status: 401, retry: 'no' },
  'headers-refused': { code: 'WRF-4014', status: 400, retry: 'no' },

  'command-unknown': { code: 'WRF-4101', retry: 'no' },
  'params-invalid': { code: 'WRF-4102', retry: 'no' },
  'budget-exceeded': { code: 'WRF-4103', retry: 'later' },

  'frame-invalid': { code: 'WRF-4400', close: 4400, retry: 'no' },
  'session-ended': { code: 'WRF-4403', close: 4403, retry: 'sign-in' },
  'heartbeat-lost': { code: 'WRF-4408', close: 4408, retry: 'ticket' },
  'frame-too-large': { code: 'WRF-4413', close: 4413, retry: 'no' },
  'too-many-strikes': { code: 'WRF-4429', close: 4429, retry: 'later' },
  'slow-reader': { code: 'WRF-4451', close: 4451, retry: 'ticket' },

  'room-unknown': { code: 'WRF-6001', retry: 'no' },
  'action-refused': { code: 'WRF-6002', retry: 'no' },
  'envelope-refused': { code: 'WRF-6003', retry: 'no' },
  'account-unknown': { code: 'WRF-6004', retry: 'no' },
  'room-id-taken': { code: 'WRF-6005', retry: 'no' },
  'too-many-rooms': { code: 'WRF-6006', retry: 'no' },
  'too-many-invitations': { code: 'WRF-6007', retry: 'no' },
  'message-unknown': { code: 'WRF-6008', retry: 'no' },
  'message-id-taken': { code: 'WRF-6009', retry: 'no' },
  'too-many-edits': { code: 'WRF-6010', retry: 'no' },
  'too-many-reactions': { code: 'WRF-6011', retry: 'no' },
  'too-many-pins': { code: 'WRF-6012', retry: 'no' },

  'internal-error': { code: 'WRF-9001', status: 500, close: 1011, retry: 'later' },
} as const satisfies Record<string, CodeDefinition>

export type Retry = 'no' | 'later' | 'sign-in' | 'ticket'

type CodeDefinition = {
  readonly code: `WRF-${number}`
  readonly status?: number
  readonly close?: number
  readonly retry: Retry
}

export type CodeName = keyof typeof codes
export type Code = (typeof codes)[CodeName]['code']

type NamesWith<Field extends string> = {
  [Name in CodeName]: (typeof codes)[Name] extends Record<Field, number> ? Name : never
}[CodeName]

/** Refusals that answer an HTTP request or an upgrade. */
export type HttpCodeName = NamesWith<'status'>
/** Refusals that end a connection. */
export type CloseCodeName = NamesWith<'close'>

const names = Object.keys(codes) as CodeName[]
const byCode = new Map<string, CodeName>(names.map((name) => [codes[name].code, name]))
const byClose = new Map<number, CodeName>(
  names.flatMap((name) => {
    const definition: CodeDefinition = codes[name]
    return definition.close === undefined ? [] : [[definition.close, name]]
  }),
)

/** RFC 6455 section 7.4.1: the server restarts; come back. Preceded by a `drain` push. */
export const CLOSE_RESTART = 1012

/** The name of a code as it came over the wire, or null where this version does not know it. */
export const codeName = (code: string): CodeName | null => byCode.get(code) ?? null
/** The name behind a WebSocket close code, or null where it is none of ours. */
export const closeCodeName = (close: number): CodeName | null => byClose.get(close) ?? null
/** What to do after this refusal. */
export const retryOf = (name: CodeName): Retry => codes[name].retry
