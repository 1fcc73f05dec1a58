import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** Paths of files that do not exist yet, in a folder that goes with the test file. */
export function newFiles(): () => string {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-store-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  let number = 0
  return () => join(folder, `${(number += 1)}.db`)
}
