import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { readSecretFile, SecretKey } from './secrets.ts'

it('a secret key does not print', () => {
  const secret = new SecretKey(Buffer.from('hunter2'))
  const printed = [
    secret.toString(),
    JSON.stringify({ secret }),
    inspect(secret),
    inspect({ secret }, { showHidden: true }),
  ]
  expect(printed.join('')).not.toMatch(/hunter2|68756e|104/)
  expect(Buffer.from(secret.reveal()).toString()).toBe('hunter2')
})

it('reads a secret file with the permissions of what a link leads to, and null where there is none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-secret-'))
  writeFileSync(join(folder, 'key'), 'x', { mode: 0o600 })
  symlinkSync('key', join(folder, 'link'))
  expect(readSecretFile(join(folder, 'link'))?.mode).toBe(0o600)
  expect(readSecretFile(join(folder, 'none'))).toBeNull()
  expect(() => readSecretFile(folder)).toThrow()
  rmSync(folder, { recursive: true })
})
