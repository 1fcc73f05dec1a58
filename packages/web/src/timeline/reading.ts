import type { AccountId, Message, RoomHandle } from '@warifu/client'
import { firstFrom, type Stretch } from './stretch.ts'

/**
 * How far the account has read in a room, and where the unread part began when it was opened. The divider stands still: it moves only
 * when the room is opened again, or when something comes while nobody looks and everything was read.
 */
export type Reading = {
  /** The unread divider stands after this sequence; null: there is none. */
  readonly unreadAfter: number | null
  /** The newest sequence that was in sight. */
  readonly seen: number
  /** The divider was in sight: nobody needs to be led there any more. */
  readonly met: boolean
  /** The first unread message of a stretch where it is known to be the first: nothing unread lies above what is loaded. */
  readonly firstUnread: (stretch: Stretch) => Message | null
  /** @param mark the last sequence before what the reader had marked as unread; null: they had not */
  readonly begin: (messages: readonly Message[], mark: number | null) => void
  /** A message of somebody else is about to join these, and nobody looks. */
  readonly unattended: (messages: readonly Message[]) => void
  readonly sawUpTo: (sequence: number) => void
  readonly meet: () => void
  /** The reader wants everything from here on to count as unread. */
  readonly unreadFrom: (sequence: number) => void
  /** Tells the server what was in sight. */
  readonly tell: () => void
}

export function createReading(room: Pick<RoomHandle, 'room' | 'markRead'>, me: AccountId): Reading {
  let unreadAfter: number | null = null
  let read = 0
  let seen = 0
  let met = false

  const divide = (after: number) => {
    unreadAfter = after
    met = false
  }
  return {
    get unreadAfter() {
      return unreadAfter
    },
    get seen() {
      return seen
    },
    get met() {
      return met
    },
    firstUnread({ messages, from }) {
      if (unreadAfter === null || from > unreadAfter + 1) return null
      const first = firstFrom(messages, unreadAfter + 1)
      return messages.slice(first).find((message) => message.accountId !== me) ?? null
    },
    begin(messages, mark) {
      read = Math.max(read, readPosition(room))
      seen = read
      unreadAfter = null
      const from = mark ?? read
      if (countUnread(messages, from, me) > 0) divide(from)
    },
    unattended(messages) {
      if (countUnread(messages, read, me) === 0) divide(read)
    },
    sawUpTo(sequence) {
      seen = Math.max(seen, sequence)
    },
    meet() {
      met = true
    },
    unreadFrom(sequence) {
      divide(sequence - 1)
    },
    tell() {
      if (seen <= read) return
      read = seen
      room.markRead(read).catch(() => {
        // A position that was not stored is told again with the next message; nobody has to know.
      })
    },
  }
}

/** Messages of others after a sequence, deleted ones left out. */
export function countUnread(messages: readonly Message[], after: number, me: AccountId): number {
  let count = 0
  for (let index = firstFrom(messages, after + 1); index < messages.length; index += 1) {
    const message = messages[index]
    if (message !== undefined && message.accountId !== me && message.content.state !== 'deleted') count += 1
  }
  return count
}

function readPosition(room: Pick<RoomHandle, 'room'>): number {
  const membership = room.room?.membership
  return membership?.state === 'member' ? membership.readSequence : 0
}
