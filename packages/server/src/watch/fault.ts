/**
 * What broke and where, for the log: the error's name, its code where it has one, and the file and line that threw it. Never the
 * message: something of a stranger's may stand in it.
 */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return `thrown ${typeof error}`
  return [error.name, codeOf(error), placeOf(error)].filter((part) => part !== null).join(' ')
}

/** Codes are constants of Node or SQLite; what does not look like one is not one. */
const codeOf = (error: Error): string | null =>
  'code' in error && typeof error.code === 'string' && /^[A-Z][A-Z\d_]{0,63}$/.test(error.code) ? error.code : null

/** The last of its path and the line, from the first frame after the message: a message may look like frames. */
function placeOf({ message, stack = '' }: Error): string | null {
  const start = stack.indexOf(message)
  if (start < 0) return null
  const [, frame = ''] = stack.slice(start + message.length).split('\n', 2)
  return /([^/\\(\s]+(?:[/\\][^/\\]+)?:\d+):\d+\)?$/.exec(frame)?.[1] ?? null
}
