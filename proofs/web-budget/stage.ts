import { join } from 'node:path'
import { randomId } from '@warifu/crypto'
import { MessageId, RoomId } from '@warifu/protocol'
import { makeCertificate } from '../../bench/servers/certificate.ts'
import { startWarifu } from '../../bench/servers/warifu.ts'
import { gather } from '../peers/crew.ts'
import type { Report } from '../proof.ts'
import { textOf } from './texts.ts'

/** A built server with two rooms: one with a long history, one with a short one; and a link for whoever looks at them. */
export type Stage = {
  /** Where the browser's profile may lie. */
  readonly folder: string
  readonly origin: string
  /** In the long room. */
  readonly messages: number
  readonly invitation: string
  readonly long: Place
  readonly short: Place
  /** Writes further messages into the long room. */
  readonly write: (count: number) => Promise<void>
  readonly end: () => Promise<void>
}

export type Place = { readonly roomId: RoomId; readonly name: string }

/** Reading ten thousand messages in a few seconds is faster than people do: the budget must not be what stops it. */
const settings = { WARIFU_LIMITS_COMMAND_BURST: '1000000', WARIFU_LIMITS_COMMANDS_PER_SECOND: '1000000' }

/** Messages on their way at once. */
const IN_FLIGHT = 500

export async function prepareStage(folder: string, messages: number, report: Report): Promise<Stage> {
  const certificate = await makeCertificate(folder)
  const paths = { dataFolder: join(folder, 'data'), rootKeyFile: join(folder, 'root.key') }
  const warifu = await startWarifu({ ...paths, certificate, settings, nodeFlags: [] })
  if (warifu.setupLink === null) throw new Error('a new server offers no first-operator link')
  const endpoint = { origin: warifu.origin, ca: certificate.ca }
  const crew = await gather(warifu.setupLink, endpoint, 1, 0)
  const line = await crew.connect(endpoint, 0, () => undefined)

  const room = async (name: string): Promise<Place> => {
    const roomId = RoomId.parse(randomId())
    await line.ask('room.create', { roomId, name, visibility: 'public' })
    return { roomId, name }
  }
  let written = 0
  const write = async (roomId: RoomId, count: number) => {
    for (let left = count; left > 0; left -= IN_FLIGHT) {
      const batch = Array.from({ length: Math.min(IN_FLIGHT, left) }, () => {
        written += 1
        const envelope = Buffer.from(`\0${JSON.stringify({ text: textOf(written) })}`).toString('base64url')
        return line.ask('message.send', { roomId, messageId: MessageId.parse(randomId()), envelope })
      })
      await Promise.all(batch)
    }
  }

  const long = await room('A long history')
  const short = await room('A short history')
  await write(long.roomId, messages)
  await write(short.roomId, 60)
  report(`${messages} messages are written`)
  const [operator] = crew.people
  if (operator === undefined) throw new Error('nobody is there to invite')

  return {
    folder,
    origin: warifu.origin,
    messages,
    invitation: await operator.invite(endpoint),
    long,
    short,
    write: (count) => write(long.roomId, count),
    end: async () => {
      line.close()
      crew.close()
      await warifu.child.end('SIGTERM')
    },
  }
}
