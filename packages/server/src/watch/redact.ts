/**
 * Fields that never reach the log, wherever they stand. Events carry none of them: this is the second line, for the day
 * somebody adds one.
 */
const secretFields = [
  'authorization',
  'cookie',
  'envelope',
  'link',
  'nonce',
  'password',
  'passwordHash',
  'secret',
  'signature',
  'ticket',
  'token',
]

/** The same as pino's redaction paths, at the top and one level down. */
export const redactions = secretFields.flatMap((field) => [field, `*.${field}`])
