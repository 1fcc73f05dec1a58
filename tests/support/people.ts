import { readFileSync } from 'node:fs'
import { createClient, createFold, type AccountId, type Client, type RoomHandle } from '@warifu/client'
import { startInProcess } from './in-process.ts'
import { until } from './until.ts'

const PASSWORD = 'correct horse battery staple'

export type Person = { readonly client: Client; readonly accountId: AccountId }

const invitation = async ({ client }: Person): Promise<string> =>
  (await client.invite({ name: null, role: 'member' })).url

/** A server with some people, each signed in with the SDK over real TLS. The first one is an operator. */
export async function gatherPeople(names: readonly string[], log: string[] = []) {
  const world = await startInProcess(undefined, { write: (line: string) => void log.push(line) })
  const newClient = () => createClient({ url: world.server.publicUrl, ca: readFileSync(world.caFile, 'utf8') })
  const clients: Client[] = []
  const people: Person[] = []

  async function join(name: string): Promise<Person> {
    const client = newClient()
    clients.push(client)
    const [operator] = people
    const link = operator === undefined ? world.server.firstOperatorLink : await invitation(operator)
    const params = { link: link ?? '', name, password: PASSWORD }
    const { account } = await (operator === undefined
      ? client.setup({ ...params, workspace: 'Clinic' })
      : client.join(params))
    const person = { client, accountId: account.accountId }
    people.push(person)
    return person
  }

  for (const name of names) await join(name)
  return {
    databaseFile: world.databaseFile,
    people,
    join,
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
