import { createDeviceKeys, publicBytes, sign, utf8, verify } from '@warifu/crypto'
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileStorage } from './file.ts'

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warifu-client-'))
  path = join(folder, 'deep', 'device.json')
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

describe('file storage', () => {
  it('has nothing where there is no file', async () => {
    await expect(fileStorage(path).load()).resolves.toBeNull()
  })

  it('[DV1] keeps keys in a file that only its owner can read, and gives them back', async () => {
    const keys = await createDeviceKeys(true)
    await fileStorage(path).keep(keys)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(join(folder, 'deep'))).toEqual(['device.json'])

    const loaded = await fileStorage(path).load()
    if (loaded === null) throw new Error('nothing was kept')
    const publicKey = await publicBytes(keys.signature.publicKey)
    expect(await publicBytes(loaded.signature.publicKey)).toEqual(publicKey)
    expect(await publicBytes(loaded.agreement.publicKey)).toEqual(await publicBytes(keys.agreement.publicKey))
    const signature = await sign(loaded.signature.privateKey, utf8('text'))
    await expect(verify(publicKey, utf8('text'), signature)).resolves.toBe(true)
    expect(loaded.signature.privateKey.extractable).toBe(false)
  })

  it('lets the first of two win, and gives both the same keys', async () => {
    const [one, other] = await Promise.all([createDeviceKeys(true), createDeviceKeys(true)])
    const kept = await Promise.all([fileStorage(path).keep(one), fileStorage(path).keep(other)])
    const [a, b] = await Promise.all(kept.map(({ signature }) => publicBytes(signature.publicKey)))
    expect(a).toEqual(b)
    expect(await readdir(join(folder, 'deep'))).toEqual(['device.json'])
  })

  it('refuses a file that others can read', async () => {
    await fileStorage(path).keep(await createDeviceKeys(true))
    await chmod(path, 0o640)
    await expect(fileStorage(path).load()).rejects.toThrow('open to others')
  })

  it.each(['', '{}', '{"version":2}', '{"version":1}', '{"version":1,"signature":{"public":{},"private":{}}}', 'null'])(
    'refuses a damaged file: %j',
    async (text) => {
      path = join(folder, 'device.json')
      await writeFile(path, text, { mode: 0o600 })
      await expect(fileStorage(path).load()).rejects.toThrow()
      await expect(readFile(path, 'utf8')).resolves.toBe(text)
    },
  )
})
