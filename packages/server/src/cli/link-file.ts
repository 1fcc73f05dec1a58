import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeAtomically } from '../install/atomic.ts'

/** Where the link of the first operator lies for whoever has no terminal to see it on. */
export type LinkFile = {
  readonly path: string
  /** Writes the link, for this account only (0600), in place of an older one. */
  readonly put: (link: string) => void
  readonly remove: () => void
}

/**
 * What is written to standard output without a terminal ends in a journal or a container's log, which others read and which is
 * kept: the link would make any of them an operator.
 */
export function linkFileIn(folder: string): LinkFile {
  const path = join(folder, 'first-operator-link')
  return {
    path,
    put: (link) => writeAtomically(path, `${link}\n`),
    remove: () => rmSync(path, { force: true }),
  }
}
