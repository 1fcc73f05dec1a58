import type { Room } from '@warifu/client'

/** What an account has not read in a room: messages of others, and those among them that mention it. */
export type Unread = {
  readonly messages: number
  readonly mentions: number
}

export const NOTHING_UNREAD: Unread = { messages: 0, mentions: 0 }

/** From here on messages are "many": a room's history is not read any further to count them. */
export const MOST_COUNTED = 100

/**
 * How a room with unread messages stands in the list, as its account wants it: by weight, and by numbers. A room that is to stay
 * quiet shows nothing; one that is only to tell of mentions counts those alone.
 */
export type Standout = Unread & { readonly strong: boolean }

const QUIET: Standout = { ...NOTHING_UNREAD, strong: false }

export function standoutOf({ membership, visibility }: Room, unread: Unread): Standout {
  if (membership.state !== 'member' || membership.notify === 'none' || unread.messages === 0) return QUIET
  // What is written to somebody alone is meant for them, mentioned or not.
  const countsAll = membership.notify === 'all' || visibility === 'direct'
  return { strong: true, messages: countsAll ? unread.messages : 0, mentions: unread.mentions }
}

/** What the whole application has to tell: the numbers of all its rooms. */
export const totalOf = (rooms: readonly Room[], unread: ReadonlyMap<Room['roomId'], Unread>): number =>
  sum(rooms, unread, (_room, { messages, mentions }) => Math.max(messages, mentions))

/** What of it is meant for the reader: mentions, and whatever is written to them alone. */
export const mentionsOf = (rooms: readonly Room[], unread: ReadonlyMap<Room['roomId'], Unread>): number =>
  sum(rooms, unread, ({ visibility }, { messages, mentions }) => (visibility === 'direct' ? messages : mentions))

const sum = (
  rooms: readonly Room[],
  unread: ReadonlyMap<Room['roomId'], Unread>,
  countOf: (room: Room, standout: Standout) => number,
): number =>
  rooms.reduce((total, room) => total + countOf(room, standoutOf(room, unread.get(room.roomId) ?? NOTHING_UNREAD)), 0)
