import type { AccountId, Message, Room } from '@warifu/client'

/** What an account may do to a message; the server decides the same, and has the last word. */
export type Allowed = {
  readonly answer: boolean
  readonly edit: boolean
  readonly erase: boolean
}

export function allowedTo(message: Message, me: AccountId, room: Room): Allowed {
  const member = room.membership.state === 'member' ? room.membership : null
  const stands = member !== null && message.content.state !== 'deleted'
  const own = message.accountId === me
  return {
    answer: stands,
    edit: stands && own && message.content.state === 'opened',
    erase: stands && (own || member.role === 'moderator'),
  }
}
