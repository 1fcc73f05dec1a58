import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { startLoad, type Load } from '../../bench/load/load.ts'
import type { SpeechName } from '../../bench/load/speech.ts'
import type { Certificate } from '../../bench/servers/certificate.ts'
import type { Child } from '../../bench/servers/child.ts'
import { probeFlags } from '../../bench/servers/measure.ts'
import { startPeer, type PeerName } from '../../bench/servers/peer.ts'
import { startWarifu } from '../../bench/servers/warifu.ts'
import { addressOf, gather } from '../peers/crew.ts'

/** A server with everybody connected, ready to be loaded. */
export type Contestant = {
  readonly name: SpeechName
  readonly server: Child
  readonly load: Load
  readonly roomId: string
  /** What its connections really use: version, suite, curve. */
  readonly tls: readonly string[]
  readonly end: () => Promise<void>
}

/** People, each with as many connections as are needed to make up the readers. */
const PEOPLE = 4
const ANY_ROOM = 'R'.repeat(22)

/** Only what a limit would forbid to a load generator: everything else is as shipped. */
const settings = {
  WARIFU_LIMITS_COMMAND_BURST: '1000000',
  WARIFU_LIMITS_COMMANDS_PER_SECOND: '1000000',
  WARIFU_LIMITS_CONNECTIONS_PER_ADDRESS: '10000',
  WARIFU_LIMITS_CONNECTIONS_PER_ACCOUNT: '10000',
  WARIFU_LIMITS_CONNECTIONS_TOTAL: '10000',
}

/** A server without accounts: whoever connects reads. */
export async function enterPeer(name: PeerName, certificate: Certificate, readers: number): Promise<Contestant> {
  const { child, port } = await startPeer(name, certificate)
  const load = await startLoad(name)
  const tickets = Array.from({ length: readers }, () => '')
  const tls = await load.connect({ port, ca: certificate.ca, localAddress: addressOf(0), tickets })
  return { name, server: child, load, roomId: ANY_ROOM, tls, end: () => endBoth(load, child) }
}

/** The whole built server: accounts, devices, a ticket for every connection, a durable room. */
export async function enterWarifu(folder: string, certificate: Certificate, readers: number): Promise<Contestant> {
  await mkdir(folder)
  const paths = { dataFolder: join(folder, 'data'), rootKeyFile: join(folder, 'root.key') }
  const { child, origin, setupLink } = await startWarifu({ ...paths, certificate, settings, nodeFlags: probeFlags })
  if (setupLink === null) throw new Error('a new server offers no first-operator link')
  const endpoint = { origin, ca: certificate.ca }
  const crew = await gather(setupLink, endpoint, PEOPLE, 1)
  const [roomId] = crew.rooms
  if (roomId === undefined) throw new Error('there is no room')

  const load = await startLoad('warifu')
  const port = Number(new URL(origin).port)
  let tls: readonly string[] = []
  // Person by person: a ticket lives for 30 seconds only.
  for (const [index, count] of shares(readers).entries()) {
    const person = crew.people[index]
    const tickets: string[] = []
    while (person !== undefined && tickets.length < count) tickets.push(await person.ticket(endpoint))
    tls = await load.connect({ port, ca: certificate.ca, localAddress: addressOf(index), tickets })
  }
  crew.close()
  return { name: 'warifu', server: child, load, roomId, tls, end: () => endBoth(load, child) }
}

const shares = (readers: number): number[] =>
  Array.from({ length: PEOPLE }, (_, i) => Math.floor((readers + i) / PEOPLE))

async function endBoth(load: Load, server: Child): Promise<void> {
  await load.end()
  await server.end('SIGTERM')
}
