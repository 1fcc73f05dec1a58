import type { AccountId, Room, RoomId } from '@warifu/client'

/** A message of somebody else that has just come and was not read. */
export type News = {
  readonly room: Room
  readonly sequence: number
  readonly accountId: AccountId
  /** Null where it cannot be read here. */
  readonly text: string | null
  /** It names this account, or is for it alone. */
  readonly mentions: boolean
}

/** Messages that are no news any more. `read`: all up to `sequence`, here or elsewhere. `left`: whatever is in the room. */
export type Stale =
  | { readonly why: 'read' | 'deleted'; readonly roomId: RoomId; readonly sequence: number }
  | { readonly why: 'left'; readonly roomId: RoomId }
