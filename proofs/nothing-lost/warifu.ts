import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Certificate } from '../../bench/servers/certificate.ts'
import { startWarifu, type Warifu } from '../../bench/servers/warifu.ts'
import { gather } from '../peers/crew.ts'
import type { Subject } from './campaign.ts'

const MEMBERS = 3
const ROOMS = 2

/** Writers here are faster than people: their budget must not be what stops them. Everything else is as shipped. */
const settings = { WARIFU_LIMITS_COMMAND_BURST: '1000000', WARIFU_LIMITS_COMMANDS_PER_SECOND: '1000000' }

export type WarifuSubject = Subject & { readonly close: () => void }

/** The built server on a data folder of its own, with accounts, devices, tickets and TLS, as people meet it. */
export async function createWarifuSubject(folder: string, certificate: Certificate): Promise<WarifuSubject> {
  await mkdir(folder)
  const paths = { dataFolder: join(folder, 'data'), rootKeyFile: join(folder, 'root.key') }
  const begin = () => startWarifu({ ...paths, certificate, settings, nodeFlags: [] })
  let running: Warifu = await begin()

  const endpoint = () => ({ origin: running.origin, ca: certificate.ca })
  if (running.setupLink === null) throw new Error('a new server offers no first-operator link')
  const crew = await gather(running.setupLink, endpoint(), MEMBERS, ROOMS)
  await running.child.end('SIGTERM')

  return {
    rooms: crew.rooms,
    members: MEMBERS,
    start: async () => {
      running = await begin()
      crew.moveTo(endpoint())
    },
    kill: () => running.child.end('SIGKILL'),
    connect: crew.connect,
    close: crew.close,
  }
}
