import type { AccountId, RoomId } from '@warifu/client'

/** What an account has begun to write, by room. It outlives a session that ended unasked, and lasts as long as the page. */
export type Drafts = {
  readonly read: (roomId: RoomId) => string
  readonly keep: (roomId: RoomId, text: string) => void
}

export type DraftKeeper = {
  readonly of: (accountId: AccountId) => Drafts
  /** Nothing is left of what an account has written: it signed out. */
  readonly forget: (accountId: AccountId) => void
}

export function createDraftKeeper(): DraftKeeper {
  const kept = new Map<AccountId, Map<RoomId, string>>()
  return {
    of(accountId) {
      const texts = kept.get(accountId) ?? new Map<RoomId, string>()
      kept.set(accountId, texts)
      return {
        read: (roomId) => texts.get(roomId) ?? '',
        keep: (roomId, text) => void texts.set(roomId, text),
      }
    },
    forget: (accountId) => void kept.delete(accountId),
  }
}
