import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { makeCertificate } from '../../bench/servers/certificate.ts'
import { startWarifu, type Warifu } from '../../bench/servers/warifu.ts'
import { gather } from '../peers/crew.ts'
import type { Subject } from './campaign.ts'

const MEMBERS = 3
const ROOMS = 2

/** Writers here are faster than people: their budget must not be what stops them. Everything else is as shipped. */
const settings = { WARIFU_LIMITS_COMMAND_BURST: '1000000', WARIFU_LIMITS_COMMANDS_PER_SECOND: '1000000' }

export type Fleet = { readonly subjects: readonly Subject[]; readonly end: () => Promise<void> }

/**
 * Some built servers, each on a data folder of its own, with accounts, devices, tickets and TLS, as people meet them. The folders
 * begin as copies of one that was set up by links and stopped: making accounts is meant to be slow, and not what is shown here.
 */
export async function createFleet(folder: string, size: number): Promise<Fleet> {
  const certificate = await makeCertificate(folder)
  const dataFolders = Array.from({ length: size }, (_, i) => join(folder, `data-${i}`))
  const rootKeyFile = join(folder, 'root.key')
  const start = (dataFolder: string) => startWarifu({ dataFolder, rootKeyFile, certificate, settings, nodeFlags: [] })
  const endpointOf = ({ origin }: Warifu) => ({ origin, ca: certificate.ca })

  const [original = '', ...copies] = dataFolders
  const first = await start(original)
  if (first.setupLink === null) throw new Error('a new server offers no first-operator link')
  const crew = await gather(first.setupLink, endpointOf(first), MEMBERS, ROOMS)
  await first.child.end('SIGTERM')
  await Promise.all(copies.map((copy) => cp(original, copy, { recursive: true })))

  const running = new Map<string, Warifu>()
  const of = (dataFolder: string): Warifu => {
    const warifu = running.get(dataFolder)
    if (warifu === undefined) throw new Error('the server was not started')
    return warifu
  }
  return {
    subjects: dataFolders.map((dataFolder) => ({
      rooms: crew.rooms,
      members: MEMBERS,
      start: async () => {
        running.set(dataFolder, await start(dataFolder))
      },
      kill: () => of(dataFolder).child.end('SIGKILL'),
      connect: (member, onPush) => crew.connect(endpointOf(of(dataFolder)), member, onPush),
    })),
    end: async () => {
      crew.close()
      await Promise.all(Array.from(running.values(), ({ child }) => child.end('SIGKILL')))
    },
  }
}
