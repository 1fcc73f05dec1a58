import type { AccountId, Room, RoomId } from '@warifu/client'
import { needleOf, rankOf } from '../completion/fold-search.ts'
import type { Chord } from '../keys/chord.ts'
import type { People, Person } from '../people/people.model.ts'
import { NOTHING_UNREAD, standoutOf, type Standout, type Unread } from '../room-list/unread.ts'

/** Something the palette can do beside going somewhere. `label`: in the present language. */
export type Command = {
  readonly id: string
  readonly label: string
  readonly chord: Chord | null
  readonly run: () => void
}

export type PaletteItem =
  | { readonly kind: 'room'; readonly key: string; readonly room: Room; readonly standout: Standout }
  | { readonly kind: 'person'; readonly key: string; readonly person: Person }
  | { readonly kind: 'command'; readonly key: string; readonly command: Command }

/** What there is to find. `rooms`: those the account is in, in the order of the list. */
export type Findable = {
  readonly rooms: readonly Room[]
  readonly unread: ReadonlyMap<RoomId, Unread>
  readonly recents: readonly RoomId[]
  readonly people: People
  readonly me: AccountId
  readonly commands: readonly Command[]
}

const MOST_SHOWN = 50

type Candidate = { readonly item: PaletteItem; readonly rank: number; readonly order: readonly number[] }

/**
 * What the typed words find, best first. Of what is found alike, unread rooms come first, then those opened lately, then the other
 * rooms, people and commands. Before anything is typed, that is all of it but people: those are many, and are looked for by name.
 */
export function findItems(typed: string, there: Findable): readonly PaletteItem[] {
  const needle = needleOf(typed)
  const candidates = [
    ...there.rooms.map((room, index) => roomCandidate(room, index, there)),
    ...(needle.length === 0 ? [] : peopleWithoutRoom(there)).map(personCandidate),
    ...there.commands.map(commandCandidate),
  ]
  return candidates
    .flatMap(({ item, names, order }): Candidate[] => {
      const rank = rankOf(needle, names)
      return rank === null ? [] : [{ item, rank, order }]
    })
    .sort((a, b) => a.rank - b.rank || compareOrder(a.order, b.order))
    .slice(0, MOST_SHOWN)
    .map(({ item }) => item)
}

type Named = { readonly item: PaletteItem; readonly names: readonly string[]; readonly order: readonly number[] }

const [UNREAD, RECENT, ROOM, PERSON, COMMAND] = [0, 1, 2, 3, 4]

function roomCandidate(room: Room, index: number, { unread, recents, people }: Findable): Named {
  const standout = standoutOf(room, unread.get(room.roomId) ?? NOTHING_UNREAD)
  const reading = room.peer === null ? null : (people.get(room.peer)?.reading ?? null)
  const recent = recents.indexOf(room.roomId)
  return {
    item: { kind: 'room', key: room.roomId, room, standout },
    names: reading === null ? [room.name, room.purpose] : [room.name, reading],
    order: standout.strong
      ? [UNREAD, standout.mentions > 0 ? 0 : 1, index]
      : recent >= 0
        ? [RECENT, recent]
        : [ROOM, index],
  }
}

/** Who has a direct room already is found as that room. */
function peopleWithoutRoom({ rooms, people, me }: Findable): readonly Person[] {
  const known = new Set(rooms.map((room) => room.peer))
  return [...people.values()].filter(({ accountId }) => accountId !== me && !known.has(accountId))
}

const personCandidate = (person: Person, index: number): Named => ({
  item: { kind: 'person', key: person.accountId, person },
  names: person.reading === null ? [person.name] : [person.name, person.reading],
  order: [PERSON, index],
})

const commandCandidate = (command: Command, index: number): Named => ({
  item: { kind: 'command', key: command.id, command },
  names: [command.label],
  order: [COMMAND, index],
})

function compareOrder(a: readonly number[], b: readonly number[]): number {
  for (const [index, one] of a.entries()) {
    const difference = one - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
