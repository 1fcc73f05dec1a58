import { RoomId, type Push } from '@warifu/protocol'
import { randomId } from '@warifu/crypto'
import type { Endpoint } from './endpoint.ts'
import { dial, openLine, type Line } from './line.ts'
import { arrive, type Person } from './person.ts'

/** Some people with accounts of their own, all of them members of some public rooms. */
export type Crew = {
  readonly people: readonly Person[]
  readonly rooms: readonly RoomId[]
  readonly connect: (endpoint: Endpoint, person: number, onPush: (push: Push) => void) => Promise<Line>
  readonly close: () => void
}

/** Uses the first operator's link and invites everybody else: the way people come, one Argon2 each. */
export async function gather(setupLink: string, endpoint: Endpoint, size: number, roomCount: number): Promise<Crew> {
  const operator = await arrive(setupLink, nameOf(0), endpoint, addressOf(0))
  const others = Array.from({ length: size - 1 }, async (_, i) =>
    arrive(await operator.invite(endpoint), nameOf(i + 1), endpoint, addressOf(i + 1)),
  )
  const people = [operator, ...(await Promise.all(others))]
  const rooms = Array.from({ length: roomCount }, () => RoomId.parse(randomId()))

  const connect: Crew['connect'] = async (at, index, onPush) => {
    const person = people[index]
    if (person === undefined) throw new Error(`there is no person ${index}`)
    return openLine(dial(at, await person.ticket(at), addressOf(index)), onPush)
  }

  for (const index of people.keys()) {
    const line = await connect(endpoint, index, () => undefined)
    for (const roomId of rooms) {
      // The first one makes the rooms; making is joining.
      if (index === 0) await line.ask('room.create', { roomId, name: 'A room', visibility: 'public' })
      else await line.ask('room.join', { roomId })
    }
    line.close()
  }

  return {
    people,
    rooms,
    connect,
    close: () => {
      for (const person of people) person.close()
    },
  }
}

const nameOf = (index: number) => `Person ${index + 1}`

/** Everybody comes from a place of their own, as limits per address expect. Only Linux has all of 127.0.0.0/8 without asking. */
export const addressOf = (index: number): string =>
  process.platform === 'linux' ? `127.0.0.${index + 2}` : '127.0.0.1'
