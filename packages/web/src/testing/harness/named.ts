import type { World } from '../fake-client.ts'
import { account, message, roomId } from '../samples.ts'
import { me, NOW, session } from './cast.ts'
import { place } from './rooms.ts'

/** A world in which everything that has a name has one of these: workspace, rooms and their purposes, people, mentions. */
export function worldNamed(names: readonly string[]): Partial<World> {
  const people = names.map((name, index) => account(`p${index}`, name))
  const messages = people.map((from, index) =>
    message(
      index + 1,
      from,
      { state: 'opened', text: `@${from.name}`, mentions: [from], replyTo: index === 0 ? null : index },
      NOW,
    ),
  )
  return {
    session: { ...session, workspace: { name: names[0] ?? '' } },
    accounts: [me, ...people],
    rooms: names.map((name, index) =>
      place(`named${index}`, name, messages, { purpose: name }, { members: [me, ...people] }),
    ),
  }
}

export const namedRoomPath = `/rooms/${roomId('named0')}/members`
