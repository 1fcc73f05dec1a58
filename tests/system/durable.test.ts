import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient } from '@warifu/client'
import { startInProcess } from '../support/in-process.ts'

let world: Awaited<ReturnType<typeof startInProcess>>
beforeAll(async () => {
  world = await startInProcess()
})
afterAll(() => world.stop())

it('[SQ9] the database holds a message when its reply arrives: another connection to the file reads it', async () => {
  const client = createClient({ url: world.server.publicUrl, ca: readFileSync(world.caFile, 'utf8') })
  const link = new URL(world.server.firstOperatorLink ?? '').hash.slice(1)
  await client.setup({ link, name: 'Hana', password: 'correct horse battery staple', workspace: 'Durable' })
  const room = await client.createRoom({ name: 'room', visibility: 'private' })

  const onDisk = new Database(world.databaseFile, { readonly: true })
  const count = onDisk.prepare<[], { n: number }>('select count(*) as n from entries')
  for (let sent = 1; sent <= 20; sent += 1) {
    await room.send(`message ${sent}`)
    expect(count.get()).toEqual({ n: sent })
  }
  onDisk.close()
  client.close()
})
