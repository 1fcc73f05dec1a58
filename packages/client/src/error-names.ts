import type { CodeName, Retry } from '@warifu/protocol'

/**
 * What can go wrong without a server's refusal. `network-failed`: no answer came. `timed-out`: it did not come in time.
 * `connection-lost`: the connection ended before the reply; whether the command was carried out is not known.
 * `answer-invalid`: the answer breaks the protocol. `code-unknown`: a refusal that this version has no name for.
 * `not-signed-in`: there is no session. `text-refused`: the text can't be sent, see `checkText`.
 * `device-unusable`: this device's keys cannot be made, kept or read. `cancelled`: taken out of the outbox.
 * `client-closed`: `close()` or `signOut()` was called.
 */
export type LocalErrorName = keyof typeof localErrors

export const localErrors = {
  'network-failed': { retry: 'later', message: 'no answer came' },
  'timed-out': { retry: 'later', message: 'no answer came in time' },
  'connection-lost': { retry: 'later', message: 'the connection ended before the reply' },
  'answer-invalid': { retry: 'no', message: 'the answer breaks the protocol' },
  'code-unknown': { retry: 'no', message: 'refused with a code of a newer version' },
  'not-signed-in': { retry: 'sign-in', message: 'there is no session' },
  'text-refused': { retry: 'no', message: 'see checkText' },
  'device-unusable': { retry: 'no', message: 'the device keys cannot be made, kept or read' },
  cancelled: { retry: 'no', message: 'taken out of the outbox' },
  'client-closed': { retry: 'no', message: 'close() or signOut() was called' },
} as const satisfies Record<string, { readonly retry: Retry; readonly message: string }>

export type ErrorName = CodeName | LocalErrorName
