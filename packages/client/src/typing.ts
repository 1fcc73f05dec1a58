import { limits, type AccountId, type RoomId } from '@warifu/protocol'
import type { Clock } from './clock.ts'

/** A sign that holds is sent again this often: before the last one runs out on the other side. */
const RENEW_MS = limits.typingMs / 2

/** Tells others that this account is typing. Called with each key; what need not be said again is not. */
export type TypingSigns = {
  readonly sign: (roomId: RoomId, typing: boolean) => void
  /** A message was sent: that ends it for everybody already. */
  readonly ended: (roomId: RoomId) => void
}

export function createTypingSigns(clock: Clock, send: (roomId: RoomId, typing: boolean) => void): TypingSigns {
  /** When a sign was sent last, by room. */
  const sent = new Map<RoomId, number>()
  return {
    sign(roomId, typing) {
      const last = sent.get(roomId)
      const holds = last !== undefined && clock.now() - last < limits.typingMs
      if (typing ? holds && clock.now() - last < RENEW_MS : !holds) return
      if (typing) sent.set(roomId, clock.now())
      else sent.delete(roomId)
      send(roomId, typing)
    },
    ended: (roomId) => sent.delete(roomId),
  }
}

/** Who is typing in each room, the longest first. Each sign is good for `typingMs` [PR2]. */
export type Typists = {
  readonly heard: (roomId: RoomId, accountId: AccountId, typing: boolean) => void
  /** Nothing is known any more. */
  readonly clear: () => void
}

export function createTypists(
  clock: Clock,
  changed: (roomId: RoomId, accountIds: readonly AccountId[]) => void,
): Typists {
  const rooms = new Map<RoomId, Map<AccountId, () => void>>()

  function end(roomId: RoomId, accountId: AccountId): void {
    const typing = rooms.get(roomId)
    typing?.get(accountId)?.()
    if (typing?.delete(accountId) === true) changed(roomId, [...typing.keys()])
  }

  return {
    heard(roomId, accountId, isTyping) {
      if (!isTyping) {
        end(roomId, accountId)
        return
      }
      const typing = rooms.get(roomId) ?? new Map<AccountId, () => void>()
      rooms.set(roomId, typing)
      const isNew = !typing.has(accountId)
      typing.get(accountId)?.()
      typing.set(
        accountId,
        clock.after(limits.typingMs, () => {
          end(roomId, accountId)
        }),
      )
      if (isNew) changed(roomId, [...typing.keys()])
    },
    clear() {
      for (const [roomId, typing] of rooms) for (const accountId of typing.keys()) end(roomId, accountId)
      rooms.clear()
    },
  }
}
