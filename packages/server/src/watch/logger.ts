import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino'
import { redactions } from './redact.ts'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** Structured lines of JSON. Only `watch/events` writes them. */
export type Logger = Pick<PinoLogger, LogLevel>

/** @param destination where lines go; never standard output, which belongs to the person at the terminal */
export function createLogger(level: LogLevel | 'silent', destination: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      redact: { paths: redactions, censor: '[redacted]' },
    },
    destination,
  )
}
