import type { AccountId, Content, Message, RoomEntry } from '@warifu/client'
import { MOST_COUNTED, NOTHING_UNREAD, type Unread } from './unread.ts'

/** What is unread in one room, message by message, so that what is read, edited or deleted later is taken out again. */
export type Tally = {
  readonly unread: () => Unread
  /** True where it has counted as many as are told apart. */
  readonly isFull: () => boolean
  /** A page of history, of messages as they are now. */
  readonly messages: (messages: readonly Message[]) => void
  /** What has just come. True where it is a new message of somebody else. */
  readonly entry: (entry: RoomEntry) => boolean
  /** Everything up to this sequence is read. */
  readonly readTo: (sequence: number) => void
}

export function createTally(me: AccountId, from: number): Tally {
  /** By sequence, whether it mentions this account. */
  const counted = new Map<number, boolean>()
  let read = from

  const count = (sequence: number, author: AccountId, content: Content) => {
    if (author === me) return
    if (sequence > read && content.state !== 'deleted') counted.set(sequence, isMentioned(me, content))
  }

  return {
    unread: () =>
      counted.size === 0
        ? NOTHING_UNREAD
        : { messages: counted.size, mentions: [...counted.values()].filter(Boolean).length },
    isFull: () => counted.size >= MOST_COUNTED,
    messages(messages) {
      for (const { sequence, accountId, content } of messages) count(sequence, accountId, content)
    },
    entry(entry) {
      if (entry.kind === 'message') count(entry.sequence, entry.accountId, entry.content)
      if (entry.kind === 'delete') counted.delete(entry.target)
      if (entry.kind === 'edit' && counted.has(entry.target)) {
        counted.set(entry.target, isMentioned(me, entry.content))
      }
      return entry.kind === 'message' && entry.accountId !== me
    },
    readTo(sequence) {
      read = sequence
      for (const each of counted.keys()) if (each <= sequence) counted.delete(each)
    },
  }
}

export const isMentioned = (me: AccountId, content: Content): boolean =>
  content.state === 'opened' && content.mentions.some(({ accountId }) => accountId === me)
