import { readFileSync } from 'node:fs'
import { createClient, createFold, type AccountId, type Client, type RoomHandle } from '@warifu/client'
import { startInProcess } from './in-process.ts'
import { until } from './until.ts'

const PASSWORD = 'correct horse battery staple'

export type Person = { readonly client: Client; readonly accountId: AccountId }

/** A server with some people, each signed in with the SDK over real TLS. The first one is an operator. */
export async function gatherPeople(names: readonly string[], log: string[] = []) {
  const world = await startInProcess(undefined, { write: (line: string) => void log.push(line) })
  const newClient = () => createClient({ url: world.server.publicUrl, ca: readFileSync(world.caFile, 'utf8') })
  const clients: Client[] = []
  const people: Person[] = []
  for (const name of names) {
    const client = newClient()
    const session =
      people[0] === undefined
        ? await client.setup({
            link: world.server.firstOperatorLink ?? '',
            name,
            password: PASSWORD,
            workspace: 'Clinic',
          })
        : await client.join({
            link: (await people[0].client.invite({ name: null, role: 'member' })).url,
            name,
            password: PASSWORD,
          })
    clients.push(client)
    people.push({ client, accountId: session.account.accountId })
  }
  return {
    databaseFile: world.databaseFile,
    people,
    /** Another device of somebody who is there. */
    another: async (name: string): Promise<Client> => {
      const client = newClient()
      await client.signIn({ name, password: PASSWORD })
      clients.push(client)
      await until(() => client.rooms !== null)
      return client
    },
    stop: async () => {
      for (const client of clients) client.close()
      await world.stop()
    },
  }
}

/** The messages of a room as somebody sees them who was there all the time, by what is pushed alone. */
export function watch(room: RoomHandle, me: AccountId) {
  const fold = createFold(me)
  const kinds: string[] = []
  const end = room.on('entry', (entry) => {
    kinds.push(entry.kind)
    fold.add([entry])
  })
  return {
    kinds,
    messages: () => fold.messages,
    at: (sequence: number) => fold.messages.find((message) => message.sequence === sequence),
    end,
  }
}

/** The same for somebody who comes later, and reads. */
export async function read(room: RoomHandle, me: AccountId) {
  const fold = createFold(me)
  const { entries, related } = await room.history({ limit: 100 })
  fold.add([...entries, ...related])
  return fold.messages
}
