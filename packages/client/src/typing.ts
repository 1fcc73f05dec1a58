import { limits, type AccountId, type RoomId } from '@warifu/protocol'
import type { Clock } from './clock.ts'

/** A sign that holds is sent again this often: before the last one runs out on the other side. */
const RENEW_MS = limits.typingMs / 2
/** Without a key for this long, nobody is typing. */
const IDLE_MS = 5_000

/** Tells others that this account is typing. Called with each key; what need not be said again is not. */
export type TypingSigns = {
  readonly sign: (roomId: RoomId, typing: boolean) => void
  /** A message was sent: that ends it for everybody already. */
  readonly ended: (roomId: RoomId) => void
  /** The connection is gone, and with it what was said on it. */
  readonly lost: () => void
}

type Sign = { readonly sentAt: number; readonly cancel: () => void }

export function createTypingSigns(clock: Clock, send: (roomId: RoomId, typing: boolean) => void): TypingSigns {
  /** What others were told and is not taken back, by room. */
  const signs = new Map<RoomId, Sign>()

  function end(roomId: RoomId): boolean {
    signs.get(roomId)?.cancel()
    return signs.delete(roomId)
  }

  /** Who stops typing without a word is not typing. */
  function stop(roomId: RoomId): void {
    if (end(roomId)) send(roomId, false)
  }

  return {
    sign(roomId, typing) {
      if (!typing) {
        stop(roomId)
        return
      }
      const last = signs.get(roomId)
      const isDue = last === undefined || clock.monotonic() - last.sentAt >= RENEW_MS
      last?.cancel()
      const cancel = clock.after(IDLE_MS, () => {
        stop(roomId)
      })
      signs.set(roomId, { sentAt: isDue ? clock.monotonic() : last.sentAt, cancel })
      if (isDue) send(roomId, true)
    },
    ended: end,
    lost() {
      for (const roomId of [...signs.keys()]) end(roomId)
    },
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
