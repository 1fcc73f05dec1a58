import type { AccountId, Room } from '@warifu/client'

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
